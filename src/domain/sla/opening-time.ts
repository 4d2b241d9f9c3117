/** Decides how much opening time lies between two moments, and which moment lies a given opening time after another. */
import type { CompiledCalendar, CompiledWindow, CompiledYear } from './compiled-calendar.js';
import type { LocalDay } from './local-day.js';
import { isNotEmpty, mergeSpans, overlap, type Span } from './spans.js';

/**
 * Where a measure that is reached exactly at closing time ends: at that `CLOSING`, or at the next `OPENING`, the first
 * moment at which somebody can act on it.
 */
export type Edge = 'CLOSING' | 'OPENING';

const MEAN_YEAR_MS = 31_556_952_000;

/** Opening time in [from, to), in milliseconds; 0 when `to` isn't after `from`. */
export function openBetween(calendar: CompiledCalendar, from: number, to: number): number {
  if (to <= from) return 0;
  let year = yearAt(calendar, from);
  let openMs = -openSinceNewYear(year, from);
  for (; year.to <= to; year = calendar.year(year.year + 1)) openMs += year.openMs;
  return openMs + openSinceNewYear(year, to);
}

/** The moment at which `openMs` of opening time have passed since `from`; null when that is later than `limit`. */
export function momentAfter(
  calendar: CompiledCalendar,
  from: number,
  openMs: number,
  edge: Edge,
  limit: number,
): number | null {
  let year = yearAt(calendar, from);
  let sought = openSinceNewYear(year, from) + openMs;
  while (year.from <= limit) {
    const window = windowReaching(year, sought, edge);
    if (window) return within(limit, window.from + sought - window.openBeforeMs);
    sought -= year.openMs;
    year = calendar.year(year.year + 1);
  }
  return null;
}

/** The first moment at or after `from` at which the desk is open; null when that is later than `limit`. */
export const nextOpening = (calendar: CompiledCalendar, from: number, limit: number): number | null =>
  momentAfter(calendar, from, 0, 'OPENING', limit);

/** The opening windows that share time with [from, to), cut to it, in order and apart. */
export function openingsBetween(calendar: CompiledCalendar, from: number, to: number): readonly Span[] {
  const windows: CompiledWindow[] = [];
  for (let year = yearAt(calendar, from); year.from < to; year = calendar.year(year.year + 1)) {
    windows.push(...year.windows.slice(firstIndex(year.windows, (window) => window.to > from)));
  }
  return mergeSpans(windows.map((window) => overlap(window, { from, to })).filter(isNotEmpty)); // joins New Year's Eve
}

/** The local days that share time with [from, to), in order. */
export function localDaysBetween(calendar: CompiledCalendar, from: number, to: number): readonly LocalDay[] {
  const days: LocalDay[] = [];
  for (let year = yearAt(calendar, from); year.from < to; year = calendar.year(year.year + 1)) {
    days.push(...year.days.filter((day) => isNotEmpty(overlap(day, { from, to }))));
  }
  return days;
}

/** The local day that holds `moment`. */
export function localDayAt(calendar: CompiledCalendar, moment: number): LocalDay {
  const { days } = yearAt(calendar, moment);
  return days[firstIndex(days, ({ to }) => to > moment)]!; // there is one: the days of a year fill it
}

/** The `count`-th local day after `day` on which the desk opens, `day` itself for 0; null when no year until `limit` has it. */
export function workingDayAfter(
  calendar: CompiledCalendar,
  day: LocalDay,
  count: number,
  limit: number,
): LocalDay | null {
  if (count === 0) return day;
  let sought = count;
  for (let year = yearAt(calendar, day.from); year.from <= limit; year = calendar.year(year.year + 1)) {
    const index = firstIndex(year.workingDays, ({ from }) => from > day.from) + sought - 1;
    const found = year.workingDays[index];
    if (found) return found;
    sought = index + 1 - year.workingDays.length;
  }
  return null;
}

function yearAt(calendar: CompiledCalendar, moment: number): CompiledYear {
  let year = calendar.year(1970 + Math.floor(moment / MEAN_YEAR_MS)); // at most one off
  while (moment < year.from) year = calendar.year(year.year - 1);
  while (moment >= year.to) year = calendar.year(year.year + 1);
  return year;
}

function openSinceNewYear({ windows }: CompiledYear, moment: number): number {
  const window = windows[firstIndex(windows, ({ from }) => from > moment) - 1];
  return window ? window.openBeforeMs + Math.min(moment, window.to) - window.from : 0;
}

function windowReaching({ windows }: CompiledYear, openMs: number, edge: Edge): CompiledWindow | undefined {
  const reaches = (window: CompiledWindow) => {
    const openUntilClosingMs = window.openBeforeMs + window.to - window.from;
    return edge === 'CLOSING' ? openUntilClosingMs >= openMs : openUntilClosingMs > openMs;
  };
  return windows[firstIndex(windows, reaches)];
}

const within = (limit: number, moment: number): number | null => (moment <= limit ? moment : null);

/** Index of the first item that `fits`, by halving; every item after it must fit too. The length when none does. */
function firstIndex<T>(items: readonly T[], fits: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && fits(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
