import { z } from 'zod';
import { duration, flag, origins, postgres, proxies, redis, whole } from './setting-values.js';

const SETTINGS = z.object({
  /** `production` turns off what only developers need. @default development */
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'expected development, production or test')
    .default('development'),
  /** The port to listen on; 0 for any that is free. @default 4000 */
  PORT: whole(0, 65_535).default(4000),
  /** The address to listen on. @default 127.0.0.1, in production 0.0.0.0 */
  HOST: z.string().min(1).optional(),
  /** The folder of the embedded database; not used with DATABASE_URL. @default .data, in production one of the two must be set */
  DATA_DIR: z.string().min(1).optional(),
  /**
   * A PostgreSQL server, version 15 or newer; without it the embedded database is used. With `?sslmode=require` and the like the server's
   * certificate is verified in full.
   */
  DATABASE_URL: postgres.optional(),
  /** Connections to that server. @default 10 */
  DATABASE_POOL: whole(2, 200).default(10),
  /**
   * Whether DATABASE_URL leads to a pooler in transaction mode, such as PgBouncer's, where the next transaction may run on another
   * connection of the server's; `auto` finds out when it connects. @default auto
   */
  DATABASE_POOLER: z.enum(['auto', 'none', 'transaction'], 'expected auto, none or transaction').default('auto'),
  /** The same database past the pooler, for LISTEN; without it, and without REDIS_URL, the log is polled. */
  DATABASE_DIRECT_URL: postgres.optional(),
  /** How long an access token works, from PT1S to P1000D. @default PT15M */
  ACCESS_TOKEN_LIFE: duration('P1000D').default(Temporal.Duration.from('PT15M')),
  /** How long a refresh token works, from PT1S to P1000D. @default P30D */
  REFRESH_TOKEN_LIFE: duration('P1000D').default(Temporal.Duration.from('P30D')),
  /** How far back a subscription can begin, from PT1S to P1000D. @default P14D */
  RESUME_WINDOW: duration('P1000D').default(Temporal.Duration.from('P14D')),
  /** A Redis server to tell the other processes by, instead of PostgreSQL's NOTIFY. */
  REDIS_URL: redis.optional(),
  /**
   * How long PostgreSQL and Redis may leave a question unanswered, in milliseconds; then the connection counts as lost and is made anew.
   * A statement that takes nine tenths of it is ended. @default 30000
   */
  MAX_SILENCE_MS: whole(1000, 600_000).default(30_000),
  /** How often the log is looked at without a hint, in milliseconds. @default 1000 */
  FEED_POLL_MS: whole(50, 60_000).default(1000),
  /** How often due timers are looked for, in milliseconds. @default 500 */
  TIMER_POLL_MS: whole(20, 60_000).default(500),
  /** How long an operation may take, in milliseconds; then its statement is cancelled. @default 10000 */
  OPERATION_TIMEOUT_MS: whole(10, 600_000).default(10_000),
  /** How long a request may take to send its headers, in milliseconds. @default 10000 */
  HEADERS_TIMEOUT_MS: whole(100, 600_000).default(10_000),
  /** How long a request may take to send its headers and its body, in milliseconds. @default 15000 */
  REQUEST_TIMEOUT_MS: whole(100, 600_000).default(15_000),
  /** Origins whose pages may use the API, separated by commas, such as `https://app.example.com`; `*` for all. @default none */
  CORS_ORIGINS: origins.default([]),
  /**
   * Proxies whose X-Forwarded-For counts, separated by commas: addresses, ranges such as `10.0.0.0/8`, or `loopback`, `linklocal` and
   * `uniquelocal`. @default none
   */
  TRUSTED_PROXIES: proxies.default([]),
  /**
   * Failed sign-ins of one account within SIGN_IN_WINDOW. An address that signed in to it before is not concerned, and may fail five times as
   * often itself. @default 10
   */
  SIGN_IN_FAILURES_PER_ACCOUNT: whole(1, 1_000_000).default(10),
  /** Within which failed sign-ins of one account are counted, from PT1S to P1D. @default PT15M */
  SIGN_IN_WINDOW: duration('P1D').default(Temporal.Duration.from('PT15M')),
  /** Sign-ins that one address may try in a minute. @default 30 */
  SIGN_INS_PER_ADDRESS: whole(1, 1_000_000).default(30),
  /** Sign-ins that may be tried in a minute from all addresses that nobody has signed in from, on all processes. @default 600 */
  SIGN_INS_IN_ALL: whole(1, 1_000_000).default(600),
  /** Sockets and streams without a token that one address may have open at once, on each process. @default 5 */
  MAX_ANONYMOUS_PER_ADDRESS: whole(0, 1_000_000).default(5),
  /** Sockets and streams without a token that may be open at once, on each process. @default 200 */
  MAX_ANONYMOUS: whole(0, 1_000_000).default(200),
  /** How long a socket or stream without a token stays open, in milliseconds. @default 10000 */
  ANONYMOUS_LIFE_MS: whole(100, 600_000).default(10_000),
  /** The largest HTTP body, in bytes. @default 262144 (256 KiB) */
  MAX_BODY_BYTES: whole(1024, 16_777_216).default(262_144),
  /** The largest message on a socket, in bytes. @default 131072 (128 KiB) */
  MAX_SOCKET_MESSAGE_BYTES: whole(1024, 16_777_216).default(131_072),
  /** Messages a socket may send in a second, one second's worth at once; beyond it the socket is closed. @default 500 */
  MAX_SOCKET_MESSAGES_PER_SECOND: whole(10, 1_000_000).default(500),
  /** Operations a socket may run at once. @default 100 */
  MAX_SOCKET_OPERATIONS: whole(1, 10_000).default(100),
  /** Sockets and streams that one person may have open at once, on each process. @default 20 */
  MAX_LINES_PER_PERSON: whole(1, 1_000_000).default(20),
  /** What may wait for one reader, in bytes; beyond it the subscription ends and says where it can go on. @default 262144 (256 KiB) */
  MAX_SOCKET_BUFFER_BYTES: whole(16_384, 16_777_216).default(262_144),
  /** The longest document, in tokens. @default 2000 */
  MAX_DOCUMENT_TOKENS: whole(100, 100_000).default(2000),
  /** How deep the fields of a document may be nested, counted through fragments. @default 15 */
  MAX_DOCUMENT_DEPTH: whole(1, 1000).default(15),
  /** Aliases in an operation, counted through fragments. @default 30 */
  MAX_DOCUMENT_ALIASES: whole(0, 10_000).default(30),
  /** Fields at the root of an operation, counted through fragments. @default 20 */
  MAX_ROOT_FIELDS: whole(1, 10_000).default(20),
  /** Directives in an operation, counted through fragments. @default 50 */
  MAX_DOCUMENT_DIRECTIVES: whole(0, 10_000).default(50),
  /** How deep lists and objects may be nested in variables and arguments. @default 20 */
  MAX_INPUT_DEPTH: whole(1, 1000).default(20),
  /** How long a new socket may take to send `connection_init`, in milliseconds. @default 3000 */
  CONNECTION_INIT_WAIT_MS: whole(100, 60_000).default(3000),
  /** Between pings on a socket, in milliseconds; a peer that misses one is gone. @default 12000 */
  SOCKET_PING_MS: whole(1000, 60_000).default(12_000),
  /** How often the sessions of open sockets and streams are looked up, in milliseconds: so long they may outlive them. @default 5000 */
  SESSION_CHECK_MS: whole(100, 60_000).default(5000),
  /** Whether an empty database is filled with two demo workspaces; never in production. @default on, with DATABASE_URL off */
  DEMO: flag.optional(),
  /** Whether browsers find GraphiQL at the endpoint; it needs INTROSPECTION. @default on, in production off */
  IDE: flag.optional(),
  /** Whether clients may ask for the schema. @default on */
  INTROSPECTION: flag.default(true),
  /** The least severe lines to log. @default info */
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'expected fatal, error, warn, info, debug or silent')
    .default('info'),
});

