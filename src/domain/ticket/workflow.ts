/** Decides where a ticket may go, what each step needs, and what follows from it. */

import { forbids, may, type Doing } from '../access/permissions.js';
import type { Actor } from '../access/roles.js';
import { after, isBefore, toText, type Duration, type Instant } from '../instant.js';
import { invalid, refuse, type Problem, type Refusal } from '../refusal.js';
import { publicFact, type TicketFact } from './events.js';
import type { Ticket, TicketChange, TicketStatus, WaitingReason } from './ticket.js';

/** The whole workflow. WAITING may go to WAITING for another reason. */
export const NEXT_STATUS: Readonly<Record<TicketStatus, readonly TicketStatus[]>> = {
  NEW: ['OPEN', 'WAITING', 'RESOLVED', 'CANCELLED'],
  OPEN: ['WAITING', 'RESOLVED', 'CANCELLED'],
  WAITING: ['OPEN', 'WAITING', 'RESOLVED', 'CANCELLED'],
  RESOLVED: ['OPEN', 'CLOSED'],
  CLOSED: [],
  CANCELLED: [],
};

interface Step {
  readonly from: readonly TicketStatus[];
  readonly to: TicketStatus;
  /** Input fields without which the step can't be taken. */
  readonly needs: readonly string[];
}

/** The steps by hand, named as their mutations. Between them they cover every arrow of `NEXT_STATUS`. */
export const STEPS = {
  startTicket: { from: ['NEW'], to: 'OPEN', needs: [] },
  setTicketWaiting: { from: ['NEW', 'OPEN', 'WAITING'], to: 'WAITING', needs: ['waitingReason'] },
  resumeTicket: { from: ['WAITING'], to: 'OPEN', needs: [] },
  resolveTicket: { from: ['NEW', 'OPEN', 'WAITING'], to: 'RESOLVED', needs: ['code', 'notes'] },
  closeTicket: { from: ['RESOLVED'], to: 'CLOSED', needs: [] },
  cancelTicket: { from: ['NEW', 'OPEN', 'WAITING'], to: 'CANCELLED', needs: ['reason'] },
  reopenTicket: { from: ['RESOLVED'], to: 'OPEN', needs: ['reason'] },
} as const satisfies Partial<Record<Doing, Step>>;

/** A step by hand: the name of its mutation. */
export type StepName = keyof typeof STEPS;

/** What a step brings with it. Texts are checked before. */
export interface StepDetails {
  readonly waitingReason?: WaitingReason | null;
  readonly until?: Instant | null;
  readonly reason?: string | null;
  readonly code?: string | null;
  readonly notes?: string | null;
  /** The resolution's row, made by the caller when the step resolves. */
  readonly resolutionId?: string;
}

/** What follows from a step. */
export interface Moved {
  readonly change: TicketChange;
  readonly fact: TicketFact<'TicketStatusChanged'>;
}

/** What the workflow must know of a ticket. */
export type TicketInWorkflow = Pick<
  Ticket,
  'number' | 'status' | 'waitingReason' | 'waitingUntil' | 'requesterId' | 'cycle' | 'firstRespondedAt' | 'resolvedAt'
>;

/** Decides whether the actor may take this step now, and what follows from it. */
export function decideStep(
  ticket: TicketInWorkflow,
  step: StepName,
  details: StepDetails,
  actor: Actor,
  reopenWindow: Duration,
  now: Instant,
): Moved | Refusal {
  const forbidden = forbids(actor, step, ticket.requesterId);
  if (forbidden) return refuse(forbidden);
  const { from, to }: Step = STEPS[step];
  const allowed = () => [...new Set(allowedSteps(ticket, actor, reopenWindow, now).map((name) => STEPS[name].to))];
  if (!from.includes(ticket.status)) return refuse(transitionRefused(ticket, to, allowed()));
  if (step === 'reopenTicket' && !isReopenable(ticket, reopenWindow, now))
    return refuse(
      transitionRefused(ticket, to, allowed(), [], 'the reopen window has passed; a reply opens a follow-up ticket'),
    );
  const missing = fieldsMissingFrom(details, step);
  if (missing.length) return refuse(transitionRefused(ticket, to, allowed(), missing));
  const mistimed = mistimedUntil(details, now);
  return mistimed ? refuse(mistimed) : moveTo(ticket, to, details, now);
}

