import type { EntityName } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Actor } from '../../domain/access/roles.js';
import {
  entryScope,
  isWithin,
  organizationScope,
  personalScope,
  personScope,
  staffScope,
  ticketScope,
  workspaceScope,
  type Scope,
} from '../../domain/access/scope.js';
import { isStorable } from '../../domain/bounds.js';
import { globalId, keyOf, type NodeType } from '../../domain/global-id.js';
import {
  alreadyExists,
  invalid,
  isRefusal,
  notFound,
  refuse,
  versionConflict,
  type Path,
  type Problem,
  type Refusal,
} from '../../domain/refusal.js';
import type { Em } from '../database.js';
import { holdWorkspace } from './workspaces.js';
import {
  CategoryRow,
  OrganizationRow,
  PersonRow,
  ServiceRow,
  SkillRow,
  TeamMemberRow,
  TeamRow,
  WorkspaceRow,
} from '../tables/desk.js';
import { CalendarRow, OutageRow, SlaPolicyRow } from '../tables/sla.js';
import { EntryRow, InformationRequestRow, TicketRow } from '../tables/ticket.js';

interface Row {
  id: string;
  workspaceId: string;
  version: number;
}

interface Kind {
  /** The contract's word for it. */
  readonly type: NodeType;
  /** Which of them an actor may name; what they may not see is answered like what is not there. */
  readonly scope: (actor: Actor) => Scope;
}

/** The rows an id can name. */
const KINDS = new Map<unknown, Kind>([
  [OrganizationRow, { type: 'Organization', scope: organizationScope }],
  [PersonRow, { type: 'Person', scope: personScope }],
  [TeamRow, { type: 'Team', scope: workspaceScope }],
  [CategoryRow, { type: 'Category', scope: workspaceScope }],
  [ServiceRow, { type: 'Service', scope: workspaceScope }],
  [TicketRow, { type: 'Ticket', scope: ticketScope }],
  [EntryRow, { type: 'Entry', scope: entryScope }],
  [InformationRequestRow, { type: 'InformationRequest', scope: () => 'everything' }],
  [SkillRow, { type: 'Skill', scope: staffScope }],
  [CalendarRow, { type: 'Calendar', scope: staffScope }],
  [SlaPolicyRow, { type: 'SlaPolicy', scope: staffScope }],
  [OutageRow, { type: 'Outage', scope: workspaceScope }],
]);

/**
 * Locks a row until the end of the transaction: against others who change it, not against those who only name it. MikroORM 7.2.1 knows no
 * such lock; its own (`for update`) would make an event that names a person wait for somebody who edits that person, and the two deadlock.
 */
export async function hold<T extends Row>(
  em: Em,
  table: EntityName<T>,
  { workspaceId, id }: Pick<Row, 'workspaceId' | 'id'>,
): Promise<void> {
  const { tableName } = em.getMetadata().get<T>(table as never);
  await sql`select 1 from ${sql.table(tableName)} where workspace_id = ${workspaceId} and id = ${id}
    for no key update`.execute(em.getKysely());
}

/** A row that the actor may see, by global id; a refusal when there is none. */
export async function findById<T extends Row>(
  em: Em,
  table: EntityName<T>,
  id: string,
  actor: Actor,
  field: Path,
  { locked = false } = {},
): Promise<T | Refusal> {
  const { type, scope } = KINDS.get(table)!;
  const key = keyOf(type, id);
  const where = { workspaceId: actor.workspaceId, id: key! };
  if (key && locked) await hold(em, table, where);
  const row = key && ((await em.findOne(table, where as never, { refresh: locked })) as T | null);
  return row && isWithin(scope(actor), { ...(row as object) }) ? row : refuse(notFound(field, type));
}

/** The same, locked until the end of the transaction, at the version the client expects. */
export async function findForUpdate<T extends Row>(
  em: Em,
  table: EntityName<T>,
  id: string,
  expectedVersion: number | null | undefined,
  actor: Actor,
  field: Path,
): Promise<T | Refusal> {
  const row = await findById(em, table, id, actor, field, { locked: true });
  if (isRefusal(row)) return row;
  const stale = staleness(row, expectedVersion, id);
  return stale ? refuse(stale) : row;
}

/** Why the expected version is not the one there is; null when it is, or when none is expected. */
export const staleness = (
  { version }: { version: number },
  expected: number | null | undefined,
  id: string,
): Problem | null =>
  expected === null || expected === undefined || expected === version ? null : versionConflict(expected, version, id);

/** What every change of a ticket is asked with. */
export interface OfTicket {
  readonly ticketId: string;
  readonly expectedVersion?: number | null;
}

/** The ticket, locked, if the actor may see it. */
export const ticketForUpdate = (
  em: Em,
  { ticketId, expectedVersion }: OfTicket,
  actor: Actor,
): Promise<TicketRow | Refusal> => findForUpdate(em, TicketRow, ticketId, expectedVersion, actor, ['ticketId']);

