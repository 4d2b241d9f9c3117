import { sql } from 'kysely';
import type { FormOf } from '../../domain/intake/staff-fields.js';
import type { Em } from '../database.js';

/** The forms of the workspace's other categories, those that ask anything; the workspace is held by whoever asks. */
export async function formsBeside(em: Em, workspaceId: string, categoryId: string): Promise<readonly FormOf[]> {
  const { rows } = await sql<FormOf>`select name, form from category
    where workspace_id = ${workspaceId} and id <> ${categoryId} and form -> 'fields' <> '[]'
    order by name collate "C", id`.execute(em.getKysely());
  return rows;
}

/** Keeps which of the desk's own fields staff alone see. Nobody's version of the workspace is raised: they set none of it. */
export async function keepStaffFields(em: Em, workspaceId: string, keys: readonly string[]): Promise<void> {
  await sql`update workspace set staff_fields = ${keys}::text[]
    where id = ${workspaceId} and staff_fields <> ${keys}::text[]`.execute(em.getKysely());
}
