import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Em } from '../../src/persistence/database.js';
import { aDatabase, onPostgres } from '../support/database.js';

const database = onPostgres() ? await aDatabase() : null;

/** One connection, and so the statements it has prepared. */
async function oneConnection(): Promise<Em> {
  const open = await openDatabase({ url: database!.url!, poolSize: 1, maxSilenceMs: 30_000 });
  onTestFinished(() => open.close());
  return open.em();
}

const run = async (em: Em, text: string) => (await sql.raw(text).execute(em.getKysely())).rows;
const prepared = (em: Em) =>
  run(em, 'select statement, (generic_plans + custom_plans)::int as times from pg_prepared_statements');

// The embedded database plans as fast as it is asked.
describe.runIf(onPostgres())('a statement', () => {
  test('is prepared when it comes a second time, and answers by the values of each time', async () => {
    const em = await oneConnection();
    const answers: unknown[] = [];
    for (const value of [1, 2, 3, null]) {
      const { rows } = await sql<{ twice: number }>`select 2 * ${value}::int as twice`.execute(em.getKysely());
      answers.push(rows[0]!.twice);
    }
    expect(answers).toEqual([2, 4, 6, null]);
    expect(await prepared(em)).toEqual([{ statement: 'select 2 * $1::int as twice', times: 3 }]);
  });

  test('that never comes again is not prepared, and a connection prepares a hundred at most', async () => {
    const em = await oneConnection();
    const ask = async (i: number, value: number) =>
      (await sql<{ sum: number }>`select ${sql.raw(`${i}`)} + ${value}::int as sum`.execute(em.getKysely())).rows[0]!
        .sum;
    for (let i = 0; i < 150; i += 1) expect(await ask(i, 1)).toBe(i + 1);
    expect(await prepared(em)).toEqual([]);
    for (let times = 0; times < 2; times += 1)
      for (let i = 0; i < 150; i += 1) expect(await ask(i, times)).toBe(i + times);
    expect(await prepared(em)).toHaveLength(100);
  });

  test('whose columns change fails where it was prepared, once', async () => {
    const em = await oneConnection();
    await run(em, 'create table changing (id int, value int)');
    await run(em, 'insert into changing values (1, 2)');
    const ask = async () => (await sql`select * from changing where id = ${1}`.execute(em.getKysely())).rows;
    for (let times = 0; times < 3; times += 1) expect(await ask()).toEqual([{ id: 1, value: 2 }]);
    await run(em, 'alter table changing add column more text');
    await expect(ask()).rejects.toThrow(/cached plan/);
    for (let times = 0; times < 3; times += 1) expect(await ask()).toEqual([{ id: 1, value: 2, more: null }]);
  });

  test('that could not be prepared can be later', async () => {
    const em = await oneConnection();
    const ask = async () => (await sql`select * from missing where id = ${1}`.execute(em.getKysely())).rows;
    for (let times = 0; times < 3; times += 1) await expect(ask()).rejects.toThrow(/"missing" does not exist/);
    await run(em, 'create table missing (id int)');
    for (let times = 0; times < 3; times += 1) expect(await ask()).toEqual([]);
    expect(await prepared(em)).toMatchObject([{ statement: 'select * from missing where id = $1' }]);
  });
});
