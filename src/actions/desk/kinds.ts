import { checkLine, checkOptional, EXTERNAL_ID, NAME } from '../../domain/bounds.js';
import { globalId, keyOf } from '../../domain/global-id.js';
import { checkForm, NO_FORM, type IntakeFormInput } from '../../domain/intake/form.js';
import { audienceProblems, staffFieldsOf, type FormOf } from '../../domain/intake/staff-fields.js';
import { memberProblems, tooManyMembers } from '../../domain/people/team.js';
import { alreadyExists, invalid, isRefusal, refuse, type Problem, type Refusal } from '../../domain/refusal.js';
import { refusesParent } from '../../domain/workspace/category.js';
import { checkAvailabilityTarget } from '../../domain/sla/outage.js';
import { readOla, type OlaInput } from '../../domain/sla/team-target.js';
import { findById, ifGiven, raiseVersion, taken } from '../../persistence/queries/find.js';
import { holdWorkspace } from '../../persistence/queries/workspaces.js';
import {
  CategoryRow,
  OrganizationRow,
  PersonRow,
  ServiceRow,
  TeamMemberRow,
  TeamRow,
} from '../../persistence/tables/desk.js';
import { formsBeside, keepStaffFields } from '../../persistence/queries/intake.js';
import { wakeAllQueues } from '../../persistence/queries/routing.js';
import { CalendarRow } from '../../persistence/tables/sla.js';
import type { ActionContext } from '../action-context.js';
import { givenSkills, replaceSkills, type SkillLevelInputs } from '../assignment/skills.js';
import { createDeskObject, allChecked, updateDeskObject, type DeskObject, type SideEffects } from './desk-object.js';

const checkName = (name: string | null | undefined): string | Refusal | undefined =>
  name === undefined ? undefined : checkLine(['name'], name ?? '', NAME);

const checkActive = (active: boolean | null | undefined): boolean | Refusal | undefined =>
  active === null ? refuse(invalid(['active'], 'true or false')) : active;

interface OrganizationInput {
  readonly name?: string | null;
  readonly externalId?: string | null;
}

