/** Decides when a promise would be due, without a ticket: on any calendar, from any start, with any pauses. */

import { NAME } from '../bounds.js';
import { durationMs, type Duration } from '../instant.js';
import { BadArgument } from '../refusal.js';
import { dueAt, measure } from './business-time.js';
import { alwaysOpen, type Calendar, type OpeningWindow, type Weekday } from './calendar.js';
import { checkCalendar, type CalendarRefusal } from './check-calendar.js';
import { compileCalendar } from './compiled-calendar.js';
import { explain, type Explanation } from './explanation.js';
import { isSlaRefusal } from './sla-refusal.js';
import type { Interval } from './spans.js';
import { allowanceOf, type TargetLength } from './target.js';
import { DAY_MS, epochMsOf, type Instant, instantAt } from './time.js';

/** How far from the start anything asked of a simulation may lie: every year in between has to be compiled. */
const FARTHEST_MS = 3652 * DAY_MS;
/** Pauses of one simulation. */
const MOST_PAUSES = 100;
/** Business days of one target: about a year of them. */
const MOST_BUSINESS_DAYS = 250;
/** Holidays of one calendar, and exceptions. */
const MOST_DAYS = 400;
/** Windows of one day. */
const MOST_WINDOWS = 24;

/** A promise to try out, as a client gives it. Null and absent members ask for nothing. */
export interface SimulationInput {
  readonly calendar?: CalendarInput | null;
  readonly target: { readonly openingTime?: Duration | null; readonly businessDays?: number | null };
  readonly start: Instant;
  readonly pauses?: readonly { readonly from: Instant; readonly to?: Instant | null }[];
  readonly at?: Instant | null;
}

interface CalendarInput {
  readonly timeZone: string;
  readonly weekly: readonly { readonly weekday: Weekday; readonly windows: readonly OpeningWindow[] }[];
  readonly holidays?: readonly { readonly name: string; readonly on: string; readonly part?: OpeningWindow | null }[];
  readonly exceptions?: readonly {
    readonly name: string;
    readonly on: string;
    readonly windows: readonly OpeningWindow[];
  }[];
}

/** What the clock says at one moment. */
export interface Simulation {
  /** Null while the clock stands. */
  readonly dueAt: Instant | null;
  /** Null unless the clock stands. */
  readonly pausedSince: Instant | null;
  readonly consumedMs: number;
  readonly remainingMs: number;
  /** Of the time until it is due, or until the clock stood. */
  readonly explanation: Explanation;
}

/** Works a promise out. Throws `BadArgument`, with the path in the input, for what can't be kept. */
export function simulate(input: SimulationInput, now: Instant): Simulation {
  const calendar = compileCalendar(calendarOf(input.calendar, input.start));
  const pauses = pausesOf(input);
  const at = momentOf(input, pauses, now);
  const target = targetOf(input.target);
  const due = dueAt(input.start, target, calendar, pauses, at);
  const allowance = allowanceOf(target, input.start, calendar);
  if (isSlaRefusal(due) || isSlaRefusal(allowance)) return fail(['target'], 'due within 366 days of opening time');
  const consumedMs = measure(input.start, at, calendar, pauses);
  const until = due.kind === 'Due' ? due.at : due.since;
  return {
    dueAt: due.kind === 'Due' ? due.at : null,
    pausedSince: due.kind === 'Paused' ? due.since : null,
    consumedMs,
    remainingMs: Math.max(0, allowance.ms - consumedMs),
    explanation: explain(input.start, until, calendar, pauses),
  };
}

/** The calendar that is meant, checked. One that opens only later than a year after the start keeps no promise from there. */
function calendarOf(input: CalendarInput | null | undefined, start: Instant): Calendar {
  if (!input) return alwaysOpen();
  checkSizes(input);
  const { timeZone, weekly, holidays = [], exceptions = [] } = input;
  const calendar: Calendar = {
    timeZone,
    weekly: Object.fromEntries(weekly.map(({ weekday, windows }) => [weekday, windows])),
    holidays: holidays.map(({ name, on, part }) => ({ name, on, part: part ?? null })),
    exceptions,
  };
  const [fault] = checkCalendar(calendar, start);
  return fault ? fail(['calendar', ...pathOf(fault, input)], EXPECTED[fault.code]) : calendar;
}

