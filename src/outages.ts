import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';

/** What may be away: the database, Redis, or the connection by which PostgreSQL notifies. */
export type Component = 'database' | 'redis' | 'notifications';

/** A logger that also counts operations that fail because something is away. */
export interface OutageLog extends Logger {
  /** An operation was answered UNAVAILABLE because of this. */
  operationFailed(fault: unknown): void;
}

/** What is known of faults that come of outages. */
export interface OutageFaults {
  /** What a fault says is away; null for a fault of another kind. */
  readonly outageOf: (fault: unknown) => Component | null;
  /** Notes a fault of the database, which decides whether it is an outage, and when that ends. */
  readonly note: (fault: unknown) => unknown;
}

/** How long a connection that is lost alone may take to be made anew, in milliseconds, before that is an outage. */
const MOMENT_MS = 500;

interface Outage {
  readonly sinceMs: number;
  failed: number;
}

/**
 * The outages of what the server depends on: each is one line in the log when it begins and one when it ends, however many operations and
 * background jobs meet it.
 */
export class Outages {
  readonly #log: Logger;
  readonly #current = new Map<Component, Outage>();
  readonly #recoveries = new Map<Component, number>();

  constructor(
    log: Logger,
    private readonly faults: OutageFaults,
  ) {
    this.#log = log;
  }

  /** A logger to which faults of outages are said like others: they are left out, for their outage is told. */
  get log(): OutageLog {
    const said =
      (level: 'warn' | 'error') =>
      (...entry: Parameters<Logger['warn']>): void => {
        const { err } = entry[0] as unknown as { readonly err?: unknown };
        if (!this.takes(err)) this.#log[level](...entry);
      };
    const operationFailed = (fault: unknown): void => {
      this.takes(fault);
      const outage = this.#current.get(this.faults.outageOf(fault) ?? 'database');
      if (outage) outage.failed += 1;
    };
    return Object.assign(Object.create(this.#log) as Logger, {
      warn: said('warn'),
      error: said('error'),
      operationFailed,
    });
  }

  /** Whether something is away. */
  isAway(component: Component): boolean {
    return this.#current.has(component);
  }

  /** Takes a fault in that says that something is away; answers false for other faults, which are the caller's to report. */
  takes(fault: unknown): boolean {
    const component = this.faults.outageOf(fault);
    if (component === 'database') this.faults.note(fault);
    else if (component) this.begin(component, String((fault as Error).message));
    return component !== null;
  }

  /** An outage begins; while it lasts, that says nothing new. */
  begin(component: Component, reason: string): void {
    if (this.#current.has(component)) return;
    this.#current.set(component, { sinceMs: performance.now(), failed: 0 });
    this.#log[LEVEL[component]]({ outage: component, reason }, BEGINS[component]);
  }

  /** What was away is back; if nothing was, that says nothing. */
  end(component: Component): void {
    this.#recoveries.set(component, this.#recoveriesOf(component) + 1);
    const outage = this.#current.get(component);
    if (!outage) return;
    this.#current.delete(component);
    const seconds = Math.round(performance.now() - outage.sinceMs) / 1000;
    this.#log[LEVEL[component]]({ outage: component, seconds, operationsFailed: outage.failed }, ENDS[component]);
  }

  /** A component was lost; that is an outage of its own unless `isPartOfAnother`, or it is back in a moment. */
  async lost(component: Component, reason: string, isPartOfAnother: () => Promise<boolean>): Promise<void> {
    const recoveries = this.#recoveriesOf(component);
    const isBack = (): boolean => recoveries !== this.#recoveriesOf(component);
    await delay(MOMENT_MS, undefined, { ref: false });
    if (await isPartOfAnother()) return;
    if (isBack()) this.#log.info({ component, reason }, 'a connection was lost and made anew');
    else this.begin(component, reason);
  }

  #recoveriesOf(component: Component): number {
    return this.#recoveries.get(component) ?? 0;
  }
}

/** Without the database operations fail; without the others the server polls. Both lines have the same level, or one could go without the other. */
const LEVEL = { database: 'error', redis: 'warn', notifications: 'warn' } as const;

const BEGINS: Readonly<Record<Component, string>> = {
  database: 'the database is away; operations that need it are answered UNAVAILABLE',
  redis: 'Redis is away; the log is polled, and presence is not shared',
  notifications: 'PostgreSQL does not notify; the log is polled, and presence is not shared',
};

const ENDS: Readonly<Record<Component, string>> = {
  database: 'the database is back',
  redis: 'Redis is back',
  notifications: 'PostgreSQL notifies again',
};
