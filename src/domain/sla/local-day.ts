/** Defines a day as a time zone has it: from its first moment to the next day's, be it 23, 24 or 25 hours long. */
import { isNotEmpty, type Span } from './spans.js';
import { type CalendarDay, DAY_MS, daysThrough, epochMsAtWallTime, MINUTE_MS, startOfDay, wallTimeAt } from './time.js';

/** One local day, half-open, in epoch milliseconds. */
export interface LocalDay extends Span {
  readonly day: CalendarDay;
  readonly timeZone: string;
}

/** The local days of a year in order. A day that the zone skipped is none of them. */
export function localDaysOf(year: number, timeZone: string): readonly LocalDay[] {
  const days = daysThrough(year);
  const starts = days.map((day) => startOfDay(day, timeZone));
  return days
    .map((day, index) => ({ day, timeZone, from: starts[index] ?? 0, to: starts[index + 1] ?? 0 }))
    .filter(isNotEmpty); // Pacific/Apia had no 2011-12-30: it begins when the 31st does
}

/** Wall-clock spans of a local day, given in minutes, as moments. One that a clock change leaves empty is dropped. */
export const onTimeline = (openings: readonly Span[], localDay: LocalDay): readonly Span[] =>
  openings
    .map(({ from, to }) => ({
      from: momentAtWallTime(from * MINUTE_MS, localDay),
      to: momentAtWallTime(to * MINUTE_MS, localDay),
    }))
    .filter(isNotEmpty);

/** When the wall clock of a local day shows so many milliseconds since 00:00; 24:00 is the end of the day. */
export function momentAtWallTime(wallTimeMs: number, localDay: LocalDay): number {
  const { day, timeZone, from, to } = localDay;
  if (wallTimeMs === DAY_MS) return to;
  return hasClockChange(localDay) ? epochMsAtWallTime(day, wallTimeMs, timeZone) : from + wallTimeMs;
}

/** What the wall clock of a local day shows at `moment`, in milliseconds since 00:00. */
export const wallTimeIn = (localDay: LocalDay, moment: number): number =>
  hasClockChange(localDay) ? wallTimeAt(moment, localDay.timeZone) : moment - localDay.from;

/** Only a day with a clock change isn't 24 hours long; so only there the zone has to be asked, which is what costs. */
const hasClockChange = ({ from, to }: LocalDay): boolean => to - from !== DAY_MS;
