import { drain, type Queued } from '../../domain/assignment/backlog.js';
import { decideGiveBack, decideRouting, needsAgent } from '../../domain/assignment/by-rule.js';
import { excludedFrom, type Candidate } from '../../domain/assignment/eligibility.js';
import { freedBy, givenByHand, occasionOf, type Occasion } from '../../domain/assignment/occasions.js';
import { nextRelaxationAt, relaxationsAt, type Relaxing } from '../../domain/assignment/relaxation.js';
import type { Explanation } from '../../domain/assignment/route.js';
import { requiredSkills } from '../../domain/assignment/skills.js';
import { nextShiftStart } from '../../domain/assignment/shift.js';
import { weightOf } from '../../domain/assignment/workload.js';
import type { Instant } from '../../domain/instant.js';
import type { Desk } from '../../domain/workspace/workspace.js';
import type { Em } from '../../persistence/database.js';
import { calendarsOf } from '../../persistence/queries/promises.js';
import { keepRoutings, routingTable, wakeQueuesOf, type QueuedTicket } from '../../persistence/queries/routing.js';
import type { TicketRow } from '../../persistence/tables/ticket.js';
import type { ActionContext, Touched } from '../action-context.js';
import { apply } from '../ticket/apply.js';

/**
 * Looks for agents for the tickets that came into a queue, and has the queues looked through of those whose hands became freer, in the
 * transaction of what happened.
 */
export async function followQueues(context: ActionContext, touched: readonly Touched[]): Promise<void> {
  if (!context.desk.routes) return;
  const given = touched.flatMap(({ facts }) => givenByHand(facts));
  if (given.length)
    await keepRoutings(context.em, context.actor.workspaceId, {
      routings: [],
      assignedIds: given,
      queues: [],
      now: context.now,
    });
  const looked = touched.flatMap(({ ticket, facts }) => {
    const occasion = occasionOf(facts);
    return occasion && ticket.teamId !== null && (needsAgent(ticket) || occasion.isReopened)
      ? [{ ticket, occasion }]
      : [];
  });
  await routeTickets(context, looked);
  const freed = touched.flatMap(({ ticket, facts }) => freedBy(facts, ticket));
  if (freed.length) await wakeQueuesOf(context.em, context.actor.workspaceId, [...new Set(freed)], context.now);
}

/** After which the queues of tickets that nobody could take are looked through once more. */
const A_MOMENT = { seconds: 1 };

/** A ticket to find an agent for, and why. */
export interface ToRoute {
  readonly ticket: TicketRow;
  readonly occasion: Occasion;
}

/** Tries what is in the queue already once more. */
export const ANOTHER_TRY: Occasion = { isReopened: false, gaveBackId: null, isNewHere: false };

/**
 * Gives the tickets to whom the rules say, each explained; those that nobody can take stay in their queues, which are looked through once
 * more unless the caller does (`looksAgain`). Answers when to try those again though nobody frees up.
 */
export async function routeTickets(
  context: ActionContext,
  looked: readonly ToRoute[],
  { regardless = false, looksAgain = true } = {},
): Promise<Instant | null> {
  if (looked.length === 0) return null;
  const { em, actor, desk, now } = context;
  const teamIds = [...new Set(looked.map(({ ticket }) => ticket.teamId!))];
  const { candidates, queue } = await routingTable(em, actor.workspaceId, {
    ...{ teamIds, ticketIds: looked.map(({ ticket }) => ticket.id), now, isQuestion: false },
    ...{ weighing: desk.rules, defaultCapacity: desk.rules.defaultCapacity },
  });
  const known = new Map(queue.map((each) => [each.ticketId, each]));
  const routed = looked.filter(({ ticket }) => regardless || known.get(ticket.id)!.isRouted);
  if (routed.length === 0) return null;
  const relaxing = await relaxingOf(em, actor.workspaceId, desk);
  const waiting = routed.map((each) => queuedOf(each, known.get(each.ticket.id)!, relaxing, context));
  const explained = new Map(drain(waiting, candidates, now).map((each) => [each.ticketId, each.explanation]));
  for (const { ticket } of routed) give(context, ticket, explained.get(ticket.id)!);
  const left = waiting.filter(({ ticket }) => ticket.assigneeId === null);
  await keepRoutings(em, actor.workspaceId, {
    routings: waiting.map(({ ticketId, queuedSince, gaveBackIds }) => ({
      ...{ ticketId, queuedSince, gaveBackIds, explanation: explained.get(ticketId)! },
    })),
    assignedIds: [...explained.values()].flatMap(({ chosenId }) => chosenId ?? []),
    // Somebody may have freed up between the count and the commit: whoever looks a moment later sees both.
    queues: looksAgain
      ? [...new Set(left.map(({ ticket }) => ticket.teamId!))].map((teamId) => ({ teamId, dueAt: now.add(A_MOMENT) }))
      : [],
    now,
  });
  return nextTryAt(left, candidates, relaxing, now);
}

/** A reopened ticket whose agent can't take it now, nor anybody else, goes back to its queue. */
function give(context: ActionContext, ticket: TicketRow, explanation: Explanation): void {
  const isLost = explanation.chosenId === null && ticket.assigneeId !== null;
  apply(context, ticket, isLost ? decideGiveBack(ticket) : decideRouting(ticket, explanation));
}

interface Waiting extends Queued {
  readonly ticket: TicketRow;
  readonly gaveBackIds: readonly string[];
}

function queuedOf(
  { ticket, occasion }: ToRoute,
  known: QueuedTicket,
  relaxing: Relaxing,
  { desk, now }: ActionContext,
): Waiting {
  const { isReopened, gaveBackId, isNewHere } = occasion;
  const before = isNewHere ? [] : known.gaveBackIds;
  const gaveBackIds = gaveBackId ? [...new Set([...before, gaveBackId])] : before;
  const queuedSince = isNewHere || gaveBackId ? now : (known.queuedSince ?? ticket.openedAt);
  const required = requiredSkills(known.required, {});
  return {
    ticket,
    ...{ ticketId: ticket.id, priority: ticket.priority, queuedSince, gaveBackIds, required },
    ...{ teamIds: [ticket.teamId!], weight: weightOf(ticket, desk.rules) },
    excludedIds: excludedFrom(ticket, gaveBackIds),
    relaxations: relaxationsAt(required, queuedSince, relaxing, now),
    lastAgentId: isReopened ? ticket.assigneeId : null,
  };
}

/** How the workspace relaxes skills, in its own opening hours. */
export async function relaxingOf(em: Em, workspaceId: string, { rules, calendar }: Desk): Promise<Relaxing> {
  const compiled = await calendarsOf(em, workspaceId, [calendar]);
  return { every: rules.relaxSkillsAfter, calendar: compiled(calendar) };
}

/** When somebody may take one of these who could not now, though nobody frees up: a shift begins, or skills are relaxed. */
function nextTryAt(
  waiting: readonly Waiting[],
  candidates: readonly Candidate[],
  relaxing: Relaxing,
  now: Instant,
): Instant | null {
  if (waiting.length === 0) return null;
  const moments = [
    nextShiftStart(
      candidates.map(({ shift }) => shift),
      now,
    ),
    ...waiting.map(({ required, queuedSince }) => nextRelaxationAt(required, queuedSince, relaxing, now)),
  ].filter((moment) => moment !== null);
  return moments.toSorted(Temporal.Instant.compare)[0] ?? null;
}
