import { checkLine, checkOptional, EXTERNAL_ID, NAME } from '../../domain/bounds.js';
import { isStaff } from '../../domain/access/roles.js';
import { globalId, keyOf } from '../../domain/global-id.js';
import {
  alreadyExists,
  invalid,
  isRefusal,
  notFound,
  refuse,
  type Problem,
  type Refusal,
} from '../../domain/refusal.js';
import { findById, hold, ifGiven, raiseVersion, taken } from '../../persistence/queries/find.js';
import {
  CategoryRow,
  OrganizationRow,
  PersonRow,
  ServiceRow,
  TeamMemberRow,
  TeamRow,
  WorkspaceRow,
} from '../../persistence/tables/desk.js';
import type { Scene } from '../action.js';
import { createDeskObject, together, updateDeskObject, type DeskObject } from './desk-object.js';

const checkName = (name: string | null | undefined): string | Refusal | undefined =>
  name === undefined ? undefined : checkLine(['name'], name ?? '', NAME);

const checkActive = (active: boolean | null | undefined): boolean | Refusal | undefined =>
  active === null ? refuse(invalid(['active'], 'true or false')) : active;

interface OrganizationInput {
  readonly name?: string | null;
  readonly externalId?: string | null;
}

const ORGANIZATION: DeskObject<OrganizationRow, OrganizationInput> = {
  name: 'Organization',
  table: OrganizationRow,
  initial: { externalId: null },
  check: (_scene, { name, externalId }) =>
    together({
      name: checkName(name),
      externalId:
        externalId === undefined ? undefined : checkOptional(['externalId'], externalId, EXTERNAL_ID, checkLine),
    }),
  problems: async ({ em }, { id, workspaceId, name, externalId }) => [
    await taken(em, OrganizationRow, { workspaceId, name }, id, ['name']),
    externalId ? await taken(em, OrganizationRow, { workspaceId, externalId }, id, ['externalId']) : null,
  ],
};

/** An admin adds an organization. */
export const createOrganization = createDeskObject(ORGANIZATION);
/** An admin changes an organization. */
export const updateOrganization = updateDeskObject(ORGANIZATION, 'organizationId');

interface TeamInput {
  readonly name?: string | null;
  readonly members?: readonly { readonly personId: string; readonly lead?: boolean }[] | null;
  readonly active?: boolean | null;
}

/** Agents in one team. */
const MOST_MEMBERS = 200;

const TEAM: DeskObject<TeamRow, TeamInput> = {
  name: 'Team',
  table: TeamRow,
  initial: { active: true },
  check: (_scene, { name, active }) => together({ name: checkName(name), active: checkActive(active) }),
  problems: async ({ em }, { id, workspaceId, name }) => [
    await taken(em, TeamRow, { workspaceId, name }, id, ['name']),
  ],
  after: async (scene, team, { members }) => (members ? replaceMembers(scene, team, members) : {}),
};

/** An admin adds a team. */
export const createTeam = createDeskObject(TEAM);
/** An admin changes a team. */
export const updateTeam = updateDeskObject(TEAM, 'teamId');

async function replaceMembers(
  { em, actor }: Scene,
  team: TeamRow,
  members: NonNullable<TeamInput['members']>,
): Promise<{ members?: readonly unknown[] } | Refusal> {
  if (members.length > MOST_MEMBERS) return refuse(invalid(['members'], `at most ${MOST_MEMBERS} items`));
  const keys = members.map(({ personId }) => keyOf('Person', personId));
  const people = await em.find(PersonRow, {
    id: { $in: keys.filter((key) => key !== null) },
    workspaceId: actor.workspaceId,
  });
  const byKey = new Map(people.map((person) => [person.id, person]));
  const problems = keys.flatMap((key, i) => memberProblems(key, keys.indexOf(key) !== i, byKey, i));
  if (problems.length) return refuse(...problems);
  const wanted = members.map(({ lead }, i) => `${keys[i]!} ${lead === true}`).toSorted();
  const there = await em.find(TeamMemberRow, { teamId: team.id });
  if (
    there
      .map(({ personId, lead }) => `${personId} ${lead}`)
      .toSorted()
      .join() === wanted.join()
  )
    return {};
  await raiseVersion(em, team);
  await em.nativeDelete(TeamMemberRow, { teamId: team.id });
  const rows = members.map(({ lead }, i) => ({
    teamId: team.id,
    personId: keys[i]!,
    workspaceId: team.workspaceId,
    lead: lead === true,
  }));
  await em.insertMany(TeamMemberRow, rows);
  return { members: rows.map(({ personId, lead }) => ({ personId, lead })) };
}

