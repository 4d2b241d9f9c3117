import type { MikroORM } from '@mikro-orm/core';
import type { MikroORM as ServerORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Unfit } from '../unfit.js';
import { MIGRATIONS } from './migrations/index.js';

/**
 * Brings the tables up to date, and checks that they can be used. Throws `Unfit` for a database that a newer version has migrated: this
 * one does not know what its columns mean.
 * @param setting the setting that leads to the database, such as `DATABASE_URL`
 * @param report told when there is something to do
 */
export async function bringUpToDate(orm: MikroORM, setting: string, report: (line: string) => void): Promise<void> {
  const { migrator } = orm as ServerORM;
  const executed = (await migrator.getExecuted()).map(({ name }) => name);
  const unknown = executed.filter((name) => !MIGRATIONS.some((known) => known.name === name));
  if (unknown.length) throw new Unfit(setting, newer(unknown));
  const pending = await migrator.getPending();
  if (pending.length) {
    report(`Applying ${pending.length} ${pending.length === 1 ? 'migration' : 'migrations'}…`);
    await migrator.up();
  }
  await checkRights(orm as ServerORM, setting);
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
