import { hash, verify } from '@node-rs/argon2';

/** argon2id with the parameters OWASP recommends: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes run at once. Each takes a core for tens of milliseconds and 19 MiB: a flood of sign-ins must not take the desk down. */
const AT_ONCE = 2;

/** Hashes that may wait for their turn; more are turned away. */
const MOST_WAITING = 200;

/** Too many sign-ins wait already. */
export class TooManySignIns extends Error {}

let running = 0;
const waiting: (() => void)[] = [];

/** The password's argon2id hash, with its salt and parameters in it. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, PARAMETERS));

/** Whether the password is the one behind the hash. */
export const isPassword = (passwordHash: string, password: string): Promise<boolean> =>
  inTurn(() => verify(passwordHash, password));

let decoy: Promise<string> | undefined;

/** Takes as long as checking a real password, so that an unknown account can't be told by the time it takes. */
export async function pretendToCheck(password: string): Promise<void> {
  decoy ??= hashPassword('nobody has this password');
  await isPassword(await decoy, password);
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new TooManySignIns('Too many sign-ins at once');
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
