/** Defines how often a sign-in may be tried, and decides which limits one counts against. */

/** How often sign-ins may be tried. */
export interface SignInBounds {
  /** Failures of one account within `windowSeconds`, from addresses that have not signed in to it. */
  readonly failuresPerAccount: number;
  readonly windowSeconds: number;
  /** Attempts of one address in a minute, whether they succeed or not. */
  readonly perAddress: number;
  /** Attempts in a minute of all addresses from which no one has signed in. */
  readonly inAll: number;
}

/**
 * How many times as many failures an address may have that signed in to the account before. Its owner must not be locked out by others, but
 * others may share its address: without any bound they could guess on.
 */
export const KNOWN_ADDRESS_FACTOR = 5;

/** How long an address counts as one that signed in to an account, in days, from the last time. */
export const KNOWN_FOR_DAYS = 90;

/** Addresses remembered for one account, the newest ones. */
export const KNOWN_PER_ACCOUNT = 50;

/** What is known of the address that a sign-in comes from. */
export interface KnownAddress {
  /** Whether anyone has signed in from it. */
  readonly isKnown: boolean;
  /** Those of the accounts at hand that have signed in from it, by the person's UUID. */
  readonly accounts: ReadonlySet<string>;
}

/** What failures are counted by: the e-mail, whether it is an account's or not; or the e-mail and the address, where that is the account's. */
export type FailureLimit = 'ACCOUNT' | 'ACCOUNT_AND_ADDRESS';

/**
 * The accounts behind an e-mail, by the limit that guards them. There is always one of them, so that an e-mail that no account has is limited
 * as any other. An account that signed in from this address is not concerned by what others do, also where the same e-mail has further accounts.
 */
export function guardedBy<Account extends { readonly personId: string }>(
  accounts: readonly Account[],
  known: KnownAddress,
): ReadonlyMap<FailureLimit, readonly Account[]> {
  if (accounts.length === 0) return new Map([['ACCOUNT', []]]);
  return Map.groupBy(accounts, ({ personId }) => (known.accounts.has(personId) ? 'ACCOUNT_AND_ADDRESS' : 'ACCOUNT'));
}

/**
 * Whether an attempt counts as no failure: one account was opened, and none refused the password. Otherwise whoever may set the password of
 * one account could try passwords of another account of the same e-mail, without end.
 */
export const isNoFailure = (tried: number, matching: number): boolean => matching > 0 && matching === tried;
