/** Decides who may rate a resolution, when, and how. */

import { forbids } from '../access/permissions.js';
import type { Actor } from '../access/roles.js';
import { checkLabels, checkNumber, checkOptional, problemsOf, type Bounds } from '../bounds.js';
import { after, isBefore, type Duration, type Instant } from '../instant.js';
import { notAllowed, refuse, type Problem, type Refusal } from '../refusal.js';
import { factFor, publicFact, type TicketFact } from '../ticket/events.js';
import type { Ticket } from '../ticket/ticket.js';
import { transitionRefused } from '../ticket/workflow.js';

/** 1 is bad, 5 is good. */
export const RATING: Bounds = { min: 1, max: 5 };
/** The words that come with a rating. */
export const COMMENT: Bounds = { min: 0, max: 5000 };

/** A rating as the desk keeps it. */
export interface Rating {
  readonly rating: number;
  readonly comment: string | null;
  /** Lower case, in order, each once. */
  readonly reasons: readonly string[];
}

/** Checks what was given; all faults are told at once. */
export function checkRating(input: {
  readonly rating: number;
  readonly comment?: string | null;
  readonly reasons?: readonly string[] | null;
}): Rating | Refusal {
  const rating = checkNumber(['rating'], input.rating, RATING);
  const comment = checkOptional(['comment'], input.comment, COMMENT);
  const reasons = checkLabels('reasons', input.reasons ?? [], 10, { min: 1, max: 50 });
  const problems = problemsOf(rating, comment, reasons);
  return problems.length ? refuse(...problems) : ({ rating, comment, reasons } as Rating);
}

/** Decides whether the actor may rate the current cycle now. `old` is the rating there is, `feedbackId` the row's id. */
export function decideRating(
  ticket: Ticket,
  resolvedById: string | null,
  old: Rating | null,
  given: Rating,
  feedbackId: string,
  actor: Actor,
  feedbackWindow: Duration,
  now: Instant,
): TicketFact | Refusal {
  const problem = forbidsRating(ticket, resolvedById, actor) ?? mistimed(ticket, feedbackWindow, now);
  if (problem) return refuse(problem);
  return publicFact('FeedbackGiven', old && { rating: old.rating }, { feedbackId, rating: given.rating });
}

/** The last moment at which a rating may be given or changed; after it the rating is final. Null while the ticket isn't closed. */
export const feedbackEndsAt = ({ closedAt }: Pick<Ticket, 'closedAt'>, feedbackWindow: Duration): Instant | null =>
  closedAt && after(closedAt, feedbackWindow);

/** What is told besides when a rating is low: once when it becomes so, not again while it stays. Null threshold: never. Staff's alone. */
export const decideLowRating = (
  old: Rating | null,
  given: Rating,
  feedbackId: string,
  threshold: number | null,
): TicketFact | null =>
  threshold === null || given.rating > threshold || (old !== null && old.rating <= threshold)
    ? null
    : factFor('INTERNAL', 'LowRatingGiven', old && { rating: old.rating }, { feedbackId, rating: given.rating });

const forbidsRating = (ticket: Ticket, resolvedById: string | null, actor: Actor): Problem | null =>
  resolvedById === actor.id
    ? notAllowed('rate what you resolved yourself', [])
    : forbids(actor, 'rateTicket', ticket.requesterId);

function mistimed(ticket: Ticket, feedbackWindow: Duration, now: Instant): Problem | null {
  if (ticket.status === 'RESOLVED') return null;
  const end = ticket.status === 'CLOSED' ? feedbackEndsAt(ticket, feedbackWindow) : null;
  if (end === null) return transitionRefused(ticket, null, [], [], 'it can be rated from RESOLVED on');
  return isBefore(end, now) ? transitionRefused(ticket, null, [], [], 'the time to rate it has passed') : null;
}
