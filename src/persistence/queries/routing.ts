import { sql } from 'kysely';
import type { Candidate } from '../../domain/assignment/eligibility.js';
import { presenceAt, type Presence } from '../../domain/assignment/presence.js';
import type { Explanation } from '../../domain/assignment/route.js';
import type { SkillLevels } from '../../domain/assignment/skills.js';
import { hundredths, loadOf, type Weighing } from '../../domain/assignment/workload.js';
import { instantOf, toText, type Instant } from '../../domain/instant.js';
import type { Priority, TicketStatus } from '../../domain/ticket/ticket.js';
import type { Em } from '../database.js';
import { calendarsOf } from './promises.js';

/** An agent as they stand, besides what they hold. */
interface AgentRow {
  readonly id: string;
  readonly teamIds: readonly string[];
  readonly skills: SkillLevels;
  readonly capacity: number | null;
  readonly calendarId: string | null;
  readonly calendarVersion: number | null;
  readonly presence: Presence;
  readonly presenceEndsAt: string | null;
  readonly lastAssignedAt: string | null;
}

/** A ticket that may be given to somebody. */
export interface QueuedTicket {
  readonly ticketId: string;
  /** Whether the desk looks for an agent by itself. */
  readonly isRouted: boolean;
  readonly required: SkillLevels;
  /** Null of a ticket that was never in a queue. */
  readonly queuedSince: Instant | null;
  readonly gaveBackIds: readonly string[];
}

/** What is known before somebody is chosen. */
export interface RoutingTable {
  readonly candidates: readonly Candidate[];
  readonly queue: readonly QueuedTicket[];
}

/**
 * The agents of these teams with what they hold, and what is known of these tickets. Unless it is only a question, the agents are held
 * first, in one order, and then their tickets are counted: whoever routes to any of them meanwhile waits, and sees what was given.
 */
export async function routingTable(
  em: Em,
  workspaceId: string,
  {
    teamIds,
    ticketIds,
    weighing,
    defaultCapacity,
    now,
    isQuestion,
  }: {
    readonly teamIds: readonly string[];
    /** Tickets to be routed; what they weigh is not counted with whoever holds them. */
    readonly ticketIds: readonly string[];
    readonly weighing: Weighing;
    readonly defaultCapacity: number;
    readonly now: Instant;
    readonly isQuestion: boolean;
  },
): Promise<RoutingTable> {
  const agents = await agentsOf(em, workspaceId, teamIds, isQuestion);
  const { held, queue } = await heldAndQueued(
    em,
    workspaceId,
    agents.map(({ id }) => id),
    ticketIds,
  );
  const shifts = agents.map(versionOf);
  const compiled = await calendarsOf(em, workspaceId, shifts);
  const candidates = agents.map((agent, i): Candidate => {
    const heartbeats = agent.presenceEndsAt ? [{ until: instantOf(agent.presenceEndsAt) }] : [];
    return {
      ...{ id: agent.id, teamIds: agent.teamIds, skills: agent.skills },
      shift: shifts[i] ? compiled(shifts[i]) : null,
      presence: presenceAt(agent.presence, heartbeats, now),
      lastAssignedAt: agent.lastAssignedAt === null ? null : instantOf(agent.lastAssignedAt),
      capacity: hundredths(agent.capacity ?? defaultCapacity),
      load: (held.get(agent.id) ?? []).reduce((sum, ticket) => sum + loadOf(ticket, weighing) * ticket.count, 0),
    };
  });
  return { candidates, queue };
}

async function agentsOf(
  em: Em,
  workspaceId: string,
  teamIds: readonly string[],
  isQuestion: boolean,
): Promise<readonly AgentRow[]> {
  const { rows } = await sql<AgentRow>`
    select p.id, p.capacity, p.shift_calendar_id as "calendarId", p.presence, p.presence_ends_at as "presenceEndsAt",
      p.last_assigned_at as "lastAssignedAt",
      (select c.version from calendar c where c.workspace_id = p.workspace_id and c.id = p.shift_calendar_id) as "calendarVersion",
      array(select m.team_id::text from team_member m where m.workspace_id = p.workspace_id and m.person_id = p.id) as "teamIds",
      coalesce((select jsonb_object_agg(s.skill_id, s.level) from person_skill s
        where s.workspace_id = p.workspace_id and s.person_id = p.id), '{}') as skills
    from person p
    where p.workspace_id = ${workspaceId} and p.id in (select m.person_id from team_member m
        where m.workspace_id = ${workspaceId} and m.team_id = any(${teamIds}::uuid[])) and p.active
    order by p.id ${isQuestion ? sql`` : sql`for no key update of p`}`.execute(em.getKysely());
  return rows;
}

