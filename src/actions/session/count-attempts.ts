import {
  guardedBy,
  isNoFailure,
  KNOWN_FOR_DAYS,
  type FailureLimit,
  type KnownAddress,
} from '../../domain/access/sign-in-limits.js';
import type { Instant } from '../../domain/instant.js';
import { TooManyRequests } from '../../domain/too-many.js';
import type { Share } from '../../integrations/fair-queue.js';
import type { Limit, SignInLimits, Taken } from '../../integrations/sign-in-limits.js';
import type { Database } from '../../persistence/database.js';
import { outside } from '../../persistence/operation.js';
import { knownAddress, type Account } from '../../persistence/queries/across-workspaces.js';

/** Tells whether a password opens an account; `null` stands for an account that there is not, and takes as long. */
export type Try = (account: Account | null, share: Share) => Promise<boolean>;

/** An attempt to sign in, as far as limits are concerned. */
export interface Attempt {
  readonly database: Database;
  readonly limits: SignInLimits;
  /** What the client's address is kept as. */
  readonly origin: string;
  readonly now: Instant;
  /** Ends when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
}

/** Counts the attempt for its address. Throws `TooManyRequests`. */
export async function countForAddress({ limits, origin }: Attempt): Promise<void> {
  passOrThrow(
    await limits.address.take(origin),
    `At most ${limits.address.most} sign-ins a minute may be tried from one address.`,
  );
}

/**
 * The accounts that the password opens. Each attempt is counted before a password is looked at, so that of many at the same moment no more pass
 * than may, and given back when it was no failure, or no password was looked at. Throws `TooManyRequests`.
 */
export async function openedBy(
  attempt: Attempt,
  email: string,
  accounts: readonly Account[],
  opens: Try,
): Promise<readonly Account[]> {
  const { limits, origin } = attempt;
  const known = await addressOf(attempt, accounts);
  if (!known.isKnown)
    passOrThrow(
      await limits.all.take(limits.nameOf('all')),
      `At most ${limits.all.most} sign-ins a minute may be tried in all from addresses that have not signed in before.`,
    );
  const admitted = await admit(limits, { origin, email: limits.nameOf(email) }, guardedBy(accounts, known));
  let isTried = false;
  const share: Share = {
    ...{ urgency: known.isKnown ? 'KNOWN' : 'UNKNOWN', caller: origin, signal: attempt.signal },
    onBegin: () => (isTried = true),
  };
  // The client may have gone, and yet it has to be given back.
  const giveBack = () => outside(() => Promise.all(admitted.taken.map((each) => each.giveBack())));
  try {
    const matching = await matchingOf(admitted.accounts, (account) => opens(account, share));
    if (isNoFailure(admitted.accounts.length, matching.length)) await giveBack();
    return matching;
  } catch (fault) {
    if (!isTried) await giveBack(); // too many wait, the client has gone or the time is up: no password was looked at
    throw fault;
  }
}

const addressOf = ({ database, origin, now }: Attempt, accounts: readonly Account[]): Promise<KnownAddress> => {
  const ids = accounts.map(({ personId }) => personId);
  return knownAddress(database.em(), origin, ids, now.subtract({ hours: 24 * KNOWN_FOR_DAYS }));
};

interface Admitted {
  /** Those that may be tried. */
  readonly accounts: readonly Account[];
  readonly taken: readonly Extract<Taken, { isTaken: true }>[];
}

/** Counts the attempt as a failure, until it is known to be none. Throws `TooManyRequests` when none of the accounts may be tried. */
async function admit(
  limits: SignInLimits,
  { origin, email }: { readonly origin: string; readonly email: string },
  guarded: ReadonlyMap<FailureLimit, readonly Account[]>,
): Promise<Admitted> {
  const counters: Readonly<Record<FailureLimit, readonly [Limit, string]>> = {
    ACCOUNT: [limits.account, email],
    ACCOUNT_AND_ADDRESS: [limits.accountAndAddress, limits.nameOf(`${email} ${origin}`)],
  };
  const accounts: Account[] = [];
  const taken: Extract<Taken, { isTaken: true }>[] = [];
  let refused: TooManyRequests | null = null;
  for (const [name, theirs] of guarded) {
    const [limit, key] = counters[name];
    const answer = await limit.take(key);
    if (answer.isTaken) {
      taken.push(answer);
      accounts.push(...theirs);
    } else refused = new TooManyRequests(tooManyFailures(limit), answer.retryAfterSeconds);
  }
  if (refused && taken.length === 0) throw refused;
  return { accounts, taken };
}

const tooManyFailures = ({ most, windowSeconds }: Limit): string =>
  `At most ${most} sign-ins to one account may fail within ${Math.ceil(windowSeconds / 60)} minutes.`;

function passOrThrow(taken: Taken, message: string): void {
  if (!taken.isTaken) throw new TooManyRequests(message, taken.retryAfterSeconds);
}

async function matchingOf(
  accounts: readonly Account[],
  opens: (account: Account | null) => Promise<boolean>,
): Promise<readonly Account[]> {
  if (accounts.length === 0) await opens(null);
  const matching: Account[] = [];
  for (const account of accounts) if (await opens(account)) matching.push(account);
  return matching;
}
