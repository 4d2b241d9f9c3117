import { problemsOf } from '../../domain/bounds.js';
import { isRefusal, refuse } from '../../domain/refusal.js';
import { checkDetails, decideEdit, type DetailsInput } from '../../domain/ticket/details.js';
import type { OfTicket } from '../../persistence/queries/find.js';
import type { Keyed } from '../action.js';
import { changeTicket } from './change-ticket.js';
import { findNamed, type NamedInput } from './find-named.js';
import { doubleExternalId } from './open-ticket.js';

/** Somebody changes what the ticket says. */
export const editTicket = changeTicket<DetailsInput & NamedInput & OfTicket & Keyed>(
  'editTicket',
  async (scene, ticket, input) => {
    const details = checkDetails(input, ticket.customFields);
    const named = await findNamed(scene, input);
    const double = isRefusal(details) ? null : await doubleExternalId(scene, details.externalId, ticket.id);
    if (isRefusal(details) || isRefusal(named) || double)
      return refuse(...problemsOf(details, named), ...(double ? [double] : []));
    const decision = decideEdit(ticket, { ...details, ...named.details }, scene.actor);
    return decision === null || isRefusal(decision) ? decision : { change: decision.change, facts: [decision.fact] };
  },
);
