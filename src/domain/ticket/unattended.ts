/** Decides when a ticket is unattended: nobody has taken or touched it for the time the workspace sets. */

import { isBefore, toText, type Instant } from '../instant.js';
import { waitEndsAt, type OpeningWait } from '../sla/opening-wait.js';
import { factFor, type TicketFact } from './events.js';
import type { Ticket } from './ticket.js';

type Attention = Pick<Ticket, 'status' | 'assigneeId'>;

/**
 * Whether somebody should look after it and nobody has taken it. Who was given a NEW ticket has not begun, so it isn't taken yet; what
 * waits, is resolved or is over needs nobody.
 */
export const isUntaken = ({ status, assigneeId }: Attention): boolean =>
  status === 'NEW' || (status === 'OPEN' && assigneeId === null);

/**
 * Since when nobody has taken or touched the ticket, after something happened to it: `before` is what held until then. Whatever staff do
 * to it is a touch; what the requester or the desk itself does is none. Null while it is taken or needs nobody.
 */
export const quietSince = (
  before: Instant | null,
  ticket: Attention,
  byStaff: boolean,
  now: Instant,
): Instant | null => (isUntaken(ticket) ? (byStaff ? now : (before ?? now)) : null);

/** When a quiet ticket counts as unattended; null when it isn't quiet, or the workspace doesn't watch for that. */
export const unattendedAt = (since: Instant | null, patience: OpeningWait): Instant | null =>
  since && waitEndsAt(since, patience);

/** Whether it counts as unattended now. The end of the patience is inside. */
export function isUnattended(since: Instant | null, patience: OpeningWait, now: Instant): boolean {
  const at = unattendedAt(since, patience);
  return at !== null && !isBefore(now, at);
}

/** What is told, once for a quiet stretch: `toldOf` is the beginning of the one that was told last. Staff's alone. */
export const decideUnattended = (
  since: Instant | null,
  reportedOf: Instant | null,
  patience: OpeningWait,
  now: Instant,
): TicketFact | null =>
  since === null || reportedOf?.equals(since) || !isUnattended(since, patience, now)
    ? null
    : factFor('INTERNAL', 'TicketUnattended', null, { since: toText(since) });
