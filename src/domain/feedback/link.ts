/** Decides what the link of an invitation says, and when it opens the rating of its one resolution: nothing else, and not for ever. */

import { after, durationOf, isBefore, type Duration, type Instant } from '../instant.js';
import type { Ticket } from '../ticket/ticket.js';
import { feedbackEndsAt } from './rating.js';

/** How long a link works at most, from the invitation on. */
export const LINK_LIFETIME = 'P90D';

/** What a signed link says. It names no person to sign in as: who holds it can rate one cycle of one ticket, and read nothing. */
export interface LinkClaims {
  readonly invitationId: string;
  readonly workspaceId: string;
  readonly ticketId: string;
  readonly cycle: number;
  readonly expiresAt: Instant;
}

/** What the link of a new invitation says. */
export const linkClaims = (
  invitationId: string,
  { workspaceId, id, cycle }: Pick<Ticket, 'workspaceId' | 'id' | 'cycle'>,
  now: Instant,
): LinkClaims => ({
  invitationId,
  workspaceId,
  ticketId: id,
  cycle,
  expiresAt: after(now, durationOf(LINK_LIFETIME)),
});

/** The invitation a link was made for, as it is kept. */
export interface KeptInvitation {
  readonly id: string;
  readonly ticketId: string;
  readonly cycle: number;
  /** Set when the link was given to the wrong hands; null otherwise. */
  readonly revokedAt: Instant | null;
}

/**
 * Whether a link whose signature holds opens the rating: its invitation is kept and names the same ticket and cycle, the ticket is still in
 * that cycle, and neither the link nor the time to rate has run out. Every "no" looks the same from outside.
 */
export const opensRating = (
  claims: LinkClaims,
  invitation: KeptInvitation | null,
  ticket: Pick<Ticket, 'workspaceId' | 'id' | 'cycle' | 'status' | 'closedAt'>,
  feedbackWindow: Duration,
  now: Instant,
): boolean =>
  isBefore(now, claims.expiresAt) &&
  isFor(claims, invitation, ticket) &&
  (ticket.status === 'RESOLVED' || (ticket.status === 'CLOSED' && isStillEditable(ticket, feedbackWindow, now)));

const isFor = (
  { invitationId, workspaceId, ticketId, cycle }: LinkClaims,
  invitation: KeptInvitation | null,
  ticket: Pick<Ticket, 'workspaceId' | 'id' | 'cycle'>,
): boolean =>
  invitation?.id === invitationId &&
  invitation.revokedAt === null &&
  invitation.ticketId === ticketId &&
  invitation.cycle === cycle &&
  ticket.workspaceId === workspaceId &&
  ticket.id === ticketId &&
  ticket.cycle === cycle;

function isStillEditable(ticket: Pick<Ticket, 'closedAt'>, feedbackWindow: Duration, now: Instant): boolean {
  const ends = feedbackEndsAt(ticket, feedbackWindow);
  return ends === null || !isBefore(ends, now);
}
