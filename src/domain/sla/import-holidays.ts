/** Decides which days that somebody else names become holidays of a calendar, and why the others do not. */

import { checkLine, NAME } from '../bounds.js';
import { invalid, isRefusal, type Problem } from '../refusal.js';
import type { Calendar, Holiday, OpeningWindow } from './calendar.js';
import { MOST_DAYS } from './read-calendar.js';
import { type CalendarDay, clockTime, type Instant, isEarlier, newYear, type WallTime, wallTimeOf } from './time.js';

/** Why something that was found is no new holiday. */
export const LEFT_OUT_BECAUSE = [
  'ALREADY_THERE',
  'OUTSIDE_YEARS',
  'TOO_MANY',
  'TAKES_NO_TIME',
  'CANCELLED',
  'UNKNOWN_TIME_ZONE',
  'RULE_NOT_FOLLOWED',
] as const;
/** See `LEFT_OUT_BECAUSE`. */
export type LeftOutBecause = (typeof LEFT_OUT_BECAUSE)[number];

/** The kinds of holidays that countries have. */
export const HOLIDAY_TYPES = ['PUBLIC', 'BANK', 'OPTIONAL', 'SCHOOL', 'OBSERVANCE'] as const;
/** See `HOLIDAY_TYPES`. */
export type HolidayType = (typeof HOLIDAY_TYPES)[number];

/** The years to import, both included. */
export interface Years {
  readonly fromYear: number;
  readonly toYear: number;
}

/**
 * A stretch of closed time as somebody else has it, half-open: a day, several, or part of one. A wall time is what clocks show in
 * the calendar's own zone; a moment becomes one there.
 */
export interface FoundHoliday {
  readonly name: string;
  readonly from: WallTime | Instant;
  readonly to: WallTime | Instant;
}

/** What was found and is no new holiday. */
export interface LeftOut {
  readonly name: string;
  /** The local day, as `2026-05-05`; null when there is none that can be told. */
  readonly on: string | null;
  readonly because: LeftOutBecause;
}

/** What somebody else names: closed time, and what could not be read as such. */
export interface FoundHolidays {
  readonly found: readonly FoundHoliday[];
  readonly leftOut: readonly LeftOut[];
}

/** What a calendar gets, and what it does not. */
export interface ChosenHolidays {
  readonly added: readonly Holiday[];
  readonly leftOut: readonly LeftOut[];
}

/** Years of one import. */
const MOST_YEARS = 10;
/** Days that are looked at: a file of long holidays that overlap must not take for ever. */
const MOST_LOOKED_AT = 20_000;

/** Why these years can't be imported; none when they can. */
export const yearProblems = ({ fromYear, toYear }: Years, path: readonly string[]): readonly Problem[] => [
  ...(fromYear >= 1970 && fromYear <= 2199 ? [] : [invalid([...path, 'fromYear'], '1970 to 2199')]),
  ...(toYear >= fromYear && toYear < fromYear + MOST_YEARS
    ? []
    : [invalid([...path, 'toYear'], `fromYear or later, for at most ${MOST_YEARS} years`)]),
];

/** The new holidays of a calendar in the order of their days, as many as there is room for. */
export function chooseHolidays(
  { timeZone, holidays }: Pick<Calendar, 'timeZone' | 'holidays'>,
  { found, leftOut }: FoundHolidays,
  years: Years,
): ChosenHolidays {
  const looked: LookedAt = { days: [], leftOut: [...leftOut] };
  for (const each of found) lookAt(each, timeZone, years, looked);
  const added: Holiday[] = [];
  for (const day of looked.days.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))) {
    const because = whyNot(day, holidays, added);
    if (because) looked.leftOut.push({ name: day.name, on: day.on, because });
    else added.push(day);
  }
  return { added, leftOut: looked.leftOut };
}

interface LookedAt {
  readonly days: Holiday[];
  readonly leftOut: LeftOut[];
}

/** Takes what was found apart into days, as far as it lies in the years. */
function lookAt(found: FoundHoliday, timeZone: string, years: Years, { days, leftOut }: LookedAt): void {
  const name = holidayName(found.name);
  const from = wallTimeOf(found.from, timeZone);
  const to = wallTimeOf(found.to, timeZone);
  const without = (because: LeftOutBecause, on = from) => leftOut.push({ name, on: dayOf(on).toString(), because });
  if (!isEarlier(from, to)) return void without('TAKES_NO_TIME');
  if (days.length >= MOST_LOOKED_AT) return void without('TOO_MANY');
  // Cut before it is taken apart: a file may say that a holiday lasts a thousand years.
  const [first, last] = [newYear(years.fromYear), newYear(years.toYear + 1)];
  if (isEarlier(from, first)) without('OUTSIDE_YEARS');
  else if (isEarlier(last, to)) without('OUTSIDE_YEARS', isEarlier(from, last) ? last : from);
  days.push(...daysBetween(name, isEarlier(from, first) ? first : from, isEarlier(last, to) ? last : to));
}

/** The days that share time with [from, to); none when it is empty. */
function daysBetween(name: string, from: WallTime, to: WallTime): readonly Holiday[] {
  const days: Holiday[] = [];
  if (!isEarlier(from, to)) return days;
  for (let day = dayOf(from); isEarlier(day.toPlainDateTime(), to); day = day.add({ days: 1 }))
    days.push({ name, on: day.toString(), part: partOf(day, from, to) });
  return days;
}

/** The part of a day that is closed, rather a minute more than less; null for all of it. */
function partOf(day: CalendarDay, from: WallTime, to: WallTime): OpeningWindow | null {
  const isLastDay = day.equals(dayOf(to));
  const part = {
    from: day.equals(dayOf(from)) ? clockTime(from, 'floor') : '00:00',
    to: isLastDay ? clockTime(to, 'ceil') : '24:00',
  };
  return part.from === '00:00' && part.to === '24:00' ? null : part;
}

function whyNot(
  day: Holiday,
  there: readonly Holiday[],
  added: readonly Holiday[],
): 'ALREADY_THERE' | 'TOO_MANY' | null {
  if (there.some((other) => isCovered(day, other)) || added.some((other) => isCovered(day, other)))
    return 'ALREADY_THERE';
  return there.length + added.length >= MOST_DAYS ? 'TOO_MANY' : null;
}

/** Whether a holiday closes nothing that the other does not. Times as `HH:MM` are in the order of their texts. */
const isCovered = ({ on, part }: Holiday, other: Holiday): boolean =>
  (other.on === on || other.on === on.slice('2026-'.length)) &&
  (other.part === null || (part !== null && other.part.from <= part.from && part.to <= other.part.to));

/** What people call it, on one line and no longer than a name may be: nothing is refused for its name. */
function holidayName(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const name = checkLine(null, [...line].slice(0, NAME.max).join(''), NAME);
  return isRefusal(name) ? 'Holiday' : name;
}

const dayOf = (wallTime: WallTime): CalendarDay => wallTime.toPlainDate();
