import { sql } from 'kysely';
import type { AlikeHeld } from '../../domain/assignment/agent-queue.js';
import type { Reads } from '../database.js';

/** What an agent holds, counted, and where the log stood then; null when they are not here, or only report. */
export async function heldBy(
  em: Reads,
  workspaceId: string,
  agentId: string,
): Promise<{ readonly asOf: number; readonly capacity: number | null; readonly held: readonly AlikeHeld[] } | null> {
  const { rows } = await sql<{ asOf: number; capacity: number | null; held: readonly AlikeHeld[] }>`
    select h.position::float8 as "asOf", p.capacity,
      (select coalesce(jsonb_agg(g), '[]') from (select priority, status, count(*)::int as tickets from ticket
        where workspace_id = h.workspace_id and assignee_id = p.id and status in ('NEW', 'OPEN', 'WAITING') group by 1, 2) as g) as held
    from log_head h join person p on p.workspace_id = h.workspace_id
    where h.workspace_id = ${workspaceId} and p.id = ${agentId} and p.role <> 'REQUESTER'`.execute(em.getKysely());
  return rows[0] ?? null;
}
