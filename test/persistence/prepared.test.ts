import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Em } from '../../src/persistence/database.js';
import { aDatabase, onPostgres } from '../support/database.js';

const database = onPostgres() ? await aDatabase() : null;

/** One connection, and so the statements it has prepared. */
async function oneConnection(): Promise<Em> {
  const open = await openDatabase({ url: database!.directUrl!, poolSize: 1, maxSilenceMs: 30_000 });
  onTestFinished(() => open.close());
  return open.em();
}

const run = async (em: Em, text: string) => (await sql.raw(text).execute(em.getKysely())).rows;
const prepared = (em: Em) =>
  run(em, 'select statement, generic_plans::int as generic, custom_plans::int as custom from pg_prepared_statements');

// The embedded database plans as fast as it is asked.
describe.runIf(onPostgres())('a statement', () => {
  test('is prepared when it comes a second time, and planned for the values of each time', async () => {
    const em = await oneConnection();
    const answers: unknown[] = [];
    for (const value of [1, 2, 3, 4, 5, 6, 7, 8, 9, null]) {
      const { rows } = await sql<{ twice: number }>`select 2 * ${value}::int as twice`.execute(em.getKysely());
      answers.push(rows[0]!.twice);
    }
    expect(answers).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, null]);
    expect(await prepared(em)).toEqual([{ statement: 'select 2 * $1::int as twice', generic: 0, custom: 9 }]);
  });

  test('that never comes again is not prepared', async () => {
    const em = await oneConnection();
    for (let i = 0; i < 50; i += 1) await sql`select ${sql.raw(`${i}`)} + ${1}::int`.execute(em.getKysely());
    expect(await prepared(em)).toEqual([]);
  });

  test('is prepared while there is room: not when it is very long, and 60,000 characters for each connection', async () => {
    const em = await oneConnection();
    const ask = async (i: number, length: number, value: number) => {
      const { rows } = await sql<{ sum: number }>`
        select ${sql.raw(`${i}`)} + ${value}::int as sum ${sql.raw(`/* ${'x'.repeat(length)} */`)}`.execute(
        em.getKysely(),
      );
      return rows[0]!.sum;
    };
    for (let times = 0; times < 3; times += 1) expect(await ask(0, 4000, times)).toBe(times);
    expect(await prepared(em)).toEqual([]);
    for (let times = 0; times < 3; times += 1)
      for (let i = 0; i < 30; i += 1) expect(await ask(i, 2950, times)).toBe(i + times);
    expect(await prepared(em)).toHaveLength(20);
  });

  test('has the same name on every connection, and in every process', async () => {
    const names = async () => {
      const em = await oneConnection();
      for (let times = 0; times < 2; times += 1) await sql`select ${times}::int`.execute(em.getKysely());
      return run(em, 'select name from pg_prepared_statements');
    };
    const [first, second] = [await names(), await names()];
    expect(first).toHaveLength(1);
    expect(second).toEqual(first);
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

  test.each([
    ['is gone, as where a pooler gives another connection', 'deallocate all', /does not exist/],
    [
      'compares with another type than it did',
      'alter table moving alter column id type text',
      /operator does not exist/,
    ],
  ])('that %s fails once, and then is prepared anew', async (_what, change, fault) => {
    const em = await oneConnection();
    await run(em, 'drop table if exists moving');
    await run(em, 'create table moving (id int)');
    const ask = async () => (await sql`select 1 as one from moving where id = ${1}`.execute(em.getKysely())).rows;
    for (let times = 0; times < 3; times += 1) expect(await ask()).toEqual([]);
    await run(em, change);
    await expect(ask()).rejects.toThrow(fault);
    for (let times = 0; times < 3; times += 1) expect(await ask()).toEqual([]);
  });

  test('can be asked in transactions, also in one that fails, and on several connections at once', async () => {
    const open = await openDatabase({ url: database!.directUrl!, poolSize: 3, maxSilenceMs: 30_000 });
    onTestFinished(() => open.close());
    const ask = async (em: Em, value: number) =>
      (await sql<{ tenth: number }>`select 10 / ${value}::int as tenth`.execute(em.getKysely())).rows[0]!.tenth;
    for (let times = 0; times < 3; times += 1) {
      await expect(open.em().transactional((em) => ask(em, 0))).rejects.toThrow(/division by zero/);
      const answers = [1, 2, 5, 10].map((value) => open.em().transactional((em) => ask(em, value)));
      expect(await Promise.all(answers)).toEqual([10, 5, 2, 1]);
    }
  });
});
