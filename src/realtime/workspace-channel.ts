import { setTimeout as delay } from 'node:timers/promises';
import type { LoggedEvent } from '../persistence/queries/log.js';
import type { SessionOf, Viewer } from '../persistence/queries/viewer.js';
import type { Feed } from './feed.js';
import { backOff, MAX_TRIES, untilItWorks } from './retries.js';
import { SharedSubscription, sharedKeyOf } from './shared-subscription.js';
import { LogSubscriber, type Sink, type Subscriber } from './sink.js';
import type { Execution } from './subscription.js';

/** How long a shared subscription may hold up the others, in milliseconds: while they wait, events gather that are read at once. */
const PATIENCE_MS = 20;
/** How many events a shared subscription may be behind; then all wait for it. More than the feed reads at once. */
const MAX_BEHIND = 400;

/** Looks sessions up, all in one statement; those that ended are left out. */
export type LookUp = (sessions: readonly SessionOf[]) => Promise<ReadonlyMap<string, Viewer>>;

/** The channels of a process: one for each workspace that has a subscriber. */
export interface WorkspaceChannels {
  /** Begins a subscription: what lies between its position and now is caught up with first. */
  subscribe(execution: Execution, session: SessionOf, viewer: Viewer, sink: Sink): Subscriber;
  /** Subscribers there are now. */
  readonly subscribers: number;
}

/** Starts without subscribers. */
export function startChannels(
  feed: Feed,
  lookUp: LookUp,
  stopped: AbortSignal,
  onFault: (fault: unknown) => void,
): WorkspaceChannels {
  const channels = new Map<string, WorkspaceChannel>();
  const open = (workspaceId: string, after: number): WorkspaceChannel => {
    const empty = (): void => void channels.delete(workspaceId);
    const channel = new WorkspaceChannel(workspaceId, after, { feed, lookUp, stopped, onFault, empty });
    channels.set(workspaceId, channel);
    return channel;
  };
  return {
    subscribe(execution, session, viewer, sink) {
      const { workspaceId } = viewer.actor;
      const channel = channels.get(workspaceId) ?? open(workspaceId, viewer.asOf);
      return channel.subscribe(execution, session, viewer, sink);
    },
    get subscribers() {
      return channels.values().reduce((sum, { size }) => sum + size, 0);
    },
  };
}

/** What a channel works with. */
interface Given {
  readonly feed: Feed;
  readonly lookUp: LookUp;
  readonly stopped: AbortSignal;
  readonly onFault: (fault: unknown) => void;
  /** Called when the last subscriber has left. */
  readonly empty: () => void;
}

/** The subscribers of one workspace in this process. */
class WorkspaceChannel {
  readonly #subscribers = new Set<LogSubscriber>();
  readonly #shared = new Map<string, SharedSubscription>();
  readonly #unfollow: () => void;
  /** Up to here events were pushed to the shared subscriptions. A subscriber who has come as far has caught up. */
  #pushed: number;

