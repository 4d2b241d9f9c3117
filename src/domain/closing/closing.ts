/** Decides how a resolved ticket ends: the requester confirms or rejects the resolution, or it closes by itself. */

import { forbids } from '../access/permissions.js';
import type { Actor } from '../access/roles.js';
import { isBefore, type Duration, type Instant } from '../instant.js';
import { refuse, type Refusal } from '../refusal.js';
import { waitEndsAt, type OpeningWait } from '../sla/opening-wait.js';
import type { Ticket } from '../ticket/ticket.js';
import { decideStep, moveTo, type Moved } from '../ticket/workflow.js';

/** When a ticket closes by itself if nobody does anything; null when it isn't resolved, or the workspace doesn't want that. */
export const closesAt = (
  { status, resolvedAt }: Pick<Ticket, 'status' | 'resolvedAt'>,
  delay: OpeningWait,
): Instant | null => (status === 'RESOLVED' && resolvedAt !== null ? waitEndsAt(resolvedAt, delay) : null);

/** The desk closes what stayed resolved for its delay; null when it isn't time, or the ticket was reopened meanwhile. */
export function decideAutoClose(ticket: Ticket, delay: OpeningWait, now: Instant): Moved | null {
  const at = closesAt(ticket, delay);
  return at === null || isBefore(now, at) ? null : moveTo(ticket, 'CLOSED', {}, now);
}

/** The requester says that it is well: the ticket closes now. */
export const decideConfirm = (ticket: Ticket, actor: Actor, reopenWindow: Duration, now: Instant): Moved | Refusal =>
  judged(ticket, 'closeTicket', null, actor, reopenWindow, now);

/** The requester says that it is not: the ticket goes back to work in a new cycle, with their reason. */
export const decideReject = (
  ticket: Ticket,
  reason: string | null,
  actor: Actor,
  reopenWindow: Duration,
  now: Instant,
): Moved | Refusal => judged(ticket, 'reopenTicket', reason, actor, reopenWindow, now);

/** Only the requester's word counts as theirs; staff close and reopen tickets in their own name. */
function judged(
  ticket: Ticket,
  step: 'closeTicket' | 'reopenTicket',
  reason: string | null,
  actor: Actor,
  reopenWindow: Duration,
  now: Instant,
): Moved | Refusal {
  const forbidden = forbids(actor, 'judgeResolution', ticket.requesterId);
  return forbidden ? refuse(forbidden) : decideStep(ticket, step, { reason }, actor, reopenWindow, now);
}
