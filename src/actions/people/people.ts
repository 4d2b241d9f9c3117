import {
  addingProblems,
  changingProblems,
  checkPerson,
  passwordProblems,
  type PersonChange,
  type PersonInput,
} from '../../domain/people/person.js';
import { workProblems, type WorkChange } from '../../domain/people/work.js';
import { decideGiveBack } from '../../domain/assignment/by-rule.js';
import { CAPACITY } from '../../domain/assignment/workload.js';
import { checkNumber, problemsOf } from '../../domain/bounds.js';
import { may } from '../../domain/access/permissions.js';
import { isStaff } from '../../domain/access/roles.js';
import { changedFrom } from '../../domain/changed.js';
import { isRefusal, refuse, type Problem, type Refusal } from '../../domain/refusal.js';
import { hashPassword } from '../../integrations/passwords.js';
import { findById, findForUpdate, hold, ifGiven, raiseVersion, taken } from '../../persistence/queries/find.js';
import { holdTicketsOf } from '../../persistence/queries/presence.js';
import { wakeQueuesOf } from '../../persistence/queries/routing.js';
import { endSessions } from '../../persistence/queries/sessions.js';
import { OrganizationRow, PersonRow, TeamMemberRow } from '../../persistence/tables/desk.js';
import { CalendarRow } from '../../persistence/tables/sla.js';
import { TicketRow } from '../../persistence/tables/ticket.js';
import { preparedAction, type Beforehand, type Keyed } from '../action.js';
import type { ActionContext } from '../action-context.js';
import { apply } from '../ticket/apply.js';
import { givenSkills, replaceSkills, type SkillLevelInputs } from '../assignment/skills.js';

interface PersonFields extends PersonInput, Keyed {
  readonly organizationId?: string | null;
}

interface UpdatePerson extends PersonFields {
  readonly personId: string;
  readonly expectedVersion?: number | null;
  readonly skills?: SkillLevelInputs | null;
  readonly capacity?: number | null;
  readonly shiftCalendarId?: string | null;
}

interface PersonResult {
  readonly person: string;
}

/** An admin adds somebody; agents may add requesters. */
export const createPerson = preparedAction(
  'createPerson',
  hashGiven,
  async (context: ActionContext, input: PersonFields, passwordHash): Promise<PersonResult | Refusal> => {
    const change = await checkFields(context, input);
    if (isRefusal(change)) return change;
    const person = { ...NO_PERSON, ...change, id: context.newId(), workspaceId: context.actor.workspaceId };
    const problems = [
      ...addingProblems(person, input.password, context.actor),
      ...(await doubles(context, change, null)),
    ];
    if (problems.length) return refuse(...problems);
    context.em.create(PersonRow, {
      ...person,
      name: person.name!,
      passwordHash: passwordHash ?? null,
      createdAt: context.now,
      version: 1,
    });
    context.recordWorkspaceFact('PersonAdded', null, person);
    return { person: person.id };
  },
);

const NO_PERSON = {
  email: null,
  externalId: null,
  role: 'REQUESTER',
  organizationId: null,
  seesOrganization: false,
  active: true,
} as const;

/** An admin changes somebody. */
export const updatePerson = preparedAction(
  'updatePerson',
  hashGiven,
  async (context: ActionContext, input: UpdatePerson, passwordHash): Promise<PersonResult | Refusal> => {
    const { em, actor, now } = context;
    const person = await findForUpdate(em, PersonRow, input.personId, input.expectedVersion, actor, ['personId']);
    if (isRefusal(person)) return person;
    const fields = await checkFields(context, input);
    const work = await checkWork(context, input);
    const skills = await givenSkills(context, 'skills', input.skills);
    if (isRefusal(fields) || isRefusal(work) || isRefusal(skills)) return refuse(...problemsOf(fields, work, skills));
    const change = { ...fields, ...work };
    const problems = [
      ...workProblems({ ...person, ...change }, skills),
      ...changingProblems(person, change, (await leavesAdmins(context, person, change)) ?? 1, actor),
      ...(await doubles(context, change, person.id)),
    ];
    if (problems.length) return refuse(...problems);

    const { before, after } = changedFrom(person, change);
    Object.assign(person, after);
    if (passwordHash !== undefined) person.passwordHash = passwordHash;
    if (!person.active || passwordHash !== undefined) await endSessions(em, person.workspaceId, person.id, now);
    if (!person.active || !isStaff(person)) await leaveWork(context, person.id);
    const recorded = skills ? await replaceSkills(context, { table: 'person_skill', id: person.id }, skills) : {};
    if (recorded.skills) await raiseVersion(em, 'person', person);
    if (Object.keys({ ...after, ...recorded }).length > 0 || passwordHash !== undefined) {
      context.recordWorkspaceFact(
        'PersonChanged',
        { id: person.id, ...before },
        { id: person.id, ...after, ...recorded },
      );
      await wakeQueuesOf(em, person.workspaceId, [person.id], now);
    }
    return { person: person.id };
  },
);

