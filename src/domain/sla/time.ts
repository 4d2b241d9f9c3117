/** Defines the moments, dates and wall times of the SLA clock: its door to `Temporal`. */

import { isTimeZone, type Instant } from '../instant.js';

export { isTimeZone, type Instant };

/** A day on somebody's wall calendar, without a zone. */
export type CalendarDay = Temporal.PlainDate;

/** What a wall clock and the calendar beside it show, without a zone. */
export type WallTime = Temporal.PlainDateTime;

/** Milliseconds in a minute. */
export const MINUTE_MS = 60_000;

/** Milliseconds in 24 hours. A local day may be shorter or longer. */
export const DAY_MS = 86_400_000;

/** How far ahead the clock looks for an opening or a due time, in milliseconds: 366 days. */
export const SEARCH_LIMIT_MS = 366 * DAY_MS;

/** How far from one moment another may lie that clients name, in milliseconds: ten years, every one of which a calendar compiles and keeps. */
export const FARTHEST_MS = 3652 * DAY_MS;

/** The moment so many milliseconds after the epoch. */
export const instantAt = (epochMs: number): Instant => Temporal.Instant.fromEpochMilliseconds(epochMs);

/** Milliseconds since the epoch; finer parts are cut off. */
export const epochMsOf = (instant: Instant): number => instant.epochMilliseconds;

/** The day written as `2026-05-05`, or null when no calendar has it. */
export function calendarDay(text: string): CalendarDay | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null; // the 30th of February
  }
}

/** What a wall clock in `timeZone` shows at `epochMs`, in milliseconds since 00:00. */
export const wallTimeAt = (epochMs: number, timeZone: string): number =>
  new Temporal.PlainTime().until(instantAt(epochMs).toZonedDateTimeISO(timeZone).toPlainTime()).total('milliseconds');

/**
 * When a wall clock in `timeZone` shows so many milliseconds since 00:00 on `day`, in epoch milliseconds. A time that a
 * clock change skips moves forward by the gap; of a time that occurs twice the first is meant.
 */
export const epochMsAtWallTime = (day: CalendarDay, wallTimeMs: number, timeZone: string): number =>
  day.toPlainDateTime().add({ milliseconds: wallTimeMs }).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    .epochMilliseconds;

/** The day that a wall calendar in `timeZone` shows at a moment. */
export const localDay = (instant: Instant, timeZone: string): CalendarDay =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate();

/** When `day` begins in `timeZone`, in epoch milliseconds; of a day that the zone skipped, when the next one begins. */
export const startOfDay = (day: CalendarDay, timeZone: string): number =>
  day.toZonedDateTime(timeZone).epochMilliseconds;

/** The days of a year in order, and the first of the next. */
export function daysThrough(year: number): readonly CalendarDay[] {
  const newYear = new Temporal.PlainDate(year, 1, 1);
  return Array.from({ length: newYear.daysInYear + 1 }, (_, index) => newYear.add({ days: index }));
}

/** What a wall clock in `timeZone` shows at a moment; a wall time is itself, whatever the zone. */
export const wallTimeOf = (edge: WallTime | Instant, timeZone: string): WallTime =>
  edge instanceof Temporal.Instant ? edge.toZonedDateTimeISO(timeZone).toPlainDateTime() : edge;

/** The first moment of a year on any wall clock. */
export const newYear = (year: number): WallTime => new Temporal.PlainDateTime(year, 1, 1);

/** Whether `a` is shown before `b`. */
export const isEarlier = (a: WallTime, b: WallTime): boolean => Temporal.PlainDateTime.compare(a, b) < 0;

/** A wall time as `HH:MM`; of a minute that has begun, its start or its end, where the day's own end is `24:00`. */
export function clockTime(wallTime: WallTime, roundingMode: 'floor' | 'ceil'): string {
  const minute = wallTime.round({ smallestUnit: 'minute', roundingMode });
  const isSameDay = minute.toPlainDate().equals(wallTime.toPlainDate());
  return isSameDay ? minute.toPlainTime().toString({ smallestUnit: 'minute' }) : '24:00';
}
