import { checkLine, NAME, problemsOf } from '../../domain/bounds.js';
import { invalid, isRefusal, refuse, type Problem } from '../../domain/refusal.js';
import { compileCalendar } from '../../domain/sla/compiled-calendar.js';
import { raisesIntoNothing, unkeepable } from '../../domain/sla/policy.js';
import {
  changedPolicy,
  EMPTY_POLICY,
  needsCalendar,
  reordered,
  type PolicyChange,
} from '../../domain/sla/read-policy.js';
import { findById, ifGiven, taken } from '../../persistence/queries/find.js';
import { hasOpenTickets, orderPolicies, policiesInOrder, raisePromises } from '../../persistence/queries/promises.js';
import { askRecompute } from '../../persistence/queries/recomputes.js';
import { holdWorkspace } from '../../persistence/queries/workspaces.js';
import { TeamRow } from '../../persistence/tables/desk.js';
import { CalendarRow, SlaPolicyRow } from '../../persistence/tables/sla.js';
import type { ActionContext } from '../action-context.js';
import { createDeskObject, updateDeskObject, type DeskObject, type SideEffects } from '../desk/desk-object.js';

/** What a client gives. */
export interface PolicyInput extends PolicyChange {
  readonly name?: string | null;
  readonly position?: number | null;
  readonly calendarId?: string | null;
  readonly active?: boolean | null;
}

/** Policies of one workspace: all of them are asked for each ticket. */
const MOST_POLICIES = 100;

const POLICY: DeskObject<SlaPolicyRow, PolicyInput, 'SlaPolicy'> = {
  name: 'SlaPolicy',
  table: SlaPolicyRow,
  holdFirst: ({ em, actor }) => holdWorkspace(em, actor.workspaceId),
  initial: { ...EMPTY_POLICY, calendarId: null, active: true, position: 0 },
  check: async ({ em, actor }, { name, position, calendarId, active, ...content }) => {
    const answers = {
      name: name === undefined ? undefined : checkLine(['name'], name ?? '', NAME),
      active: active === null ? refuse(invalid(['active'], 'true or false')) : active,
      calendar: await ifGiven(calendarId, (id) => findById(em, CalendarRow, id, actor, ['calendarId'])),
      content: changedPolicy(content),
    };
    const problems = [...problemsOf(...Object.values(answers)), ...positionProblems(position)];
    if (problems.length) return refuse(...problems);
    const { calendar, content: changed, ...plain } = answers as Accepted;
    return { ...plain, ...changed, calendarId: calendar && calendar.id } as Partial<SlaPolicyRow>;
  },
  problems: async (context, row) => [
    await taken(context.em, SlaPolicyRow, { workspaceId: row.workspaceId, name: row.name }, row.id, ['name']),
    row.calendarId === null && needsCalendar(row) ? NEEDS_CALENDAR : null,
    raisesIntoNothing(row) ? RAISES_INTO_NOTHING : null,
    ...(await tooFar(context, row)),
    ...(await teamProblems(context.em, row)),
  ],
  after: async (context, row, { position }, change) => {
    const moved = await putInOrder(context, row, position);
    if (isRefusal(moved)) return moved;
    const { name: _name, ...content } = change;
    return Object.keys(content).length || moved.recorded ? { ...moved, ...(await follow(context, row)) } : {};
  },
};

type Accepted = { readonly calendar: CalendarRow | null | undefined; readonly content: object };

const NEEDS_CALENDAR: Problem = invalid(['calendarId'], 'given: a target in business days needs a calendar');

const RAISES_INTO_NOTHING: Problem = invalid(
  ['escalations'],
  'free of RAISE_PRIORITY while a higher priority promises less: raising would end the promise that it is for',
);

/** What could never be due on its calendar within a year, from now on. */
async function tooFar(
  { em, now }: ActionContext,
  { workspaceId, calendarId, targets }: SlaPolicyRow,
): Promise<readonly Problem[]> {
  if (calendarId === null) return [];
  const calendar = await em.findOneOrFail(CalendarRow, { workspaceId, id: calendarId });
  return unkeepable(targets, compileCalendar(calendar), now).map((which) =>
    invalid(['targets'], `due within 366 days on its calendar: ${which} is not`),
  );
}

/** An admin adds an SLA policy. */
export const createSlaPolicy = createDeskObject(POLICY);
/** An admin changes an SLA policy; open tickets are looked at in the background. */
export const updateSlaPolicy = updateDeskObject(POLICY, 'slaPolicyId');

const positionProblems = (position: number | null | undefined): readonly Problem[] =>
  typeof position === 'number' && position < 1 ? [invalid(['position'], '1 or more')] : [];

async function teamProblems(
  em: ActionContext['em'],
  { workspaceId, escalations }: SlaPolicyRow,
): Promise<readonly Problem[]> {
  const wanted = escalations.flatMap(({ teamId }) => teamId ?? []);
  if (wanted.length === 0) return [];
  const teams = await em.find(TeamRow, { id: { $in: wanted }, workspaceId, active: true });
  return escalations.flatMap(({ teamId }, i) =>
    teamId && !teams.some(({ id }) => id === teamId)
      ? [invalid(['escalations', String(i), 'teamId'], 'a team that is here and active')]
      : [],
  );
}

/** Every policy has a place of its own, 1 to n; the others make room without a change of their own. */
async function putInOrder({ em, actor }: ActionContext, row: SlaPolicyRow, position: number | null | undefined) {
  const before = row.position;
  if (before > 0 && (position === undefined || position === null)) return {};
  await holdWorkspace(em, actor.workspaceId); // two new ones at the same moment
  await em.flush();
  const placed = await policiesInOrder(em, row.workspaceId);
  if (placed.length >= MOST_POLICIES && before === 0)
    return refuse(invalid(null, `one of at most ${MOST_POLICIES} policies`));
  const order = reordered(placed, row.id, position);
  await orderPolicies(em, row.workspaceId, order);
  row.position = order.indexOf(row.id) + 1;
  await em.flush();
  return before === row.position ? {} : { recorded: { position: row.position } };
}

async function follow({ em, newId, now }: ActionContext, { workspaceId }: SlaPolicyRow): Promise<SideEffects> {
  await raisePromises(em, workspaceId);
  if (!(await hasOpenTickets(em, workspaceId))) return {};
  const asked = { id: newId(), workspaceId, cause: 'POLICY', calendarId: null } as const;
  return { keys: { recompute: await askRecompute(em, asked, now) } };
}
