/** Decides how available a service was: the share of its service hours in which no outage lay. */
import { refuse, type SlaRefusal } from './sla-refusal.js';
import { measure } from './business-time.js';
import type { CompiledCalendar } from './compiled-calendar.js';
import { cutAt, type Interval } from './spans.js';
import { epochMsOf, type Instant } from './time.js';

/** How available a service was from one moment to another. */
export interface Availability {
  /** The share of the service hours without an outage, 0 to 1. Null when there were no service hours. */
  readonly figure: number | null;
  /** Service hours from the first moment to the last, in milliseconds. */
  readonly serviceMs: number;
  /** Service hours with an outage, in milliseconds; outages that overlap count once. */
  readonly downtimeMs: number;
  /** Downtime that the goal still allows, in milliseconds; negative when overspent. */
  readonly remainingBudgetMs: number;
}

/** A goal outside 0–100 percent. */
export type InvalidGoal = SlaRefusal<'INVALID_GOAL', { readonly goalPercent: number }>;

/** The time that is looked at, half-open [from, to). */
export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * How available a service was in a period against a goal such as 99.9 percent. An outage that goes on (null) counts up
 * to `now`: what is still to come is not yet lost.
 */
export function availabilityOf(
  outages: readonly Interval[],
  hours: CompiledCalendar,
  goalPercent: number,
  { from, to }: Period,
  now: Instant,
): Availability | InvalidGoal {
  if (!(goalPercent >= 0 && goalPercent <= 100)) return refuse('INVALID_GOAL', { goalPercent });
  const serviceMs = measure(from, to, hours, []);
  // Outages are to service hours what pauses are to a target: what they leave is up.
  const downtimeMs = serviceMs - measure(from, to, hours, cutAt(outages, earlier(to, now)));
  const figure = serviceMs > 0 ? (serviceMs - downtimeMs) / serviceMs : null;
  const budgetMs = Math.round((serviceMs * (100 - goalPercent)) / 100);
  return { figure, serviceMs, downtimeMs, remainingBudgetMs: budgetMs - downtimeMs };
}

const earlier = (a: Instant, b: Instant): Instant => (epochMsOf(a) < epochMsOf(b) ? a : b);
