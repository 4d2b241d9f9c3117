/** Decides who is on shift, by the calendars of the SLA clock. */

import type { CompiledCalendar } from '../sla/compiled-calendar.js';
import { nextOpening, openingsBetween } from '../sla/opening-time.js';
import { epochMsOf, instantAt, SEARCH_LIMIT_MS, type Instant } from '../sla/time.js';

/** When somebody works. Null: always. */
export type Shift = CompiledCalendar | null;

/** Whether `now` lies in the shift. Its first moment does, its last doesn't. */
export function isOnShift(shift: Shift, now: Instant): boolean {
  const nowMs = epochMsOf(now);
  return shift === null || nextOpening(shift, nowMs, nowMs) === nowMs;
}

/** The first moment after `now` at which a shift of any of these begins; null when none does within 366 days. */
export function nextShiftStart(shifts: readonly Shift[], now: Instant): Instant | null {
  const starts = [...new Set(shifts)].flatMap((shift) => (shift ? startsAfter(shift, epochMsOf(now)) : []));
  return starts.length ? instantAt(Math.min(...starts)) : null;
}

function startsAfter(shift: CompiledCalendar, nowMs: number): readonly number[] {
  const next = openingsBetween(shift, nowMs, nowMs + SEARCH_LIMIT_MS).find(({ from }) => from > nowMs);
  return next ? [next.from] : [];
}