type Read = z.output<typeof SETTINGS>;

/** Every limit, delay and address of the desk, checked. */
export type Settings = Readonly<Omit<Read, Filled> & { [K in Filled]-?: NonNullable<Read[K]> }>;

/** Settings whose default depends on others. */
type Filled = 'HOST' | 'DATA_DIR' | 'DEMO' | 'IDE';

/** Settings that can't be used; the message names every fault at once, by variable, never by value. */
export class BadSettings extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The settings can't be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/** Reads the settings from environment variables; empty ones count as absent. Throws `BadSettings`. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = SETTINGS.safeParse(given);
  if (!read.success)
    throw new BadSettings(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const faults = productionFaults(read.data);
  if (faults.length) throw new BadSettings(faults);
  return withDefaults(read.data);
}

/** What may be left to a default on somebody's own machine, but not where people depend on it. */
function productionFaults({ NODE_ENV, DATABASE_URL, DATA_DIR, DEMO }: Read): readonly string[] {
  if (NODE_ENV !== 'production') return [];
  return [
    ...(DATABASE_URL || DATA_DIR
      ? []
      : ['DATABASE_URL: needed in production (or DATA_DIR, for the embedded database)']),
    ...(DEMO ? ['DEMO: never on in production'] : []),
  ];
}

function withDefaults(read: Read): Settings {
  const production = read.NODE_ENV === 'production';
  const demo = read.NODE_ENV === 'development' && read.DATABASE_URL === undefined;
  return {
    ...read,
    HOST: read.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    DATA_DIR: read.DATA_DIR ?? '.data',
    DEMO: read.DEMO ?? demo,
    IDE: read.IDE ?? !production,
  };
}

/** How often sign-ins may be tried, by these settings. */
export const signInBounds = (settings: Settings) => ({
  failuresPerAccount: settings.SIGN_IN_FAILURES_PER_ACCOUNT,
  windowSeconds: settings.SIGN_IN_WINDOW.total('seconds'),
  perAddress: settings.SIGN_INS_PER_ADDRESS,
  inAll: settings.SIGN_INS_IN_ALL,
});

/** Where the desk remembers, by these settings: on the server, or in the folder. */
export const locationOf = (settings: Settings) =>
  settings.DATABASE_URL
    ? {
        ...{ url: settings.DATABASE_URL, poolSize: settings.DATABASE_POOL, maxSilenceMs: settings.MAX_SILENCE_MS },
        ...{ pooler: settings.DATABASE_POOLER, directUrl: settings.DATABASE_DIRECT_URL },
      }
    : { folder: settings.DATA_DIR };
