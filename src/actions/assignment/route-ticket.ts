import { forbids, may } from '../../domain/access/permissions.js';
import { needsAgent } from '../../domain/assignment/by-rule.js';
import { excludedFrom } from '../../domain/assignment/eligibility.js';
import { route, type Explanation } from '../../domain/assignment/route.js';
import { requiredSkills } from '../../domain/assignment/skills.js';
import { weightOf } from '../../domain/assignment/workload.js';
import { BadArgument, invalid, isRefusal, refuse, type Refusal } from '../../domain/refusal.js';
import type { Priority } from '../../domain/ticket/ticket.js';
import { findById, ifGiven, ticketForUpdate, type OfTicket } from '../../persistence/queries/find.js';
import { routingTable } from '../../persistence/queries/routing.js';
import { skillLevels } from '../../persistence/queries/skills.js';
import { CategoryRow, TeamRow } from '../../persistence/tables/desk.js';
import { action, type Keyed, type ActionServices } from '../action.js';
import type { ActionContext } from '../action-context.js';
import type { TicketResult } from '../ticket/change-ticket.js';
import { ANOTHER_TRY, routeTickets } from './follow-queues.js';

/** An agent has the desk look for somebody, though nothing happened. */
export const routeTicket = action(
  'routeTicket',
  async (context: ActionContext, input: OfTicket & Keyed): Promise<TicketResult | Refusal> => {
    const ticket = await ticketForUpdate(context.em, input, context.actor);
    if (isRefusal(ticket)) return ticket;
    const forbidden = forbids(context.actor, 'routeTicket');
    if (forbidden) return refuse(forbidden);
    if (!needsAgent(ticket))
      return refuse(invalid(['ticketId'], "a ticket in a team's queue that nobody works and that is not over"));
    await routeTickets(context, [{ ticket, occasion: ANOTHER_TRY }], { regardless: true });
    return { ticket: ticket.id };
  },
);

/** A ticket that is not there yet. */
export interface Draft {
  readonly teamId?: string | null;
  readonly categoryId?: string | null;
  readonly priority: Priority;
}

/** Who would get such a ticket now, and why. Nothing is held and nothing is kept. Throws `BadArgument`. */
export async function previewAssignment(
  { database, viewer, now }: Pick<ActionServices, 'database' | 'viewer' | 'now'>,
  { teamId, categoryId, priority }: Draft,
): Promise<Explanation> {
  const { actor, desk } = viewer;
  if (!may(actor, 'previewAssignment')) throw new BadArgument(['input'], 'asked by those who work tickets');
  const em = database.em();
  const category = found(await ifGiven(categoryId, (id) => findById(em, CategoryRow, id, actor, ['categoryId'])));
  const team = found(await ifGiven(teamId, (id) => findById(em, TeamRow, id, actor, ['teamId'])));
  const inTeam = team?.id ?? category?.teamId;
  if (!inTeam) throw new BadArgument(['input', 'teamId'], 'given: the category has no team');
  const { rules } = desk;
  const asked = {
    teamIds: [inTeam],
    ticketIds: [],
    weighing: rules,
    defaultCapacity: rules.defaultCapacity,
    now,
  };
  const { candidates } = await routingTable(em, actor.workspaceId, { ...asked, isQuestion: true });
  const ofCategory = category
    ? await skillLevels(em, actor.workspaceId, { table: 'category_skill', id: category.id })
    : {};
  return route(
    {
      ...{ teamIds: [inTeam], weight: weightOf({ priority }, rules), required: requiredSkills(ofCategory, {}) },
      ...{ excludedIds: excludedFrom({ requesterId: '' }, []), relaxations: 0, lastAgentId: null },
    },
    candidates,
    now,
  );
}

function found<T>(answer: T | Refusal | null | undefined): T | null {
  if (!isRefusal(answer)) return (answer as T | null | undefined) ?? null;
  const [problem] = answer.problems;
  throw new BadArgument(['input', ...(problem?.field ?? [])], 'the id of something that is here');
}
