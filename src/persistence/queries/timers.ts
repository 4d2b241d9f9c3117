import { sql } from 'kysely';
import { toText, type Instant } from '../../domain/instant.js';
import type { Em } from '../database.js';
import type { DueTickets } from './across-workspaces.js';

/** What a ticket's timer waits for. */
export type TimerKind = 'SLA' | 'WAIT' | 'CLOSE' | 'UNATTENDED' | 'INVITE' | 'INFORMATION';

/**
 * Holds those of the tickets that nobody else holds, and answers which of their timers are due now. Whoever rings a ticket holds it, so of
 * several processes one does, and a crash leaves the timer as it was.
 */
export async function claimDueTimers(
  em: Em,
  { workspaceId, ticketIds }: DueTickets,
  now: Instant,
): Promise<readonly { readonly ticketId: string; readonly kinds: readonly TimerKind[] }[]> {
  const held = await sql<{ id: string }>`
    select id from ticket where workspace_id = ${workspaceId} and id = any(${ticketIds}::uuid[]) order by id
    for no key update skip locked`.execute(em.getKysely());
  const { rows } = await sql<{ ticketId: string; kinds: readonly TimerKind[] }>`
    select ticket_id as "ticketId", array_agg(kind) as kinds from timer
    where workspace_id = ${workspaceId} and ticket_id = any(${held.rows.map(({ id }) => id)}::uuid[]) and due_at <= ${toText(now)}::timestamptz
    group by ticket_id`.execute(em.getKysely());
  return rows;
}

/** Sets when a ticket wants to be looked at for this; null for not any more. */
export async function setTimer(
  em: Em,
  { id, workspaceId }: { readonly id: string; readonly workspaceId: string },
  kind: TimerKind,
  dueAt: Instant | null,
): Promise<void> {
  await (
    dueAt
      ? sql`insert into timer (ticket_id, kind, workspace_id, due_at)
        values (${id}, ${kind}, ${workspaceId}, ${toText(dueAt)}::timestamptz)
        on conflict (workspace_id, ticket_id, kind) do update set due_at = excluded.due_at`
      : sql`delete from timer where workspace_id = ${workspaceId} and ticket_id = ${id} and kind = ${kind}`
  ).execute(em.getKysely());
}

/** Puts the due timers of a ticket off, because ringing them failed. */
export async function putOffTimers(
  em: Em,
  workspaceId: string,
  ticketId: string,
  now: Instant,
  until: Instant,
): Promise<void> {
  await sql`update timer set due_at = ${toText(until)}::timestamptz
    where workspace_id = ${workspaceId} and ticket_id = ${ticketId} and due_at <= ${toText(now)}::timestamptz`.execute(
    em.getKysely(),
  );
}
