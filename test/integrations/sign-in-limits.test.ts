import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { sql } from 'kysely';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { signInLimits, type LimitStore, type SignInLimits } from '../../src/integrations/sign-in-limits.js';
import { statementOf } from '../../src/persistence/queries/sign-ins.js';
import { forgetExpired } from '../../src/actions/desk/forget-expired.js';
import { aDatabase } from '../support/database.js';
import { aFreePort, aRedis } from '../support/redis.js';

const database = await aDatabase();
const SECRET = randomBytes(32);
const BOUNDS = { failuresPerAccount: 10, windowSeconds: 60, perAddress: 30, inAll: 600 };

const REDIS_PORT = await aFreePort();
const redis = await aRedis(REDIS_PORT);
afterAll(() => redis?.kill());
const faults: unknown[] = [];
const onRedis = (port = REDIS_PORT): LimitStore => ({
  kind: 'REDIS',
  url: `redis://127.0.0.1:${port}`,
  onFault: (fault) => faults.push(fault),
});
const onDatabase: LimitStore = { kind: 'POSTGRES', ask: statementOf(database) };

const STORES: readonly (readonly [string, LimitStore])[] = [
  ['PostgreSQL', onDatabase],
  ...(redis ? [['Redis', onRedis()] as const] : []),
];

/** Waits until attempts are counted there, and not in memory. */
async function isConnected({ account }: SignInLimits, url: string): Promise<void> {
  const client = new Redis(url);
  onTestFinished(() => client.disconnect());
  const probe = key();
  await expect.poll(async () => (await account.take(probe), client.exists(`sign-in-account:${probe}`))).toBe(1);
}

async function aProcess(store: LimitStore, bounds = BOUNDS): Promise<SignInLimits> {
  const limits = signInLimits(store, bounds, SECRET);
  onTestFinished(() => limits.stop());
  if (store.kind === 'REDIS') await isConnected(limits, store.url);
  return limits;
}

const key = (): string => randomBytes(16).toString('hex');

describe.each(STORES)('counted on %s', (_kind, store) => {
  test('AUTH-01 attempts of two processes count together, also those at the same moment', async () => {
    const [here, there] = [await aProcess(store), await aProcess(store)];
    const account = key();
    const taken = await Promise.all(Array.from({ length: 60 }, (_, i) => (i % 2 ? here : there).account.take(account)));
    expect(taken.filter(({ isTaken }) => isTaken)).toHaveLength(10);
    const refused = taken.flatMap((each) => (each.isTaken ? [] : each.retryAfterSeconds));
    expect(Math.min(...refused)).toBeGreaterThan(0);
    expect(Math.max(...refused)).toBeLessThanOrEqual(60);
  });

  test('AUTH-01 what is given back, or was refused, counts no longer; what came before it does', async () => {
    const { account } = await aProcess(store);
    const name = key();
    const first = await Promise.all(Array.from({ length: 10 }, () => account.take(name)));
    expect((await account.take(name)).isTaken).toBe(false);
    for (const each of first.slice(0, 4)) if (each.isTaken) await each.giveBack();
    const second = [];
    for (let i = 0; i < 6; i += 1) second.push((await account.take(name)).isTaken);
    expect(second).toEqual([true, true, true, true, false, false]);
  });

  test('AUTH-01 giving back after the time is over makes no further attempt', async () => {
    const { account } = await aProcess(store, { ...BOUNDS, windowSeconds: 1, failuresPerAccount: 1 });
    const name = key();
    const taken = await account.take(name);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    if (taken.isTaken) await taken.giveBack();
    expect([(await account.take(name)).isTaken, (await account.take(name)).isTaken]).toEqual([true, false]);
  });

  test('AUTH-03 limits are counted apart', async () => {
    const limits = await aProcess(store);
    const name = key();
    for (let i = 0; i < 10; i += 1) await limits.account.take(name);
    expect((await limits.account.take(name)).isTaken).toBe(false);
    expect((await limits.accountAndAddress.take(name)).isTaken).toBe(true);
    expect((await limits.address.take(name)).isTaken).toBe(true);
  });
});

test('AUTH-07 a process counts for itself while the store is away', async () => {
  const away: LimitStore = { kind: 'POSTGRES', ask: () => Promise.reject(new Error('the database is away')) };
  const { account } = await aProcess(away);
  const name = key();
  const taken = [];
  for (let i = 0; i < 12; i += 1) taken.push((await account.take(name)).isTaken);
  expect(taken.filter(Boolean)).toHaveLength(10);
});

test.runIf(redis)('AUTH-07 a Redis that is away, or comes late, is counted without', { timeout: 60_000 }, async () => {
  const port = await aFreePort();
  const limits = signInLimits(onRedis(port), BOUNDS, SECRET);
  onTestFinished(() => limits.stop());
  const name = key();
  const taken = [];
  for (let i = 0; i < 12; i += 1) taken.push((await limits.account.take(name)).isTaken);
  expect(taken.filter(Boolean)).toHaveLength(10);
  await expect.poll(() => faults.length).toBeGreaterThan(0); // which an operator is told
  const late = await aRedis(port);
  onTestFinished(() => void late?.kill());
  await expect.poll(async () => (await limits.account.take(name)).isTaken, { timeout: 20_000 }).toBe(true); // counted anew, there
});

test('AUTH-07 names of accounts and addresses are not kept, and counters are forgotten when their time is over', async () => {
  const limits = await aProcess(onDatabase, { ...BOUNDS, windowSeconds: 1 });
  await limits.account.take(limits.nameOf('mina@acme.test'));
  const kept = async (): Promise<readonly { key: string }[]> =>
    (
      await sql<{ key: string }>`select key from sign_in_limit where key like 'sign-in-account:%'`.execute(
        database.em().getKysely(),
      )
    ).rows;
  expect(JSON.stringify(await kept())).not.toContain('mina');
  await forgetExpired(database, Temporal.Instant.fromEpochMilliseconds(Date.now() + 120_000));
  expect(await kept()).toEqual([]);
});
