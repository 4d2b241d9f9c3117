import { setTimeout as delay } from 'node:timers/promises';
import type { LoggedEvent } from '../persistence/queries/log.js';
import type { SessionOf, Viewer } from '../persistence/queries/viewer.js';
import { untilItWorks } from './notifier.js';
import type { Feed } from './feed.js';
import { Group, placed, type Watcher } from './shared-subscription.js';
import { backOff, MAX_TRIES } from './retries.js';
import type { Watch } from './subscription.js';

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
    readonly onFault: (fault: unknown) => void,
  ) {
    this.#handed = head;
    const failed = (fault: unknown): void => {
      for (const watcher of [...this.watchers]) watcher.end({ why: 'FAULT', fault });
    };
    this.#unfollow = feed.follow(workspaceId, head, (events) => this.#hear(events), failed);
  }

  /** Lets a watcher in, wherever they begin. */
  enter(watcher: Watcher): void {
    this.watchers.add(watcher);
    void this.#catchUp(watcher);
  }

  /** Answers whether nobody is left. */
  leave(watcher: Watcher): boolean {
    this.watchers.delete(watcher);
    this.#ungroup(watcher);
    if (this.watchers.size === 0) this.#unfollow();
    return this.watchers.size === 0;
  }

  /** A watcher who could not be handed something goes on alone, from where they stand. */
  failedFor(watcher: Watcher, fault: unknown): void {
    this.onFault(fault);
    this.#ungroup(watcher);
    void this.#catchUp(watcher, 1);
  }

  /** May be called again with the same events: whatever is done already is not done twice. */
  async #hear(events: readonly LoggedEvent[]): Promise<void> {
    for (const run of runsOf(events)) {
      const last = run.at(-1)!;
      const groups = [...this.#groups.values()];
      const onTime = groups.filter(({ at }) => at >= this.#handed);
      this.#handed = Math.max(this.#handed, last.position);
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
    await this.#forEach([...among], event, (watcher) => {
      if (watcher.at < event.position && watcher.watch.outdated(watcher.viewer.actor, event))
        watcher.end({ why: 'OUTDATED' });
    });
    const look = async (): Promise<void> => {
      const stale = [...among].filter(({ gone, viewer }) => !gone && viewer.asOf < event.position);
      if (stale.length === 0) return;
      const asked = stale.map(({ session }) => session);
      const viewers = await this.lookUp(asked);
      for (const [i, watcher] of stale.entries())
        if (watcher.session === asked[i]) refresh(watcher, viewers.get(watcher.session.sessionId) ?? null);
      await this.#forEach(stale, event, (watcher) => watcher.group && this.#group(watcher));
      if (stale.some(({ session }, i) => session !== asked[i])) await look(); // the socket was renewed meanwhile
    };
    await untilItWorks(look, this.stopped, this.onFault); // the database may be away: nothing is told by old rights meanwhile
  }

  /** Does something for each watcher because of an event; a watcher for whom it fails three times ends before the event. */
  async #forEach(watchers: readonly Watcher[], event: LoggedEvent, work: (watcher: Watcher) => void): Promise<void> {
    let left = watchers;
    for (let tries = 1; ; tries += 1) {
      left = left.filter((watcher) => {
        try {
          if (!watcher.gone) work(watcher);
          return false;
        } catch (fault) {
          if (tries === MAX_TRIES) this.#endBefore(watcher, event, fault);
          else this.onFault(fault);
          return tries < MAX_TRIES;
        }
      });
      if (left.length === 0) return;
      await backOff(tries);
    }
  }

  #endBefore(watcher: Watcher, { position }: LoggedEvent, fault: unknown): void {
    this.#ungroup(watcher, position - 1);
    watcher.end({ why: 'FAULT', fault });
  }

  /** Puts a watcher who has come as far as the groups were given events into theirs. There is no seam: they take only what lies after their place. */
  #joins(watcher: Watcher): boolean {
    if (watcher.at < this.#handed) return false;
    this.#group(watcher);
    return true;
  }

  #group(watcher: Watcher): void {
    const { watch, viewer } = watcher;
    const name = nameOf(watch, viewer); // before anything changes: it may throw
    this.#ungroup(watcher);
    const group = this.#groups.get(name) ?? new Group(name, watch, viewer, this.#handed, this);
    this.#groups.set(name, group);
    if (viewer.asOf > group.viewer.asOf) group.viewer = viewer;
    group.watchers.add(watcher);
    watcher.group = group;
    watcher.watch = group.watch;
  }

  /** Takes a watcher out of their group; they have come as far as it, but no further than `most`. */
  #ungroup(watcher: Watcher, most = Infinity): void {
    const { group } = watcher;
    if (!group) return;
    watcher.at = Math.max(watcher.at, Math.min(group.at, most));
    watcher.group = null;
    group.watchers.delete(watcher);
    if (group.watchers.size === 0 && this.#groups.get(group.name) === group) this.#groups.delete(group.name);
  }

  /** Lets a watcher catch up on their own; who can't be told an event in three tries ends before it. */
  async #catchUp(watcher: Watcher, failures = 0): Promise<void> {
    while (!watcher.gone) {
      if (failures > 0) await backOff(failures);
      const from = watcher.at;
      try {
        return await this.#tellMissed(watcher, failures);
      } catch (fault) {
        failures = watcher.at > from ? 1 : failures + 1;
        if (failures === MAX_TRIES) watcher.end({ why: 'FAULT', fault });
        else this.onFault(fault);
      }
    }
  }

  /** Tells a watcher page by page what they missed, until they meet the groups. */
  async #tellMissed(watcher: Watcher, failures: number): Promise<void> {
    while (!watcher.gone && !this.#joins(watcher)) {
      const events = await this.feed.page(this.workspaceId, watcher.at);
      const heard = (event: LoggedEvent): boolean => watcher.watch.hears(watcher.viewer.actor, event);
      // After a fault each is told, so that the one which fails stops none before it.
      const last = watcher.watch.latest && failures === 0 ? events.findLast(heard) : null;
      for (const event of events) {
        if (watcher.gone) return;
        const isWanted = last === null ? heard(event) : event === last;
        if (isWanted) await this.#tellAlone(watcher, event, failures === MAX_TRIES - 1);
        await this.#lookAgain(event, [watcher]);
        watcher.at = Math.max(watcher.at, event.position);
        failures = 0;
      }
    }
  }

  /** Who reads slowly may lose the right to hear it while they do: then it is judged, and worked out, anew. */
  async #tellAlone(watcher: Watcher, event: LoggedEvent, isLastTry: boolean): Promise<void> {
    for (let { viewer } = watcher; !watcher.gone && watcher.watch.hears(viewer.actor, event); { viewer } = watcher) {
      const told = placed(event.position, await watcher.watch.tell(viewer, event, isLastTry));
      await watcher.ear.ready();
      if (watcher.viewer !== viewer) continue;
      if (told && !watcher.gone) watcher.hand([told]);
      return;
    }
  }
}

/** Judges a watcher by who they are now. */
function refresh(watcher: Watcher, viewer: Viewer | null): void {
  if (viewer) watcher.viewer = viewer;
  else watcher.end({ why: 'SESSION_ENDED' });
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
