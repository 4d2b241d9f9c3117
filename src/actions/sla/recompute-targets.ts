import { claimRecompute, noteRecompute, ticketsToRecompute } from '../../persistence/queries/recomputes.js';
import { TicketRow } from '../../persistence/tables/ticket.js';
import { action } from '../action.js';
import { planFollowUps } from '../information/requests.js';

interface Step {
  /** How many tickets. */
  readonly limit: number;
  /** Whether they are only noted as done, because they fault. */
  readonly isPassedOver: boolean;
  readonly idempotencyKey?: null;
}

/** The system measures the targets of the next few tickets anew, after a policy or a calendar was edited. */
export const recomputeTargets = action('recompute', async (context, { limit, isPassedOver }: Step) => {
  const { em, actor, now, look } = context;
  const asked = await claimRecompute(em, actor.workspaceId);
  if (!asked) return { measured: 0 };
  const ids = await ticketsToRecompute(em, asked, limit);
  await noteRecompute(em, asked, ids, ids.length < limit ? now : null);
  if (isPassedOver) return { measured: ids.length };
  const tickets = await em.find(TicketRow, { workspaceId: actor.workspaceId, id: { $in: [...ids] } });
  for (const ticket of tickets) look(ticket, asked.cause);
  if (asked.calendarId === null) await planFollowUps(context, tickets);
  return { measured: ids.length };
});
