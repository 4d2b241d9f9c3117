import { isRefusal } from '../../domain/refusal.js';
import { checkResolution, type ResolutionInput } from '../../domain/ticket/resolution.js';
import { decideStep } from '../../domain/ticket/workflow.js';
import type { OfTicket } from '../../persistence/queries/find.js';
import { ResolutionRow } from '../../persistence/tables/ticket.js';
import type { Keyed } from '../action.js';
import { changeTicket } from './change-ticket.js';

/** An agent says how it ended. */
export const resolveTicket = changeTicket<ResolutionInput & OfTicket & Keyed>(
  'resolveTicket',
  (context, ticket, input) => {
    const { em, actor, desk, now, newId } = context;
    const resolution = checkResolution(input, desk.ownResolutionCodes);
    if (isRefusal(resolution)) return resolution;
    const resolutionId = newId();
    const decision = decideStep(
      ticket,
      'resolveTicket',
      { ...resolution, resolutionId },
      actor,
      desk.reopenWindow,
      now,
    );
    if (isRefusal(decision)) return decision;
    const { id: ticketId, workspaceId, cycle } = ticket;
    em.create(ResolutionRow, {
      ...{ id: resolutionId, workspaceId, ticketId, cycle, resolvedById: actor.id, resolvedAt: now },
      ...{ code: resolution.code!, notes: resolution.notes!, advice: resolution.advice },
    });
    return { change: decision.change, facts: [decision.fact] };
  },
);
