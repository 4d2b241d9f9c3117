import { Listener } from './listener.js';
import type { Served } from './served.js';

/** What everybody subscribes to. */
export const QUERY =
  'subscription { ticketStatusChanged { id position at from to ticket { id number subject status priority } } }';

/** Prepares that many events; the answer tells of them all at once. Each is called `committed` at its position. */
export type Prepare = (many: number, committed: (position: string) => void) => Promise<() => unknown>;

/** One of the servers that are compared, and those who listen to it. */
export class Contestant {
  listeners: Listener[] = [];
  /** Of each message since `forget`, in milliseconds after its event was committed. */
  delays: number[] = [];
  /** When the events were committed, by their positions. */
  readonly #committed = new Map<string, number>();
  #received = 0;
  #arrived: () => void = () => {};

  constructor(
    readonly name: string,
    readonly served: Served,
    readonly tokens: readonly string[],
    private readonly prepare: Prepare,
  ) {}

  /** Opens sockets, at most 50 at a time. */
  async connect(many: number, query: (i: number) => string = () => QUERY): Promise<void> {
    let next = this.listeners.length;
    const until = next + many;
    const open = async (): Promise<void> => {
      for (let i = next++; i < until; i = next++) {
        const words = { token: this.tokens[i % this.tokens.length]!, query: query(i) };
        this.listeners[i] = await Listener.open(this.served.url, words, (position) => this.#receives(position));
      }
    };
    await Promise.all(Array.from({ length: 50 }, open));
  }

  /** Tells everybody of so many events at once; answers how long it took until they had them, in milliseconds. */
  async publish(many: number): Promise<number> {
    const publishPrepared = await this.prepare(many, (position) => this.#committed.set(position, performance.now()));
    this.#received = -many * this.listeners.length;
    const arrived = new Promise<void>((resolve) => (this.#arrived = resolve));
    const begin = performance.now();
    await Promise.all([publishPrepared(), arrived]);
    return performance.now() - begin;
  }

  /** Tells of one event after the other until everybody has heard one: whoever has not yet begun misses it. */
  async begin(): Promise<void> {
    while (this.listeners.some(({ received }) => received.length === 0)) {
      await (
        await this.prepare(1, () => {})
      )();
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    this.forget();
  }

  /** Forgets what was heard. */
  forget(): void {
    for (const listener of this.listeners) listener.received.length = 0;
    this.#committed.clear();
    this.delays = [];
  }

  /** Ends with a word if not everybody heard the same, each event once, in order. */
  check(events: number): void {
    const [first] = this.listeners;
    const received = first!.received.join(' ');
    if (first!.received.length !== events)
      throw new Error(`${this.name}: ${first!.received.length} of ${events} events`);
    if (this.listeners.some((listener) => listener.received.join(' ') !== received))
      throw new Error(`${this.name}: not everybody heard the same`);
  }

  /** Hangs up. */
  async disconnect(): Promise<void> {
    await Promise.all(this.listeners.map((listener) => listener.close()));
    this.listeners = [];
    this.forget();
  }

  #receives(position: string): void {
    const committed = this.#committed.get(position);
    if (committed !== undefined) this.delays.push(performance.now() - committed);
    this.#received += 1;
    if (this.#received === 0) this.#arrived();
  }
}
