import { globalId } from '../../domain/global-id.js';
import { opensRating, type LinkClaims } from '../../domain/feedback/link.js';
import { checkRating, decideLowRating, decideRating } from '../../domain/feedback/rating.js';
import { isRefusal, notFound, refuse, type Refusal } from '../../domain/refusal.js';
import { hold, staleness, ticketForUpdate } from '../../persistence/queries/find.js';
import { FeedbackInvitationRow, FeedbackRow, ResolutionRow, TicketRow } from '../../persistence/tables/ticket.js';
import { action, type Keyed } from '../action.js';
import type { ActionContext } from '../action-context.js';
import { apply } from './apply.js';

interface RateTicket extends Keyed {
  readonly ticketId: string;
  readonly expectedVersion?: number | null;
  readonly rating: number;
  readonly comment?: string | null;
  readonly reasons?: readonly string[] | null;
}

/** The requester rates how the current cycle was resolved, or changes the rating. */
export const rateTicket = action(
  'rateTicket',
  async (context: ActionContext, input: RateTicket): Promise<Rated | Refusal> => {
    const ticket = await ticketForUpdate(context.em, { ticketId: input.ticketId }, context.actor);
    return isRefusal(ticket) ? ticket : rate(context, ticket, input);
  },
);

interface Rated {
  readonly ticket: string;
  readonly feedback: string;
}

interface SubmitFeedback extends Omit<RateTicket, 'ticketId' | 'expectedVersion'> {
  /** What the token said whose signature holds; null for any other. */
  readonly claims: LinkClaims | null;
}

/** Whoever holds the link rates the one cycle it was made for, in the requester's name. What doesn't open it is like an unknown token. */
export const submitFeedback = action(
  'submitFeedback',
  async (context: ActionContext, { claims, ...input }: SubmitFeedback): Promise<Rated | Refusal> => {
    const { em, desk, now } = context;
    const unknown = refuse(notFound(['token'], 'FeedbackInvitation'));
    if (!claims) return unknown;
    const { workspaceId, ticketId: id, invitationId } = claims;
    await hold(em, TicketRow, { workspaceId, id });
    const ticket = await em.findOne(TicketRow, { workspaceId, id }, { refresh: true });
    const invitation = await em.findOne(FeedbackInvitationRow, { workspaceId, id: invitationId });
    if (!ticket || !opensRating(claims, invitation, ticket, desk.feedbackWindow, now)) return unknown;
    return rate(context, ticket, { ...input, ticketId: ticket.id });
  },
);

async function rate(context: ActionContext, ticket: TicketRow, input: RateTicket): Promise<Rated | Refusal> {
  const { em, actor, desk, now, newId } = context;
  const given = checkRating(input);
  if (isRefusal(given)) return given;
  const { workspaceId, id: ticketId, cycle } = ticket;
  const ofCycle = { workspaceId, ticketId, cycle };
  const old = await em.findOne(FeedbackRow, ofCycle);
  const stale = staleness(old ?? { version: 0 }, input.expectedVersion, globalId('Feedback', old?.id ?? ticket.id));
  if (stale) return refuse(stale);
  const resolution = await em.findOne(ResolutionRow, ofCycle);
  const id = old?.id ?? newId();
  const resolvedById = resolution?.resolvedById ?? null;
  const fact = decideRating(ticket, resolvedById, old, given, id, actor, desk.feedbackWindow, now);
  if (isRefusal(fact)) return fact;
  const low = decideLowRating(old, given, id, desk.rules.lowRating);
  if (old) Object.assign(old, given, { updatedAt: now });
  else {
    const made = { id, ...ofCycle, givenById: actor.id, createdAt: now, updatedAt: now, version: 1 };
    em.create(FeedbackRow, { ...made, ...given });
  }
  apply(context, ticket, { change: {}, facts: low ? [fact, low] : [fact] });
  return { ticket: ticket.id, feedback: id };
}
