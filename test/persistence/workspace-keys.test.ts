import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Em } from '../../src/persistence/database.js';
import { aDatabase } from '../support/database.js';

const database = await aDatabase();

/** Tables without the workspace in their keys, and why. */
const SHARED: Readonly<Record<string, string>> = {
  workspace: 'is the workspace: its id is what the others carry',
  mikro_orm_migrations: 'says how the tables are, for all workspaces',
  signing_key: 'signs the tokens of all workspaces',
  sign_in_limit: 'counts by keyed hashes of e-mails and addresses, before a workspace is known',
};

/** Indexes that look across workspaces, and for which statement of queries/across-workspaces.ts. */
const ACROSS: Readonly<Record<string, string>> = {
  idempotency_key_age: 'deleteExpiredKeys',
  known_address_address: 'knownAddress',
  person_email_anywhere: 'accountsOf',
  person_gives_back: 'peopleToGiveBack',
  person_presence_ends: 'presencesOver',
  session_id: 'workspaceOfSession',
  sla_recompute_open: 'workspacesToRecompute',
  team_queue_due: 'dueQueues',
  ticket_tags: 'none: a GIN index takes no column of another kind; row-level security ends its use',
  timer_due: 'dueTickets',
};

interface Found {
  readonly name: string;
  readonly columns: readonly string[];
}

/** What of the catalogue leaves the workspace out. */
async function faultsIn(em: Em): Promise<readonly string[]> {
  const kysely = em.getKysely();
  const { rows: tables } = await sql<{ name: string; has: boolean }>`
    select c.relname as name, exists (select 1 from pg_attribute a
      where a.attrelid = c.oid and a.attname = 'workspace_id' and a.attnotnull) as has
    from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`.execute(kysely);
  const { rows: indexes } = await sql<Found & { table: string; unique: boolean }>`
    select i.relname as name, t.relname as table, x.indisunique as unique,
      array(select pg_get_indexdef(x.indexrelid, k, true) from generate_series(1, x.indnkeyatts) k) as columns
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
    where t.relnamespace = 'public'::regnamespace`.execute(kysely);
  const { rows: foreign } = await sql<Found & { table: string; to: string; toColumns: readonly string[] }>`
    select k.conname as name, k.conrelid::regclass::text as table, k.confrelid::regclass::text as to,
      array(select a.attname::text from unnest(k.conkey) with ordinality c(n, i)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.n order by c.i) as columns,
      array(select a.attname::text from unnest(k.confkey) with ordinality c(n, i)
        join pg_attribute a on a.attrelid = k.confrelid and a.attnum = c.n order by c.i) as "toColumns"
    from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace`.execute(kysely);
  const isShared = (table: string): boolean => table in SHARED;
  return [
    ...tables.filter(({ name, has }) => !has && !isShared(name)).map(({ name }) => `table ${name}`),
    ...indexes
      .filter(({ table, columns }) => !isShared(table) && columns[0] !== 'workspace_id')
      .filter(({ name, unique }) => unique || !(name in ACROSS))
      .map(({ name, unique }) => `${unique ? 'unique ' : ''}index ${name}`),
    ...foreign
      .filter(({ table, to, columns, toColumns }) => {
        const [from, at] = [isShared(table) ? 'id' : 'workspace_id', isShared(to) ? 'id' : 'workspace_id'];
        return columns[toColumns.indexOf(at)] !== from;
      })
      .map(({ name }) => `foreign key ${name}`),
  ];
}

describe('DB-05 every key of a table of a workspace begins with the workspace', () => {
  test('in the catalogue', async () => {
    expect(await faultsIn(database.em())).toEqual([]);
  });

  test('exempt tables and indexes are there', async () => {
    const { rows } = await sql<{ name: string }>`select relname as name from pg_class`.execute(
      database.em().getKysely(),
    );
    const names = new Set(rows.map(({ name }) => name));
    expect([...Object.keys(SHARED), ...Object.keys(ACROSS)].filter((name) => !names.has(name))).toEqual([]);
  });

  test.each([
    ['create table planted (id uuid primary key)', ['table planted', 'unique index planted_pkey']],
    [
      'create table planted (workspace_id uuid not null references workspace, id uuid, primary key (id, workspace_id))',
      ['unique index planted_pkey'],
    ],
    ['create unique index planted on ticket (external_id, workspace_id)', ['unique index planted']],
    ['create index planted on ticket (subject)', ['index planted']],
    [
      `create table planted (workspace_id uuid not null references workspace, id uuid, primary key (workspace_id, id));
       alter table signing_key add workspace_id uuid, add ticket_id uuid,
         add constraint planted foreign key (workspace_id, ticket_id) references ticket`,
      ['foreign key planted'],
    ],
    [
      'alter table ticket add other_id uuid, add constraint planted foreign key (other_id, team_id) references team',
      ['foreign key planted'],
    ],
  ])('a planted fault is found: %s', async (statements, faults) => {
    await expect(
      database.em().transactional(async (em) => {
        for (const statement of statements.split(';')) await sql.raw(statement).execute((em as Em).getKysely());
        expect((await faultsIn(em as Em)).toSorted()).toEqual(faults.toSorted());
        throw new Error('planted');
      }),
    ).rejects.toThrow('planted');
  });

  test('and PostgreSQL refuses a row that names one of another workspace', async () => {
    const em = database.em();
    const refuses = async (statement: string) =>
      expect(sql.raw(statement).execute(em.getKysely())).rejects.toThrow(/foreign key/);
    await sql`insert into workspace (id, slug, name, time_zone, priority_matrix, own_resolution_codes, reopen_window, feedback_window, rules, created_at, version)
      select gen_random_uuid(), s, s, 'UTC', '{}', '{}', 'P7D', 'P7D', '{}', now(), 1 from unnest(array['a', 'b']) s`.execute(
      em.getKysely(),
    );
    await sql`insert into team (workspace_id, id, name, active, created_at, version)
      select id, gen_random_uuid(), 'T', true, now(), 1 from workspace where slug = 'a'`.execute(em.getKysely());
    await refuses(`insert into team_queue (workspace_id, team_id, due_at)
      select w.id, t.id, now() from workspace w, team t where w.slug = 'b'`);
  });
});
