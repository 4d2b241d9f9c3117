import { checkOptional, checkText, problemsOf, REASON } from '../../domain/bounds.js';
import { momentsOf, nextMomentAt, usualDueAt, type FollowUpPlan } from '../../domain/information/reminders.js';
import {
  decideAnswer,
  decideAsk,
  decideWithdraw,
  QUESTION,
  type InformationChange,
} from '../../domain/information/request.js';
import type { Instant } from '../../domain/instant.js';
import { isStaff } from '../../domain/access/roles.js';
import { invalid, isRefusal, refuse, type Refusal } from '../../domain/refusal.js';
import { ENTRY_TEXT } from '../../domain/ticket/conversation.js';
import { requestForUpdate, ticketForUpdate, type OfTicket } from '../../persistence/queries/find.js';
import { calendarsOf } from '../../persistence/queries/promises.js';
import { setTimer } from '../../persistence/queries/timers.js';
import { EntryRow, InformationRequestRow, type TicketRow } from '../../persistence/tables/ticket.js';
import { action, type Keyed } from '../action.js';
import type { ActionContext } from '../action-context.js';
import { apply } from '../ticket/apply.js';

interface RequestResult {
  readonly ticket: string;
  readonly informationRequest: string;
}

interface Ask extends OfTicket, Keyed {
  readonly question: string;
  readonly dueAt?: Instant | null;
}

/** An agent asks the requester. */
export const askRequester = action(
  'askRequester',
  async (context: ActionContext, input: Ask): Promise<RequestResult | Refusal> => {
    const { em, actor, now, newId } = context;
    const ticket = await ticketForUpdate(em, input, actor);
    if (isRefusal(ticket)) return ticket;
    const question = checkText(['question'], input.question, QUESTION);
    const plan = await followUpPlan(context);
    const dueAt = input.dueAt ?? usualDueAt(now, plan);
    if (isRefusal(question)) return question;
    if (!dueAt)
      return refuse(invalid(['dueAt'], "given: by the workspace's rules it would be due further away than 366 days"));
    const open = await openRequests(em, ticket);
    const id = newId();
    const decision = decideAsk(ticket, { id, entryId: newId(), dueAt }, open.length, actor, now);
    if (isRefusal(decision)) return decision;
    addEntry(context, ticket, decision.request.entryId, question);
    await em.flush(); // the request names its entry
    const { workspaceId } = ticket;
    const made = em.create(InformationRequestRow, { ...decision.request, workspaceId, done: [], version: 1 } as never);
    apply(context, ticket, decision);
    await planFollowUp(context, ticket, [...open, made as InformationRequestRow]);
    return { ticket: ticket.id, informationRequest: id };
  },
);

interface OfRequest extends Keyed {
  readonly requestId: string;
  readonly expectedVersion?: number | null;
}

/** The requester answers one question, or an agent notes that they did. */
export const answerInformationRequest = action(
  'answerInformationRequest',
  async (
    context: ActionContext,
    input: OfRequest & { readonly text?: string | null },
  ): Promise<RequestResult | Refusal> => {
    const { em, actor, now, newId } = context;
    const found = await requestForUpdate(em, input, actor);
    if (isRefusal(found)) return found;
    const { request, ticket } = found;
    const text = input.text ? checkText(['text'], input.text, ENTRY_TEXT) : null;
    if (isRefusal(text)) return text;
    if (text === null && !isStaff(actor)) return refuse(invalid(['text'], 'given'));
    const others = (await openRequests(em, ticket)).filter(({ id }) => id !== request.id);
    const decision = decideAnswer(ticket, request, others.length, text === null ? null : newId(), actor, now);
    if (isRefusal(decision)) return decision;
    if (text !== null) {
      addEntry(context, ticket, decision.request.answerEntryId!, text);
      await em.flush();
    }
    return settle(context, ticket, request, decision, others);
  },
);

/** Whoever works the ticket needs no answer any more. */
export const withdrawInformationRequest = action(
  'withdrawInformationRequest',
  async (
    context: ActionContext,
    input: OfRequest & { readonly reason?: string | null },
  ): Promise<RequestResult | Refusal> => {
    const { em, actor, now } = context;
    const found = await requestForUpdate(em, input, actor);
    if (isRefusal(found)) return found;
    const { request, ticket } = found;
    const reason = checkOptional(['reason'], input.reason, REASON);
    if (isRefusal(reason)) return refuse(...problemsOf(reason));
    const others = (await openRequests(em, ticket)).filter(({ id }) => id !== request.id);
    const decision = decideWithdraw(ticket, request, others.length, reason, actor, now);
    return isRefusal(decision) ? decision : settle(context, ticket, request, decision, others);
  },
);

async function settle(
  context: ActionContext,
  ticket: TicketRow,
  request: InformationRequestRow,
  decision: InformationChange,
  others: readonly InformationRequestRow[],
): Promise<RequestResult> {
  Object.assign(request, decision.request);
  apply(context, ticket, decision);
  await planFollowUp(context, ticket, others);
  return { ticket: ticket.id, informationRequest: request.id };
}

const openRequests = (em: ActionContext['em'], { workspaceId, id }: TicketRow): Promise<InformationRequestRow[]> =>
  em.find(
    InformationRequestRow,
    { workspaceId, ticketId: id, status: 'OPEN' },
    { orderBy: { askedAt: 'asc', id: 'asc' } },
  );

/** How the workspace follows questions up. */
export async function followUpPlan({
  em,
  actor,
  desk,
}: Pick<ActionContext, 'em' | 'actor' | 'desk'>): Promise<FollowUpPlan> {
  const { informationDueAfter, remindAfter, resolveUnansweredAfter } = desk.rules;
  const calendar = (await calendarsOf(em, actor.workspaceId, [desk.calendar]))(desk.calendar);
  return { calendar, dueAfter: informationDueAfter, remindAfter, resolveAfter: resolveUnansweredAfter };
}

/** Has the ticket looked at again when the first of its open questions comes to something. */
export async function planFollowUp(
  context: ActionContext,
  ticket: TicketRow,
  open: readonly InformationRequestRow[],
): Promise<void> {
  const plan = await followUpPlan(context);
  const next = open
    .flatMap((request) => nextMomentAt(momentsOf(request, plan), new Set(request.done)) ?? [])
    .toSorted(Temporal.Instant.compare)[0];
  await setTimer(context.em, ticket, 'INFORMATION', next ? next.add({ milliseconds: 1 }) : null); // overdue only after its moment
}

/** The same for several tickets, of which most have no question open. */
export async function planFollowUps(context: ActionContext, tickets: readonly TicketRow[]): Promise<void> {
  const ticketIds = tickets.map(({ id }) => id);
  const open = await context.em.find(InformationRequestRow, {
    workspaceId: context.actor.workspaceId,
    ticketId: { $in: ticketIds },
    status: 'OPEN',
  });
  const byTicket = Map.groupBy(open, ({ ticketId }) => ticketId);
  for (const ticket of tickets) {
    const questions = byTicket.get(ticket.id);
    if (questions) await planFollowUp(context, ticket, questions);
  }
}

function addEntry(
  { em, actor, now }: ActionContext,
  { id: ticketId, workspaceId }: TicketRow,
  id: string,
  text: string,
): void {
  em.create(EntryRow, {
    ...{ id, workspaceId, ticketId, authorId: actor.id, visibility: 'PUBLIC', text },
    ...{ createdAt: now, editedAt: null, version: 1 },
  });
}