/** What follows when a ticket moves, by a step or by the desk's own rules. */
export function moveTo(ticket: TicketInWorkflow, to: TicketStatus, details: StepDetails, now: Instant): Moved {
  const reopened = ticket.status === 'RESOLVED' && to === 'OPEN';
  const waitingReason = to === 'WAITING' ? (details.waitingReason ?? null) : null;
  const waitingUntil = to === 'WAITING' ? (details.until ?? null) : null;
  const cycle = reopened ? ticket.cycle + 1 : ticket.cycle;
  const change: TicketChange = {
    status: to,
    waitingReason,
    waitingUntil,
    cycle,
    ...(reopened && { resolvedAt: null, firstRespondedAt: null }),
    // Resolving tells the requester, so it answers them too.
    ...(to === 'RESOLVED' && { resolvedAt: now, firstRespondedAt: ticket.firstRespondedAt ?? now }),
    ...((to === 'CLOSED' || to === 'CANCELLED') && { closedAt: now }),
  };
  const before = { status: ticket.status, waitingReason: ticket.waitingReason };
  const fact = publicFact('TicketStatusChanged', before, {
    status: to,
    waitingReason,
    waitingUntil: waitingUntil && toText(waitingUntil),
    reason: details.reason ?? null,
    resolutionId: details.resolutionId ?? null,
    cycle,
  });
  return { change, fact };
}

/** The steps the actor may take now. */
export const allowedSteps = (
  ticket: Pick<Ticket, 'status' | 'requesterId' | 'resolvedAt'>,
  actor: Actor,
  reopenWindow: Duration,
  now: Instant,
): readonly StepName[] =>
  (Object.keys(STEPS) as StepName[]).filter(
    (name) =>
      (STEPS[name].from as readonly TicketStatus[]).includes(ticket.status) &&
      may(actor, name, ticket.requesterId) &&
      (name !== 'reopenTicket' || isReopenable(ticket, reopenWindow, now)),
  );

/** Whether a RESOLVED ticket may still go back to OPEN. The window's last moment is inside it. */
export const isReopenable = (
  ticket: Pick<Ticket, 'status' | 'resolvedAt'>,
  reopenWindow: Duration,
  now: Instant,
): boolean =>
  ticket.status === 'RESOLVED' && ticket.resolvedAt !== null && !isBefore(after(ticket.resolvedAt, reopenWindow), now);

/** Whether the ticket has waited until the moment that was set. */
export const hasWaited = ({ status, waitingUntil }: Pick<Ticket, 'status' | 'waitingUntil'>, now: Instant): boolean =>
  status === 'WAITING' && waitingUntil !== null && !isBefore(now, waitingUntil);

/** Whether the ticket's life is over. */
export const isOver = (ticket: Pick<Ticket, 'status'>): boolean => NEXT_STATUS[ticket.status].length === 0;

/** Refuses a step, or (with `to` null) an act that leaves the status as it is. */
export function transitionRefused(
  ticket: Pick<Ticket, 'number' | 'status'>,
  to: TicketStatus | null,
  allowed: readonly TicketStatus[],
  missingFields: readonly string[] = [],
  why = missingFields.length ? `${missingFields.join(' and ')} must be given` : 'its status does not allow it',
): Problem {
  const wanted = to ? `can not become ${to}` : 'can not be changed like this';
  return {
    code: 'TRANSITION_REFUSED',
    field: missingFields.length === 1 ? [missingFields[0]!] : null,
    from: ticket.status,
    to,
    missingFields,
    allowed,
    message: `Ticket ${ticket.number} is ${ticket.status} and ${wanted}: ${why}.${allowed.length ? ` From here you may go to ${allowed.join(', ')}.` : ''}`,
  };
}

function fieldsMissingFrom(details: StepDetails, step: StepName): readonly string[] {
  const needs: readonly string[] =
    details.waitingReason === 'SCHEDULED' && step === 'setTicketWaiting'
      ? [...STEPS[step].needs, 'until']
      : STEPS[step].needs;
  return needs.filter((name) => !details[name as keyof StepDetails]);
}

function mistimedUntil({ waitingReason, until }: StepDetails, now: Instant): Problem | null {
  if (!until) return null;
  if (waitingReason !== 'SCHEDULED') return invalid(['until'], 'absent unless waitingReason is SCHEDULED');
  return isBefore(now, until) ? null : invalid(['until'], 'in the future');
}
