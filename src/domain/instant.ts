/** Defines moments and lengths of time. Wall times and calendars have doors of their own to `Temporal`: `sla/time.ts`, `history/wall-time.ts`, `feedback/tally.ts`. */

/** A moment on the universal time line; the desk keeps milliseconds. */
export type Instant = Temporal.Instant;

/** A length of time in days of 24 hours, hours, minutes and seconds. */
export type Duration = Temporal.Duration;

/** Reads a moment from RFC 3339 text, or from `yyyy-mm-dd hh:mm:ss.fff+00`, PostgreSQL's own writing of it. */
export const instantOf = (text: string): Instant => Temporal.Instant.from(text);

/** Reads a length of time from ISO 8601 text. */
export const durationOf = (text: string): Duration => Temporal.Duration.from(text);

/** RFC 3339 in UTC with milliseconds: the contract's `DateTime`. */
export const toText = (instant: Instant): string => instant.toString({ fractionalSecondDigits: 3 });

/** The moment `duration` after `instant`; days count 24 hours. */
export const after = (instant: Instant, duration: Duration): Instant =>
  instant.add({ milliseconds: durationMs(duration) });

/** The moment `duration` before `instant`; days count 24 hours. */
export const before = (instant: Instant, duration: Duration): Instant =>
  instant.subtract({ milliseconds: durationMs(duration) });

/** Length in milliseconds; days count 24 hours. */
export const durationMs = (duration: Duration): number => duration.total('milliseconds');

/** So many milliseconds as a length of time in hours, minutes and seconds. */
export const durationIn = (ms: number): Duration =>
  Temporal.Duration.from({ seconds: Math.floor(ms / 1000), milliseconds: ms % 1000 }).round({ largestUnit: 'hours' });

/** Whether `a` is before `b`. */
export const isBefore = (a: Instant, b: Instant): boolean => Temporal.Instant.compare(a, b) < 0;

/** Whether the name is a time zone the server knows by the IANA database. */
export function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name); // offsets such as +09:00 are accepted by Intl but are no zones
  } catch {
    return false; // RangeError is how Intl says no
  }
}