  constructor(
    private readonly workspaceId: string,
    after: number,
    private readonly given: Given,
  ) {
    this.#pushed = after;
    const failed = (fault: unknown): void => {
      for (const subscriber of [...this.#subscribers]) subscriber.error({ why: 'FAULT', fault });
    };
    this.#unfollow = given.feed.follow(workspaceId, after, (events) => this.#receive(events), failed);
  }

  /** Subscribers there are now. */
  get size(): number {
    return this.#subscribers.size;
  }

  /** Takes a fault in. */
  get onFault(): (fault: unknown) => void {
    return this.given.onFault;
  }

  /** Takes a subscriber in, wherever it begins. */
  subscribe(execution: Execution, session: SessionOf, viewer: Viewer, sink: Sink): LogSubscriber {
    const subscriber = new LogSubscriber(execution, session, viewer, sink, this);
    this.#subscribers.add(subscriber);
    void subscriber.catchUp();
    return subscriber;
  }

  /** Lets a subscriber go, and ends with the last. */
  leave(subscriber: LogSubscriber): void {
    if (!this.#subscribers.delete(subscriber)) return;
    this.#unshare(subscriber);
    if (this.#subscribers.size > 0) return;
    this.#unfollow();
    this.given.empty();
  }

  /** Events after a position, oldest first. */
  page(after: number): Promise<readonly LoggedEvent[]> {
    return this.given.feed.page(this.workspaceId, after);
  }

  /** A subscriber whose sink threw goes on alone, from its cursor. */
  sinkFailed(subscriber: LogSubscriber, fault: unknown): void {
    this.onFault(fault);
    this.#unshare(subscriber);
    void subscriber.catchUp(1);
  }

  /** May be called again with the same events: what is done already is not done twice. */
  async #receive(events: readonly LoggedEvent[]): Promise<void> {
    for (const run of runsOf(events)) {
      const last = run.at(-1)!;
      const all = [...this.#shared.values()];
      const onTime = all.filter(({ cursor }) => cursor >= this.#pushed);
      this.#pushed = Math.max(this.#pushed, last.position);
      for (const shared of all) shared.push(run);
      if (isAboutWorkspace(last)) await allDelivered(all, last.position);
      else {
        await Promise.race([allDelivered(onTime, last.position), delay(PATIENCE_MS, undefined, { ref: false })]);
        await allDelivered(all, last.position - MAX_BEHIND);
      }
      await this.recheckRights(last, this.#subscribers);
    }
  }

  /** An event about the workspace itself may change who sees what: those concerned are looked up again before anything else is delivered. */
  async recheckRights(event: LoggedEvent, of: Iterable<LogSubscriber>): Promise<void> {
    if (!isAboutWorkspace(event)) return;
    await this.#forEach([...of], event, (subscriber) => {
      const { cursor, execution, viewer } = subscriber;
      if (cursor < event.position && execution.subscription.isOutdatedBy(viewer.actor, event))
        subscriber.error({ why: 'OUTDATED' });
    });
    const look = async (): Promise<void> => {
      const stale = [...of].filter(({ isOver, viewer }) => !isOver && viewer.asOf < event.position);
      if (stale.length === 0) return;
      const asked = stale.map(({ session }) => session);
      const viewers = await this.given.lookUp(asked);
      for (const [i, subscriber] of stale.entries())
        if (subscriber.session === asked[i]) refresh(subscriber, viewers.get(subscriber.session.sessionId) ?? null);
      await this.#forEach(stale, event, (subscriber) => subscriber.shared && this.#share(subscriber));
      if (stale.some(({ session }, i) => session !== asked[i])) await look(); // renewed meanwhile
    };
    await untilItWorks(look, this.given.stopped, this.onFault); // the database may be away: nothing is delivered by old rights meanwhile
  }

  /** Does something for each subscriber because of an event; where it fails three times, the subscription ends before the event. */
  async #forEach(
    subscribers: readonly LogSubscriber[],
    event: LoggedEvent,
    work: (subscriber: LogSubscriber) => void,
  ): Promise<void> {
    let left = subscribers;
    for (let tries = 1; ; tries += 1) {
      left = left.filter((subscriber) => {
        try {
          if (!subscriber.isOver) work(subscriber);
          return false;
        } catch (fault) {
          if (tries === MAX_TRIES) this.#endBefore(subscriber, event, fault);
          else this.onFault(fault);
          return tries < MAX_TRIES;
        }
      });
      if (left.length === 0) return;
      await backOff(tries);
    }
  }

  #endBefore(subscriber: LogSubscriber, { position }: LoggedEvent, fault: unknown): void {
    this.#unshare(subscriber, position - 1);
    subscriber.error({ why: 'FAULT', fault });
  }

  /** Puts a subscriber who has caught up into its shared subscription. There is no seam: it takes only what lies behind its cursor. */
  joins(subscriber: LogSubscriber): boolean {
    if (subscriber.cursor < this.#pushed) return false;
    this.#share(subscriber);
    return true;
  }

  #share(subscriber: LogSubscriber): void {
    const { execution, viewer } = subscriber;
    const key = sharedKeyOf(execution.subscription, viewer); // before anything changes: it may throw
    this.#unshare(subscriber);
    const shared = this.#shared.get(key) ?? new SharedSubscription(key, execution, viewer, this.#pushed, this);
    this.#shared.set(key, shared);
    if (viewer.asOf > shared.viewer.asOf) shared.viewer = viewer;
    shared.subscribers.add(subscriber);
    subscriber.shared = shared;
    subscriber.execution = shared.execution;
  }

  /** Takes a subscriber out of its shared subscription: it has come as far as that, but no further than `most`. */
  #unshare(subscriber: LogSubscriber, most = Infinity): void {
    const { shared } = subscriber;
    if (!shared) return;
    subscriber.cursor = Math.max(subscriber.cursor, Math.min(shared.cursor, most));
    subscriber.shared = null;
    shared.subscribers.delete(subscriber);
    if (shared.subscribers.size === 0 && this.#shared.get(shared.key) === shared) this.#shared.delete(shared.key);
  }
}

/** Judges a subscriber by who they are now. */
function refresh(subscriber: LogSubscriber, viewer: Viewer | null): void {
  if (viewer) subscriber.viewer = viewer;
  else subscriber.error({ why: 'SESSION_ENDED' });
}

const allDelivered = (all: readonly SharedSubscription[], upTo: number): Promise<unknown> =>
  Promise.all(all.map((shared) => shared.delivered(upTo)));

const isAboutWorkspace = ({ ticketId }: LoggedEvent): boolean => ticketId === null;

/** Cuts a page behind every event about the workspace itself. */
function runsOf(events: readonly LoggedEvent[]): readonly (readonly LoggedEvent[])[] {
  const runs: LoggedEvent[][] = [[]];
  for (const event of events) {
    runs.at(-1)!.push(event);
    if (isAboutWorkspace(event)) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}
