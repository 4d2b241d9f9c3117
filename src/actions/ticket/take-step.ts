import { checkOptional, problemsOf, REASON } from '../../domain/bounds.js';
import type { Instant } from '../../domain/instant.js';
import { isRefusal, refuse } from '../../domain/refusal.js';
import type { WaitingReason } from '../../domain/ticket/ticket.js';
import { decideStep, type StepName } from '../../domain/ticket/workflow.js';
import type { OfTicket } from '../../persistence/queries/find.js';
import type { Keyed } from '../action.js';
import { changeTicket } from './change-ticket.js';

/** What the plain steps are asked with. */
export interface StepInput extends OfTicket, Keyed {
  readonly waitingReason?: WaitingReason | null;
  readonly until?: Instant | null;
  readonly reason?: string | null;
}

const takeStep = (name: StepName) =>
  changeTicket<StepInput>(name, ({ actor, desk, now }, ticket, { waitingReason, until, reason }) => {
    const words = checkOptional(['reason'], reason, REASON);
    if (isRefusal(words)) return refuse(...problemsOf(words));
    const decision = decideStep(ticket, name, { waitingReason, until, reason: words }, actor, desk.reopenWindow, now);
    return isRefusal(decision) ? decision : { change: decision.change, facts: [decision.fact] };
  });

/** An agent begins. */
export const startTicket = takeStep('startTicket');
/** An agent puts the ticket on hold, or says what else it waits for. */
export const setTicketWaiting = takeStep('setTicketWaiting');
/** An agent takes a waiting ticket up again. */
export const resumeTicket = takeStep('resumeTicket');
/** An agent ends a resolved ticket; its requester confirms by it. */
export const closeTicket = takeStep('closeTicket');
/** A ticket is withdrawn. */
export const cancelTicket = takeStep('cancelTicket');
/** A resolved ticket is taken back; its requester rejects by it. */
export const reopenTicket = takeStep('reopenTicket');
