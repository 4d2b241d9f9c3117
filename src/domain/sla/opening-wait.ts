/** Decides when a wait is over that is counted in opening time: a reminder, a closing, a relaxation. */

import { durationMs, type Duration } from '../instant.js';
import type { CompiledCalendar } from './compiled-calendar.js';
import { momentAfter } from './opening-time.js';
import { epochMsOf, instantAt, SEARCH_LIMIT_MS, type Instant } from './time.js';

/** How a workspace counts a wait: so long, on this calendar. A null length never ends. */
export interface OpeningWait {
  readonly length: Duration | null;
  readonly calendar: CompiledCalendar;
}

/** When a wait that began at `start` is over; null when it never is. */
export const waitEndsAt = (start: Instant, { length, calendar }: OpeningWait): Instant | null =>
  length && openingTimeAfter(start, durationMs(length), calendar);

/** The first moment at which so many milliseconds of opening time have passed; null when that is more than 366 days away. */
export function openingTimeAfter(start: Instant, openMs: number, calendar: CompiledCalendar): Instant | null {
  const from = epochMsOf(start);
  const at = momentAfter(calendar, from, openMs, openMs > 0 ? 'CLOSING' : 'OPENING', from + SEARCH_LIMIT_MS);
  return at === null ? null : instantAt(at);
}
