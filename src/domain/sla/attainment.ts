/** Decides in which groups and periods kept and broken promises are counted. */

import { type CalendarDay, epochMsOf, type Instant, instantAt, localDay, startOfDay } from './time.js';

/** By what targets can be told apart. */
export const ATTAINMENT_GROUPS = ['TEAM', 'AGENT', 'POLICY', 'PRIORITY', 'CATEGORY', 'SERVICE', 'KIND'] as const;
/** See `ATTAINMENT_GROUPS`. */
export type AttainmentGroup = (typeof ATTAINMENT_GROUPS)[number];

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

/** What was counted of one group. */
export interface Counted {
  readonly met: number;
  readonly missed: number;
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

/** The share of kept promises, 0 to 1. There is at least one. */
export const shareOf = ({ met, missed }: Counted): number => met / (met + missed);

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
