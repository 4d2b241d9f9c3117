import type { EntityName } from '@mikro-orm/core';
import { isStaff, type Role } from '../../domain/access/roles.js';
import { byCodePoint } from '../../domain/bounds.js';
import type { Known } from '../../domain/history/given.js';
import type { Mentioned } from '../../domain/history/names.js';
import { NO_FORM } from '../../domain/intake/form.js';
import type { Imported } from '../../domain/history/report.js';
import { ownCodes } from '../../domain/history/words.js';
import type { Instant } from '../../domain/instant.js';
import type { Em } from '../../persistence/database.js';
import {
  peopleByExternalId,
  teamsByName,
  topCategoriesByName,
  type NamedId,
} from '../../persistence/queries/import.js';
import { appendEvents, type NewEvent } from '../../persistence/queries/log.js';
import { holdWorkspace } from '../../persistence/queries/workspaces.js';
import { CategoryRow, PersonRow, TeamRow, WorkspaceRow } from '../../persistence/tables/desk.js';
import { inTransaction } from '../../persistence/transaction.js';
import type { ImportServices } from './import-services.js';

/** What the workspace has now, and what of it was made for the incidents. */
export interface Prepared extends Pick<Imported, 'made' | 'notStaff'> {
  readonly known: Known;
}

/** Finds everybody and everything that the incidents mention, and makes what is missing. */
export async function prepareNames(
  services: ImportServices,
  workspaceId: string,
  mentioned: Mentioned,
): Promise<Prepared> {
  const codes = await addCodes(services, workspaceId, ownCodes(mentioned.codes));
  const people = await named(services, workspaceId, peopleKind(mentioned.people), [...mentioned.people.keys()]);
  const teams = await named(services, workspaceId, TEAMS, [...mentioned.teams]);
  const categories = await named(services, workspaceId, CATEGORIES, [...mentioned.categories]);
  const rolesOf = (names: readonly string[], role: Role) => names.filter((name) => mentioned.people.get(name) === role);
  return {
    known: { people: people.ids, teams: teams.ids, categories: categories.ids },
    notStaff: people.found
      .filter(({ name, role }) => mentioned.people.get(name) === 'AGENT' && !isStaff({ role: role! }))
      .map(({ name }) => name),
    made: {
      requesters: rolesOf(people.made, 'REQUESTER').length,
      agents: rolesOf(people.made, 'AGENT').length,
      teams: teams.made.length,
      categories: categories.made.length,
      'resolution codes': codes,
    },
  };
}

type Found = NamedId & { readonly role?: Role };

/** One kind of what has a name: what the log calls a new one, how it is found, and what a new one is. */
interface Kind {
  readonly event: string;
  readonly table: typeof PersonRow | typeof TeamRow | typeof CategoryRow;
  readonly find: (em: Em, workspaceId: string, names: readonly string[]) => Promise<readonly Found[]>;
  readonly initial: (name: string) => object;
}

const peopleKind = (roles: Mentioned['people']): Kind => ({
  event: 'PersonAdded',
  table: PersonRow,
  find: peopleByExternalId,
  initial: (name) => ({
    ...{ externalId: name, role: roles.get(name)!, email: null },
    ...{ organizationId: null, seesOrganization: false, active: true },
  }),
});

const TEAMS: Kind = {
  event: 'TeamAdded',
  table: TeamRow,
  find: teamsByName,
  initial: () => ({ active: true, autoAssign: false }),
};

const CATEGORIES: Kind = {
  event: 'CategoryAdded',
  table: CategoryRow,
  find: topCategoriesByName,
  initial: () => ({ parentId: null, teamId: null, form: NO_FORM, active: true }),
};

/** Names in one transaction. */
const NAMES_AT_ONCE = 100;

interface Named {
  readonly ids: ReadonlyMap<string, string>;
  readonly found: readonly Found[];
  readonly made: readonly string[];
}

async function named(
  services: ImportServices,
  workspaceId: string,
  kind: Kind,
  names: readonly string[],
): Promise<Named> {
  const found: Found[] = [];
  const made: NamedId[] = [];
  for (let at = 0; at < names.length; at += NAMES_AT_ONCE) {
    const some = names.slice(at, at + NAMES_AT_ONCE);
    const prepared = await inTransaction(services, async (em) => {
      await holdWorkspace(em, workspaceId);
      const there = await kind.find(em, workspaceId, some);
      const known = new Set(there.map(({ name }) => name));
      const missing = some.filter((name) => !known.has(name));
      return { there, made: await make(em, services, workspaceId, kind, missing) };
    });
    found.push(...prepared.there);
    made.push(...prepared.made);
    await services.giveWay();
  }
  const ids = new Map([...found, ...made].map(({ name, id }) => [name, id]));
  return { ids, found, made: made.map(({ name }) => name) };
}

async function make(
  em: Em,
  { now, newId }: ImportServices,
  workspaceId: string,
  kind: Kind,
  names: readonly string[],
): Promise<readonly NamedId[]> {
  if (names.length === 0) return [];
  const rows = names.map((name) => ({ id: newId(), workspaceId, name, ...kind.initial(name) }));
  for (const row of rows) em.create(kind.table as EntityName<object>, { ...row, createdAt: now, version: 1 } as never);
  await em.flush();
  const events = rows.map((row) => deskEvent(newId(), now, kind.event, null, row));
  await appendEvents(em, workspaceId, events);
  return rows;
}

/** Adds what the workspace lacks of these codes of its own; answers how many those are. */
async function addCodes(
  { database, now, newId }: ImportServices,
  workspaceId: string,
  codes: readonly string[],
): Promise<number> {
  if (codes.length === 0) return 0;
  return inTransaction({ database }, async (em) => {
    await holdWorkspace(em, workspaceId);
    const workspace = await em.findOneOrFail(WorkspaceRow, { id: workspaceId });
    const before = workspace.ownResolutionCodes;
    const missing = codes.filter((code) => !before.includes(code));
    if (missing.length === 0) return 0;
    workspace.ownResolutionCodes = [...before, ...missing].toSorted(byCodePoint);
    await em.flush();
    const { ownResolutionCodes } = workspace;
    const changed = deskEvent(newId(), now, 'WorkspaceChanged', { ownResolutionCodes: before }, { ownResolutionCodes });
    await appendEvents(em, workspaceId, [changed]);
    return missing.length;
  });
}

/** A fact about the workspace itself, which only staff hear. The desk did it by itself. */
const deskEvent = (id: string, at: Instant, type: string, before: unknown, after: unknown): NewEvent => ({
  ...{ id, type, at, before, after },
  ...{ actorId: null, audience: 'INTERNAL', ticketId: null, ticketFacts: null },
});
