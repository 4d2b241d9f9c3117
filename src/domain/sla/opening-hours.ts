/** Decides when the desk is open on one local day: the exception if there is one, else the weekday less its holidays. */
import { type Calendar, type Holiday, type OpeningException, type OpeningWindow, WEEKDAYS } from './calendar.js';
import { type LocalDay, onTimeline } from './local-day.js';
import { isNotEmpty, mergeSpans, overlap, type Span } from './spans.js';
import type { CalendarDay } from './time.js';

/** A calendar whose holidays and exceptions are found by their day. */
export interface OpeningHours {
  readonly calendar: Calendar;
  /** By `2026-05-05`, and by `05-05` for those of every year. */
  readonly holidays: ReadonlyMap<string, readonly Holiday[]>;
  /** By `2026-05-05`. */
  readonly exceptions: ReadonlyMap<string, OpeningException>;
}

/** The opening hours of a calendar. */
export const openingHoursOf = (calendar: Calendar): OpeningHours => ({
  calendar,
  holidays: Map.groupBy(calendar.holidays, ({ on }) => on),
  exceptions: new Map(calendar.exceptions.map((exception) => [exception.on, exception])),
});

/** When the desk is open on a local day, in epoch milliseconds, in order and apart. */
export function openingsOn(hours: OpeningHours, localDay: LocalDay): readonly Span[] {
  const exception = hours.exceptions.get(localDay.day.toString());
  if (exception) return onTimeline(mergeSpans(exception.windows.map(minutesOf)), localDay);
  // Cut on the timeline, not on the wall clock: there a holiday could cut a window that a gap empties into one that counts.
  const closed = holidaysOn(hours, localDay.day).flatMap((holiday) => closedBy(holiday, localDay));
  return without(regularOpeningsOn(hours, localDay), closed);
}

/** The opening time that `holiday` takes from a local day, in epoch milliseconds. */
export function takenBy(holiday: Holiday, hours: OpeningHours, localDay: LocalDay): readonly Span[] {
  const closed = closedBy(holiday, localDay);
  return regularOpeningsOn(hours, localDay)
    .flatMap((opening) => closed.map((cut) => overlap(opening, cut)))
    .filter(isNotEmpty);
}

/** The holidays that hold on `day`: none when it is an exception. */
export function holidaysOn(hours: OpeningHours, day: CalendarDay): readonly Holiday[] {
  const date = day.toString();
  if (hours.exceptions.has(date)) return [];
  return [...(hours.holidays.get(date) ?? []), ...(hours.holidays.get(date.slice(-'MM-DD'.length)) ?? [])];
}

/** A window in minutes of its wall clock. Its times have been checked. */
export const minutesOf = ({ from, to }: OpeningWindow): Span => ({ from: minuteOf(from), to: minuteOf(to) });

function regularOpeningsOn({ calendar }: OpeningHours, localDay: LocalDay): readonly Span[] {
  const weekday = WEEKDAYS[localDay.day.dayOfWeek - 1];
  const windows = (weekday && calendar.weekly[weekday]) ?? [];
  return onTimeline(mergeSpans(windows.map(minutesOf)), localDay);
}

/** The time that a holiday closes, or nothing when a gap empties its part. */
const closedBy = ({ part }: Holiday, localDay: LocalDay): readonly Span[] =>
  part ? onTimeline([minutesOf(part)], localDay) : [{ from: -Infinity, to: Infinity }];

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** What is left of `openings` when the spans `closed` are cut out. */
const without = (openings: readonly Span[], closed: readonly Span[]): readonly Span[] =>
  closed.reduce(
    (left, cut) =>
      left
        .flatMap(({ from, to }) => [
          { from, to: Math.min(to, cut.from) },
          { from: Math.max(from, cut.to), to },
        ])
        .filter(isNotEmpty),
    openings,
  );
