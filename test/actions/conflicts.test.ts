import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createWorkspace } from '../../src/actions/desk/create-workspace.js';
import { isConflict, repeatConflicts } from '../../src/persistence/conflicts.js';
import { inTransaction } from '../../src/persistence/transaction.js';
import { openDatabase, type Em } from '../../src/persistence/database.js';
import { onPostgres } from '../support/database.js';
import { aDesk, PASSWORD } from '../support/desk.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'AGENT' });

const run = (text: string) => sql.raw(text).execute(desk.database.em().getKysely());

/** Has the next `times` writes to a table undone by the database with this code, at the write or at the commit. */
async function undoNext(
  table: string,
  code: string,
  { times = 1, at = 'write' as 'write' | 'commit', when = 'insert' } = {},
) {
  // A sequence does not come back with the transaction, and so counts what was undone.
  await run('drop sequence if exists undone');
  await run('create sequence undone');
  await run(`create or replace function undo() returns trigger language plpgsql as $$ begin
    if nextval('undone') <= ${times} then raise exception 'undone' using errcode = '${code}'; end if; return null; end $$`);
  await run(`drop trigger if exists undo on ${table}`);
  await run(
    at === 'write'
      ? `create trigger undo after ${when} on ${table} for each statement execute function undo()`
      : `create constraint trigger undo after ${when} on ${table} deferrable initially deferred for each row execute function undo()`,
  );
  return {
    tried: async () => ((await run('select last_value::int as n from undone')).rows[0] as { n: number }).n,
    end: () => run(`drop trigger undo on ${table}`),
  };
}

const CODES = [
  ['a serialization failure', '40001'],
  ['a deadlock', '40P01'],
] as const;

describe.each(CODES)('DB-04 %s', (_name, code) => {
  const slug = `made-${code.toLowerCase()}`;
  // Each way of writing there is: an action, one with a key, one at its commit, a sign-in, its refreshing and end, a command.
  const ways: readonly (readonly [string, string, Parameters<typeof undoNext>[2], () => Promise<unknown>])[] = [
    ['of an action', 'ticket', {}, () => agent.do('openTicket', { subject: 'Again' }, 'ticket { id }')],
    [
      'of an action that is sent with a key',
      'event',
      {},
      () => agent.do('openTicket', { subject: 'Again', idempotencyKey: code }, 'ticket { id }'),
    ],
    [
      'of an action when it commits',
      'event',
      { at: 'commit' },
      () => agent.do('openTicket', { subject: 'Again' }, 'ticket { id }'),
    ],
    ['of a sign-in', 'session', {}, () => desk.signIn('agent@acme.test')],
    ['of a sign-in when it commits', 'session', { at: 'commit' }, () => desk.signIn('agent@acme.test')],
    [
      'of a command',
      'person',
      {},
      () =>
        createWorkspace(
          { database: desk.database, now: desk.clock.now(), newId: () => randomUUIDv7() },
          { slug, name: slug, timeZone: 'UTC', admin: { name: 'A', email: `a@${slug}.test`, password: PASSWORD } },
        ),
    ],
  ];

  test.each(ways)('%s is repeated', async (_what, table, how, work) => {
    const undone = await undoNext(table, code, { times: 2, ...how });
    try {
      await work();
      expect(await undone.tried()).toBeGreaterThanOrEqual(3); // twice undone, then done
    } finally {
      await undone.end();
    }
  });

  test('that goes on and on is told in the end', async () => {
    const undone = await undoNext('ticket', code, { times: 1000 });
    try {
      const { errors } = await agent.send('mutation { openTicket(input: { subject: "x" }) { position } }');
      expect(errors).toHaveLength(1);
      expect(await undone.tried()).toBeLessThan(10);
    } finally {
      await undone.end();
    }
  });

  test.runIf(onPostgres())('of a statement that stands alone is repeated', async () => {
    const undone = await undoNext('session', code, { times: 2, when: 'delete' });
    try {
      await sql`delete from session where id = ${randomUUIDv7()}`.execute(desk.database.em().getKysely());
      expect(await undone.tried()).toBe(3);
    } finally {
      await undone.end();
    }
  });
});

test('DB-04 is found behind what wraps it, and nothing else is repeated', async () => {
  const conflict = Object.assign(new Error('x'), { code: '40001' });
  expect(isConflict(new Error('wrapped', { cause: conflict }))).toBe(true);
  expect(isConflict(Object.assign(new Error('x'), { code: '23505' }))).toBe(false);
  let tries = 0;
  const failing = repeatConflicts(async () => {
    tries += 1;
    throw new Error('other');
  });
  await expect(failing).rejects.toThrow('other');
  expect(tries).toBe(1);
});

test.runIf(onPostgres())(
  'DB-04 transactions that undo each other for real are all carried out, once each',
  async () => {
    await run('create table counted (n int)');
    await run('insert into counted values (0)');
    // Past a pooler, behind which a transaction begins with statements of its own.
    const direct = await openDatabase({ url: desk.database.directUrl!, poolSize: 3, maxSilenceMs: 30_000 });
    onTestFinished(() => direct.close());
    const raise = () =>
      inTransaction({ database: direct }, async (em: Em) => {
        const ask = (text: string) => sql.raw<{ n: number }>(text).execute(em.getKysely());
        await ask('set transaction isolation level serializable');
        const { n } = (await ask('select n from counted')).rows[0]!;
        await ask('select pg_sleep(0.02)');
        await ask(`update counted set n = ${n + 1}`);
      });
    await Promise.all([raise(), raise(), raise()]);
    expect((await run('select n from counted')).rows).toEqual([{ n: 3 }]);
  },
);