const ORGANIZATION: DeskObject<OrganizationRow, OrganizationInput, 'Organization'> = {
  name: 'Organization',
  table: OrganizationRow,
  initial: { externalId: null },
  check: (_context, { name, externalId }) =>
    allChecked({
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
  readonly autoAssign?: boolean | null;
  readonly members?: readonly { readonly personId: string; readonly lead?: boolean }[] | null;
  readonly ola?: OlaInput | null;
  readonly active?: boolean | null;
}

const TEAM: DeskObject<TeamRow, TeamInput, 'Team'> = {
  name: 'Team',
  table: TeamRow,
  initial: { autoAssign: false, olaLength: null, olaCalendarId: null, olaPausedBy: null, active: true },
  check: async ({ em, actor }, { name, ola, active, autoAssign }) => {
    const found = allChecked({
      name: checkName(name),
      ola: readOla(ola),
      calendar: await ifGiven(ola?.calendarId, (id) => findById(em, CalendarRow, id, actor, ['ola', 'calendarId'])),
      active: checkActive(active),
      autoAssign: autoAssign === null ? refuse(invalid(['autoAssign'], 'true or false')) : autoAssign,
    });
    if (isRefusal(found)) return found;
    const { ola: kept, calendar, ...plain } = found;
    return { ...plain, ...kept, ...(kept && { olaCalendarId: calendar?.id ?? null }) };
  },
  problems: async ({ em }, { id, workspaceId, name }) => [
    await taken(em, TeamRow, { workspaceId, name }, id, ['name']),
  ],
  after: async (context, team, { members }) => {
    await wakeAllQueues(context.em, team.workspaceId, context.now);
    return members ? replaceMembers(context, team, members) : {};
  },
};

/** An admin adds a team. */
export const createTeam = createDeskObject(TEAM);
/** An admin changes a team. */
export const updateTeam = updateDeskObject(TEAM, 'teamId');

async function replaceMembers(
  { em, actor }: ActionContext,
  team: TeamRow,
  members: NonNullable<TeamInput['members']>,
): Promise<SideEffects | Refusal> {
  const tooMany = tooManyMembers(members.length);
  if (tooMany) return refuse(tooMany);
  const keys = members.map(({ personId }) => keyOf('Person', personId));
  const people = await em.find(PersonRow, {
    id: { $in: keys.filter((key) => key !== null) },
    workspaceId: actor.workspaceId,
  });
  const byKey = new Map(people.map((person) => [person.id, person]));
  const problems = memberProblems(keys.map((key) => (key && byKey.get(key)) || null));
  if (problems.length) return refuse(...problems);
  const wanted = members.map(({ lead }, i) => `${keys[i]!} ${lead === true}`).toSorted();
  const there = await em.find(TeamMemberRow, { workspaceId: team.workspaceId, teamId: team.id });
  if (
    there
      .map(({ personId, lead }) => `${personId} ${lead}`)
      .toSorted()
      .join() === wanted.join()
  )
    return {};
  await raiseVersion(em, 'team', team);
  await em.nativeDelete(TeamMemberRow, { workspaceId: team.workspaceId, teamId: team.id });
  const rows = members.map(({ lead }, i) => ({
    teamId: team.id,
    personId: keys[i]!,
    workspaceId: team.workspaceId,
    lead: lead === true,
  }));
  await em.insertMany(TeamMemberRow, rows);
  return { recorded: { members: rows.map(({ personId, lead }) => ({ personId, lead })) } };
}

interface CategoryInput {
  readonly name?: string | null;
  readonly parentId?: string | null;
  readonly teamId?: string | null;
  readonly autoAssign?: boolean | null;
  readonly requiredSkills?: SkillLevelInputs | null;
  readonly form?: IntakeFormInput | null;
  readonly active?: boolean | null;
}

const CATEGORY: DeskObject<CategoryRow, CategoryInput, 'Category'> = {
  name: 'Category',
  table: CategoryRow,
  initial: { parentId: null, teamId: null, autoAssign: null, form: NO_FORM, active: true },
  check: async ({ em, actor }, { name, active, parentId, teamId, autoAssign, form }) => {
    const parent = await ifGiven(parentId, (id) => findById(em, CategoryRow, id, actor, ['parentId']));
    const team = await ifGiven(teamId, (id) => findById(em, TeamRow, id, actor, ['teamId']));
    const found = allChecked({
      ...{ name: checkName(name), active: checkActive(active), parent, team },
      form: form === null ? NO_FORM : form && checkForm(form),
    });
    if (isRefusal(found)) return found;
    return {
      name: found.name,
      active: found.active,
      autoAssign,
      form: found.form,
      parentId: found.parent && found.parent.id,
      teamId: found.team && found.team.id,
    };
  },
  problems: async ({ em }, row) => [
    await siblingOfThatName(em, row),
    refusesParent(row.id, await ancestorsOf(em, row)),
    ...audienceProblems(row.form, await otherForms(em, row)),
  ],
  after: async (context, category, { requiredSkills }, { form }) => {
    if (form) await followForm(context, category);
    const levels = await givenSkills(context, 'requiredSkills', requiredSkills);
    if (isRefusal(levels)) return levels;
    const recorded = levels ? await replaceSkills(context, { table: 'category_skill', id: category.id }, levels) : {};
    if (recorded.skills) await raiseVersion(context.em, 'category', category);
    await wakeAllQueues(context.em, category.workspaceId, context.now);
    return { recorded };
  },
};

/** An admin adds a category. */
export const createCategory = createDeskObject(CATEGORY);
/** An admin changes a category. */
export const updateCategory = updateDeskObject(CATEGORY, 'categoryId');

async function siblingOfThatName(
  em: ActionContext['em'],
  { id, workspaceId, parentId, name }: CategoryRow,
): Promise<Problem | null> {
  const other = await em.findOne(CategoryRow, { workspaceId, parentId, name, id: { $ne: id } });
  return other && alreadyExists(['name'], 'Category', globalId('Category', other.id));
}

/** The forms that this one must agree with; two who change forms at one moment must not both succeed. */
async function otherForms(em: ActionContext['em'], { id, workspaceId, form }: CategoryRow): Promise<readonly FormOf[]> {
  if (form.fields.length === 0) return [];
  await holdWorkspace(em, workspaceId);
  return formsBeside(em, workspaceId, id);
}

/** What the form keeps for staff is kept from requesters wherever it stands. */
async function followForm({ em }: ActionContext, { id, workspaceId, form }: CategoryRow): Promise<void> {
  await holdWorkspace(em, workspaceId);
  const others = await formsBeside(em, workspaceId, id);
  await keepStaffFields(em, workspaceId, staffFieldsOf([form, ...others.map((other) => other.form)]));
}

/** The categories above this one, nearest first; up to itself, should it stand below itself. */
async function ancestorsOf(em: ActionContext['em'], row: CategoryRow): Promise<readonly string[]> {
  if (row.parentId === null) return [];
  await holdWorkspace(em, row.workspaceId); // two who move two categories below each other must not both succeed
  const above: string[] = [];
  let id: string | null = row.parentId;
  while (id !== null) {
    above.push(id);
    if (id === row.id) break;
    const parent: CategoryRow = await em.findOneOrFail(
      CategoryRow,
      { workspaceId: row.workspaceId, id },
      { refresh: true },
    );
    id = parent.parentId;
  }
  return above;
}

interface ServiceInput {
  readonly name?: string | null;
  readonly description?: string | null;
  readonly calendarId?: string | null;
  readonly availabilityTarget?: number | null;
  readonly active?: boolean | null;
}

const SERVICE: DeskObject<ServiceRow, ServiceInput, 'Service'> = {
  name: 'Service',
  table: ServiceRow,
  initial: { description: null, calendarId: null, availabilityTarget: null, active: true },
  check: async ({ em, actor }, { name, description, calendarId, availabilityTarget, active }) => {
    const found = allChecked({
      name: checkName(name),
      description:
        description === undefined ? undefined : checkOptional(['description'], description, { min: 1, max: 2000 }),
      calendar: await ifGiven(calendarId, (id) => findById(em, CalendarRow, id, actor, ['calendarId'])),
      availabilityTarget: checkAvailabilityTarget(availabilityTarget),
      active: checkActive(active),
    });
    if (isRefusal(found)) return found;
    const { calendar, ...plain } = found;
    return { ...plain, calendarId: calendar && calendar.id };
  },
  problems: async ({ em }, { id, workspaceId, name }) => [
    await taken(em, ServiceRow, { workspaceId, name }, id, ['name']),
  ],
};

/** An admin adds a service. */
export const createService = createDeskObject(SERVICE);
/** An admin changes a service. */
export const updateService = updateDeskObject(SERVICE, 'serviceId');
