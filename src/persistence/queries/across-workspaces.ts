import { sql } from 'kysely';
import { toText, type Instant } from '../../domain/instant.js';
import type { Em } from '../database.js';
import { KEPT_HOURS } from './idempotency.js';
import type { PersonOf } from './presence.js';
import type { TeamQueue } from './routing.js';

/**
 * Begins every statement that looks across workspaces. All of them stand in this file, which a test sees to. Each says how it works when
 * each workspace lies on one of several nodes; docs/scale.md lists them.
 */
const ACROSS = sql`/* across workspaces */`;

// Who asks: a refresh token names a session, a sign-in an e-mail.

/** An account that an e-mail may mean. */
export interface Account {
  readonly personId: string;
  readonly workspaceId: string;
  readonly passwordHash: string;
}

/** The workspace of a session; null when there is no such session. On several nodes each is asked; one has it. */
export async function workspaceOfSession(em: Em, sessionId: string): Promise<string | null> {
  const { rows } = await sql<{ workspaceId: string }>`${ACROSS}
    select workspace_id as "workspaceId" from session where id = ${sessionId}`.execute(em.getKysely());
  return rows[0]?.workspaceId ?? null;
}

/**
 * The active accounts with this e-mail that have a password; of one workspace where its slug is given. At most 20. On several nodes each
 * answers its own, at most 20.
 */
export async function accountsOf(em: Em, email: string, slug: string | null): Promise<readonly Account[]> {
  const { rows } = await sql<Account>`${ACROSS}
    select p.id as "personId", p.workspace_id as "workspaceId", p.password_hash as "passwordHash"
    from person p join workspace w on w.id = p.workspace_id
    where p.email = ${email} and p.active and p.password_hash is not null and (${slug}::text is null or w.slug = ${slug})
    order by p.id limit 20`.execute(em.getKysely());
  return rows;
}

/** Whether anyone has signed in from an address since then, and which of these people have. On several nodes each is asked. */
export async function knownAddress(
  em: Em,
  addressHash: string,
  personIds: readonly string[],
  since: Instant,
): Promise<{ readonly isKnown: boolean; readonly accounts: ReadonlySet<string> }> {
  const signedIn = sql`from known_address where address_hash = ${addressHash}
    and signed_in_at > ${since.toString()}::timestamptz`;
  const { rows } = await sql<{ isKnown: boolean; accounts: readonly string[] }>`${ACROSS}
    select exists (select 1 ${signedIn}) as "isKnown",
      array(select person_id ${signedIn} and person_id = any(${[...personIds]}::uuid[]))::text[] as accounts`.execute(
    em.getKysely(),
  );
  return { isKnown: rows[0]!.isKnown, accounts: new Set(rows[0]!.accounts) };
}

// What is due.

/** Tickets of one workspace that want to be looked at. */
export interface DueTickets {
  readonly workspaceId: string;
  readonly ticketIds: readonly string[];
}

/**
 * The tickets whose timers are due, those that are due longest first, and whether there may be more. Nothing is locked by asking. On several
 * nodes each answers its first, which are merged.
 */
export async function dueTickets(
  em: Em,
  now: Instant,
  limit: number,
): Promise<{ readonly due: readonly DueTickets[]; readonly isFull: boolean }> {
  const { rows } = await sql<{ workspaceId: string; ticketId: string }>`${ACROSS}
    select workspace_id as "workspaceId", ticket_id as "ticketId" from timer
    where due_at <= ${toText(now)}::timestamptz order by due_at limit ${limit}`.execute(em.getKysely());
  const due = [...Map.groupBy(rows, ({ workspaceId }) => workspaceId)].map(([workspaceId, each]) => ({
    workspaceId,
    ticketIds: [...new Set(each.map(({ ticketId }) => ticketId))],
  }));
  return { due, isFull: rows.length === limit };
}

/** The queues that are due, those that are due longest first. On several nodes each answers its first. */
export async function dueQueues(em: Em, now: Instant, limit: number): Promise<readonly TeamQueue[]> {
  const { rows } = await sql<TeamQueue>`${ACROSS}
    select workspace_id as "workspaceId", team_id as "teamId" from team_queue
    where due_at <= ${toText(now)}::timestamptz order by due_at limit ${limit}`.execute(em.getKysely());
  return rows;
}

/** Workspaces with a recompute that is not finished, the oldest first. On several nodes each answers for its workspaces. */
export async function workspacesToRecompute(em: Em): Promise<readonly string[]> {
  const { rows } = await sql<{ workspaceId: string }>`${ACROSS}
    select workspace_id as "workspaceId" from sla_recompute where finished_at is null
    group by workspace_id order by min(created_at)`.execute(em.getKysely());
  return rows.map(({ workspaceId }) => workspaceId);
}

/** Agents whose last heartbeat no longer counts. On several nodes each answers its first. */
export async function presencesOver(em: Em, now: Instant, limit: number): Promise<readonly PersonOf[]> {
  const { rows } = await sql<PersonOf>`${ACROSS}
    select id as "personId", workspace_id as "workspaceId" from person
    where presence <> 'OFFLINE' and presence_ends_at <= ${toText(now)}::timestamptz limit ${limit}`.execute(
    em.getKysely(),
  );
  return rows;
}

/** Agents who have been OFFLINE for longer than their workspace waits. On several nodes each answers its first. */
export async function peopleToGiveBack(em: Em, now: Instant, limit: number): Promise<readonly PersonOf[]> {
  const { rows } = await sql<PersonOf>`${ACROSS}
    select id as "personId", workspace_id as "workspaceId" from person
    where gives_back_at <= ${toText(now)}::timestamptz limit ${limit}`.execute(em.getKysely());
  return rows;
}

// What no longer means anything.

/** Deletes the keys that are remembered no longer. On several nodes each deletes its own, as below. */
export async function deleteExpiredKeys(em: Em, now: Instant): Promise<void> {
  await sql`${ACROSS} delete from idempotency_key
    where created_at < ${now.toString()}::timestamptz - make_interval(hours => ${KEPT_HOURS})`.execute(em.getKysely());
}

/** Deletes the sessions whose refresh token has expired: nobody can come back to them. */
export async function deleteExpiredSessions(em: Em, now: Instant): Promise<void> {
  await sql`${ACROSS} delete from session where expires_at < ${now.toString()}::timestamptz`.execute(em.getKysely());
}

/** Forgets addresses that nobody has signed in from since then. */
export async function deleteForgottenAddresses(em: Em, before: Instant): Promise<void> {
  await sql`${ACROSS} delete from known_address where signed_in_at <= ${before.toString()}::timestamptz`.execute(
    em.getKysely(),
  );
}
