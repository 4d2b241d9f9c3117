import { isRefusal } from '../../domain/refusal.js';
import { decidePriority, type PriorityRequest } from '../../domain/ticket/priority.js';
import type { OfTicket } from '../../persistence/queries/find.js';
import type { Keyed } from '../action.js';
import { changeTicket } from './change-ticket.js';

/** An agent says how much it hurts, how soon it must end, or sets the priority by hand. */
export const changePriority = changeTicket<PriorityRequest & OfTicket & Keyed>(
  'changePriority',
  ({ actor, desk, now }, ticket, input) => {
    const decision = decidePriority(ticket, input, desk.priorityMatrix, actor, now);
    return decision === null || isRefusal(decision) ? decision : { change: decision.change, facts: [decision.fact] };
  },
);
