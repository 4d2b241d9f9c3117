/** Decides who is invited to rate a resolution, and when: once a cycle, and never so often that it tires. */

import { after, isBefore, type Duration, type Instant } from '../instant.js';
import { publicFact, type TicketFact } from '../ticket/events.js';
import type { Ticket } from '../ticket/ticket.js';
import { feedbackEndsAt } from './rating.js';

/** How a workspace invites. */
export interface Inviting {
  /** How long after the resolution. Null: never. */
  readonly delay: Duration | null;
  /** The least time between two invitations to one requester. */
  readonly interval: Duration;
}

/** What is known when the time to invite has come. */
export interface InvitationFacts {
  /** The cycle that the invitation was planned for. */
  readonly cycle: number;
  readonly requesterIsActive: boolean;
  /** Null when the desk resolved it by itself. */
  readonly resolvedById: string | null;
  readonly isRated: boolean;
  readonly isInvited: boolean;
  /** When the requester was last invited, for whatever ticket; null when they never were. */
  readonly lastInvitedAt: Instant | null;
}

/** Why nobody is invited, in the order in which it is asked. */
export const NOT_INVITED = [
  'ANOTHER_CYCLE',
  'NOT_RESOLVED',
  'ALREADY_INVITED',
  'ALREADY_RATED',
  'REQUESTER_GONE',
  'RESOLVED_IT_THEMSELVES',
  'TOO_LATE',
  'INVITED_LATELY',
] as const;
/** See `NOT_INVITED`. */
export type NotInvited = (typeof NOT_INVITED)[number];

/** When the invitation for a resolution is to be sent; null when the workspace doesn't invite. */
export const invitationDueAt = (resolvedAt: Instant, { delay }: Inviting): Instant | null =>
  delay && after(resolvedAt, delay);

/** Why the requester is not invited now; null when they are. Exactly an interval after the last invitation they are. */
export function reasonNotToInvite(
  ticket: Pick<Ticket, 'cycle' | 'status' | 'requesterId' | 'closedAt'>,
  facts: InvitationFacts,
  { interval }: Inviting,
  feedbackWindow: Duration,
  now: Instant,
): NotInvited | null {
  const ends = feedbackEndsAt(ticket, feedbackWindow);
  const holds: Readonly<Record<NotInvited, boolean>> = {
    ANOTHER_CYCLE: ticket.cycle !== facts.cycle,
    NOT_RESOLVED: ticket.status !== 'RESOLVED' && ticket.status !== 'CLOSED',
    ALREADY_INVITED: facts.isInvited,
    ALREADY_RATED: facts.isRated,
    REQUESTER_GONE: !facts.requesterIsActive,
    RESOLVED_IT_THEMSELVES: facts.resolvedById === ticket.requesterId,
    TOO_LATE: ends !== null && isBefore(ends, now),
    INVITED_LATELY: facts.lastInvitedAt !== null && isBefore(now, after(facts.lastInvitedAt, interval)),
  };
  return NOT_INVITED.find((reason) => holds[reason]) ?? null;
}

/** What is told of an invitation. */
export const invited = (invitationId: string, cycle: number): TicketFact =>
  publicFact('FeedbackInvited', null, { invitationId, cycle });
