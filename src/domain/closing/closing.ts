/** Decides when a resolved ticket closes by itself. */

import { isBefore, type Instant } from '../instant.js';
import { waitEndsAt, type OpeningWait } from '../sla/opening-wait.js';
import type { Ticket } from '../ticket/ticket.js';
import { moveTo, type Moved } from '../ticket/workflow.js';

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
