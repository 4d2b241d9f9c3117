/**
 * The SLA clock once more, slow and plain: it writes down the openings of every day and walks through them minute by
 * minute. It shares no code with the engine, only the shape of a calendar.
 */
import { type Calendar, type OpeningWindow, WEEKDAYS } from '../../../src/domain/sla/calendar.js';

/** A stretch in epoch milliseconds, half-open. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const MINUTE = 60_000;

/** Days that the walker looks ahead before it gives up. */
export const WALKED_DAYS = 40;

/** Open and unpaused minutes in [start, end). All times are whole minutes. */
export function walkedMinutes(calendar: Calendar, start: number, end: number, pauses: readonly Stretch[]): number {
  let count = 0;
  for (const minute of minutesThatCount(calendar, start, pauses)) {
    if (minute >= end) break;
    count += 1;
  }
  return count;
}

/** The end of the `target`-th minute that counts, or for 0 the beginning of the first; null when the walk is too long. */
export function walkedDue(
  calendar: Calendar,
  start: number,
  target: number,
  pauses: readonly Stretch[],
): number | null {
  let count = 0;
  for (const minute of minutesThatCount(calendar, start, pauses)) {
    if (target === 0) return minute;
    count += 1;
    if (count === target) return minute + MINUTE;
  }
  return null;
}

/** The same wall time on the `days`-th following day that opens, moved to the next opening if closed. */
export function walkedBusinessDays(calendar: Calendar, start: number, days: number): number | null {
  const local = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(calendar.timeZone);
  let date = local.toPlainDate();
  for (let left = days; left > 0;) {
    date = date.add({ days: 1 });
    if (openingsOf(calendar, date).length > 0) left -= 1;
    if (local.toPlainDate().until(date).days > WALKED_DAYS) return null;
  }
  const wanted = date.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: local.toPlainTime() });
  return walkedDue(calendar, wanted.epochMilliseconds, 0, []);
}

function* minutesThatCount(calendar: Calendar, start: number, pauses: readonly Stretch[]): Generator<number> {
  const first = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  for (let day = -2; day <= WALKED_DAYS; day += 1) {
    const openings = openingsOf(calendar, first.add({ days: day }));
    // A day that gaps push into the next one would break the order; none of the zones of the tests has one.
    const minutes = new Set(openings.flatMap(({ from, to }) => minutesIn({ from, to })));
    for (const minute of [...minutes].toSorted((a, b) => a - b)) {
      if (minute >= start && !pauses.some(({ from, to }) => from <= minute && minute < to)) yield minute;
    }
  }
}

function minutesIn({ from, to }: Stretch): readonly number[] {
  return Array.from({ length: Math.max(0, (to - from) / MINUTE) }, (_, index) => from + index * MINUTE);
}

function openingsOf(calendar: Calendar, date: Temporal.PlainDate): readonly Stretch[] {
  if (!date.toZonedDateTime(calendar.timeZone).toPlainDate().equals(date)) return []; // the zone skipped it
  const exception = calendar.exceptions.find(({ on }) => on === date.toString());
  const weekday = WEEKDAYS[date.dayOfWeek - 1] ?? 'MONDAY';
  const windows = exception ? exception.windows : (calendar.weekly[weekday] ?? []);
  const holidays = exception ? [] : calendar.holidays.filter(({ on }) => date.toString().endsWith(on));
  if (holidays.some(({ part }) => part === null)) return [];

  const closed = holidays.flatMap(({ part }) => (part ? moments(calendar, date, [part]) : []));
  return moments(calendar, date, windows).flatMap((opening) =>
    minutesIn(opening)
      .filter((minute) => !closed.some(({ from, to }) => from <= minute && minute < to))
      .map((minute) => ({ from: minute, to: minute + MINUTE })),
  );
}

/** The wall-clock windows of a day as moments; each minute of the day is asked for itself. */
function moments(calendar: Calendar, date: Temporal.PlainDate, windows: readonly OpeningWindow[]): readonly Stretch[] {
  const { timeZone } = calendar;
  const momentOf = (minute: number) =>
    minute === 1440
      ? date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds
      : date.toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 }).toZonedDateTime(timeZone)
          .epochMilliseconds;
  return wallRuns(windows)
    .map(({ from, to }) => ({ from: momentOf(from), to: momentOf(to) }))
    .filter(({ from, to }) => from < to);
}

function wallRuns(windows: readonly OpeningWindow[]): readonly Stretch[] {
  const runs: { from: number; to: number }[] = [];
  for (let minute = 0; minute < 1440; minute += 1) {
    const run = runs.at(-1);
    if (!windows.some((window) => holds(window, minute))) continue;
    if (run?.to === minute) run.to = minute + 1;
    else runs.push({ from: minute, to: minute + 1 });
  }
  return runs;
}

function holds(window: OpeningWindow, minute: number): boolean {
  const time = WALL_TIMES[minute] ?? '';
  return window.from <= time && time < window.to;
}

const WALL_TIMES = Array.from({ length: 1440 }, (_, minute) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':'),
);
