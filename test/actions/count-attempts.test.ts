import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openedBy, type Attempt } from '../../src/actions/session/count-attempts.js';
import { TooManyRequests } from '../../src/domain/too-many.js';
import { FairQueue } from '../../src/integrations/fair-queue.js';
import { signInLimits } from '../../src/integrations/sign-in-limits.js';
import type { Account } from '../../src/persistence/queries/across-workspaces.js';
import { aDatabase } from '../support/database.js';

const database = await aDatabase();

const anAccount = (): Account => ({ personId: randomUUID(), workspaceId: randomUUID(), passwordHash: '' });

/** Attempts at accounts that may fail once, and a queue that has to be told to go on. */
function anEntrance(accounts: readonly Account[] = [anAccount()], mostWaiting = 10) {
  const bounds = { failuresPerAccount: 1, windowSeconds: 60, perAddress: 1000, inAll: 1000 };
  const limits = signInLimits({ kind: 'MEMORY' }, bounds, randomBytes(32));
  const queue = new FairQueue({ atOnce: 1, mostWaiting });
  const gone = new AbortController();
  const attempt: Attempt = { database, limits, origin: 'here', now: Temporal.Now.instant(), signal: gone.signal };
  let checks = 0;
  const occupy = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const busy = queue.run({ urgency: 'SIGNED_IN', caller: 'other' }, () => promise);
    return { busy, free: resolve };
  };
  const tries = (whileChecked = async (): Promise<void> => {}): Promise<unknown> =>
    openedBy(attempt, 'ann@acme.test', accounts, (_account, share) =>
      queue.run(share, async () => ((checks += 1), await whileChecked(), false)),
    ).catch((fault: unknown) => fault);
  const isLeft = async (): Promise<boolean> => (await limits.account.take(limits.nameOf('ann@acme.test'))).isTaken;
  return { attempt, queue, gone, occupy, tries, isLeft, checks: () => checks };
}

test.each(['the client has gone', 'the time is up'])(
  'AUTH-01 an attempt that was only queued when %s is none',
  async (reason) => {
    const { gone, occupy, tries, isLeft, checks } = anEntrance();
    const { busy, free } = occupy();
    const tried = tries();
    setTimeout(() => gone.abort(new Error(reason)), 50);
    expect(await tried).toEqual(new Error(reason));
    free();
    await busy;
    expect([checks(), await isLeft()]).toEqual([0, true]);
  },
);

test('AUTH-01 an attempt whose client has gone before is none, though there is no queue', async () => {
  const { gone, tries, isLeft, checks } = anEntrance();
  gone.abort(new Error('gone'));
  expect(await tries()).toEqual(new Error('gone'));
  expect([checks(), await isLeft()]).toEqual([0, true]);
});

test('AUTH-01 an attempt counts once its password is checked, though the client goes meanwhile', async () => {
  const { gone, tries, isLeft, checks } = anEntrance();
  expect(await tries(async () => gone.abort(new Error('gone')))).toEqual([]);
  expect([checks(), await isLeft()]).toEqual([1, false]);
});

test('AUTH-01 an attempt counts once one of two accounts was tried, though the other could not be', async () => {
  const { gone, tries, isLeft, checks } = anEntrance([anAccount(), anAccount()]);
  expect(await tries(async () => gone.abort(new Error('gone')))).toEqual(new Error('gone'));
  expect([checks(), await isLeft()]).toEqual([1, false]);
});

test('AUTH-01 an attempt that finds the queue full is none', async () => {
  const { queue, attempt, occupy, tries, isLeft, checks } = anEntrance([anAccount()], 1);
  const { busy, free } = occupy();
  const waiting = queue.run({ urgency: 'UNKNOWN', caller: attempt.origin }, async () => {});
  expect(await tries()).toBeInstanceOf(TooManyRequests);
  free();
  await Promise.all([busy, waiting]);
  expect([checks(), await isLeft()]).toEqual([0, true]);
});
