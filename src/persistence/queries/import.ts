import { sql } from 'kysely';
import type { Role } from '../../domain/access/roles.js';
import type { PriorityMatrix } from '../../domain/ticket/priority.js';
import type { TicketType } from '../../domain/ticket/ticket.js';
import type { Em } from '../database.js';

/** A workspace that history can be imported into. */
export interface ImportingWorkspace {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly priorityMatrix: PriorityMatrix;
}

/** The workspaces of the database, or the one with this slug. */
export async function workspacesToImportInto(em: Em, slug: string | null): Promise<readonly ImportingWorkspace[]> {
  const { rows } = await sql<ImportingWorkspace>`
    select id, slug, name, priority_matrix as "priorityMatrix" from workspace
    where ${slug}::text is null or slug = ${slug} order by slug collate "C"`.execute(em.getKysely());
  return rows;
}

/** Which of these external ids tickets of the workspace have. */
export async function externalIdsOfTickets(
  em: Em,
  workspaceId: string,
  externalIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ externalId: string }>`
    select external_id as "externalId" from ticket
    where workspace_id = ${workspaceId} and external_id = any(${externalIds}::text[])`.execute(em.getKysely());
  return rows.map(({ externalId }) => externalId);
}

/** Something that is found by a name. */
export interface NamedId {
  readonly name: string;
  readonly id: string;
}

/** The people with these external ids, by those. */
export async function peopleByExternalId(
  em: Em,
  workspaceId: string,
  externalIds: readonly string[],
): Promise<readonly (NamedId & { readonly role: Role })[]> {
  const { rows } = await sql<NamedId & { role: Role }>`
    select external_id as name, id, role from person
    where workspace_id = ${workspaceId} and external_id = any(${externalIds}::text[])`.execute(em.getKysely());
  return rows;
}

/** The teams with these names. */
export async function teamsByName(em: Em, workspaceId: string, names: readonly string[]): Promise<readonly NamedId[]> {
  const { rows } = await sql<NamedId>`
    select name, id from team where workspace_id = ${workspaceId} and name = any(${names}::text[])`.execute(
    em.getKysely(),
  );
  return rows;
}

/** The categories with these names that stand below no other. */
export async function topCategoriesByName(
  em: Em,
  workspaceId: string,
  names: readonly string[],
): Promise<readonly NamedId[]> {
  const { rows } = await sql<NamedId>`
    select name, id from category
    where workspace_id = ${workspaceId} and parent_id is null and name = any(${names}::text[])`.execute(em.getKysely());
  return rows;
}

/** Takes the next numbers of this type, as `nextTicketCount` takes one; answers the last of them. */
export async function nextTicketCounts(em: Em, workspaceId: string, type: TicketType, many: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into ticket_count as c (workspace_id, type, last) values (${workspaceId}, ${type}, ${many}::integer)
    on conflict (workspace_id, type) do update set last = c.last + excluded.last returning last`.execute(
    em.getKysely(),
  );
  return rows[0]!.last;
}
