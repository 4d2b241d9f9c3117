import type { Instant } from '../../domain/instant.js';
import { holdQueue } from '../../persistence/queries/routing.js';
import { TicketRow } from '../../persistence/tables/ticket.js';
import { action } from '../action.js';
import { ANOTHER_TRY, routeTickets } from './follow-queues.js';

/** Tickets of one queue that are tried in one transaction. */
const TRIED_AT_ONCE = 50;
/** How long a ticket that another transaction holds is waited for. */
const A_MOMENT = { seconds: 1 };

interface OfTeam {
  readonly teamId: string;
  readonly idempotencyKey?: null;
}

/** The desk tries the tickets of a queue in their turn: the most urgent first, then what has waited longest. */
export const routeQueue = action(
  'routeQueue',
  async (context, { teamId }: OfTeam): Promise<{ readonly again: Instant | null }> => {
    const { em, now } = context;
    const { workspaceId } = context.actor;
    const { ticketIds, isPart } = await holdQueue(em, workspaceId, teamId, TRIED_AT_ONCE);
    const rows = await em.find(TicketRow, { workspaceId, id: { $in: [...ticketIds] } });
    const tickets = ticketIds.map((id) => rows.find((ticket) => ticket.id === id)!);
    const nextAt = await routeTickets(
      context,
      tickets.map((ticket) => ({ ticket, occasion: ANOTHER_TRY })),
      { looksAgain: false },
    );
    const isMoving = ticketIds.length === TRIED_AT_ONCE && tickets.some(({ assigneeId }) => assigneeId !== null);
    // Behind a full page of which some were given others may be next; who held a ticket meanwhile lets go of it.
    return { again: isMoving ? now : isPart ? now.add(A_MOMENT) : nextAt };
  },
);
