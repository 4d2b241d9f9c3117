import type { LoggedEvent } from '../persistence/queries/log.js';
import type { SessionOf, Viewer } from '../persistence/queries/viewer.js';
import { attempt } from './notifier.js';
import { backOff, MAX_TRIES } from './retries.js';
import type { Execution } from './subscription.js';

/** One message of a subscription. */
export interface Message {
  /** Of the event; null for what is in no log. */
  readonly position: number | null;
  /** As UTF-8, serialized once for all who receive it. */
  readonly json: Buffer;
}

/** Why a subscription ends although its client did not end it. */
export type Ending =
  { readonly why: 'SESSION_ENDED' } | { readonly why: 'OUTDATED' } | { readonly why: 'FAULT'; readonly fault: unknown };

/**
 * Where the messages of one subscription go: an operation of a socket, or a stream. Its buffer is bounded: beyond the bound it ends the
 * subscription by itself (TOO_SLOW), for `next` must not wait. It never completes from here: a subscription has no end of its own.
 */
export interface Sink {
  /** Takes messages, in order: all of them, or none if it throws, and then they are handed over again. */
  next(messages: readonly Message[]): void;
  /** Resolves when there is room for what a subscriber catches up with. */
  ready(): Promise<void>;
  /** Ends the subscription, and says why. */
  error(ending: Ending): void;
}

/** A subscriber, as the connection that it came by knows it. */
export interface Subscriber {
  /** All messages up to here were handed over: from here the client can go on elsewhere. Null for what is in no log. */
  readonly position: number | null;
  /** From the next look-up on, judged by another session of the same person. */
  renew(session: SessionOf): void;
  /** Ends without a word: the client has had enough, or is gone. */
  complete(): void;
}

/** A message that has a position in the log. */
export type LogMessage = Message & { readonly position: number };

/** The shared subscription that a subscriber belongs to. */
interface Shared {
  readonly key: string;
  readonly execution: Execution;
  readonly cursor: number;
  readonly subscribers: Set<LogSubscriber>;
}

/** What a subscriber has to do with the channel of its workspace. */
interface OfChannel {
  readonly onFault: (fault: unknown) => void;
  /** Events after a position, oldest first. */
  page(after: number): Promise<readonly LoggedEvent[]>;
  /** Puts a subscriber who has come as far as the channel into a shared subscription; false for one who has not. */
  joins(subscriber: LogSubscriber): boolean;
  /** Looks the rights of subscribers up again if the event may have changed them. */
  recheckRights(event: LoggedEvent, of: Iterable<LogSubscriber>): Promise<void>;
  leave(subscriber: LogSubscriber): void;
}

/** A subscriber of the log. It catches up on its own, until it meets the channel; then it belongs to a shared subscription. */
export class LogSubscriber implements Subscriber {
  shared: Shared | null = null;
  isOver = false;
  /** Position of the last event that was handed over, or passed by while catching up. */
  cursor: number;

  constructor(
    /** Once shared, that of the shared subscription: equal ones are kept once. */
    public execution: Execution,
    public session: SessionOf,
    /** As it was at the last look-up. */
    public viewer: Viewer,
    private readonly sink: Sink,
    private readonly channel: OfChannel,
  ) {
    this.cursor = execution.subscription.after;
  }

  /** See `Subscriber`. */
  get position(): number {
    return Math.max(this.cursor, this.shared?.cursor ?? 0);
  }

  /** See `Subscriber`. */
  renew(session: SessionOf): void {
    this.session = session;
  }

  /** See `Subscriber`. */
  complete(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.channel.leave(this);
  }

  /** Ends the subscription and says why. Never throws. */
  error(ending: Ending): void {
    if (this.isOver) return;
    this.complete();
    attempt(() => this.sink.error(ending), this.channel.onFault);
  }

  /**
   * Hands over what lies behind the cursor.
   *
   * @throws what the sink throws, which then has taken none of it
   */
  next(messages: readonly LogMessage[]): void {
    const fresh =
      messages[0]!.position > this.cursor ? messages : messages.filter(({ position }) => position > this.cursor);
    if (fresh.length === 0) return;
    this.sink.next(fresh);
    this.cursor = fresh[fresh.length - 1]!.position;
  }

  /** Catches up until it meets the channel. Where an event fails in three tries, the subscription ends before it. */
  async catchUp(failures = 0): Promise<void> {
    while (!this.isOver) {
      if (failures > 0) await backOff(failures);
      const from = this.cursor;
      try {
        return await this.#replay(failures);
      } catch (fault) {
        failures = this.cursor > from ? 1 : failures + 1;
        if (failures === MAX_TRIES) this.error({ why: 'FAULT', fault });
        else this.channel.onFault(fault);
      }
    }
  }

  /** Delivers what was missed, page by page. */
  async #replay(failures: number): Promise<void> {
    while (!this.isOver && !this.channel.joins(this)) {
      const events = await this.channel.page(this.cursor);
      // After a fault each is delivered, so that the one which fails stops none before it.
      const last =
        this.execution.subscription.latestOnly && failures === 0
          ? events.findLast((event) => this.#canSee(event))
          : null;
      for (const event of events) {
        if (this.isOver) return;
        const isWanted = last === null ? this.#canSee(event) : event === last;
        if (isWanted) await this.#deliver(event, failures === MAX_TRIES - 1);
        await this.channel.recheckRights(event, [this]);
        this.cursor = Math.max(this.cursor, event.position);
        failures = 0;
      }
    }
  }

  /** While a slow reader makes room, rights may be lost: then the event is judged, and executed, anew. */
  async #deliver(event: LoggedEvent, isLastTry: boolean): Promise<void> {
    for (let { viewer } = this; !this.isOver && this.#canSee(event); { viewer } = this) {
      const message = messageOf(event, await this.execution.execute(viewer, event, isLastTry));
      await this.sink.ready();
      if (this.viewer !== viewer) continue;
      if (message && !this.isOver) this.next([message]);
      return;
    }
  }

  #canSee(event: LoggedEvent): boolean {
    return this.execution.subscription.canSee(this.viewer.actor, event);
  }
}

/** The message of an event; null for none. */
export const messageOf = ({ position }: LoggedEvent, json: string | null): LogMessage | null =>
  json === null ? null : { position, json: Buffer.from(json) };
