import { setImmediate as giveWay } from 'node:timers/promises';
import { audienceOf } from '../domain/access/audience.js';
import type { LoggedEvent } from '../persistence/queries/log.js';
import type { Viewer } from '../persistence/queries/viewer.js';
import { deliverInOrder, type Delivery } from './retries.js';
import { messageOf, type LogMessage, type LogSubscriber } from './sink.js';
import type { Execution, LogSubscription } from './subscription.js';

/** Events that are executed at once; more wait their turn. Where only the latest matters, all are dealt with at once. */
const MAX_AT_ONCE = 32;
/** Bytes handed to all subscribers before the sockets get a moment to send them. */
const MAX_BYTES = 65_536;
/** Subscribers served before others get a turn. */
const SLICE = 500;

/** What a shared subscription has to do with the channel it belongs to. */
interface OfChannel {
  readonly onFault: (fault: unknown) => void;
  /** Takes out a subscriber whose sink threw. The others go on. */
  sinkFailed(subscriber: LogSubscriber, fault: unknown): void;
}

/** Tells shared subscriptions apart: subscribers of equal subscriptions and one audience have the same. */
export const sharedKeyOf = ({ key, isPersonal }: LogSubscription, { actor }: Viewer): string =>
  `${key} ${audienceOf(actor, isPersonal)}`;

/** Equal subscriptions of one audience, whose subscribers had caught up when they joined: one execution and one text for each event. */
export class SharedSubscription implements Delivery {
  readonly subscribers = new Set<LogSubscriber>();
  /** Up to here events were delivered to the subscribers. */
  cursor: number;
  /** Up to here events were pushed. */
  #pushed: number;
  readonly #waiting: LoggedEvent[] = [];
  #isDelivering = false;
  #turn: Promise<void> = Promise.resolve();

  constructor(
    readonly key: string,
    readonly execution: Execution,
    /** The one of them that was looked up last. */
    public viewer: Viewer,
    after: number,
    private readonly channel: OfChannel,
  ) {
    this.cursor = after;
    this.#pushed = after;
  }

  /** Takes events in, each once; shared subscriptions deliver them one beside the other. */
  push(events: readonly LoggedEvent[]): void {
    for (const event of events) if (event.position > this.#pushed) this.#waiting.push(event);
    this.#pushed = Math.max(this.#pushed, events.at(-1)!.position);
    if (!this.#isDelivering) void this.#deliverWaiting();
  }

  /** Waits until everything up to a position that was pushed has been delivered. */
  async delivered(upTo: number): Promise<void> {
    while (this.cursor < upTo) await this.#turn;
  }

  async #deliverWaiting(): Promise<void> {
    this.#isDelivering = true;
    while (this.#waiting.length > 0) await (this.#turn = this.#deliverSome());
    this.#isDelivering = false; // in the same breath as the last look: what is pushed from now on begins anew
  }

  async #deliverSome(): Promise<void> {
    const { latestOnly } = this.execution.subscription;
    const events = this.#waiting.splice(0, latestOnly ? this.#waiting.length : MAX_AT_ONCE);
    await deliverInOrder(events, this, this.channel.onFault);
  }

  /** See `Delivery`. All messages are there before the first is handed over: what throws has sent nothing to anyone. */
  async deliver(events: readonly LoggedEvent[], isLastTry: boolean): Promise<void> {
    if (this.subscribers.size === 0) return;
    const { execution, viewer } = this;
    const { canSee, latestOnly } = execution.subscription;
    const visible = events.filter((event) => canSee(viewer.actor, event));
    const messages = await Promise.all(
      (latestOnly ? visible.slice(-1) : visible).map(async (event) =>
        messageOf(event, await execution.execute(viewer, event, isLastTry)),
      ),
    );
    for (const some of portions(messages.filter((message) => message !== null))) await this.#next(some);
  }

  /** See `Delivery`. */
  moveBehind({ position }: LoggedEvent): void {
    this.cursor = position;
  }

  /** See `Delivery`. A subscriber who joined behind the event does not need it. */
  fail({ position }: LoggedEvent, fault: unknown): void {
    for (const subscriber of [...this.subscribers])
      if (subscriber.cursor < position) subscriber.error({ why: 'FAULT', fault });
  }

  async #next(messages: readonly LogMessage[]): Promise<void> {
    let served = 0;
    for (const subscriber of [...this.subscribers]) {
      if (subscriber.shared === this) this.#nextTo(subscriber, messages);
      if ((served += 1) % SLICE === 0) await giveWay();
    }
    await giveWay(); // what was handed over is sent before more is
  }

  #nextTo(subscriber: LogSubscriber, messages: readonly LogMessage[]): void {
    try {
      subscriber.next(messages);
    } catch (fault) {
      subscriber.cursor = Math.max(subscriber.cursor, messages[0]!.position - 1); // there was nothing to deliver before it
      this.channel.sinkFailed(subscriber, fault);
    }
  }
}

/** Messages that may be under way at once. */
function portions(messages: readonly LogMessage[]): readonly (readonly LogMessage[])[] {
  const cut: LogMessage[][] = [];
  let bytes = MAX_BYTES;
  for (const message of messages) {
    if (bytes >= MAX_BYTES) {
      cut.push([]);
      bytes = 0;
    }
    cut.at(-1)!.push(message);
    bytes += message.json.length;
  }
  return cut;
}
