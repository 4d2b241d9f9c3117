import { sql } from 'kysely';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { createWorkspace } from '../../src/actions/desk/create-workspace.js';
import { findServer } from '../../src/persistence/server-address.js';
import { openDatabase, type Database, type Em } from '../../src/persistence/database.js';
import { Unfit } from '../../src/unfit.js';
import { startServer, type RunningServer } from '../../src/server.js';
import { readSettings } from '../../src/settings.js';
import { Client, type Json } from '../support/client.js';
import { aDatabase, onPostgres } from '../support/database.js';
import { harmless, onServer, urlOf } from '../support/global-setup.js';
import { hostileStatements } from '../support/hostile-defaults.js';
import { noPgBouncer, startPgBouncer } from '../support/pgbouncer.js';

const why = onPostgres() ? noPgBouncer() : 'the embedded database has no pooler';
if (why) process.stdout.write(`Tests behind PgBouncer are left out: ${why}.\n`);
const isHere = why === null;

// Two connections to the server, so that transactions of many clients take turns on them.
const database = isHere ? await aDatabase() : null;
const server = database?.directUrl ?? '';
// PgBouncer's own sessions have only this between transactions, whatever its clients set.
if (isHere) await onServer(server, `alter database ${new URL(server).pathname.slice(1)} reset idle_session_timeout`);
const pgbouncer = isHere ? await startPgBouncer(server, { default_pool_size: 2 }) : null;
const url = pgbouncer?.urlOf(server) ?? '';
afterAll(() => pgbouncer?.stop());

const SILENCE = { maxSilenceMs: 30_000 };

async function opened(place: Partial<Parameters<typeof openDatabase>[0]> = {}): Promise<Database> {
  const open = await openDatabase({ url, poolSize: 8, ...SILENCE, ...place });
  onTestFinished(() => open.close());
  return open;
}

const run = async <Row>(em: Em, text: string) => (await sql.raw<Row>(text).execute(em.getKysely())).rows;

async function aProcess(more: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const settings = readSettings({ PORT: '0', NODE_ENV: 'test', DATABASE_URL: url, FEED_POLL_MS: '100', ...more });
  const running = await startServer(settings, { log: pino({ level: 'silent' }) });
  onTestFinished(() => running.stop());
  return running;
}

/** What a session of the server's has of its own, as its next client finds it. */
async function left(address: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const seen: unknown[] = [];
  for (let i = 0; i < 10; i += 1) {
    const { rows } = await client.query(
      `select (select json_object_agg(name, setting order by name) from pg_settings
          where source = 'session' and name <> all('{application_name,client_encoding}')) as settings,
        (select count(*)::int from pg_prepared_statements) as prepared,
        (select count(*)::int from pg_locks where pid = pg_backend_pid() and locktype = 'advisory') as locks,
        (select count(*)::int from pg_listening_channels()) as channels, current_setting('TimeZone') as zone`,
    );
    seen.push(rows[0]);
  }
  await client.end();
  return seen;
}

let empties = 0;

