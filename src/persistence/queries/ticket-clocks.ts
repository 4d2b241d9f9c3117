import { sql } from 'kysely';
import { instantOf, type Instant } from '../../domain/instant.js';
import type { KeptTarget, TicketClock } from '../../domain/sla/follow-ticket.js';
import type { TicketFact } from '../../domain/sla/ticket-facts.js';
import type { Em } from '../database.js';

/** The clocks of some tickets, and the version of what their workspace promises, read at one moment. */
export interface KnownClocks {
  readonly slaVersion: number;
  /** What is kept of a ticket's clock; an empty one of a ticket that is new. */
  readonly clockOf: (ticketId: string) => TicketClock;
}

const NO_CLOCK: TicketClock = { facts: [], targets: [] };

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads the clocks of tickets that the transaction holds. The workspace is shared until the end of the transaction: whoever changes its
 * promises waits for those who read the old ones, and so comes by their tickets, too.
 */
export async function clocksOf(em: Em, workspaceId: string, ticketIds: readonly string[]): Promise<KnownClocks> {
  const { rows } = await sql<{
    slaVersion: number;
    ticketId: string | null;
    facts: readonly Json[];
    targets: readonly Json[];
  }>`
    select w.sla_version as "slaVersion", c.ticket_id as "ticketId", c.facts, coalesce(t.targets, '[]') as targets
    from workspace w
      left join ticket_clock c on c.workspace_id = w.id and c.ticket_id = any(${ticketIds}::uuid[])
      left join lateral (
        select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'cycle', cycle, 'sequence', sequence, 'policyId', policy_id,
          'priority', priority, 'teamId', team_id, 'assigneeId', assignee_id, 'calendarId', calendar_id, 'calendarVersion', calendar_version, 'pausedBy', paused_by,
          'length', length, 'state', state, 'startedAt', started_at, 'stoppedAt', stopped_at, 'dueAt', due_at,
          'breachedAt', breached_at, 'pausedSince', paused_since, 'consumedMs', consumed_ms, 'remainingMs', remaining_ms,
          'breachedByMs', breached_by_ms, 'recorded', told)) as targets
        from target where workspace_id = w.id and ticket_id = c.ticket_id
      ) t on true
    where w.id = ${workspaceId} for share of w`.execute(em.getKysely());
  const clocks = new Map(
    rows.flatMap(({ ticketId, facts, targets }) =>
      ticketId ? [[ticketId, { facts: facts.map(factOf), targets: targets.map(targetOf) }] as const] : [],
    ),
  );
  return { slaVersion: rows[0]!.slaVersion, clockOf: (ticketId) => clocks.get(ticketId) ?? NO_CLOCK };
}

const factOf = (fact: Json): TicketFact => ({ ...fact, at: instantOf(fact['at'] as string) }) as TicketFact;

const MOMENTS = ['startedAt', 'stoppedAt', 'dueAt', 'breachedAt', 'pausedSince'] as const;

function targetOf({ calendarId, calendarVersion, ...row }: Json): KeptTarget {
  const moments = MOMENTS.map((name) => [name, momentOf(row[name] as string | null)] as const);
  const calendar = calendarId === null ? null : { id: calendarId, version: calendarVersion };
  const isCancelled = row['state'] === 'CANCELLED' && row['stoppedAt'] !== null;
  return { ...row, ...Object.fromEntries(moments), calendar, isCancelled, refusal: null } as unknown as KeptTarget;
}

const momentOf = (text: string | null): Instant | null => (text === null ? null : instantOf(text));

/** What follows from looking at one ticket. */
export interface FollowedClock {
  readonly ticketId: string;
  readonly facts: readonly TicketFact[];
  /** Only those that are new or changed. */
  readonly targets: readonly KeptTarget[];
  /** When the ticket wants to be looked at again, by what for. Null: not for this any more. */
  readonly timers: Readonly<Record<string, Instant | null>>;
}

