import { sql } from 'kysely';
import { instantOf, type Instant } from '../../domain/instant.js';
import type { Em } from '../database.js';

/** When somebody was last invited to rate anything; null when they never were. They are held, so that of two tickets at once one invites. */
export async function lastInvitationOf(em: Em, workspaceId: string, personId: string): Promise<Instant | null> {
  await sql`select 1 from person where workspace_id = ${workspaceId} and id = ${personId} for no key update`.execute(
    em.getKysely(),
  );
  const { rows } = await sql<{ at: string | null }>`
    select max(invited_at) as at from feedback_invitation
    where workspace_id = ${workspaceId} and person_id = ${personId}`.execute(em.getKysely());
  return rows[0]?.at ? instantOf(rows[0].at) : null;
}
