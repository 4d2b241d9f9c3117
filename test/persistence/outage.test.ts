import { ConnectionException } from '@mikro-orm/core';
import { sql } from 'kysely';
import pg from 'pg';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Em } from '../../src/persistence/database.js';
import { isOutage, isPartial, outageOf, reasonOf } from '../../src/persistence/outage.js';
import { aDatabase, onPostgres } from '../support/database.js';

const database = await aDatabase();

const run = async (em: Em, statement: string) => (await sql.raw(statement).execute(em.getKysely())).rows;

const server = (code: string, severity = 'ERROR') => Object.assign(new Error('x'), { code, severity });
const faultOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing failed',
    (fault: unknown) => fault,
  );

describe('OUT-01 a fault', () => {
  test.each([
    ...['08000', '08003', '08006', '53000', '53100', '53200', '53300', '25006', '57P01', '57P02', '57P03', '58030'],
  ])('of SQLSTATE %s is an outage', (code) => {
    expect(outageOf(server(code))).toBe('database');
    expect(outageOf(new ConnectionException(server(code)))).toBe('database');
  });

  test.each(['22P02', '23505', '23503', '40001', '40P01', '42601', '42P01', '57014', '55P03', '08P01', 'XX000'])(
    'of SQLSTATE %s is none',
    (code) => expect(isOutage(server(code))).toBe(false),
  );

  test.each(['08P01', '28P01', '3D000', '57014'])('of SQLSTATE %s that ends the session is an outage', (code) =>
    expect(isOutage(server(code, 'FATAL'))).toBe(true),
  );

  test.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'])(
    'of the system, %s, is an outage, also behind others',
    (code) => {
      const fault = Object.assign(new Error('x'), { code });
      expect([fault, new Error('y', { cause: fault }), new AggregateError([fault])].map(isOutage)).toEqual([
        true,
        true,
        true,
      ]);
    },
  );

  test('of our own is none', () => {
    for (const fault of [new TypeError('x is not a function'), 'x', null, undefined, 1, {}])
      expect(isOutage(fault)).toBe(false);
  });

  test('of a full disk, of too many connections or of a standby leaves other work alone', () => {
    expect(['53100', '53300', '25006', '57P01', '08006'].map((code) => isPartial(server(code)))).toEqual([
      ...[true, true, true, false, false],
    ]);
  });

  test('of a server that is not there is an outage, by whatever client', async () => {
    const nowhere = 'postgresql://x@127.0.0.1:1/x';
    const client = new pg.Client({ connectionString: nowhere });
    const refused = await faultOf(client.connect());
    expect([outageOf(refused), reasonOf(refused)]).toEqual(['database', expect.stringContaining('ECONNREFUSED')]);
    expect(outageOf(await faultOf(new pg.Client({ host: 'no-such-host.invalid' }).connect()))).toBe('database');
    const redis = new Redis(1, { maxRetriesPerRequest: 0, enableOfflineQueue: false, lazyConnect: true });
    redis.on('error', () => {}); // it is looked at by what the command says
    onTestFinished(() => redis.disconnect());
    void redis.connect().catch(() => {}); // the same
    expect(outageOf(await faultOf(redis.ping()))).toBe('redis');
  });
});

// Past a pooler, which has sessions of its own.
describe.runIf(onPostgres())('OUT-01 OUT-03 a connection of the pool', () => {
  const open = async (poolSize = 1) => {
    const opened = await openDatabase({ url: database.directUrl!, poolSize, maxSilenceMs: 30_000 });
    onTestFinished(() => opened.close());
    return opened;
  };

  test('that leads to a standby is not used again', async () => {
    const { em } = await open();
    await run(em(), 'set session characteristics as transaction read only');
    expect(outageOf(await faultOf(run(em(), 'create table standby (x int)')))).toBe('database');
    await run(em(), 'create table standby (x int)');
  });

  test('that is lost while a change commits is an outage: whether it was made is not known', async () => {
    const opened = await open(2);
    await run(opened.em(), 'create table committed (x int)');
    const change = opened.em().transactional(async (em) => {
      await run(em, 'insert into committed values (1)');
      const [backend] = await run(em, 'select pg_backend_pid() as pid');
      const { pid } = backend as { readonly pid: number };
      await run(database.em(), `select pg_terminate_backend(${pid}, 5000)`);
    });
    expect(outageOf(await faultOf(change))).toBe('database');
    expect(await run(opened.em(), 'select x from committed')).toEqual([]);
    expect(opened.availability.isAway).toBe(false); // one connection is not the server
  });

  test('that works for long is no outage, whatever else is asked meanwhile', { timeout: 20_000 }, async () => {
    const opened = await open(2);
    const long = run(opened.em(), 'select pg_sleep(3)');
    const waiting = [1, 2, 3].map(() => run(opened.em(), 'select pg_sleep(1.5)'));
    expect(await faultOf(Promise.all([long, ...waiting]))).toBe('nothing failed');
    expect(opened.availability.isOutage).toBe(false);
    expect(await opened.availability.check(0)).toEqual({ readOnly: false });
  });

  test('that can not be had because there are too many leaves those alone that there are', async () => {
    const role = `limited_${process.pid}`;
    await run(
      database.em(),
      `create role ${role} login connection limit 2; grant set on parameter session_replication_role to ${role};
       grant all on schema public to ${role}; grant all on all tables in schema public to ${role}`,
    );
    onTestFinished(async () => void (await run(database.em(), `drop owned by ${role}; drop role ${role}`)));
    const url = new URL(database.directUrl!);
    url.username = role;
    const opened = await openDatabase({ url: url.href, poolSize: 3, maxSilenceMs: 30_000 }).catch(
      (fault: unknown) => fault,
    );
    expect(opened).toHaveProperty('em');
    const { em, availability, close } = opened as Awaited<ReturnType<typeof openDatabase>>;
    const [long, also] = [run(em(), 'select pg_sleep(1) as a'), run(em(), 'select pg_sleep(1) as b')];
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(reasonOf(await faultOf(run(em(), 'select 1')))).toMatch(/53300/);
    expect(availability.isAway).toBe(false);
    await Promise.all([long, also]);
    expect(await run(em(), 'select 1 as x')).toEqual([{ x: 1 }]);
    await close();
  });
});
