/** Defines a calendar as instants: the opening windows of each local year, with a running sum of the time in them. */
import type { Calendar } from './calendar.js';
import { type LocalDay, localDaysOf } from './local-day.js';
import { type OpeningHours, openingHoursOf, openingsOn } from './opening-hours.js';
import { mergeSpans, type Span } from './spans.js';

/** An opening window in epoch milliseconds, half-open. */
export interface CompiledWindow extends Span {
  /** Opening time of the year before this window, in milliseconds: the running sum. */
  readonly openBeforeMs: number;
}

/** One local year of a calendar, from the first moment of New Year's Day to that of the next. */
export interface CompiledYear extends Span {
  readonly year: number;
  /** In order and apart. */
  readonly windows: readonly CompiledWindow[];
  /** Opening time of the whole year, in milliseconds. */
  readonly openMs: number;
  /** The local days of the year in order, without those that the zone skipped. */
  readonly days: readonly LocalDay[];
  /** Those of them on which the desk opens. */
  readonly workingDays: readonly LocalDay[];
}

/** A calendar made ready for the clock: compile it once per version and keep it, its years come when they are asked for. */
export interface CompiledCalendar {
  readonly hours: OpeningHours;
  readonly timeZone: string;
  /** The compiled year, computed when first asked for. */
  readonly year: (year: number) => CompiledYear;
}

/** Makes a checked calendar ready for the clock. */
export function compileCalendar(calendar: Calendar): CompiledCalendar {
  const hours = openingHoursOf(calendar);
  const years = new Map<number, CompiledYear>();
  const year = (wanted: number): CompiledYear => {
    const known = years.get(wanted) ?? compileYear(hours, wanted);
    years.set(wanted, known);
    return known;
  };
  return { hours, timeZone: calendar.timeZone, year };
}

function compileYear(hours: OpeningHours, year: number): CompiledYear {
  const days = localDaysOf(year, hours.calendar.timeZone);
  const openings = days.map((localDay) => openingsOn(hours, localDay));
  const windows = withRunningSum(mergeSpans(openings.flat()));
  const last = windows.at(-1);
  return {
    year,
    from: days.at(0)?.from ?? 0,
    to: days.at(-1)?.to ?? 0,
    windows,
    openMs: last ? last.openBeforeMs + last.to - last.from : 0,
    days,
    workingDays: days.filter((_, index) => openings[index]?.length),
  };
}

function withRunningSum(spans: readonly Span[]): readonly CompiledWindow[] {
  let openBeforeMs = 0;
  return spans.map(({ from, to }) => {
    const window = { from, to, openBeforeMs };
    openBeforeMs += to - from;
    return window;
  });
}
