import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { FairQueue, type Share } from './fair-queue.js';

/** argon2id with the parameters OWASP recommends: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Each hash takes a core for tens of milliseconds and 19 MiB. One core is left to everything else, and one of the four threads that Node
 * has for such work: signing a token needs one, too.
 */
const QUEUE = new FairQueue({ atOnce: Math.min(3, Math.max(1, availableParallelism() - 1)), mostWaiting: 100 });

/** The password's argon2id hash, with its salt and parameters in it. Throws `TooManyRequests` when too many wait. */
export const hashPassword = (password: string, share: Share): Promise<string> =>
  QUEUE.run(share, () => hash(password, PARAMETERS));

/** Whether the password is the one behind the hash. Throws `TooManyRequests` when too many wait. */
export const isPassword = (passwordHash: string, password: string, share: Share): Promise<boolean> =>
  QUEUE.run(share, () => verify(passwordHash, password));

/** Takes as long as checking a real password, also the first time, so that an unknown account can't be told by the time it takes. */
export async function pretendToCheck(password: string, share: Share): Promise<void> {
  await isPassword(DECOY, password, share);
}

/** The hash of a password that was thrown away. A test sees to it that it has the parameters of the others. */
export const DECOY =
  '$argon2id$v=19$m=19456,t=2,p=1$XvsIGWF+qJ0fCjaO5Wvc7Q$+fr5QNG0ShvA/gwxCu3aH1ZWkHkNvHD6XcuKP3ZadAg';
