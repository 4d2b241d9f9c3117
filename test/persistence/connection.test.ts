import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Database, type Em } from '../../src/persistence/database.js';
import { aDatabase, onPostgres } from '../support/database.js';
import { harmless } from '../support/global-setup.js';
import { aNetwork } from '../support/network.js';

const database = onPostgres() ? await aDatabase() : null;

/** The same database, by a pool of two connections that may be silent for a second. */
async function impatient(): Promise<Database> {
  const open = await openDatabase({ url: database!.url!, poolSize: 2, maxSilenceMs: 1000 });
  onTestFinished(() => open.close());
  return open;
}

const run = async (em: Em, statement: string) => (await sql.raw(statement).execute(em.getKysely())).rows;
const valueOf = async (name: string) => run(database!.em(), `select value from ${name}`);

async function aTable(name: string): Promise<void> {
  await run(database!.em(), `create table ${name} (value int)`);
  await run(database!.em(), `insert into ${name} values (0)`);
}

// The embedded database has no connections to lose.
describe.runIf(onPostgres())('a connection to the server', () => {
  test('that waits too long for a lock is told so by the server, which does not carry the statement out later', async () => {
    await aTable('held');
    const holder = new pg.Client({ connectionString: harmless(database!.directUrl!) });
    await holder.connect();
    onTestFinished(() => holder.end());
    await holder.query('begin');
    await holder.query('update held set value = 1');
    const open = await impatient();
    for (let i = 0; i < 3; i += 1)
      await expect(run(open.em(), 'update held set value = value + 10')).rejects.toThrow(/statement timeout/);
    const change = open.em().transactional((em) => run(em, 'update held set value = value + 10'));
    await expect(change).rejects.toThrow(/statement timeout/);
    expect(await run(open.em(), 'select value from held')).toEqual([{ value: 0 }]);
    await holder.query('commit');
    expect(await valueOf('held')).toEqual([{ value: 1 }]);
  });

  test('that is lost within a transaction leaves room for another, however often, and holds up nobody who closes', async () => {
    await aTable('lost');
    const open = await impatient();
    for (let i = 0; i < 3; i += 1) {
      const broken = open.em().transactional(async (em) => {
        await run(em, 'update lost set value = 1');
        const [backend] = await run(em, 'select pg_backend_pid() as pid');
        await run(database!.em(), `select pg_terminate_backend(${(backend as { readonly pid: number }).pid})`);
        await run(em, 'update lost set value = 2');
      });
      await expect(broken).rejects.toThrow(/terminat|connection|queryable/i);
    }
    await open.em().transactional((em) => run(em, 'update lost set value = value + 10'));
    expect(await valueOf('lost')).toEqual([{ value: 10 }]);
  });

  test('is made by all that the address says, also behind its question mark', async () => {
    const url = new URL(database!.url!);
    url.searchParams.set('application_name', 'a desk');
    const open = await openDatabase({ url: url.href, poolSize: 1, maxSilenceMs: 30_000 });
    onTestFinished(() => open.close());
    expect(await run(open.em(), 'show application_name')).toEqual([{ application_name: 'a desk' }]);
  });

  test('DB-01 has our settings, also where the address has others', async () => {
    const url = new URL(database!.directUrl!);
    url.searchParams.set('options', '-c timezone=Asia/Seoul -c search_path=nowhere -c work_mem=5MB');
    const open = await openDatabase({ url: url.href, poolSize: 1, maxSilenceMs: 30_000 });
    onTestFinished(() => open.close());
    const asked = `select current_setting('timezone') as zone, current_setting('search_path') as path, current_setting('work_mem') as memory`;
    expect(await run(open.em(), asked)).toEqual([{ zone: 'UTC', path: 'public, pg_temp', memory: '5MB' }]);
  });

  test('to a server that says nothing is not waited for when the desk starts', { timeout: 10_000 }, async () => {
    const network = await aNetwork(database!.url!);
    network.freeze();
    const url = new URL(database!.url!);
    url.host = new URL(network.url).host;
    await expect(openDatabase({ url: url.href, poolSize: 1, maxSilenceMs: 300 })).rejects.toThrow(/timeout/);
  });
});