/** The entry and its ticket, both locked, the ticket first as everywhere, if the actor may see them. */
export async function entryForUpdate(
  em: Em,
  { entryId, expectedVersion }: { readonly entryId: string; readonly expectedVersion?: number | null },
  actor: Actor,
): Promise<{ entry: EntryRow; ticket: TicketRow } | Refusal> {
  const missing = refuse(notFound(['entryId'], 'Entry'));
  const key = keyOf('Entry', entryId);
  const found = key && (await em.findOne(EntryRow, { workspaceId: actor.workspaceId, id: key }));
  if (!found) return missing;
  const { workspaceId, ticketId: id } = found;
  await hold(em, TicketRow, { workspaceId, id });
  await hold(em, EntryRow, found);
  const ticket = await em.findOneOrFail(TicketRow, { workspaceId, id });
  const entry = await em.findOneOrFail(EntryRow, { workspaceId, id: found.id }, { refresh: true });
  if (!isWithin(ticketScope(actor), { ...ticket }) || !isWithin(entryScope(actor), { ...entry })) return missing;
  const stale = staleness(entry, expectedVersion, entryId);
  return stale ? refuse(stale) : { entry, ticket };
}

/** The question and its ticket, both locked, the ticket first, if the actor may see them. */
export async function requestForUpdate(
  em: Em,
  { requestId, expectedVersion }: { readonly requestId: string; readonly expectedVersion?: number | null },
  actor: Actor,
): Promise<{ request: InformationRequestRow; ticket: TicketRow } | Refusal> {
  const missing = refuse(notFound(['requestId'], 'InformationRequest'));
  const key = keyOf('InformationRequest', requestId);
  const found = key && (await em.findOne(InformationRequestRow, { workspaceId: actor.workspaceId, id: key }));
  if (!found) return missing;
  const { workspaceId, ticketId: id } = found;
  await hold(em, TicketRow, { workspaceId, id });
  const ticket = await em.findOneOrFail(TicketRow, { workspaceId, id });
  const request = await em.findOneOrFail(InformationRequestRow, { workspaceId, id: found.id }, { refresh: true });
  if (!isWithin(ticketScope(actor), { ...ticket })) return missing;
  const stale = staleness(request, expectedVersion, requestId);
  return stale ? refuse(stale) : { request, ticket };
}

/** The actor's workspace, locked, at the version the client expects. */
export async function workspaceForUpdate(
  em: Em,
  expectedVersion: number | null | undefined,
  actor: Actor,
): Promise<WorkspaceRow | Refusal> {
  await holdWorkspace(em, actor.workspaceId);
  const row = await em.findOneOrFail(WorkspaceRow, { id: actor.workspaceId });
  const stale = staleness(row, expectedVersion, globalId('Workspace', row.id));
  return stale ? refuse(stale) : row;
}

/** One person, by exactly one of the members. */
export interface PersonRef {
  readonly id?: string | null;
  readonly email?: string | null;
  readonly externalId?: string | null;
}

/** The person a reference names; a refusal when there is none. */
export async function findPerson(
  em: Em,
  ref: PersonRef,
  actor: Actor,
  field: readonly string[],
): Promise<PersonRow | Refusal> {
  const [by, value] = Object.entries(ref).find(([, given]) => given !== null && given !== undefined) ?? [];
  if (!by) return refuse(invalid(field, 'given exactly one of id, email and externalId'));
  if (by === 'id') return findById(em, PersonRow, value as string, actor, [...field, 'id']);
  if (!isStorable(value as string)) return refuse(notFound([...field, by], 'Person'));
  const wanted = by === 'email' ? (value as string).toLowerCase() : value;
  const row = await em.findOne(PersonRow, { workspaceId: actor.workspaceId, [by]: wanted } as never);
  const known = row && isWithin(personalScope(actor), { ...row }); // by what only some may know of a person
  return known ? row : refuse(notFound([...field, by], 'Person'));
}

/** A person with the teams they work in. */
export async function withTeams(em: Em, person: PersonRow) {
  const { workspaceId, id, role, active } = person;
  const teams = await em.find(TeamMemberRow, { workspaceId, personId: id });
  return { id, role, active, teamIds: teams.map(({ teamId }) => teamId) };
}

/** Refuses when another row of the workspace has what must be unique; null when it is free. */
export async function taken<T extends Row>(
  em: Em,
  table: EntityName<T>,
  unique: Partial<T> & { readonly workspaceId: string },
  selfId: string | null,
  field: Path,
): Promise<Problem | null> {
  const { type } = KINDS.get(table)!;
  const other = (await em.findOne(table, { ...unique, id: { $ne: selfId } } as never)) as T | null;
  return other && alreadyExists(field, type, globalId(type, other.id));
}

/** Looks something up if it is given: absent stays absent, null stays null. */
export const ifGiven = async <T>(
  id: string | null | undefined,
  find: (id: string) => Promise<T>,
): Promise<T | null | undefined> => (id === null || id === undefined ? id : find(id));

/** Raises the version of what has other things hanging on it that change: its own row would not. */
export async function raiseVersion(
  em: Em,
  table: 'team' | 'category' | 'person',
  { workspaceId, id }: Pick<Row, 'workspaceId' | 'id'>,
): Promise<void> {
  await em.flush(); // the row's own changes raise it too, and first
  await sql`update ${sql.table(table)} set version = version + 1
    where workspace_id = ${workspaceId} and id = ${id}`.execute(em.getKysely());
}