/**
 * The hash of the password that is given, as `person.passwordHash` will have it: undefined is untouched, null is none. Undefined, too, for what
 * the action will refuse anyway: others must not wait for it.
 */
async function hashGiven({ actor }: Beforehand, { password }: PersonInput & Keyed): Promise<string | null | undefined> {
  if (password === undefined || password === null) return password;
  const isOfUse = may(actor, 'manageWorkspace') && passwordProblems(password).length === 0;
  return isOfUse ? hashPassword(password, { urgency: 'SIGNED_IN', caller: actor.workspaceId }) : undefined;
}

/** Who is gone, or works tickets no longer, is in no team, and what they had not finished is somebody else's to take. */
async function leaveWork(context: ActionContext, personId: string): Promise<void> {
  const { em, actor } = context;
  const { workspaceId } = actor;
  await em.nativeDelete(TeamMemberRow, { workspaceId, personId });
  const ids = await holdTicketsOf(em, workspaceId, personId, ['NEW', 'OPEN', 'WAITING']);
  for (const ticket of await em.find(TicketRow, { workspaceId, id: { $in: [...ids] } }, { refresh: true }))
    apply(context, ticket, decideGiveBack(ticket, 'Its agent works tickets no longer.'));
}

async function checkFields({ em, actor }: ActionContext, input: PersonFields): Promise<PersonChange | Refusal> {
  const change = checkPerson(input);
  if (isRefusal(change) || input.organizationId === undefined) return change;
  if (input.organizationId === null) return { ...change, organizationId: null };
  const organization = await findById(em, OrganizationRow, input.organizationId, actor, ['organizationId']);
  return isRefusal(organization) ? organization : { ...change, organizationId: organization.id };
}

/** Capacity and shift, of those that are given. */
async function checkWork(
  { em, actor }: ActionContext,
  { capacity, shiftCalendarId }: UpdatePerson,
): Promise<WorkChange | Refusal> {
  const answers = {
    capacity: typeof capacity === 'number' ? checkNumber(['capacity'], capacity, CAPACITY) : capacity,
    shift: await ifGiven(shiftCalendarId, (id) => findById(em, CalendarRow, id, actor, ['shiftCalendarId'])),
  };
  const problems = problemsOf(...Object.values(answers));
  if (problems.length) return refuse(...problems);
  const { capacity: points, shift } = answers as {
    capacity: WorkChange['capacity'];
    shift: CalendarRow | null | undefined;
  };
  return {
    ...(points !== undefined && { capacity: points }),
    ...(shift !== undefined && { shiftCalendarId: shift && shift.id }),
  };
}

async function doubles(
  { em, actor }: ActionContext,
  { email, externalId }: PersonChange,
  selfId: string | null,
): Promise<readonly Problem[]> {
  const { workspaceId } = actor;
  const problems = [
    email ? await taken(em, PersonRow, { workspaceId, email }, selfId, ['email']) : null,
    externalId ? await taken(em, PersonRow, { workspaceId, externalId }, selfId, ['externalId']) : null,
  ];
  return problems.filter((problem) => problem !== null);
}

/** Active admins besides somebody who would stop being one, locked: two who demote each other at the same moment must not both succeed. */
async function leavesAdmins(
  { em, actor }: ActionContext,
  person: PersonRow,
  change: PersonChange,
): Promise<number | null> {
  const stays = (change.role ?? person.role) === 'ADMIN' && (change.active ?? person.active);
  if (stays || person.role !== 'ADMIN') return null;
  const { workspaceId } = actor;
  const admins = { workspaceId, role: 'ADMIN', active: true } as const;
  for (const admin of await em.find(PersonRow, admins, { orderBy: { id: 'asc' } })) await hold(em, PersonRow, admin);
  return (await em.find(PersonRow, admins, { refresh: true })).filter(({ id }) => id !== person.id).length;
}
