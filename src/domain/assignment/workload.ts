/** Decides how much of an agent's capacity their tickets take, in whole numbers only: every machine comes to the same answer. */

import type { Bounds } from '../bounds.js';
import type { Priority, Ticket } from '../ticket/ticket.js';

/** What a ticket of a priority weighs, in points. */
export const WEIGHT: Bounds = { min: 1, max: 100 };
/** How many points an agent can hold. 0 takes nothing from the desk; they may still claim. */
export const CAPACITY: Bounds = { min: 0, max: 1000 };
/** Which part of its weight a WAITING ticket counts, in percent. */
export const WAITING_PERCENT: Bounds = { min: 0, max: 100 };

/** Points by priority. */
export type Weights = Readonly<Record<Priority, number>>;

/** How a workspace weighs work. */
export interface Weighing {
  readonly weights: Weights;
  readonly waitingPercent: number;
}

/** Hundredths of a point, so that a percentage of a weight is a whole number. */
export type Hundredths = number;

/** Points as hundredths. */
export const hundredths = (points: number): Hundredths => points * 100;

/** What a ticket takes of whoever is given it: its whole weight, also while it waits, because it will be resumed in their hands. */
export const weightOf = ({ priority }: Pick<Ticket, 'priority'>, { weights }: Weighing): Hundredths =>
  hundredths(weights[priority]);

/** What a ticket takes of whoever holds it now: nothing once it is resolved or over, a part while it waits. */
export function loadOf(ticket: Pick<Ticket, 'priority' | 'status'>, { weights, waitingPercent }: Weighing): Hundredths {
  const percent = { NEW: 100, OPEN: 100, WAITING: waitingPercent, RESOLVED: 0, CLOSED: 0, CANCELLED: 0 }[ticket.status];
  return weights[ticket.priority] * percent;
}

/** How full somebody is. */
export interface Fullness {
  readonly load: Hundredths;
  readonly capacity: Hundredths;
}

/** Whether one more ticket of this weight fits. */
export const hasCapacity = ({ load, capacity }: Fullness, weight: Hundredths): boolean => load + weight <= capacity;

/**
 * Orders the less full first, by the ratio of load to capacity, compared by multiplying crosswise: no division, no rounding. Both
 * capacities must be above 0.
 */
export const byFullness = (a: Fullness, b: Fullness): number => a.load * b.capacity - b.load * a.capacity;
