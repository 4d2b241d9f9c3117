import { sql } from 'kysely';
import { GIVEN_BACK, type Presence } from '../../domain/assignment/presence.js';
import { instantOf, toText, type Instant } from '../../domain/instant.js';
import type { TicketStatus } from '../../domain/ticket/ticket.js';
import type { Em } from '../database.js';

/** What an agent says of themself, and until when their signs of life count. */
export interface KnownPresence {
  readonly presence: Presence;
  readonly endsAt: Instant | null;
}

interface Row {
  readonly presence: Presence;
  readonly endsAt: string | null;
}

const knownOf = ({ presence, endsAt }: Row): KnownPresence => ({
  presence,
  endsAt: endsAt === null ? null : instantOf(endsAt),
});

/** The presence of somebody, held until the end of the transaction. */
export async function presenceForUpdate(em: Em, personId: string): Promise<KnownPresence> {
  const { rows } = await sql<Row>`
    select presence, presence_ends_at as "endsAt" from person where id = ${personId} for no key update`.execute(
    em.getKysely(),
  );
  return knownOf(rows[0]!);
}

/** Keeps a sign of life; answers until when somebody's signs count, all together. */
export async function keepHeartbeat(
  em: Em,
  {
    workspaceId,
    personId,
    source,
    until,
    now,
  }: {
    readonly workspaceId: string;
    readonly personId: string;
    readonly source: string;
    readonly until: Instant;
    readonly now: Instant;
  },
): Promise<Instant> {
  const { rows } = await sql<{ endsAt: string }>`
    with gone as (delete from sign_of_life where person_id = ${personId} and until <= ${toText(now)}::timestamptz and source <> ${source}),
    kept as (
      insert into sign_of_life (person_id, source, workspace_id, until)
      values (${personId}, ${source}, ${workspaceId}, ${toText(until)}::timestamptz)
      on conflict (person_id, source) do update set until = excluded.until
    )
    select greatest(${toText(until)}::timestamptz, max(until)) as "endsAt" from sign_of_life
    where person_id = ${personId} and source <> ${source}`.execute(em.getKysely());
  return instantOf(rows[0]!.endsAt);
}

/** Keeps the signs that one source gives of people until a moment, of those who work tickets; others have no presence. */
export async function keepHeartbeats(
  em: Em,
  { source, people, until }: { readonly source: string; readonly people: readonly string[]; readonly until: Instant },
): Promise<void> {
  await sql`
    with alive as (
      insert into sign_of_life (person_id, source, workspace_id, until)
      select id, ${source}, workspace_id, ${toText(until)}::timestamptz from person
      where id = any(${people}::uuid[]) and role <> 'REQUESTER'
      on conflict (person_id, source) do update set until = excluded.until
    )
    update person set presence_ends_at = greatest(presence_ends_at, ${toText(until)}::timestamptz)
    where id in (select id from person where id = any(${people}::uuid[]) and presence <> 'OFFLINE' order by id
      for no key update)`.execute(em.getKysely());
}

/** Forgets the signs that one source gave of people: what is left decides until when they are there. */
export async function dropHeartbeats(
  em: Em,
  { source, people, now }: { readonly source: string; readonly people: readonly string[]; readonly now: Instant },
): Promise<void> {
  await sql`delete from sign_of_life where person_id = any(${people}::uuid[]) and source = ${source}`.execute(
    em.getKysely(),
  );
  await sql`update person p set presence_ends_at = coalesce(
      (select max(s.until) from sign_of_life s where s.person_id = p.id), ${toText(now)}::timestamptz)
    where p.id = any(${people}::uuid[]) and p.presence <> 'OFFLINE'`.execute(em.getKysely());
}

/** Sets what somebody is from now on; `givesBackAt` is when their tickets go back to the queue. */
export async function setPresenceOf(
  em: Em,
  personId: string,
  {
    presence,
    since,
    endsAt,
    givesBackAt,
  }: {
    readonly presence: Presence;
    /** Null leaves it as it was. */
    readonly since: Instant | null;
    readonly endsAt: Instant | null;
    readonly givesBackAt: Instant | null;
  },
): Promise<void> {
  await sql`update person set presence = ${presence}, presence_ends_at = ${endsAt && toText(endsAt)}::timestamptz,
      presence_since = coalesce(${since && toText(since)}::timestamptz, presence_since),
      gives_back_at = ${givesBackAt && toText(givesBackAt)}::timestamptz
    where id = ${personId}`.execute(em.getKysely());
}

/** Somebody whose presence is over, or whose tickets go back. */
export interface DuePerson {
  readonly personId: string;
  readonly workspaceId: string;
}

/** Agents whose last sign of life is gone. */
export async function presencesOver(em: Em, now: Instant, limit: number): Promise<readonly DuePerson[]> {
  const { rows } = await sql<DuePerson>`
    select id as "personId", workspace_id as "workspaceId" from person
    where presence <> 'OFFLINE' and presence_ends_at <= ${toText(now)}::timestamptz limit ${limit}`.execute(
    em.getKysely(),
  );
  return rows;
}

/** Agents who have been OFFLINE for longer than their workspace waits. */
export async function peopleToGiveBack(em: Em, now: Instant, limit: number): Promise<readonly DuePerson[]> {
  const { rows } = await sql<DuePerson>`
    select id as "personId", workspace_id as "workspaceId" from person
    where gives_back_at <= ${toText(now)}::timestamptz limit ${limit}`.execute(em.getKysely());
  return rows;
}

/** The tickets that an absent agent gives back, locked; then whether they are still to give them back, which ends with this. */
export async function claimGiveBack(em: Em, personId: string, now: Instant): Promise<readonly string[]> {
  const ids = await holdTicketsOf(em, personId, GIVEN_BACK);
  const { rows } = await sql`update person set gives_back_at = null
    where id = ${personId} and gives_back_at <= ${toText(now)}::timestamptz returning 1`.execute(em.getKysely());
  return rows.length ? ids : [];
}

/** The tickets of these statuses that somebody has, held. */
export async function holdTicketsOf(
  em: Em,
  personId: string,
  statuses: readonly TicketStatus[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select id from ticket
    where assignee_id = ${personId} and status = any(${statuses}) order by id for no key update`.execute(
    em.getKysely(),
  );
  return rows.map(({ id }) => id);
}
