import { calendarsOf } from '../../persistence/queries/promises.js';
import type { DueTickets } from '../../persistence/queries/across-workspaces.js';
import { claimDueTimers } from '../../persistence/queries/timers.js';
import { TicketRow } from '../../persistence/tables/ticket.js';
import { action } from '../action.js';
import { TIMER_HANDLERS } from '../ticket/fire-ticket-timers.js';

/** The desk does what the time has come for; then clocks and queues follow as ever. */
export const fireTimers = action(
  'fireTimers',
  async (context, due: DueTickets & { readonly idempotencyKey?: null }) => {
    const { em, desk, now, look } = context;
    const { workspaceId } = due;
    const claimed = await claimDueTimers(em, due, now);
    const kindsOf = new Map(claimed.map(({ ticketId, kinds }) => [ticketId, kinds]));
    const tickets = await em.find(TicketRow, { workspaceId, id: { $in: [...kindsOf.keys()] } });
    const calendar = (await calendarsOf(em, workspaceId, [desk.calendar]))(desk.calendar);
    for (const ticket of tickets) {
      look(ticket);
      for (const kind of kindsOf.get(ticket.id)!) await TIMER_HANDLERS[kind](context, ticket, calendar);
    }
    return { fired: tickets.length };
  },
);