/** Keeps what follows from looking at some tickets that the transaction holds, in one statement. */
export async function keepClocks(em: Em, workspaceId: string, clocks: readonly FollowedClock[]): Promise<void> {
  const timers = clocks.flatMap(({ ticketId, timers: each }) =>
    Object.entries(each).map(([kind, dueAt]) => ({ ticketId, kind, dueAt })),
  );
  await sql`
    with clocks as (
      insert into ticket_clock (ticket_id, workspace_id, facts)
      select "ticketId", ${workspaceId}::uuid, facts
      from jsonb_to_recordset(${JSON.stringify(clocks.map(({ ticketId, facts }) => ({ ticketId, facts })))}::jsonb) as c("ticketId" uuid, facts jsonb)
      on conflict (workspace_id, ticket_id) do update set facts = excluded.facts
    ), targets as (
      insert into target (id, workspace_id, ticket_id, kind, cycle, sequence, policy_id, priority, team_id, assignee_id, calendar_id,
        calendar_version, paused_by, length, state, started_at, stopped_at, due_at, breached_at, paused_since, consumed_ms, remaining_ms,
        breached_by_ms, told)
      select id, ${workspaceId}::uuid, "ticketId", kind, cycle, sequence, "policyId", priority, "teamId", "assigneeId", "calendarId",
        "calendarVersion", "pausedBy", length, state, "startedAt", "stoppedAt", "dueAt", "breachedAt", "pausedSince", "consumedMs",
        "remainingMs", "breachedByMs", recorded
      from jsonb_to_recordset(${JSON.stringify(clocks.flatMap(rowsOf))}::jsonb) as t(id uuid, "ticketId" uuid, kind text, cycle int, sequence int,
        "policyId" uuid, priority text, "teamId" uuid, "assigneeId" uuid, "calendarId" uuid, "calendarVersion" int, "pausedBy" text[],
        length jsonb, state text, "startedAt" timestamptz, "stoppedAt" timestamptz, "dueAt" timestamptz, "breachedAt" timestamptz,
        "pausedSince" timestamptz, "consumedMs" bigint, "remainingMs" bigint, "breachedByMs" bigint, recorded text[])
      on conflict (workspace_id, id) do update set policy_id = excluded.policy_id, priority = excluded.priority, team_id = excluded.team_id,
        assignee_id = excluded.assignee_id, calendar_id = excluded.calendar_id, calendar_version = excluded.calendar_version,
        paused_by = excluded.paused_by, length = excluded.length, state = excluded.state, stopped_at = excluded.stopped_at,
        due_at = excluded.due_at, breached_at = excluded.breached_at, paused_since = excluded.paused_since,
        consumed_ms = excluded.consumed_ms, remaining_ms = excluded.remaining_ms, breached_by_ms = excluded.breached_by_ms,
        told = excluded.told
    ), set_timers as (
      insert into timer (ticket_id, kind, workspace_id, due_at)
      select "ticketId", kind, ${workspaceId}::uuid, "dueAt"
      from jsonb_to_recordset(${JSON.stringify(timers.filter(({ dueAt }) => dueAt))}::jsonb) as t("ticketId" uuid, kind text, "dueAt" timestamptz)
      on conflict (workspace_id, ticket_id, kind) do update set due_at = excluded.due_at
    )
    delete from timer using jsonb_to_recordset(${JSON.stringify(timers.filter(({ dueAt }) => !dueAt))}::jsonb) as gone("ticketId" uuid, kind text)
    where timer.workspace_id = ${workspaceId} and timer.ticket_id = gone."ticketId" and timer.kind = gone.kind`.execute(
    em.getKysely(),
  );
}

const rowsOf = ({ ticketId, targets }: FollowedClock) =>
  targets.map(({ calendar, ...target }) => ({
    ...{ ...target, ticketId },
    ...{ calendarId: calendar?.id ?? null, calendarVersion: calendar?.version ?? null },
  }));