const versionOf = ({ calendarId, calendarVersion }: AgentRow) =>
  calendarId === null || calendarVersion === null ? null : { id: calendarId, version: calendarVersion };

interface Held {
  readonly priority: Priority;
  readonly status: TicketStatus;
  readonly count: number;
}

interface QueueRow extends Omit<QueuedTicket, 'queuedSince'> {
  readonly queuedSince: string | null;
}

async function heldAndQueued(em: Em, workspaceId: string, agentIds: readonly string[], ticketIds: readonly string[]) {
  const { rows } = await sql<{
    readonly held: readonly (Held & { agentId: string })[];
    readonly queue: readonly QueueRow[];
  }>`
    select
      (select coalesce(jsonb_agg(jsonb_build_object('agentId', h.assignee_id, 'priority', h.priority, 'status', h.status, 'count', h.n)), '[]')
        from (select assignee_id, priority, status, count(*) as n from ticket
          where workspace_id = ${workspaceId} and assignee_id = any(${agentIds}::uuid[]) and status in ('NEW', 'OPEN', 'WAITING') and id <> all(${ticketIds}::uuid[])
          group by assignee_id, priority, status) h) as held,
      (select coalesce(jsonb_agg(jsonb_build_object('ticketId', t.id, 'isRouted', coalesce(c.auto_assign, g.auto_assign, false),
          'required', coalesce((select jsonb_object_agg(s.skill_id, s.level) from category_skill s
              where s.workspace_id = t.workspace_id and s.category_id = t.category_id), '{}'),
          'queuedSince', r.queued_since, 'gaveBackIds', coalesce(r.gave_back_ids, '{}'))), '[]')
        from ticket t left join team g on g.workspace_id = t.workspace_id and g.id = t.team_id
          left join category c on c.workspace_id = t.workspace_id and c.id = t.category_id
          left join routing r on r.workspace_id = t.workspace_id and r.ticket_id = t.id
        where t.workspace_id = ${workspaceId} and t.id = any(${ticketIds}::uuid[])) as queue`.execute(em.getKysely());
  const { held, queue } = rows[0]!;
  return {
    held: Map.groupBy(held, ({ agentId }) => agentId),
    queue: queue.map((row) => ({ ...row, queuedSince: row.queuedSince === null ? null : instantOf(row.queuedSince) })),
  };
}

/** What is kept of a ticket that the desk looked for an agent for. */
export interface KeptRouting {
  readonly ticketId: string;
  readonly queuedSince: Instant;
  readonly gaveBackIds: readonly string[];
  readonly explanation: Explanation | null;
}

/** Keeps why tickets went where they went, when their agents were last given one, and when queues are looked through again. */
export async function keepRoutings(
  em: Em,
  workspaceId: string,
  {
    routings,
    assignedIds,
    queues,
    now,
  }: {
    readonly routings: readonly KeptRouting[];
    readonly assignedIds: readonly string[];
    /** When to look again by team; sooner stays sooner. */
    readonly queues: readonly { readonly teamId: string; readonly dueAt: Instant | null }[];
    readonly now: Instant;
  },
): Promise<void> {
  await sql`
    with kept as (
      insert into routing (ticket_id, workspace_id, queued_since, gave_back_ids, explanation)
      select "ticketId", ${workspaceId}::uuid, "queuedSince", "gaveBackIds", explanation
      from jsonb_to_recordset(${JSON.stringify(routings)}::jsonb) as r("ticketId" uuid, "queuedSince" timestamptz, "gaveBackIds" uuid[], explanation jsonb)
      on conflict (workspace_id, ticket_id) do update set queued_since = excluded.queued_since, gave_back_ids = excluded.gave_back_ids,
        explanation = coalesce(excluded.explanation, routing.explanation)
    ), given as (
      update person set last_assigned_at = ${toText(now)}::timestamptz
      where workspace_id = ${workspaceId} and id = any(${assignedIds}::uuid[])
    )
    insert into team_queue (team_id, workspace_id, due_at)
    select "teamId", ${workspaceId}::uuid, "dueAt"
    from jsonb_to_recordset(${JSON.stringify(queues)}::jsonb) as q("teamId" uuid, "dueAt" timestamptz)
    order by 1
    on conflict (workspace_id, team_id) do update set due_at = least(team_queue.due_at, excluded.due_at)`.execute(
    em.getKysely(),
  );
}

