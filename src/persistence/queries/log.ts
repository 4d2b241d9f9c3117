import { sql } from 'kysely';
import type { Visibility } from '../../domain/ticket/events.js';
import type { Facts } from '../../domain/filter/condition.js';
import type { Instant } from '../../domain/instant.js';
import { instantOf } from '../../domain/instant.js';
import type { Em } from '../database.js';

/** A fact about to be written. */
export interface NewEvent {
  readonly id: string;
  /** Null for a fact about the workspace, not a ticket. */
  readonly ticketId: string | null;
  readonly type: string;
  /** Null when the desk did it by itself. */
  readonly actorId: string | null;
  readonly at: Instant;
  readonly audience: Visibility;
  readonly before: unknown;
  readonly after: unknown;
  /** The ticket's facts right after the event; null when it is about no ticket. */
  readonly ticketFacts: Facts | null;
}

/** A fact of the log. */
export interface LoggedEvent {
  readonly workspaceId: string;
  readonly position: number;
  readonly id: string;
  readonly ticketId: string | null;
  readonly type: string;
  readonly at: Instant;
  readonly audience: Visibility;
  readonly ticketFacts: Facts | null;
}

/**
 * Appends events and gives them the workspace's next positions; answers the last one. It must be the transaction's last statement: the
 * row lock on `log_head`, held from here to the commit, is what makes positions follow the order of commits, and it should be short.
 */
export async function appendEvents(em: Em, workspaceId: string, events: readonly NewEvent[]): Promise<number> {
  const json = JSON.stringify(events);
  const { rows } = await sql<{ position: number }>`
    with head as (
      update log_head set position = position + ${events.length} where workspace_id = ${workspaceId} returning position
    ), appended as (
      insert into event (workspace_id, position, id, ticket_id, type, actor_id, at, audience, before, after, ticket_facts)
      select ${workspaceId}::uuid, head.position - ${events.length} + e.n, (e.e->>'id')::uuid, (e.e->>'ticketId')::uuid, e.e->>'type',
        (e.e->>'actorId')::uuid, (e.e->>'at')::timestamptz, e.e->>'audience', nullif(e.e->'before', 'null'),
        nullif(e.e->'after', 'null'), nullif(e.e->'ticketFacts', 'null')
      from head, jsonb_array_elements(${json}::jsonb) with ordinality as e(e, n)
    )
    select position::float8 as position from head`.execute(em.getKysely());
  return rows[0]!.position;
}

/** The workspace's events after a position, oldest first, at most `limit`. */
export async function eventsAfter(
  em: Em,
  workspaceId: string,
  position: number,
  limit: number,
): Promise<readonly LoggedEvent[]> {
  const { rows } = await sql<Omit<LoggedEvent, 'at'> & { at: string }>`
    select workspace_id as "workspaceId", position::float8 as position, id, ticket_id as "ticketId", type, at, audience,
      ticket_facts as "ticketFacts"
    from event where workspace_id = ${workspaceId} and position > ${position} order by position limit ${limit}`.execute(
    em.getKysely(),
  );
  return rows.map((row) => ({ ...row, at: instantOf(row.at) }));
}

/** Where the log of each of these workspaces ends. */
export async function logHeads(em: Em, workspaceIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ workspaceId: string; position: number }>`
    select workspace_id as "workspaceId", position::float8 as position from log_head
    where workspace_id = any(${workspaceIds}::uuid[])`.execute(em.getKysely());
  return new Map(rows.map(({ workspaceId, position }) => [workspaceId, position]));
}

/** Begins a workspace's log, at position 0. */
export async function startLog(em: Em, workspaceId: string): Promise<void> {
  await sql`insert into log_head (workspace_id, position) values (${workspaceId}, 0)`.execute(em.getKysely());
}
