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
export async function presenceForUpdate(em: Em, workspaceId: string, personId: string): Promise<KnownPresence> {
  const { rows } = await sql<Row>`
    select presence, presence_ends_at as "endsAt" from person
    where workspace_id = ${workspaceId} and id = ${personId} for no key update`.execute(em.getKysely());
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
    with gone as (delete from sign_of_life
      where workspace_id = ${workspaceId} and person_id = ${personId} and until <= ${toText(now)}::timestamptz and source <> ${source}),
    kept as (
      insert into sign_of_life (person_id, source, workspace_id, until)
      values (${personId}, ${source}, ${workspaceId}, ${toText(until)}::timestamptz)
      on conflict (workspace_id, person_id, source) do update set until = excluded.until
    )
    select greatest(${toText(until)}::timestamptz, max(until)) as "endsAt" from sign_of_life
    where workspace_id = ${workspaceId} and person_id = ${personId} and source <> ${source}`.execute(em.getKysely());
  return instantOf(rows[0]!.endsAt);
}

/** A person of a workspace. */
export interface PersonOf {
  readonly workspaceId: string;
  readonly personId: string;
}

/** The people as rows `a(workspace_id, id)`, for a statement that names the workspace of each. */
const asRows = (people: readonly PersonOf[]) => sql`unnest(${people.map(({ workspaceId }) => workspaceId)}::uuid[],
  ${people.map(({ personId }) => personId)}::uuid[]) as a(workspace_id, id)`;

/** Keeps the heartbeats that one source gives of people until a moment, of those who work tickets; others have no presence. */
export async function keepHeartbeats(
  em: Em,
  { source, people, until }: { readonly source: string; readonly people: readonly PersonOf[]; readonly until: Instant },
): Promise<void> {
  await sql`
    with alive as (
      insert into sign_of_life (person_id, source, workspace_id, until)
      select p.id, ${source}, p.workspace_id, ${toText(until)}::timestamptz
      from ${asRows(people)} join person p on p.workspace_id = a.workspace_id and p.id = a.id
      where p.role <> 'REQUESTER'
      on conflict (workspace_id, person_id, source) do update set until = excluded.until
    ), held as (
      select p.workspace_id, p.id from ${asRows(people)} join person p on p.workspace_id = a.workspace_id and p.id = a.id
      where p.presence <> 'OFFLINE' order by p.id for no key update of p
    )
    update person p set presence_ends_at = greatest(p.presence_ends_at, ${toText(until)}::timestamptz)
    from held h where p.workspace_id = h.workspace_id and p.id = h.id`.execute(em.getKysely());
}

/** Forgets the heartbeats that one source gave of people: what is left decides until when they are there. */
export async function dropHeartbeats(
  em: Em,
  { source, people, now }: { readonly source: string; readonly people: readonly PersonOf[]; readonly now: Instant },
): Promise<void> {
  await sql`delete from sign_of_life s using ${asRows(people)}
    where s.workspace_id = a.workspace_id and s.person_id = a.id and s.source = ${source}`.execute(em.getKysely());
  await sql`update person p set presence_ends_at = coalesce(
      (select max(s.until) from sign_of_life s where s.workspace_id = p.workspace_id and s.person_id = p.id),
      ${toText(now)}::timestamptz)
    from ${asRows(people)} where p.workspace_id = a.workspace_id and p.id = a.id and p.presence <> 'OFFLINE'`.execute(
    em.getKysely(),
  );
}

/** Sets what somebody is from now on; `givesBackAt` is when their tickets go back to the queue. */
export async function setPresenceOf(
  em: Em,
  workspaceId: string,
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
    where workspace_id = ${workspaceId} and id = ${personId}`.execute(em.getKysely());
}

/** The tickets that an absent agent gives back, locked; then whether they are still to give them back, which ends with this. */
export async function claimGiveBack(
  em: Em,
  workspaceId: string,
  personId: string,
  now: Instant,
): Promise<readonly string[]> {
  const ids = await holdTicketsOf(em, workspaceId, personId, GIVEN_BACK);
  const { rows } = await sql`update person set gives_back_at = null
    where workspace_id = ${workspaceId} and id = ${personId} and gives_back_at <= ${toText(now)}::timestamptz returning 1`.execute(
    em.getKysely(),
  );
  return rows.length ? ids : [];
}

/** The tickets of these statuses that somebody has, held. */
export async function holdTicketsOf(
  em: Em,
  workspaceId: string,
  personId: string,
  statuses: readonly TicketStatus[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select id from ticket
    where workspace_id = ${workspaceId} and assignee_id = ${personId} and status = any(${statuses}) order by id for no key update`.execute(
    em.getKysely(),
  );
  return rows.map(({ id }) => id);
}
