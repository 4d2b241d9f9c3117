/** Decides when the desk assigns by itself, and what follows for the ticket. */

import { publicFact, factFor, type TicketFact } from '../ticket/events.js';
import type { Ticket } from '../ticket/ticket.js';
import type { Assigned } from './by-hand.js';
import type { Explanation } from './route.js';

/** Whether a ticket is looked after now: it is in a team's queue, nobody has it, and there is work to do. */
export const needsAgent = ({ status, teamId, assigneeId }: Pick<Ticket, 'status' | 'teamId' | 'assigneeId'>): boolean =>
  teamId !== null && assigneeId === null && (status === 'NEW' || status === 'OPEN' || status === 'WAITING');

/** What follows for the ticket. Who is given it has not begun, so its status stays. When nobody is eligible nothing changes. */
export function decideRouting(
  { teamId, assigneeId }: Pick<Ticket, 'teamId' | 'assigneeId'>,
  { chosenId, relaxedBy }: Explanation,
): Assigned {
  if (chosenId === null || chosenId === assigneeId) return { change: {}, facts: [] };
  const to = { teamId, assigneeId: chosenId };
  const routed = publicFact('TicketAssigned', { teamId, assigneeId }, { ...to, kind: 'ROUTED', reason: null });
  return { change: to, facts: relaxedBy > 0 ? [relaxedFact(relaxedBy), routed] : [routed] };
}

/** An agent who stays OFFLINE, or works tickets no longer, gives the ticket back to its queue. */
export function decideGiveBack(
  { teamId, assigneeId }: Pick<Ticket, 'teamId' | 'assigneeId'>,
  reason = 'Its agent is offline.',
): Assigned {
  const to = { teamId, assigneeId: null };
  return {
    change: to,
    facts: [publicFact('TicketAssigned', { teamId, assigneeId }, { ...to, kind: 'RELEASED', reason })],
  };
}

/** Staff's alone: which skills the desk could not find is no requester's business. */
const relaxedFact = (levels: number): TicketFact => factFor('INTERNAL', 'SkillsRelaxed', null, { levels });
