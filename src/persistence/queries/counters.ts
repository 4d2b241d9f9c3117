import { sql, type RawBuilder } from 'kysely';
import type { Alike } from '../../domain/ticket/counters.js';
import type { Reads } from '../database.js';

/** The workspace's tickets, counted, and where the log stood then. */
export async function ticketCounts(
  em: Reads,
  workspaceId: string,
): Promise<{ readonly asOf: number; readonly counts: readonly Alike[] }> {
  const { rows } = await sql<Alike & { asOf: number }>`
    select h.position::float8 as "asOf", c.team_id as "teamId", c.status, c.priority, c.held, c.tickets
    from log_head h
      left join desk_counter c on c.workspace_id = h.workspace_id and c.tickets <> 0
      left join team t on t.workspace_id = h.workspace_id and t.id = c.team_id
    where h.workspace_id = ${workspaceId}
    order by t.name collate "C" nulls first, c.status collate "C", c.priority collate "C"`.execute(em.getKysely());
  return { asOf: rows[0]!.asOf, counts: rows.filter(({ tickets }) => tickets !== null) };
}

/**
 * Moves tickets from where they were counted to where they belong after these events (JSON of `NewEvent`s), as a part of the statement
 * that appends them. It reads `head`, the row of the log that the statement has locked: so nobody else counts at the same time, and two
 * transactions can't wait for each other.
 */
export const countTickets = (head: RawBuilder<unknown>, workspaceId: string, events: string) => sql`
  insert into desk_counter as c (workspace_id, team_id, status, priority, held, tickets)
  select ${workspaceId}::uuid, (m.facts->>'teamId')::uuid, m.facts->>'status', m.facts->>'priority',
    m.facts->>'assigneeId' is not null, sum(m.tickets)::integer
  from ${head}, (
    with touched as (
      select distinct on (t->>'ticketId') (t->>'ticketId')::uuid as id, t->'ticketFacts' as facts
      from jsonb_array_elements(${events}::jsonb) with ordinality as t(t, n) where t->>'ticketId' is not null
      order by t->>'ticketId', n desc
    )
    select facts, 1 as tickets from touched
    union all
    select (select b.ticket_facts from event b where b.workspace_id = ${workspaceId} and b.ticket_id = touched.id order by b.position desc limit 1), -1 from touched
  ) as m
  where m.facts is not null group by 2, 3, 4, 5 having sum(m.tickets) <> 0
  on conflict (workspace_id, team_id, status, priority, held) do update set tickets = c.tickets + excluded.tickets`;
