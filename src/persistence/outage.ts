/** What an operation needs, and what may be away. */
export type Dependency = 'database' | 'redis';

/** The database is known to be away: it was not asked. */
export class DatabaseAway extends Error {
  readonly outage: Dependency = 'database';
}

/**
 * SQLSTATEs that say that the server can't do its work for the moment, whatever it was asked: connection exceptions, out of resources,
 * read-only after a failover, the end of the session, and faults of its disk. The class 08P01 is judged by its severity: it is also a
 * statement with the wrong number of parameters.
 */
const AWAY = /^(08(?!P01)...|53...|25006|57P0[1-5]|58...)$/;

/** Of these, those that concern some work only: others, such as reads, may still be answered on the connections there are. */
const PARTLY_AWAY = /^(53...|25006)$/;

/** What the system says of a connection that can't be made or is lost. */
const SOCKET_CODES: ReadonlySet<unknown> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL'],
  ...[
    'EHOSTUNREACH',
    'EHOSTDOWN',
    'ENETUNREACH',
    'ENETDOWN',
    'EADDRNOTAVAIL',
    'EMFILE',
    'ENFILE',
    'ERR_STREAM_DESTROYED',
  ],
]);

/** What pg 8.23.0, pg-pool and PGlite 0.5.8 say of a connection that is lost: they have no codes for it. */
const LOST = new RegExp(
  [
    '^Connection terminated',
    '^timeout expired$',
    '^timeout exceeded when trying to connect$',
    '^Client (has encountered a connection error|was closed) and is not queryable$',
    '^Cannot use a pool after calling end on the pool$',
    '^PostgreSQL has been silent for ',
    '^PGlite (is closed|is closing|failed to initialize)',
    '^(Aborted\\(|Program terminated with exit|unreachable$|memory access out of bounds$)', // PostgreSQL in WebAssembly has crashed
  ].join('|'),
);

/** The same for ioredis 5.11.1. */
const LOST_REDIS =
  /^(Connection is closed\.|Stream isn't writeable|Reached the max retries per request|Redis has been silent for )/;

interface Fault {
  readonly outage?: unknown;
  readonly code?: unknown;
  readonly severity?: unknown;
  readonly message?: unknown;
}

/** What is away, as a fault or what is behind it says; null for a fault of another kind. */
export function outageOf(fault: unknown): Dependency | null {
  for (const each of chainOf(fault)) {
    if (each.outage === 'database' || each.outage === 'redis') return each.outage;
    if (typeof each.message === 'string' && LOST_REDIS.test(each.message)) return 'redis';
    if (isOfDatabase(each)) return 'database';
  }
  return null;
}

/** Whether a fault says that something is away, and not that something was wrong with what was asked. */
export const isOutage = (fault: unknown): boolean => outageOf(fault) !== null;

/** Whether a fault says only that no answer came in time: of ours, or of PgBouncer's, which had no connection free. */
export const isWait = (fault: unknown): boolean =>
  chainOf(fault).some(({ message }) => /^(PostgreSQL has been silent for |query_wait_timeout)/.test(String(message)));

/** Whether a fault was noted already as one of an outage. */
export const isNoted = (fault: unknown): boolean => chainOf(fault).some(({ outage }) => outage !== undefined);

/** Whether the fault concerns some work only, while other work is still done. */
export const isPartial = (fault: unknown): boolean =>
  chainOf(fault).some(({ code }) => typeof code === 'string' && PARTLY_AWAY.test(code));

/** Notes on a fault that it is one of an outage. MikroORM copies what stands on faults into its own. */
export function noted<T>(fault: T, dependency: Dependency): T {
  if (typeof fault === 'object' && fault !== null && Object.isExtensible(fault))
    Object.assign(fault, { outage: dependency });
  return fault;
}

/** In a few words, for the log. */
export function reasonOf(fault: unknown): string {
  const { code, message } = (chainOf(fault).at(-1) ?? {}) as Fault;
  const words = String(message || fault).split('\n', 1)[0]!;
  return typeof code === 'string' && !words.includes(code) ? `${words} (${code})` : words;
}

function isOfDatabase({ code, severity, message }: Fault & object): boolean {
  if (severity === 'FATAL' || severity === 'PANIC') return true; // the session has ended, whatever for
  if (typeof code === 'string' && (AWAY.test(code) || SOCKET_CODES.has(code))) return true;
  return typeof message === 'string' && LOST.test(message);
}

/** A fault and what is behind it, outermost first. */
function chainOf(fault: unknown): readonly (Fault & object)[] {
  const chain: (Fault & object)[] = [];
  for (let each = fault; typeof each === 'object' && each !== null && chain.length < 10;) {
    chain.push(each);
    const { originalError, cause, errors } = each as { originalError?: unknown; cause?: unknown; errors?: unknown };
    each = originalError ?? cause ?? (Array.isArray(errors) ? errors[0] : null); // of several addresses the first says why
  }
  return chain;
}
