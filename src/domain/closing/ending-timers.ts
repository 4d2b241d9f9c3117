/** Decides when a ticket wants to be looked at for how it ends: its wait, its closing, its quiet, its invitation. */

import { invitationDueAt } from '../feedback/invitation.js';
import type { Instant } from '../instant.js';
import type { CompiledCalendar } from '../sla/compiled-calendar.js';
import type { Ticket } from '../ticket/ticket.js';
import { unattendedAt } from '../ticket/unattended.js';
import type { WorkRules } from '../workspace/work-rules.js';
import { closesAt } from './closing.js';

/** What the timers must know of a ticket. */
export interface EndingTicket extends Pick<Ticket, 'status' | 'resolvedAt' | 'cycle' | 'waitingUntil'> {
  /** Since when nobody has taken or touched it. */
  readonly quietSince: Instant | null;
  /** The same, once it was told. */
  readonly unattendedSince: Instant | null;
  /** The last cycle of which it was decided whether to invite. */
  readonly invitedCycle: number;
}

/** The moments, by what for; null for none. Waits are counted on the desk's calendar. */
export const endingTimers = (
  ticket: EndingTicket,
  { closeAfter, unattendedAfter, inviteAfter, inviteInterval }: WorkRules,
  calendar: CompiledCalendar,
) => ({
  WAIT: ticket.waitingUntil,
  CLOSE: closesAt(ticket, { length: closeAfter, calendar }),
  UNATTENDED: ticket.unattendedSince ? null : unattendedAt(ticket.quietSince, { length: unattendedAfter, calendar }),
  INVITE: isToInvite(ticket)
    ? invitationDueAt(ticket.resolvedAt!, { delay: inviteAfter, interval: inviteInterval })
    : null,
});

/** Whether it is still to be decided if the requester is invited to rate this cycle. */
export const isToInvite = ({ status, resolvedAt, invitedCycle, cycle }: Omit<EndingTicket, 'waitingUntil'>): boolean =>
  (status === 'RESOLVED' || status === 'CLOSED') && resolvedAt !== null && invitedCycle < cycle;
