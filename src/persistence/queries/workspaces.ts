import type { Em } from '../database.js';
import { WorkspaceRow } from '../tables/desk.js';

/** Whether there is any workspace at all. */
export const hasWorkspaces = async (em: Em): Promise<boolean> => (await em.count(WorkspaceRow)) > 0;

/** Whether there is a workspace of this short name. */
export const hasWorkspace = async (em: Em, slug: string): Promise<boolean> =>
  (await em.count(WorkspaceRow, { slug })) > 0;
