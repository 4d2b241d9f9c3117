import { sql } from 'kysely';
import type { Em } from '../database.js';
import { WorkspaceRow } from '../tables/desk.js';

/** Whether there is any workspace at all. */
export const hasWorkspaces = async (em: Em): Promise<boolean> => (await em.count(WorkspaceRow)) > 0;

/** Whether there is a workspace of this short name. */
export const hasWorkspace = async (em: Em, slug: string): Promise<boolean> =>
  (await em.count(WorkspaceRow, { slug })) > 0;

/**
 * Holds the workspace until the end of the transaction, so that of two imports at once the second one sees what the first one made.
 * Transactions that only refer to the workspace do not wait.
 */
export async function holdWorkspace(em: Em, workspaceId: string): Promise<void> {
  await sql`select 1 from workspace where id = ${workspaceId} for no key update`.execute(em.getKysely());
}