function memberProblems(
  key: string | null,
  twice: boolean,
  people: ReadonlyMap<string, PersonRow>,
  i: number,
): readonly Problem[] {
  const path = ['members', String(i), 'personId'];
  const person = key === null ? undefined : people.get(key);
  if (!person) return [notFound(path, 'Person')];
  if (twice) return [invalid(path, 'named once')];
  return isStaff(person) && person.active ? [] : [invalid(path, 'somebody who works tickets and is still here')];
}

interface CategoryInput {
  readonly name?: string | null;
  readonly parentId?: string | null;
  readonly teamId?: string | null;
  readonly active?: boolean | null;
}

const CATEGORY: DeskObject<CategoryRow, CategoryInput> = {
  name: 'Category',
  table: CategoryRow,
  initial: { parentId: null, teamId: null, active: true },
  check: async ({ em, actor }, { name, active, parentId, teamId }) => {
    const parent = await ifGiven(parentId, (id) => findById(em, CategoryRow, id, actor, ['parentId']));
    const team = await ifGiven(teamId, (id) => findById(em, TeamRow, id, actor, ['teamId']));
    const found = together({ name: checkName(name), active: checkActive(active), parent, team });
    if (isRefusal(found)) return found;
    return {
      name: found.name,
      active: found.active,
      parentId: found.parent && found.parent.id,
      teamId: found.team && found.team.id,
    };
  },
  problems: async ({ em }, row) => [
    await siblingOfThatName(em, row),
    (await standsBelowItself(em, row)) ? CIRCLE : null,
  ],
};

const CIRCLE = invalid(['parentId'], 'a category that does not stand below this one');

/** An admin adds a category. */
export const createCategory = createDeskObject(CATEGORY);
/** An admin changes a category. */
export const updateCategory = updateDeskObject(CATEGORY, 'categoryId');

async function siblingOfThatName(
  em: Scene['em'],
  { id, workspaceId, parentId, name }: CategoryRow,
): Promise<Problem | null> {
  const other = await em.findOne(CategoryRow, { workspaceId, parentId, name, id: { $ne: id } });
  return other && alreadyExists(['name'], 'Category', globalId('Category', other.id));
}

async function standsBelowItself(em: Scene['em'], row: CategoryRow): Promise<boolean> {
  if (row.parentId === null) return false;
  await hold(em, WorkspaceRow, row.workspaceId); // two who move two categories below each other must not both succeed
  let above: string | null = row.parentId;
  while (above !== null) {
    if (above === row.id) return true;
    const parent: CategoryRow = await em.findOneOrFail(CategoryRow, { id: above }, { refresh: true });
    above = parent.parentId;
  }
  return false;
}

interface ServiceInput {
  readonly name?: string | null;
  readonly description?: string | null;
  readonly active?: boolean | null;
}

const SERVICE: DeskObject<ServiceRow, ServiceInput> = {
  name: 'Service',
  table: ServiceRow,
  initial: { description: null, active: true },
  check: (_scene, { name, description, active }) =>
    together({
      name: checkName(name),
      description:
        description === undefined ? undefined : checkOptional(['description'], description, { min: 1, max: 2000 }),
      active: checkActive(active),
    }),
  problems: async ({ em }, { id, workspaceId, name }) => [
    await taken(em, ServiceRow, { workspaceId, name }, id, ['name']),
  ],
};

/** An admin adds a service. */
export const createService = createDeskObject(SERVICE);
/** An admin changes a service. */
export const updateService = updateDeskObject(SERVICE, 'serviceId');