function checkSizes({ weekly, holidays = [], exceptions = [] }: CalendarInput): void {
  const twice = weekly.findIndex(({ weekday }, i) => weekly.findIndex((other) => other.weekday === weekday) < i);
  if (twice >= 0) fail(['calendar', 'weekly', String(twice), 'weekday'], 'named once');
  for (const [name, days] of [
    ['holidays', holidays],
    ['exceptions', exceptions],
  ] as const) {
    if (days.length > MOST_DAYS) fail(['calendar', name], `at most ${MOST_DAYS} items`);
    const long = days.findIndex((day) => day.name.length < NAME.min || day.name.length > NAME.max);
    if (long >= 0) fail(['calendar', name, String(long), 'name'], `${NAME.min} to ${NAME.max} characters`);
  }
  const crowded = [...weekly, ...exceptions].find(({ windows }) => windows.length > MOST_WINDOWS);
  if (crowded) fail(['calendar'], `at most ${MOST_WINDOWS} windows a day`);
}

const EXPECTED: Readonly<Record<CalendarRefusal['code'], string>> = {
  UNKNOWN_TIME_ZONE: 'an IANA time zone, such as Asia/Seoul',
  INVALID_TIME: 'a time from 00:00 to 24:00',
  INVALID_DATE: 'a day such as 2026-05-05, for a holiday also 05-05',
  WINDOW_REVERSED: 'a window that ends after it starts',
  WINDOWS_OVERLAP: 'windows that do not overlap',
  DUPLICATE_EXCEPTION: 'a day that no other exception names',
  NEVER_OPENS: 'open at some time within 366 days of the start',
};

/** The calendar keeps its weekdays by name; the client gave them as a list. */
function pathOf({ facts }: CalendarRefusal, { weekly }: CalendarInput): readonly string[] {
  const [first = '', second, ...rest] = facts.field;
  const index = weekly.findIndex(({ weekday }) => weekday === second);
  return first === 'weekly' && index >= 0 ? ['weekly', String(index), 'windows', ...rest] : facts.field;
}

function pausesOf({ pauses = [], start }: SimulationInput): readonly Interval[] {
  if (pauses.length > MOST_PAUSES) fail(['pauses'], `at most ${MOST_PAUSES} items`);
  return pauses.map(({ from, to = null }, i) => {
    if (to && epochMsOf(to) <= epochMsOf(from)) fail(['pauses', String(i), 'to'], 'after the start of the pause');
    for (const moment of [from, to ?? from])
      if (isFar(moment, start)) fail(['pauses', String(i)], 'within ten years of the start');
    return { from, to };
  });
}

function momentOf({ at, start }: SimulationInput, pauses: readonly Interval[], now: Instant): Instant {
  if (at) return isFar(at, start) ? fail(['at'], 'within ten years of the start') : at;
  const ends = pauses.flatMap(({ to }) => (to ? [epochMsOf(to)] : []));
  const latest = Math.max(epochMsOf(start), ...ends, Math.min(epochMsOf(now), epochMsOf(start) + FARTHEST_MS));
  return instantAt(latest);
}

function targetOf({ openingTime, businessDays }: SimulationInput['target']): TargetLength {
  if (openingTime) return { unit: 'OPENING_TIME', ms: durationMs(openingTime) };
  const days = businessDays ?? 0;
  if (days < 0 || days > MOST_BUSINESS_DAYS) fail(['target', 'businessDays'], `0 to ${MOST_BUSINESS_DAYS}`);
  return { unit: 'BUSINESS_DAYS', days };
}

const isFar = (moment: Instant, start: Instant): boolean =>
  Math.abs(epochMsOf(moment) - epochMsOf(start)) > FARTHEST_MS;

function fail(path: readonly string[], expected: string): never {
  throw new BadArgument(['input', ...path], expected);
}
