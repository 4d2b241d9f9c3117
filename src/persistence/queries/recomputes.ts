import { sql } from 'kysely';
import { toText, type Instant } from '../../domain/instant.js';
import type { RemeasureCause } from '../../domain/sla/track-targets.js';
import type { Em } from '../database.js';

/** Open targets that are to be measured anew. */
export interface Recompute {
  readonly id: string;
  readonly workspaceId: string;
  readonly cause: NonNullable<RemeasureCause>;
  /** Only targets on this calendar; null for every ticket that is not over. */
  readonly calendarId: string | null;
  /** The last ticket that was looked at; null before the first. */
  readonly lastTicketId: string | null;
}

/**
 * Asks for a recompute, in the transaction of the change that makes it necessary, which holds the workspace; answers its UUID. One for the
 * same that has not begun serves both.
 */
export async function askRecompute(
  em: Em,
  { id, workspaceId, cause, calendarId }: Omit<Recompute, 'lastTicketId'>,
  now: Instant,
): Promise<string> {
  const waiting = await sql<{ id: string }>`select id from sla_recompute
    where workspace_id = ${workspaceId} and finished_at is null and total is null and cause = ${cause}
      and calendar_id is not distinct from ${calendarId}::uuid for update skip locked`.execute(em.getKysely());
  if (waiting.rows[0]) return waiting.rows[0].id;
  await sql`insert into sla_recompute (id, workspace_id, cause, calendar_id, done, created_at)
    values (${id}, ${workspaceId}, ${cause}, ${calendarId}, 0, ${toText(now)}::timestamptz)`.execute(em.getKysely());
  return id;
}

/** The oldest unfinished recompute of the workspace, held; null when there is none that nobody else holds. */
export async function claimRecompute(em: Em, workspaceId: string): Promise<Recompute | null> {
  const { rows } = await sql<Recompute>`
    select id, workspace_id as "workspaceId", cause, calendar_id as "calendarId", last_ticket_id as "lastTicketId"
    from sla_recompute where workspace_id = ${workspaceId} and id = (select id from sla_recompute
        where workspace_id = ${workspaceId} and finished_at is null order by created_at, id limit 1)
    for update skip locked`.execute(em.getKysely());
  return rows[0] ?? null;
}

/** The next tickets that a recompute has to look at. What is resolved has no open target, but closes by itself. */
export async function ticketsToRecompute(em: Em, recompute: Recompute, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from ticket t where ${concerned(recompute)} order by t.id limit ${limit} for no key update of t`.execute(
    em.getKysely(),
  );
  return rows.map(({ id }) => id);
}

const concerned = ({ workspaceId, cause, calendarId, lastTicketId }: Recompute) => sql`
  t.workspace_id = ${workspaceId}
  and (t.status in ('NEW', 'OPEN', 'WAITING') or (t.status = 'RESOLVED' and ${cause} <> 'POLICY'))
  and (${lastTicketId}::uuid is null or t.id > ${lastTicketId}::uuid)
  and (${calendarId}::uuid is null or exists (
    select 1 from target g where g.workspace_id = t.workspace_id and g.ticket_id = t.id and g.stopped_at is null and g.calendar_id = ${calendarId}::uuid))`;

/** Notes how far a recompute has come; it is finished when there was nothing left to look at. */
export async function noteRecompute(
  em: Em,
  recompute: Recompute,
  ticketIds: readonly string[],
  finishedAt: Instant | null,
): Promise<void> {
  await sql`update sla_recompute set
      total = greatest(coalesce(total, (select count(*) from ticket t where ${concerned(recompute)})), done + ${ticketIds.length}),
      done = done + ${ticketIds.length}, last_ticket_id = coalesce(${ticketIds.at(-1) ?? null}::uuid, last_ticket_id),
      finished_at = ${finishedAt && toText(finishedAt)}::timestamptz
    where workspace_id = ${recompute.workspaceId} and id = ${recompute.id}`.execute(em.getKysely());
}
