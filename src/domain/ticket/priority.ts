/** Decides a ticket's priority: the workspace's matrix, unless somebody set it by hand. */

import { forbids } from '../access/permissions.js';
import type { Actor } from '../access/roles.js';
import { checkText, type Bounds } from '../bounds.js';
import type { Instant } from '../instant.js';
import { invalid, isRefusal, refuse, type Refusal } from '../refusal.js';
import { publicFact, type Priorities, type TicketFact } from './events.js';
import { PRIORITIES, type Level, type Priority, type Ticket, type TicketChange } from './ticket.js';
import { isOver, transitionRefused } from './workflow.js';

/** Rows: impact. Columns: urgency. */
export type PriorityMatrix = Readonly<Record<Level, Readonly<Record<Level, Priority>>>>;

/** A workspace begins with this and may edit its copy. */
export const DEFAULT_PRIORITY_MATRIX: PriorityMatrix = {
  HIGH: { HIGH: 'P1', MEDIUM: 'P2', LOW: 'P3' },
  MEDIUM: { HIGH: 'P2', MEDIUM: 'P3', LOW: 'P4' },
  LOW: { HIGH: 'P3', MEDIUM: 'P4', LOW: 'P5' },
};

/** 1 to 500 characters. */
export const OVERRIDE_REASON: Bounds = { min: 1, max: 500 };

/** What the matrix makes of impact and urgency. */
export const derivePriority = (matrix: PriorityMatrix, impact: Level, urgency: Level): Priority =>
  matrix[impact][urgency];

/** What is asked: absent is untouched; a null override clears it. */
export interface PriorityRequest {
  readonly impact?: Level | null;
  readonly urgency?: Level | null;
  readonly override?: { readonly priority: Priority; readonly reason: string } | null;
}

/** Decides what follows from new levels or an override. Null when nothing changes. */
export function decidePriority(
  ticket: Ticket,
  asked: PriorityRequest,
  matrix: PriorityMatrix,
  actor: Actor,
  now: Instant,
): { readonly change: TicketChange; readonly fact: TicketFact } | Refusal | null {
  const problem = forbids(actor, 'changePriority') ?? (isOver(ticket) ? transitionRefused(ticket, null, []) : null);
  if (problem) return refuse(problem);
  if (asked.impact === undefined && asked.urgency === undefined && asked.override === undefined)
    return refuse(invalid(null, 'given at least one of impact, urgency and override'));
  if (asked.impact === null) return refuse(invalid(['impact'], 'HIGH, MEDIUM or LOW; it can not be cleared'));
  if (asked.urgency === null) return refuse(invalid(['urgency'], 'HIGH, MEDIUM or LOW; it can not be cleared'));

  const override = overrideAfter(ticket, asked.override, actor.id, now);
  if (isRefusal(override)) return override;
  const impact = asked.impact ?? ticket.impact;
  const urgency = asked.urgency ?? ticket.urgency;
  const levelsChange = impact !== ticket.impact || urgency !== ticket.urgency;
  const derivedPriority = levelsChange ? derivePriority(matrix, impact, urgency) : ticket.derivedPriority;
  const change = { impact, urgency, derivedPriority, ...override, priority: override.priority ?? derivedPriority };
  const before = prioritiesOf(ticket);
  const after = prioritiesOf({ ...ticket, ...change });
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  return { change, fact: publicFact('TicketPriorityChanged', before, after) };
}

/** What follows when the desk itself raises the priority by one level. Null at the highest. */
export function raisePriority(
  ticket: Ticket,
  reason: string,
  now: Instant,
): { readonly change: TicketChange; readonly fact: TicketFact } | null {
  const priority = PRIORITIES[PRIORITIES.indexOf(ticket.priority) - 1];
  if (!priority) return null;
  const change = { priority, overrideReason: reason, overrideById: null, overrideAt: now };
  const fact = publicFact('TicketPriorityChanged', prioritiesOf(ticket), prioritiesOf({ ...ticket, ...change }));
  return { change, fact };
}

interface Override {
  readonly priority: Priority | null;
  readonly overrideReason: string | null;
  readonly overrideById: string | null;
  readonly overrideAt: Instant | null;
}

const NO_OVERRIDE: Override = { priority: null, overrideReason: null, overrideById: null, overrideAt: null };

function overrideAfter(
  ticket: Ticket,
  asked: PriorityRequest['override'],
  actorId: string,
  now: Instant,
): Override | Refusal {
  const { overrideReason, overrideById, overrideAt } = ticket;
  if (asked === undefined)
    return overrideReason === null
      ? NO_OVERRIDE
      : { priority: ticket.priority, overrideReason, overrideById, overrideAt };
  if (asked === null) return NO_OVERRIDE;
  const reason = checkText(['override', 'reason'], asked.reason, OVERRIDE_REASON);
  if (isRefusal(reason)) return reason;
  return { priority: asked.priority, overrideReason: reason, overrideById: actorId, overrideAt: now };
}

/** What the ticket's priority is made of now. */
export const prioritiesOf = ({ impact, urgency, priority, overrideReason }: Priorities): Priorities => ({
  impact,
  urgency,
  priority,
  overrideReason,
});
