import { isStaff, type Actor } from '../../domain/access/roles.js';
import { answeredByEntry, endedWithTicket, type InformationChange } from '../../domain/information/request.js';
import type { TicketFact } from '../../domain/ticket/events.js';
import { setTimer } from '../../persistence/queries/timers.js';
import { InformationRequestRow, type TicketRow } from '../../persistence/tables/ticket.js';
import type { ActionContext, Touched } from '../action-context.js';

/** What happened to a ticket answers or ends its open questions: the requester's next public entry all of them, its end the rest. */
export async function followQuestions(context: ActionContext, touched: readonly Touched[]): Promise<void> {
  const concerned = touched.filter(({ ticket, facts }) => entryOf(context.actor, ticket, facts) || endsIn(facts));
  if (concerned.length === 0) return;
  const ids = concerned.map(({ ticket }) => ticket.id);
  const open = await context.em.find(InformationRequestRow, {
    workspaceId: context.actor.workspaceId,
    ticketId: { $in: ids },
    status: 'OPEN',
  });
  for (const { ticket, facts } of concerned) {
    const its = open.filter(({ ticketId }) => ticketId === ticket.id);
    if (its.length) await follow(context, ticket, its, outcome(context, ticket, facts, its));
  }
}

const outcome = (
  { actor, now }: ActionContext,
  ticket: TicketRow,
  facts: readonly TicketFact[],
  open: readonly InformationRequestRow[],
) => {
  const entryId = entryOf(actor, ticket, facts);
  return entryId ? answeredByEntry(open, entryId, now) : endedWithTicket(open, isForWantOfAnAnswer(facts), now);
};

async function follow(
  context: ActionContext,
  ticket: TicketRow,
  open: readonly InformationRequestRow[],
  changes: readonly Pick<InformationChange, 'request' | 'facts'>[],
): Promise<void> {
  changes.forEach(({ request, facts }, i) => {
    Object.assign(open[i]!, request);
    for (const fact of facts) context.record(ticket, fact);
  });
  await setTimer(context.em, ticket, 'INFORMATION', null);
}

/** The requester's public entry among the facts, unless it was given as the answer to one question; null when there is none. */
function entryOf(actor: Actor, { requesterId }: TicketRow, facts: readonly TicketFact[]): string | null {
  if (actor.id !== requesterId && isStaff(actor)) return null;
  const added = facts.find((fact) => fact.type === 'EntryAdded' && fact.after.visibility === 'PUBLIC');
  if (added?.type !== 'EntryAdded') return null;
  const { entryId } = added.after;
  const isForOne = facts.some((fact) => fact.type === 'InformationAnswered' && fact.after.entryId === entryId);
  return isForOne ? null : entryId;
}

const ENDS: ReadonlySet<string> = new Set(['RESOLVED', 'CLOSED', 'CANCELLED']);

const endsIn = (facts: readonly TicketFact[]): boolean =>
  facts.some((fact) => fact.type === 'TicketStatusChanged' && ENDS.has(fact.after.status));

/** The desk says so when it resolves by itself. */
const isForWantOfAnAnswer = (facts: readonly TicketFact[]): boolean =>
  facts.some(
    (fact) =>
      fact.type === 'TicketStatusChanged' && fact.after.status === 'RESOLVED' && fact.after.reason === NO_ANSWER,
  );

/** Why the desk resolved a ticket by itself. */
export const NO_ANSWER = 'No answer came';
