import { setTimeout as delay } from 'node:timers/promises';
import type { LoggedEvent } from '../persistence/queries/log.js';
import type { SessionOf, Viewer } from '../persistence/queries/viewer.js';
import { untilItWorks } from './bell.js';
import type { Feed } from './feed.js';
import { Group, placed, type Watcher } from './group.js';
import type { Watch } from './watch.js';

/** How long a group may hold up the others, in milliseconds: while they wait, events gather that are read at once. */
const PATIENCE_MS = 20;
/** How many events a group may be behind; then everybody waits for it. More than the feed reads at once. */
const MOST_BEHIND = 400;

/** Looks sessions up again, all in one statement; those that ended are left out. */
export type LookUp = (sessions: readonly SessionOf[]) => Promise<ReadonlyMap<string, Viewer>>;

/** What of a workspace's log is told in this process. */
export class Room {
  readonly watchers = new Set<Watcher>();
  readonly #groups = new Map<string, Group>();
  readonly #unfollow: () => void;
  /** As far as the groups have been given events. Whoever has come as far as this has caught up. */
  #handed: number;

  constructor(
    private readonly workspaceId: string,
    head: number,
    private readonly feed: Feed,
    private readonly lookUp: LookUp,
    private readonly stopped: AbortSignal,
    private readonly onFault: (fault: unknown) => void,
  ) {
    this.#handed = head;
    this.#unfollow = feed.follow(workspaceId, head, (events) => this.#hear(events));
  }

  /** Lets a watcher in, wherever they begin. */
  enter(watcher: Watcher): void {
    this.watchers.add(watcher);
    if (!this.#joins(watcher)) void this.#catchUp(watcher);
  }

  /** Answers whether nobody is left. */
  leave(watcher: Watcher): boolean {
    this.watchers.delete(watcher);
    this.#ungroup(watcher);
    if (this.watchers.size === 0) this.#unfollow();
    return this.watchers.size === 0;
  }

  async #hear(events: readonly LoggedEvent[]): Promise<void> {
    for (const run of runsOf(events)) {
      const last = run.at(-1)!;
      const groups = [...this.#groups.values()];
      const onTime = groups.filter(({ at }) => at >= this.#handed);
      this.#handed = last.position;
      for (const group of groups) group.push(run);
      if (isAboutTheDesk(last)) await allTold(groups, last.position);
      else {
        await Promise.race([allTold(onTime, last.position), delay(PATIENCE_MS, undefined, { ref: false })]);
        await allTold(groups, last.position - MOST_BEHIND);
      }
      await this.#lookAgain(last, this.watchers);
    }
  }

  /** What happens to the desk itself may change who hears what: those concerned are looked up again before anything else is told. */
  async #lookAgain(event: LoggedEvent, among: Iterable<Watcher>): Promise<void> {
    if (!isAboutTheDesk(event)) return;
    for (const watcher of [...among])
      if (watcher.at < event.position && watcher.watch.outdated(watcher.viewer.actor, event))
        watcher.end({ why: 'OUTDATED' });
    const look = async (): Promise<void> => {
      const stale = [...among].filter(({ gone, viewer }) => !gone && viewer.asOf < event.position);
      if (stale.length === 0) return;
      const asked = stale.map(({ session }) => session);
      const viewers = await this.lookUp(asked);
      for (const [i, watcher] of stale.entries())
        if (watcher.session === asked[i]) this.#regroup(watcher, viewers.get(watcher.session.sessionId) ?? null);
      if (stale.some(({ session }, i) => session !== asked[i])) await look(); // the socket was renewed meanwhile
    };
    await untilItWorks(look, this.stopped, this.onFault); // the database may be away: nothing is told by old rights meanwhile
  }

  #regroup(watcher: Watcher, viewer: Viewer | null): void {
    if (watcher.gone) return;
    if (!viewer) return watcher.end({ why: 'SESSION_ENDED' });
    watcher.viewer = viewer;
    if (!watcher.group) return;
    this.#ungroup(watcher);
    this.#group(watcher);
  }

  /** Puts a watcher who has come as far as the groups were given events into theirs. There is no seam: they take only what lies after their place. */
  #joins(watcher: Watcher): boolean {
    if (watcher.at < this.#handed) return false;
    this.#group(watcher);
    return true;
  }

  #group(watcher: Watcher): void {
    const { watch, viewer } = watcher;
    const name = nameOf(watch, viewer);
    const group = this.#groups.get(name) ?? new Group(watch, viewer, this.#handed, this.onFault);
    this.#groups.set(name, group);
    if (viewer.asOf > group.viewer.asOf) group.viewer = viewer;
    group.watchers.add(watcher);
    watcher.group = group;
    watcher.watch = group.watch;
  }

  #ungroup(watcher: Watcher): void {
    const { group } = watcher;
    if (!group) return;
    watcher.at = Math.max(watcher.at, group.at);
    watcher.group = null;
    group.watchers.delete(watcher);
    const name = nameOf(group.watch, group.viewer);
    if (group.watchers.size === 0 && this.#groups.get(name) === group) this.#groups.delete(name);
  }

  /** Tells a watcher page by page what they missed, until they meet the groups. */
  async #catchUp(watcher: Watcher): Promise<void> {
    try {
      while (!watcher.gone && !this.#joins(watcher)) {
        const events = await this.feed.page(this.workspaceId, watcher.at);
        const heard = (event: LoggedEvent): boolean => watcher.watch.hears(watcher.viewer.actor, event);
        const last = events.findLast(heard);
        for (const event of events) {
          if (watcher.gone) return;
          if (heard(event) && (event === last || !watcher.watch.latest)) await this.#tellAlone(watcher, event);
          await this.#lookAgain(event, [watcher]);
          watcher.at = Math.max(watcher.at, event.position);
        }
      }
    } catch (fault) {
      watcher.end({ why: 'FAULT', fault });
    }
  }

  /** Who reads slowly may lose the right to hear it while they do: then it is judged, and worked out, anew. */
  async #tellAlone(watcher: Watcher, event: LoggedEvent): Promise<void> {
    for (let { viewer } = watcher; !watcher.gone && watcher.watch.hears(viewer.actor, event); { viewer } = watcher) {
      const told = placed(event.position, await watcher.watch.tell(viewer, event));
      await watcher.ear.ready();
      if (watcher.viewer !== viewer) continue;
      if (told && !watcher.gone) watcher.hand([told]);
      return;
    }
  }
}

const allTold = (groups: readonly Group[], upTo: number): Promise<unknown> =>
  Promise.all(groups.map((group) => group.told(upTo)));

const nameOf = (watch: Watch, { actor }: Viewer): string => `${watch.key} ${watch.audience(actor)}`;

const isAboutTheDesk = ({ ticketId }: LoggedEvent): boolean => ticketId === null;

/** Cuts a page behind every event about the desk itself. */
function runsOf(events: readonly LoggedEvent[]): readonly (readonly LoggedEvent[])[] {
  const runs: LoggedEvent[][] = [[]];
  for (const event of events) {
    runs.at(-1)!.push(event);
    if (isAboutTheDesk(event)) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}