/** Has the queues of these agents' teams looked through: one of them has room again, or is there again. */
export async function wakeQueuesOf(
  em: Em,
  workspaceId: string,
  agentIds: readonly string[],
  now: Instant,
): Promise<void> {
  await sql`update team_queue set due_at = ${toText(now)}::timestamptz
    where workspace_id = ${workspaceId} and team_id in (select q.team_id
        from team_queue q join team_member m on m.workspace_id = q.workspace_id and m.team_id = q.team_id
        where q.workspace_id = ${workspaceId} and m.person_id = any(${agentIds}::uuid[]) order by q.team_id for update of q)
      and due_at is distinct from ${toText(now)}::timestamptz`.execute(em.getKysely());
}

/** Has every queue of the workspace looked through: what is asked of agents, or what they can, has changed. */
export async function wakeAllQueues(em: Em, workspaceId: string, now: Instant): Promise<void> {
  await sql`insert into team_queue (team_id, workspace_id, due_at)
    select id, workspace_id, ${toText(now)}::timestamptz from team where workspace_id = ${workspaceId} order by id
    on conflict (workspace_id, team_id) do update set due_at = excluded.due_at`.execute(em.getKysely());
}

/** The queue of a team. */
export interface TeamQueue {
  readonly teamId: string;
  readonly workspaceId: string;
}

/** A queue that is looked through. */
export interface ClaimedQueue extends TeamQueue {
  /** The moment it is put off to while it is looked through: if nobody comes back, it is looked through then. */
  readonly putOffTo: Instant;
}

/** Takes a queue that is due, so that no other process looks through it meanwhile; null when another one has it. Waits for nothing. */
export async function claimQueue(
  em: Em,
  queue: TeamQueue,
  now: Instant,
  putOffTo: Instant,
): Promise<ClaimedQueue | null> {
  const { workspaceId, teamId } = queue;
  const { rows } = await sql`update team_queue set due_at = ${toText(putOffTo)}::timestamptz
    where workspace_id = ${workspaceId} and team_id = (select team_id from team_queue
      where workspace_id = ${workspaceId} and team_id = ${teamId} and due_at <= ${toText(now)}::timestamptz
      for update skip locked)
    returning 1`.execute(em.getKysely());
  return rows[0] ? { ...queue, putOffTo } : null;
}

/** Says when a queue is looked through again; if it was woken meanwhile, that stays. */
export async function releaseQueue(
  em: Em,
  { workspaceId, teamId, putOffTo }: ClaimedQueue,
  dueAt: Instant | null,
): Promise<void> {
  await sql`update team_queue set due_at = ${dueAt && toText(dueAt)}::timestamptz
    where workspace_id = ${workspaceId} and team_id = ${teamId} and due_at = ${toText(putOffTo)}::timestamptz`.execute(
    em.getKysely(),
  );
}

/** Tickets of a queue, held, in their turn; and whether others were left out because somebody else holds them. */
export interface HeldQueue {
  readonly ticketIds: readonly string[];
  readonly isPart: boolean;
}

/** Holds the tickets of a team's queue that the desk may give to agents, the most urgent and oldest first. */
export async function holdQueue(em: Em, workspaceId: string, teamId: string, limit: number): Promise<HeldQueue> {
  const { rows } = await sql<{ id: string }>`
    select t.id from ticket t join team g on g.workspace_id = t.workspace_id and g.id = t.team_id
      left join category c on c.workspace_id = t.workspace_id and c.id = t.category_id
    where t.workspace_id = ${workspaceId} and t.team_id = ${teamId} and t.assignee_id is null and t.status in ('NEW', 'OPEN', 'WAITING')
      and coalesce(c.auto_assign, g.auto_assign)
    order by t.priority collate "C", t.opened_at limit ${limit}`.execute(em.getKysely());
  const turns = rows.map(({ id }) => id);
  const held = await sql<{ id: string }>`
    select id from ticket
    where workspace_id = ${workspaceId} and id = any(${turns}::uuid[]) and assignee_id is null and status in ('NEW', 'OPEN', 'WAITING')
    for no key update skip locked`.execute(em.getKysely());
  const ids = new Set(held.rows.map(({ id }) => id));
  return { ticketIds: turns.filter((id) => ids.has(id)), isPart: ids.size < turns.length };
}
