import { decideAssign, decideClaim, decideHandOver, decideRelease } from '../../domain/assignment/by-hand.js';
import { checkOptional, problemsOf, REASON } from '../../domain/bounds.js';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.js';
import { findById, ifGiven, withTeams, type OfTicket } from '../../persistence/queries/find.js';
import { PersonRow, TeamRow } from '../../persistence/tables/desk.js';
import type { Keyed } from '../action.js';
import type { ActionContext } from '../action-context.js';
import { changeTicket } from './change-ticket.js';

interface Reasoned extends OfTicket, Keyed {
  readonly reason?: string | null;
}

/** Somebody gives the ticket to an agent. */
export const assignTicket = changeTicket<Reasoned & { readonly assigneeId: string }>(
  'assignTicket',
  async (context, ticket, input) => {
    const reason = checkOptional(['reason'], input.reason, REASON);
    const to = await findAssignee(context, input.assigneeId);
    if (isRefusal(reason) || isRefusal(to)) return refuse(...problemsOf(reason, to));
    return decideAssign(ticket, to, reason, context.actor);
  },
);

/** An agent takes a ticket that nobody works. */
export const claimTicket = changeTicket<OfTicket & Keyed>('claimTicket', ({ actor, now }, ticket) =>
  decideClaim(ticket, actor, now),
);

/** The ticket goes back to its queue. */
export const releaseTicket = changeTicket<Reasoned>('releaseTicket', ({ actor }, ticket, input) => {
  const reason = checkOptional(['reason'], input.reason, REASON);
  return isRefusal(reason) ? reason : decideRelease(ticket, reason, actor);
});

/** The ticket goes to another team, or out of every queue. */
export const handOverTicket = changeTicket<
  Reasoned & { readonly teamId?: string | null; readonly assigneeId?: string | null }
>('handOverTicket', async (context, ticket, input) => {
  const reason = checkOptional(['reason'], input.reason, REASON);
  const team =
    (await ifGiven(input.teamId, (id) => findById(context.em, TeamRow, id, context.actor, ['teamId']))) ?? null;
  const to = (await ifGiven(input.assigneeId, (id) => findAssignee(context, id))) ?? null;
  if (isRefusal(reason) || isRefusal(team) || isRefusal(to)) return refuse(...problemsOf(reason, team, to));
  return decideHandOver(ticket, team, to, reason, context.actor);
});

async function findAssignee(
  { em, actor }: ActionContext,
  id: string,
): Promise<Awaited<ReturnType<typeof withTeams>> | Refusal> {
  const person = await findById(em, PersonRow, id, actor, ['assigneeId']);
  return isRefusal(person) ? person : withTeams(em, person);
}
