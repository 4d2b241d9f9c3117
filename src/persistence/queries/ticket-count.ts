import { sql } from 'kysely';
import type { TicketType } from '../../domain/ticket/ticket.js';
import type { Em } from '../database.js';

/** Takes the next number of this type; others who open one wait for the end of the transaction, so that none is skipped. */
export async function nextTicketCount(em: Em, workspaceId: string, type: TicketType): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into ticket_count as c (workspace_id, type, last) values (${workspaceId}, ${type}, 1)
    on conflict (workspace_id, type) do update set last = c.last + 1 returning last`.execute(em.getKysely());
  return rows[0]!.last;
}
