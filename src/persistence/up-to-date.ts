import { setTimeout as delay } from 'node:timers/promises';
import type { MikroORM, Transaction } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import type { MikroORM as ServerORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Unfit } from '../unfit.js';
import { MIGRATIONS } from './migrations/index.js';

/** Has one process at a time change the tables. Answers whether it is this one, until the transaction ends. */
export type TryLock = (transaction: Transaction) => Promise<boolean>;

/** Between two tries, in milliseconds. */
const RETRY_MS = 250;
/** After how long waiting is reported, in milliseconds. */
const REPORTED_AFTER_MS = 2000;

/**
 * Brings the tables up to date, and checks that they can be used. Throws `Unfit` for a database that a newer version has migrated: this
 * one does not know what its columns mean. Where nothing is to be done nothing is locked; and a process that waits for another holds no
 * connection meanwhile, which a pooler may have but one of.
 * @param setting the setting that leads to the database, such as `DATABASE_URL`
 * @param report told when there is something to do
 */
export async function bringUpToDate(
  orm: MikroORM,
  setting: string,
  report: (line: string) => void,
  tryLock: TryLock = async () => true,
): Promise<void> {
  const waiting = setTimeout(
    () => report('Waiting for a connection to the database, or for another process to apply migrations…'),
    REPORTED_AFTER_MS,
  );
  const applying = (line: string): void => (clearTimeout(waiting), report(line));
  try {
    while ((await pendingIn(orm, setting)) > 0 && !(await migrate(orm as ServerORM, setting, applying, tryLock)))
      await delay(RETRY_MS);
  } finally {
    clearTimeout(waiting);
  }
  await checkRights(orm as ServerORM, setting);
}

/** Asks everything in a transaction. MikroORM's (7.2.1) looks for its table, and for the database, on a connection beside it. */
class MigratorWithin extends Migrator {
  protected override async init(): Promise<void> {
    await this.getStorage().ensureTable();
  }

  async upWithin(transaction: Transaction): Promise<void> {
    this.getStorage().setMasterMigration(transaction);
    await this.up({ transaction });
  }
}

/** Applies pending migrations unless another process does; answers whether none are left. */
const migrate = (orm: ServerORM, setting: string, report: (line: string) => void, tryLock: TryLock): Promise<boolean> =>
  orm.em.getConnection().transactional(async (transaction) => {
    if (!(await tryLock(transaction))) return false;
    const count = await pendingIn(orm, setting, transaction);
    if (count === 0) return true;
    report(`Applying ${count} ${count === 1 ? 'migration' : 'migrations'}…`);
    await new MigratorWithin(orm.em).upWithin(transaction);
    return true;
  });

/** How many migrations are to be applied. */
async function pendingIn(orm: MikroORM, setting: string, transaction?: Transaction): Promise<number> {
  const connection = (orm as ServerORM).em.getConnection();
  const ask = (text: string): Promise<readonly { readonly name: string | null }[]> =>
    connection.execute(text, [], 'all', transaction);
  const [table] = await ask(`select to_regclass('mikro_orm_migrations')::text as name`);
  const executed = table!.name === null ? [] : await ask('select name from mikro_orm_migrations order by id');
  const names = executed.map(({ name }) => name!);
  const unknown = names.filter((name) => !MIGRATIONS.some((known) => known.name === name));
  if (unknown.length) throw new Unfit(setting, newer(unknown));
  return MIGRATIONS.filter(({ name }) => !names.includes(name)).length;
}

const newer = (unknown: readonly string[]): string =>
  `the database was migrated by a newer Ticketwire, as this one does not know ${unknown.map((name) => `"${name}"`).join(', ')}; start that version, or restore a backup`;

/** Tables that only statements of our own use; of the others the ORM knows. */
const OTHER_TABLES = [
  ...['calendar_version', 'category_skill', 'desk_counter', 'event', 'idempotency_key', 'known_address', 'log_head'],
  ...['person_skill', 'routing', 'sign_in_limit', 'sign_of_life', 'signing_key', 'sla_recompute', 'target'],
  ...['team_queue', 'ticket_clock', 'ticket_count', 'timer'],
];

/** The names of all tables, but for the one in which the migrations are written down. */
export const tableNames = (orm: MikroORM): readonly string[] => [
  ...[...orm.getMetadata().getAll().values()].map(({ tableName }) => tableName),
  ...OTHER_TABLES,
];

/** A role that may not write would start well, or nearly, and then fail in everything. */
async function checkRights(orm: ServerORM, setting: string): Promise<void> {
  const { rows } = await sql<{ name: string; own: string; role: string }>`
    select name, own, current_user as role
    from unnest(${sql.val(tableNames(orm))}::text[]) as name, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) as own
    where not has_table_privilege(quote_ident(name), own) limit 1`.execute(orm.em.fork().getKysely());
  const [first] = rows;
  if (!first) return;
  const { role, own, name } = first;
  throw new Unfit(setting, `the role ${role} lacks rights on the tables, such as ${own} on ${name}`);
}
