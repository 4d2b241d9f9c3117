import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseAway, isNoted, isPartial, noted, reasonOf } from './outage.js';

/** What the database says when it is asked how it is. */
export interface Health {
  /** Whether it takes no changes: a standby. */
  readonly readOnly: boolean;
}

/** No answer came in time. That may have other reasons than an outage: all that a pooler has may be in use. */
export class Unanswered extends Error {
  constructor(limitMs: number) {
    super(`PostgreSQL has been silent for ${limitMs} ms`);
  }
}

/** Who wants to know when the database is away, and when it is back. */
export interface OutageListener {
  /** It does not answer, or does a part of its work only. `reason` may name hosts: it is for the log, not for clients. */
  began(reason: string): void;
  ended(): void;
}

/** How long faults are gathered before the database is asked whether it is back, in milliseconds. */
const GATHER_MS = 100;
/** Between attempts to reach a database that is away, in milliseconds: so late an operation may find it back. */
const RETRY_MS = 250;
/** How long a database that does only a part of its work must have done all of it before that counts, in milliseconds. */
const QUIET_MS = 5000;

/**
 * Whether the database answers. An outage begins with the first fault that says so and ends when the database, asked afresh, answers.
 * While it is known that nothing can be asked (`isAway`), nothing is: operations fail at once, and one attempt at a time finds out when
 * it is back.
 */
export class Availability {
  readonly #listeners = new Set<OutageListener>();
  readonly #waiting = new Set<() => void>();
  readonly #whenAway = new Set<() => void>();
  readonly #closing = new AbortController();
  #outage = false;
  #away: string | null = null;
  #faults = 0;
  #partialMs = -Infinity;
  #checked: { readonly atMs: number; readonly health: Health | null } | null = null;
  #checking: Promise<Health | null> | null = null;

  /** `ask` asks the database how it is, soon or never; `askAfresh` does it on a new connection, for one that is known may be dead. */
  constructor(
    private readonly ask: () => Promise<Health>,
    private readonly askAfresh: () => Promise<Health> = ask,
  ) {}

  /** Whether it is known that nothing can be asked. */
  get isAway(): boolean {
    return this.#away !== null;
  }

  /** Whether an outage is going on, be it that only some work fails. */
  get isOutage(): boolean {
    return this.#outage;
  }

  /** What is thrown instead of asking a database that is away. */
  get refusal(): DatabaseAway {
    return new DatabaseAway(`The database is away: ${this.#away}`);
  }

  /** Told of outages from now on; the answer ends it. */
  listen(listener: OutageListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Notes a fault that shows an outage; one that was noted before says nothing new. Answers the fault. */
  note<T>(fault: T, isUnreachable = false): T {
    const isNew = !isNoted(fault);
    const marked = noted(fault, 'database');
    if (!isNew || this.#closing.signal.aborted) return marked;
    this.#faults += 1;
    this.#checked = null;
    if (isPartial(fault)) this.#partialMs = performance.now();
    else if (isUnreachable) this.#goAway(reasonOf(fault));
    this.#begin(fault);
    return marked;
  }

  /** Waits until the database can be asked; at once if it can. Ends also when it is closed. */
  async answering(): Promise<void> {
    while (this.isAway && !this.#closing.signal.aborted)
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  /** Waits for work no longer than the database can be asked. */
  async whileAnswering<T>(work: Promise<T>): Promise<T> {
    const { promise: away, reject } = Promise.withResolvers<never>();
    const leave = (): void => reject(this.refusal);
    this.#whenAway.add(leave);
    try {
      return await Promise.race([work, away]);
    } finally {
      this.#whenAway.delete(leave);
    }
  }

  /** How the database is; null while it does not answer. What was learnt in the last `maxAgeMs` counts; there is one question at a time. */
  async check(maxAgeMs: number): Promise<Health | null> {
    if (this.isAway || this.#closing.signal.aborted) return null;
    if (this.#checked && performance.now() - this.#checked.atMs < maxAgeMs) return this.#checked.health;
    this.#checking ??= this.#check().finally(() => (this.#checking = null));
    return this.#checking;
  }

  /** Ends the attempts. */
  close(): void {
    this.#closing.abort();
    this.#wake();
  }

  async #check(): Promise<Health | null> {
    const health = await this.ask().catch((fault: unknown) => {
      if (!(fault instanceof Unanswered)) this.note(fault, true);
      return null;
    });
    this.#checked = { atMs: performance.now(), health };
    return health;
  }

  #goAway(reason: string): void {
    if (this.#away !== null) return;
    this.#away = reason;
    for (const leave of this.#whenAway) leave();
  }

  #begin(fault: unknown): void {
    if (this.#outage) return;
    this.#outage = true;
    for (const { began } of this.#listeners) began(reasonOf(fault));
    void this.#untilBack();
  }

  async #untilBack(): Promise<void> {
    const { signal } = this.#closing;
    for (let waitMs = GATHER_MS; !signal.aborted; waitMs = RETRY_MS) {
      await delay(waitMs, undefined, { signal, ref: false }).catch(() => {}); // closed: the loop ends
      if (!signal.aborted && (await this.#isBack())) return this.#end();
    }
  }

  async #isBack(): Promise<boolean> {
    const faults = this.#faults;
    try {
      const { readOnly } = await this.askAfresh();
      this.#away = null;
      this.#wake();
      const isQuiet = performance.now() - this.#partialMs >= QUIET_MS;
      return !readOnly && isQuiet && faults === this.#faults;
    } catch (fault) {
      if (!isPartial(fault) && !(fault instanceof Unanswered)) this.#goAway(reasonOf(fault));
      return false;
    }
  }

  #end(): void {
    this.#outage = false;
    for (const { ended } of this.#listeners) ended();
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
