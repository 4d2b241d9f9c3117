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

/** What every table is used for. */
const RIGHTS = 'SELECT, INSERT, UPDATE, DELETE';

/** A role that may not write would start well and then fail in everything. */
async function checkRights(orm: ServerORM, setting: string): Promise<void> {
  const tables = [...new Set(Object.values(orm.getMetadata().getAll()).map(({ tableName }) => tableName))];
  const { rows } = await sql<{ name: string; role: string }>`
    select name, current_user as role from unnest(${sql.val(tables)}::text[]) as name
    where to_regclass(quote_ident(name)) is not null
      and exists (select from unnest(string_to_array(${RIGHTS}, ', ')) as own
        where not has_table_privilege(to_regclass(quote_ident(name)), own))`.execute(orm.em.fork().getKysely());
  const [first] = rows;
  if (first)
    throw new Unfit(setting, `the role ${first.role} lacks one of the rights ${RIGHTS} on the table ${first.name}`);
}
