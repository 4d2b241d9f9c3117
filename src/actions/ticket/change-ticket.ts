import type { Refusal } from '../../domain/refusal.js';
import { isRefusal } from '../../domain/refusal.js';
import { ticketForUpdate, type OfTicket } from '../../persistence/queries/find.js';
import type { TicketRow } from '../../persistence/tables/ticket.js';
import { action, type Keyed } from '../action.js';
import type { ActionContext } from '../action-context.js';
import { apply, type Changed } from './apply.js';

/** What an action on a ticket answers: UUIDs. */
export interface TicketResult {
  readonly ticket: string;
}

/** An action that finds a ticket, lets the domain decide, and does what follows. Null decides that nothing changes. */
export const changeTicket = <Input extends OfTicket & Keyed>(
  name: string,
  decide: (
    context: ActionContext,
    ticket: TicketRow,
    input: Input,
  ) => Promise<Changed | Refusal | null> | Changed | Refusal | null,
) =>
  action(name, async (context: ActionContext, input: Input): Promise<TicketResult | Refusal> => {
    const ticket = await ticketForUpdate(context.em, input, context.actor);
    if (isRefusal(ticket)) return ticket; // not there, not theirs, or changed meanwhile
    const decision = await decide(context, ticket, input);
    if (isRefusal(decision)) return decision;
    if (decision) apply(context, ticket, decision);
    return { ticket: ticket.id };
  });
