import { sql, type RawBuilder } from 'kysely';
import type { Visibility } from '../../domain/ticket/events.js';
import type { Facts } from '../../domain/filter/condition.js';
import type { Instant } from '../../domain/instant.js';
import { instantOf } from '../../domain/instant.js';
import type { Em, Reads } from '../database.js';
import { countTickets } from './counters.js';
import type { Viewer } from './viewer.js';

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
  /** Null when the desk did it by itself. */
  readonly actorId: string | null;
  readonly at: Instant;
  readonly audience: Visibility;
  readonly before: unknown;
  readonly after: unknown;
  /** The ticket's facts at the end of the event's transaction. */
  readonly ticketFacts: Facts | null;
  /** The ticket's facts before the event; null when it begins the ticket, or is about none. */
  readonly factsBefore: Facts | null;
  /** The same as far as the requester was told: before the event, at the last one that was PUBLIC. */
  readonly publicFactsBefore: Facts | null;
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
    ), counted as (${countTickets(sql`head`, workspaceId, json)})
    select position::float8 as position from head`.execute(em.getKysely());
  return rows[0]!.position;
}

/** The workspace's events after a position, oldest first, at most `limit`. */
export async function eventsAfter(
  em: Reads,
  workspaceId: string,
  position: number,
  limit: number,
): Promise<readonly LoggedEvent[]> {
  const { rows } = await sql<Omit<LoggedEvent, 'at'> & { at: string }>`
    select e.workspace_id as "workspaceId", e.position::float8 as position, e.id, e.ticket_id as "ticketId", e.type, e.actor_id as "actorId",
      e.at, e.audience, e.before, e.after, e.ticket_facts as "ticketFacts", (${factsBefore(sql`true`)}) as "factsBefore",
      (${factsBefore(sql`b.audience = 'PUBLIC'`)}) as "publicFactsBefore"
    from event e where e.workspace_id = ${workspaceId} and e.position > ${position} order by e.position limit ${limit}`.execute(
    em.getKysely(),
  );
  return rows.map((row) => ({ ...row, at: instantOf(row.at) }));
}

/**
 * Null when the first event after a position was recorded since that moment, or there is none; else the oldest position of which that is
 * true. By when an event was recorded (its id says so), not by when it happened: an imported history is old when it is new.
 */
export async function oldestPositionSince(
  em: Reads,
  { actor, asOf }: Pick<Viewer, 'actor' | 'asOf'>,
  position: number,
  since: Instant,
): Promise<number | null> {
  const isRecent = async (at: number): Promise<boolean> => {
    const { rows } = await sql<{ id: string }>`
      select id from event where workspace_id = ${actor.workspaceId} and position = ${at}`.execute(em.getKysely());
    return recordedMs(rows[0]!.id) >= since.epochMilliseconds;
  };
  if (position >= asOf || (await isRecent(position + 1))) return null;
  let [old, recent] = [position + 1, asOf + 1]; // positions are dense, and follow time
  while (recent - old > 1) {
    const middle = Math.floor((old + recent) / 2);
    if (await isRecent(middle)) recent = middle;
    else old = middle;
  }
  return recent - 1;
}

/** The first 48 bits of a UUIDv7 are the millisecond it was made in. */
const recordedMs = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

/** What a ticket was before an event `e` is what its event before that says it was then. */
const factsBefore = (which: RawBuilder<unknown>) => sql`
  select b.ticket_facts from event b where b.workspace_id = e.workspace_id and b.ticket_id = e.ticket_id and b.position < e.position and ${which}
  order by b.position desc limit 1`;

/** Where the log of each of these workspaces ends. */
export async function logHeads(em: Reads, workspaceIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ workspaceId: string; position: number }>`
    select workspace_id as "workspaceId", position::float8 as position from log_head
    where workspace_id = any(${workspaceIds}::uuid[])`.execute(em.getKysely());
  return new Map(rows.map(({ workspaceId, position }) => [workspaceId, position]));
}

/** Begins a workspace's log, at position 0. */
export async function startLog(em: Em, workspaceId: string): Promise<void> {
  await sql`insert into log_head (workspace_id, position) values (${workspaceId}, 0)`.execute(em.getKysely());
}
