import { createHmac } from 'node:crypto';
import { Redis } from 'ioredis';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { KNOWN_ADDRESS_FACTOR, type SignInBounds } from '../domain/access/sign-in-limits.js';

/** One attempt, counted; or how long until the next one may be made. */
export type Taken =
  | {
      readonly isTaken: true;
      /** Counts the attempt no longer. */
      giveBack(): Promise<void>;
    }
  | { readonly isTaken: false; readonly retryAfterSeconds: number };

/** A number of attempts within a time, for each key. */
export interface Limit {
  readonly most: number;
  readonly windowSeconds: number;
  /** Counts an attempt, before it is made: of those made at the same moment no more pass than may. */
  take(key: string): Promise<Taken>;
}

/** What sign-ins are limited by, in a store that all processes share. */
export interface SignInLimits {
  /** Attempts, by address. */
  readonly address: Limit;
  /** Attempts of all addresses that nobody has signed in from. */
  readonly all: Limit;
  /** Failures, by e-mail. */
  readonly account: Limit;
  /** Failures, by e-mail and address, of addresses that signed in to the account before. */
  readonly accountAndAddress: Limit;
  /** What an e-mail or an address is kept as: nobody can find it out who has the database alone, or guess what it was. */
  nameOf(text: string): string;
  /** Lets go of the store. */
  stop(): void;
}

/** Runs one statement on the shared database, by itself. */
export type Statement = (
  text: string,
  values: readonly unknown[],
) => Promise<{ readonly rows: readonly unknown[]; readonly rowCount: number }>;

/** Where attempts are counted. In memory by a process that is alone. */
export type LimitStore =
  | { readonly kind: 'MEMORY' }
  /** The table `sign_in_limit` of migration 012. */
  | { readonly kind: 'POSTGRES'; readonly ask: Statement }
  | { readonly kind: 'REDIS'; readonly url: string; readonly onFault: (fault: unknown) => void };

/** The longest that Redis may leave a question unanswered before the process counts for itself, in milliseconds. */
const REDIS_PATIENCE_MS = 1000;

/** Counts attempts in that store, or in this process's memory while the store is away. `secret` is the same in every process. */
export function signInLimits(store: LimitStore, bounds: SignInBounds, secret: Uint8Array): SignInLimits {
  const redis = store.kind === 'REDIS' ? clientOfRedis(store) : null;
  const connected = redis ? redis.connect().catch(() => {}) : null; // what went wrong is told by `onFault`
  const limit = (name: string, most: number, windowSeconds: number, isGivenBack: boolean): Limit =>
    limitOf(
      limiter(store, redis, { keyPrefix: `sign-in-${name}`, points: most, duration: windowSeconds, isGivenBack }),
      { isGivenBack, connected },
    );
  const { failuresPerAccount, windowSeconds, perAddress, inAll } = bounds;
  return {
    address: limit('address', perAddress, MINUTE_SECONDS, false),
    all: limit('all', inAll, MINUTE_SECONDS, false),
    account: limit('account', failuresPerAccount, windowSeconds, true),
    accountAndAddress: limit('known', failuresPerAccount * KNOWN_ADDRESS_FACTOR, windowSeconds, true),
    nameOf: (text) => createHmac('sha256', secret).update(text).digest('base64url'),
    stop: () => redis?.disconnect(),
  };
}

const MINUTE_SECONDS = 60;

interface LimiterOptions {
  readonly keyPrefix: string;
  readonly points: number;
  readonly duration: number;
  readonly isGivenBack: boolean;
}

function limiter(
  store: LimitStore,
  redis: Redis | null,
  { isGivenBack, ...options }: LimiterOptions,
): RateLimiterAbstract {
  const shared = {
    ...options,
    insuranceLimiter: new RateLimiterMemory(options),
    // What is used up needs no question until its time is over; but what may be given back has to be looked at.
    ...(!isGivenBack && { inMemoryBlockOnConsumed: options.points }),
  };
  if (redis) return new RateLimiterRedis({ ...shared, storeClient: redis, rejectIfRedisNotReady: true });
  if (store.kind !== 'POSTGRES') return new RateLimiterMemory(options);
  return new RateLimiterPostgres({
    ...shared,
    ...{ storeClient: clientOf(store.ask), storeType: 'client' },
    ...{ tableName: 'sign_in_limit', tableCreated: true, clearExpiredByTimeout: false }, // see `forgetExpired`
  });
}

/** A `pg` client as far as the library uses one. It names its statements; behind a pooler a name would be another connection's. */
const clientOf = (ask: Statement) => ({
  query: ({ text, values }: { readonly text: string; readonly values: readonly unknown[] }) => ask(text, values),
});

function clientOfRedis({ url, onFault }: Extract<LimitStore, { kind: 'REDIS' }>): Redis {
  const redis = new Redis(url, {
    ...{ maxRetriesPerRequest: 0, enableOfflineQueue: false, lazyConnect: true },
    ...{ commandTimeout: REDIS_PATIENCE_MS, connectTimeout: REDIS_PATIENCE_MS },
  });
  return redis.on('error', onFault);
}

/** How close to the end of its time an attempt is not given back any more, in milliseconds: it would be one more in the next. */
const TOO_LATE_MS = 1000;

interface Kept {
  readonly isGivenBack: boolean;
  /** Over when the store was reached for the first time, or could not be. */
  readonly connected: Promise<void> | null;
}

function limitOf(counter: RateLimiterAbstract, { isGivenBack, connected }: Kept): Limit {
  return {
    most: counter.points,
    windowSeconds: counter.duration,
    async take(key) {
      await connected;
      const { isOver, msBeforeNext } = await consumed(counter, key);
      const endsAt = performance.now() + msBeforeNext;
      const giveBack = async (): Promise<void> => {
        if (performance.now() < endsAt - TOO_LATE_MS) await counter.reward(key);
      };
      if (!isOver) return { isTaken: true, giveBack };
      if (isGivenBack) await giveBack(); // what is refused is not tried
      return { isTaken: false, retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) };
    },
  };
}

async function consumed(
  counter: RateLimiterAbstract,
  key: string,
): Promise<{ readonly isOver: boolean; readonly msBeforeNext: number }> {
  try {
    return { isOver: false, msBeforeNext: (await counter.consume(key)).msBeforeNext };
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return { isOver: true, msBeforeNext: refused.msBeforeNext };
    throw refused;
  }
}
