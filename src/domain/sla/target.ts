/** Decides what a target amounts to in opening time, whether it was promised in hours or in business days. */
import { refuse, type SlaRefusal } from './sla-refusal.js';
import type { CompiledCalendar } from './compiled-calendar.js';
import { momentAtWallTime, wallTimeIn } from './local-day.js';
import { type Edge, localDayAt, nextOpening, openBetween, workingDayAfter } from './opening-time.js';
import { epochMsOf, type Instant, instantAt, SEARCH_LIMIT_MS } from './time.js';

/**
 * How long something may take: opening time in whole milliseconds, or a number of business days (the same wall time on
 * the n-th following working day, moved to the next opening if closed). Zero means the next moment at which the desk is
 * open.
 */
export type TargetLength =
  { readonly unit: 'OPENING_TIME'; readonly ms: number } | { readonly unit: 'BUSINESS_DAYS'; readonly days: number };

/** A target's opening time from its start, in milliseconds, and where it ends when that is used up at closing time. */
export interface Allowance {
  readonly ms: number;
  readonly edge: Edge;
}

/** A target below zero, or not in whole milliseconds or days. */
export type InvalidTarget = SlaRefusal<'INVALID_TARGET', { readonly target: TargetLength }>;

/** A due time beyond the 366 days that the clock looks ahead; paused time is not counted among them. */
export type DueTooFar = SlaRefusal<'DUE_TOO_FAR', { readonly start: Instant; readonly searchedUntil: Instant }>;

/** Refuses a target below zero, or not in whole milliseconds or days; null when it is good. */
export function checkTarget(target: TargetLength): InvalidTarget | null {
  const amount = target.unit === 'BUSINESS_DAYS' ? target.days : target.ms;
  return Number.isSafeInteger(amount) && amount >= 0 ? null : refuse('INVALID_TARGET', { target });
}

/** The refusal of a due time that was searched for from `start` until `limit`, in epoch milliseconds. */
export const dueTooFar = (start: number, limit: number): DueTooFar =>
  refuse('DUE_TOO_FAR', { start: instantAt(start), searchedUntil: instantAt(limit) });

/** What `target` amounts to when its clock starts at `start`. */
export function allowanceOf(
  target: TargetLength,
  start: Instant,
  calendar: CompiledCalendar,
): Allowance | InvalidTarget | DueTooFar {
  const refusal = checkTarget(target);
  if (refusal) return refusal;
  if (target.unit === 'OPENING_TIME') return { ms: target.ms, edge: target.ms === 0 ? 'OPENING' : 'CLOSING' };

  const startMs = epochMsOf(start);
  const limit = startMs + SEARCH_LIMIT_MS;
  const due = dueInBusinessDays(target.days, startMs, calendar, limit);
  if (due === null) return dueTooFar(startMs, limit);
  // As opening time, so that pauses move it like any other. It never ends at a closing: that would be the evening before.
  return { ms: openBetween(calendar, startMs, due), edge: 'OPENING' };
}

function dueInBusinessDays(days: number, start: number, calendar: CompiledCalendar, limit: number): number | null {
  const startDay = localDayAt(calendar, start);
  const dueDay = workingDayAfter(calendar, startDay, days, limit);
  return dueDay && nextOpening(calendar, momentAtWallTime(wallTimeIn(startDay, start), dueDay), limit);
}
