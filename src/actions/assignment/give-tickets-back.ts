import { decideGiveBack } from '../../domain/assignment/by-rule.js';
import { claimGiveBack } from '../../persistence/queries/presence.js';
import { TicketRow } from '../../persistence/tables/ticket.js';
import { action } from '../action.js';
import { apply } from '../ticket/apply.js';

/** The system gives back to the queue what an agent who stayed away holds. */
export const giveTicketsBack = action(
  'giveTicketsBack',
  async (context, { personId }: { readonly personId: string; readonly idempotencyKey?: null }) => {
    const { workspaceId } = context.actor;
    const ids = await claimGiveBack(context.em, workspaceId, personId, context.now);
    for (const ticket of await context.em.find(TicketRow, { workspaceId, id: { $in: [...ids] } }))
      apply(context, ticket, decideGiveBack(ticket));
    return { person: personId };
  },
);
