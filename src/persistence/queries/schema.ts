import { sql } from 'kysely';
import type { Reads } from '../database.js';
import { MIGRATIONS } from '../migrations/index.js';

/** Whether the tables are those of this version: its migrations have all run, and none that it does not know. */
export async function isAtThisVersion(em: Reads): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`select name from mikro_orm_migrations`.execute(em.getKysely());
  const run = new Set(rows.map(({ name }) => name));
  return run.size === MIGRATIONS.length && MIGRATIONS.every(({ name }) => run.has(name));
}
