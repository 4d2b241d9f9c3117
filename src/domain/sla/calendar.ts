/** Defines the calendar of a service desk: its time zone, weekly opening windows, holidays and exceptions. */

/** The days of a week in ISO order. */
export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

/** A day of the week. */
export type Weekday = (typeof WEEKDAYS)[number];

/**
 * A stretch of one local day, half-open [from, to): `from` is counted, `to` is not. Wall times as `HH:MM`; `to` may be
 * `24:00`. A night shift is two windows: until `24:00`, and from `00:00` on the next day.
 */
export interface OpeningWindow {
  readonly from: string;
  readonly to: string;
}

/** A local day, or part of one, on which nobody works. */
export interface Holiday {
  /** What people call it; shown in explanations. */
  readonly name: string;
  /** `2026-05-05` is that one day; `05-05` is that day every year (`02-29` in leap years only). */
  readonly on: string;
  /** The part of the day that is closed. Null closes the whole day. */
  readonly part: OpeningWindow | null;
}

/** A local day with opening windows of its own, which replace its weekday's windows and any holiday on that day. */
export interface OpeningException {
  /** What people call it; shown where the calendar is edited. */
  readonly name: string;
  /** The local day, as `2026-05-05`. */
  readonly on: string;
  /** Empty closes the day. */
  readonly windows: readonly OpeningWindow[];
}

/** When the desk works. A saved calendar has passed `checkCalendar`. */
export interface Calendar {
  /** A name of the IANA time zone database, in which every wall time and date of this calendar is read. */
  readonly timeZone: string;
  /** The windows of each weekday, in any order; those that touch are one. An absent weekday is closed. */
  readonly weekly: Readonly<Partial<Record<Weekday, readonly OpeningWindow[]>>>;
  readonly holidays: readonly Holiday[];
  readonly exceptions: readonly OpeningException[];
}

/** One version of a calendar; targets name the version they were measured by, so that what has stopped stays as it was. */
export interface CalendarVersion {
  readonly id: string;
  readonly version: number;
}

const WHOLE_DAY: OpeningWindow = { from: '00:00', to: '24:00' };

/** A calendar that never closes (24×7). The zone matters only to targets in business days. @default 'UTC' */
export const alwaysOpen = (timeZone = 'UTC'): Calendar => ({
  timeZone,
  weekly: Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, [WHOLE_DAY]])),
  holidays: [],
  exceptions: [],
});
