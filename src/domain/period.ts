/** Decides into which days, weeks and months of a zone a time falls. */

import { type CalendarDay, epochMsOf, type Instant, instantAt, localDay, startOfDay } from './sla/time.js';

/** Stretches of the calendar. */
export const PERIOD_UNITS = ['DAY', 'WEEK', 'MONTH'] as const;
/** See `PERIOD_UNITS`. */
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** A day, week or month of a zone. */
export interface CalendarPeriod {
  /** Its first day, as `2026-05-01`. */
  readonly on: string;
  readonly startsAt: Instant;
}

/** The periods that share time with [from, to), in order. A day that the zone skipped begins with the next, and so holds nothing. */
export function periodsBetween(
  from: Instant,
  to: Instant,
  unit: PeriodUnit,
  timeZone: string,
): readonly CalendarPeriod[] {
  const periods: CalendarPeriod[] = [];
  for (let day = FIRST_DAY[unit](localDay(from, timeZone)); ; day = NEXT[unit](day)) {
    const startMs = startOfDay(day, timeZone);
    if (startMs >= epochMsOf(to)) return periods;
    periods.push({ on: day.toString(), startsAt: instantAt(startMs) });
  }
}

const FIRST_DAY: Readonly<Record<PeriodUnit, (day: CalendarDay) => CalendarDay>> = {
  DAY: (day) => day,
  WEEK: (day) => day.subtract({ days: day.dayOfWeek - 1 }),
  MONTH: (day) => day.with({ day: 1 }),
};

const NEXT: Readonly<Record<PeriodUnit, (day: CalendarDay) => CalendarDay>> = {
  DAY: (day) => day.add({ days: 1 }),
  WEEK: (day) => day.add({ days: 7 }),
  MONTH: (day) => day.add({ months: 1 }),
};
