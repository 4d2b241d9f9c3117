/** Decides which calendar a client's input means, and refuses one that can't be kept with every fault at once. */

import { checkLine, NAME, problemsOf } from '../bounds.js';
import { invalid, refuse, type Problem, type Refusal } from '../refusal.js';
import type { Calendar, OpeningWindow, Weekday } from './calendar.js';
import { checkCalendar, type CalendarRefusal } from './check-calendar.js';
import type { Instant } from './time.js';

/** Holidays of one calendar, and exceptions. */
export const MOST_DAYS = 400;
/** Windows of one day. */
const MOST_WINDOWS = 24;

/** A calendar as a client gives it. */
export interface CalendarInput {
  readonly timeZone: string;
  readonly weekly: readonly { readonly weekday: Weekday; readonly windows: readonly OpeningWindow[] }[];
  readonly holidays: readonly HolidayInput[];
  readonly exceptions: readonly {
    readonly name: string;
    readonly on: string;
    readonly windows: readonly OpeningWindow[];
  }[];
}

interface HolidayInput {
  readonly name: string;
  readonly on: string;
  readonly part?: OpeningWindow | null;
}

/** Parts of a calendar as a client gives them: absent is untouched, null is refused. */
export type CalendarChange = { readonly [K in keyof CalendarInput]?: CalendarInput[K] | null };

/** The calendar that is meant, as it is to be kept. It must open within 366 days after `from`. */
export function readCalendar(input: CalendarInput, from: Instant): Calendar | Refusal {
  return changedCalendar({ timeZone: input.timeZone, weekly: {}, holidays: [], exceptions: [] }, input, from);
}

/** The calendar after a change. */
export function changedCalendar(calendar: Calendar, change: CalendarChange, now: Instant): Calendar | Refusal {
  const nulls = Object.entries(change).filter(([, value]) => value === null);
  if (nulls.length) return refuse(...nulls.map(([name]) => invalid([name], 'given or absent; it can not be cleared')));
  const oversized = sizeProblems(change);
  if (oversized.length) return refuse(...oversized);
  const { timeZone, weekly, holidays, exceptions } = change;
  const changed: Calendar = {
    timeZone: timeZone ?? calendar.timeZone,
    weekly: weekly ? windowsByWeekday(weekly) : calendar.weekly,
    holidays: holidays?.map(({ name, on, part }) => ({ name, on, part: part ?? null })) ?? calendar.holidays,
    exceptions: exceptions ?? calendar.exceptions,
  };
  const faults = checkCalendar(changed, now);
  return faults.length ? refuse(...faults.map((fault) => problemOf(fault, weekly ?? []))) : changed;
}

const windowsByWeekday = (weekly: CalendarInput['weekly']): Calendar['weekly'] =>
  Object.fromEntries(weekly.map(({ weekday, windows }) => [weekday, windows]));

const sizeProblems = ({ weekly, holidays, exceptions }: CalendarChange): readonly Problem[] => [
  ...(weekly ?? []).flatMap(({ weekday, windows }, i, all) => [
    ...(all.findIndex((other) => other.weekday === weekday) < i
      ? [invalid(['weekly', String(i), 'weekday'], 'named once')]
      : []),
    ...crowded(windows, ['weekly', String(i)]),
  ]),
  ...daysProblems('holidays', holidays ?? []),
  ...daysProblems('exceptions', exceptions ?? []),
  ...(exceptions ?? []).flatMap(({ windows }, i) => crowded(windows, ['exceptions', String(i)])),
];

const crowded = (windows: readonly OpeningWindow[], path: readonly string[]): readonly Problem[] =>
  windows.length > MOST_WINDOWS ? [invalid([...path, 'windows'], `at most ${MOST_WINDOWS} items`)] : [];

const daysProblems = (list: string, days: readonly { readonly name: string }[]): readonly Problem[] =>
  days.length > MOST_DAYS
    ? [invalid([list], `at most ${MOST_DAYS} items`)]
    : problemsOf(...days.map(({ name }, i) => checkLine([list, String(i), 'name'], name, NAME)));

const EXPECTED: Readonly<Record<CalendarRefusal['code'], string>> = {
  UNKNOWN_TIME_ZONE: 'an IANA time zone, such as Asia/Seoul',
  INVALID_TIME: 'a time from 00:00 to 24:00',
  INVALID_DATE: 'a day such as 2026-05-05, for a holiday also 05-05',
  WINDOW_REVERSED: 'a window that ends after it starts',
  WINDOWS_OVERLAP: 'windows that do not overlap',
  DUPLICATE_EXCEPTION: 'a day that no other exception names',
  NEVER_OPENS: 'such that the desk opens at some time within 366 days',
};

/** The calendar keeps its weekdays by name; the client gave them as a list. */
function problemOf({ code, facts }: CalendarRefusal, weekly: CalendarInput['weekly']): Problem {
  const [first = '', second, ...rest] = facts.field;
  const index = weekly.findIndex(({ weekday }) => weekday === second);
  const path = first === 'weekly' && index >= 0 ? ['weekly', String(index), 'windows', ...rest] : facts.field;
  return invalid(path, EXPECTED[code]);
}