describe.runIf(isHere)('behind PgBouncer in transaction mode', () => {
  test('DB-03 the pooler is recognised, whether it refuses options or ignores them', async () => {
    const ignoring = await startPgBouncer(server, { ignore_startup_parameters: 'options' });
    onTestFinished(() => ignoring.stop());
    expect(await findServer(url, 'auto', 30_000)).toMatchObject({ isPooled: true });
    expect(await findServer(ignoring.urlOf(server), 'auto', 30_000)).toMatchObject({ isPooled: true });
    expect(await findServer(server, 'auto', 30_000)).toMatchObject({ isPooled: false });
    expect(await findServer(server, 'transaction', 30_000)).toMatchObject({ isPooled: true });
  });

  test('DB-03 a pooler that lends connections for a session can be used as a server', async () => {
    const lending = await startPgBouncer(server, { pool_mode: 'session' });
    onTestFinished(() => lending.stop());
    const open = await opened({ url: lending.urlOf(server), pooler: 'none', poolSize: 3 });
    expect(open.listenAt).not.toBeNull();
    expect(await run(open.em(), 'show timezone')).toEqual([{ TimeZone: 'UTC' }]);
    for (let i = 0; i < 3; i += 1) await sql`select ${i}::int`.execute(open.em().getKysely());
    expect(await run(open.em(), 'select 1 from pg_prepared_statements')).toHaveLength(1);
  });

  test('DB-01 DB-03 each statement, alone or in a transaction, has our settings', async () => {
    const name = new URL(server).pathname.slice(1);
    const hostile = `${name}_pooled`;
    await onServer(urlOf(server, 'postgres'), `create database ${hostile}`);
    onTestFinished(() => onServer(urlOf(server, 'postgres'), `drop database ${hostile} with (force)`));
    // Sessions of a pooler live on between clients, and these would not.
    const bearable = hostileStatements(hostile).filter((statement) => !/idle_session_timeout/.test(statement));
    await onServer(urlOf(server, hostile), bearable.join('; '));
    const open = await opened({ url: urlOf(url, hostile), poolSize: 4 });
    const settings = `select current_setting('TimeZone') || current_setting('DateStyle') || current_setting('search_path')
      || current_setting('transaction_isolation') || current_setting('transaction_read_only')
      || current_setting('statement_timeout') || current_setting('standard_conforming_strings') as settings`;
    const ours = [{ settings: 'UTCISO, MDYpublic, pg_tempread committedoff27son' }];
    const alone = Array.from({ length: 20 }, () => run(open.em(), settings));
    const together = Array.from({ length: 20 }, () =>
      open.em().transactional(async (em) => [await run(em as Em, settings), await run(em as Em, settings)]),
    );
    for (const rows of [...(await Promise.all(alone)), ...(await Promise.all(together)).flat()])
      expect(rows).toEqual(ours);
  });

  test('DB-03 a statement that fails leaves its connection fit for the next one', async () => {
    const open = await opened({ poolSize: 1 });
    for (let i = 0; i < 3; i += 1) {
      await expect(run(open.em(), 'select 1 / 0')).rejects.toThrow(/division by zero/);
      const broken = open.em().transactional((em) => run(em as Em, 'select 1 / 0'));
      await expect(broken).rejects.toThrow(/division by zero/);
      expect(await run(open.em(), 'select 1 as one')).toEqual([{ one: 1 }]);
    }
  });

  test('DB-03 a statement that takes too long is ended', async () => {
    const open = await opened({ maxSilenceMs: 1000, poolSize: 1 });
    await expect(run(open.em(), 'select pg_sleep(5)')).rejects.toThrow(/statement timeout/);
    const within = open.em().transactional((em) => run(em as Em, 'select pg_sleep(5)'));
    await expect(within).rejects.toThrow(/statement timeout/);
    expect(await run(open.em(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test(
    'DB-03 many operations at once from several processes succeed, and nothing is left behind',
    { timeout: 120_000 },
    async () => {
      const before = await left(url);
      const servers = [await aProcess(), await aProcess()];
      const desk = await aDeskOn(servers[0]!);
      const agents = servers.map((each) => new Client(each.url, desk.token));
      const subscriber = agents[1]!.subscribe('subscription { ticketStatusChanged { to } }');
      await expect.poll(() => servers[1]!.services.channels.subscribers, { timeout: 10_000 }).toBe(1);
      const operation = async (i: number): Promise<unknown> => {
        const agent = agents[i % 2]!;
        if (i % 2 === 0)
          return agent.ask('{ tickets(first: 10) { totalCount nodes { id subject openedAt requester { name } } } }');
        return agent.do('openTicket', { subject: `${i}`, idempotencyKey: `key ${i}` }, 'ticket { number }');
      };
      const outcomes: PromiseSettledResult<unknown>[] = [];
      for (let i = 0; i < 400; i += 40)
        outcomes.push(...(await Promise.allSettled(Array.from({ length: 40 }, (_, j) => operation(i + j)))));
      expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
      const { ticket } = await agents[0]!.do('openTicket', { subject: 'told' }, 'ticket { id }');
      await agents[0]!.do('startTicket', { ticketId: ticket!['id'] });
      expect(await subscriber.next()).toEqual({ to: 'OPEN' }); // by polling
      expect(await left(url)).toEqual(before);
      for (const each of servers) await each.stop();
      expect(await left(url)).toEqual(before);
      expect(before[0]).toMatchObject({ settings: null, prepared: 0, locks: 0, channels: 0 });
    },
  );

  test('DB-03 LISTEN goes past the pooler where DATABASE_DIRECT_URL says how', { timeout: 60_000 }, async () => {
    const past = { DATABASE_DIRECT_URL: server, FEED_POLL_MS: '60000' };
    const [here, there] = [await aProcess(past), await aProcess(past)];
    const desk = await aDeskOn(here);
    const subscriber = new Client(there.url, desk.token).subscribe('subscription { ticketStatusChanged { to } }');
    await expect.poll(() => there.services.channels.subscribers, { timeout: 10_000 }).toBe(1);
    const agent = new Client(here.url, desk.token);
    const { ticket } = await agent.do('openTicket', { subject: 'x' }, 'ticket { id }');
    await agent.do('startTicket', { ticketId: ticket!['id'] });
    expect(await subscriber.next()).toEqual({ to: 'OPEN' });
  });

  test('DB-03 what DATABASE_DIRECT_URL leads to has to be the same database, and no pooler', async () => {
    const open = (directUrl: string) => openDatabase({ url, poolSize: 1, ...SILENCE, directUrl });
    await expect(open(url)).rejects.toThrow(Unfit);
    await expect(open(url)).rejects.toThrow(/^DATABASE_DIRECT_URL: it leads to a pooler/);
    await expect(open(urlOf(server, 'postgres'))).rejects.toThrow(/^DATABASE_DIRECT_URL: it leads to another database/);
  });

  /** An empty database, and a PgBouncer of that size before it. */
  async function anEmptyOne(poolSize: number, more: Readonly<Record<string, number>> = {}) {
    const name = `${new URL(server).pathname.slice(1)}_empty_${(empties += 1)}`;
    await onServer(urlOf(server, 'postgres'), `create database ${name}`);
    onTestFinished(() => onServer(urlOf(server, 'postgres'), `drop database ${name} with (force)`));
    const narrow = await startPgBouncer(server, { default_pool_size: poolSize, ...more });
    onTestFinished(() => narrow.stop());
    const client = new pg.Client({ connectionString: harmless(urlOf(server, name)) });
    client.on('error', () => {}); // the database is dropped under it
    await client.connect();
    return { place: { url: narrow.urlOf(urlOf(server, name)), poolSize: 2, ...SILENCE }, client };
  }

  test.each([1, 3, 10])(
    'DB-03 START-06 processes that start at once on an empty database make its tables once: a pooler of %i',
    { timeout: 60_000 },
    async (poolSize) => {
      const { place, client } = await anEmptyOne(poolSize);
      const open = await Promise.all([1, 2, 3].map(() => openDatabase(place)));
      for (const each of open) await each.close();
      const { rows } = await client.query(
        'select count(*)::int as n, count(distinct name)::int as names from mikro_orm_migrations',
      );
      expect(rows[0].n).toBeGreaterThan(5);
      expect(rows[0].names).toBe(rows[0].n);
      expect((await left(place.url)).every((each) => (each as Json)['locks'] === (0 as never))).toBe(true);
    },
  );

  test.each([1, 3])(
    'DB-03 START-06 who waits for the migrations of another process says so, and holds no connection: a pooler of %i',
    { timeout: 60_000 },
    async (poolSize) => {
      const { place, client } = await anEmptyOne(poolSize);
      await client.query('select pg_advisory_lock(7120331)'); // as the other process holds it
      const reported: string[] = [];
      const opening = Promise.all([1, 2, 3].map(() => openDatabase(place, (line) => reported.push(line))));
      await expect.poll(() => reported.length, { timeout: 10_000 }).toBe(3);
      expect(new Set(reported)).toEqual(new Set([expect.stringMatching(/^Waiting for .+ another process to apply/)]));
      expect((await left(place.url)).length).toBe(10); // others are served meanwhile
      await client.query('select pg_advisory_unlock(7120331)');
      for (const each of await opening) await each.close();
      expect(reported.filter((line) => line.startsWith('Applying'))).toHaveLength(1);
    },
  );

  test.each([
    ['than a connection may be silent', {}],
    ['than the pooler lets them', { query_wait_timeout: 1 }],
  ])('OUT-04 statements that wait longer for a place %s are no outage', { timeout: 60_000 }, async (_than, more) => {
    const { place } = await anEmptyOne(1, more);
    const open = await opened({ ...place, maxSilenceMs: 2000 });
    const reported: string[] = [];
    open.availability.listen({ began: (reason) => reported.push(reason), ended: () => reported.push('ended') });
    const busy = new pg.Client({ connectionString: place.url });
    busy.on('error', () => {});
    await busy.connect();
    onTestFinished(() => busy.end());
    await busy.query('begin');
    const waiting = await Promise.allSettled([1, 2].map(() => run(open.em(), 'select 1 as one')));
    expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await busy.query('rollback');
    expect(await run(open.em(), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(reported).toEqual([]);
  });

  test('START-06 who finds everything applied waits for nobody', async () => {
    const { place, client } = await anEmptyOne(1);
    await (await openDatabase(place)).close();
    await client.query('select pg_advisory_lock(7120331)');
    const reported: string[] = [];
    await (await openDatabase(place, (line) => reported.push(line))).close();
    expect(reported).toEqual([]);
  });

  test('START-05 a pooler that has no connection free is told as that', { timeout: 60_000 }, async () => {
    const { place } = await anEmptyOne(1, { query_wait_timeout: 1 });
    const busy = new pg.Client({ connectionString: place.url });
    await busy.connect();
    onTestFinished(() => busy.end());
    await busy.query('begin');
    await expect(openDatabase(place)).rejects.toThrow(
      /^DATABASE_URL: 127\.0\.0\.1:\d+ had no connection to the server free in time \(query_wait_timeout\)/,
    );
    await busy.query('rollback');
  });

  test('START-05 a database that a pooler does not know is told as what it says', async () => {
    const known = await startPgBouncer(server, {}, 'known');
    onTestFinished(() => known.stop());
    await expect(openDatabase({ url: urlOf(known.urlOf(server), 'unknown'), poolSize: 2, ...SILENCE })).rejects.toThrow(
      /^DATABASE_URL: 127\.0\.0\.1:\d+ refuses the connection \(.+\)$/,
    );
  });
});

let slugs = 0;

/** A workspace on the pooled database, and its admin's token. */
async function aDeskOn({ services, url: at }: RunningServer): Promise<{ readonly token: string }> {
  const slug = `pooled-${(slugs += 1)}`;
  const admin = { name: 'Admin', email: `admin@${slug}.test`, password: 'correct horse battery' };
  await createWorkspace(
    { database: services.database, now: services.clock(), newId: services.newId },
    { slug, name: slug, timeZone: 'Asia/Seoul', admin },
  );
  return { token: await new Client(at).signIn({ email: admin.email, password: admin.password }) };
}
