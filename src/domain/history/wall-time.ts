/** Decides which moment a log means by a time without a zone. */

import type { Instant } from '../instant.js';

/** How times are written in the log. */
export const WALL_TIME = 'dd-mm-yyyy hh:mm';

/**
 * The moment of a wall time in a zone; null when it is none. A time in a spring gap moves forward by the gap, and of an ambiguous one it
 * is the first: as everywhere at the desk.
 */
export function readWallTime(text: string, timeZone: string): Instant | null {
  const [, day, month, year, hour, minute] = /^(\d\d)-(\d\d)-(\d{4}) (\d\d):(\d\d)$/.exec(text) ?? [];
  if (!year) return null;
  const iso = `${year}-${month}-${day}T${hour}:${minute}`;
  try {
    return Temporal.PlainDateTime.from(iso).toZonedDateTime(timeZone, { disambiguation: 'compatible' }).toInstant();
  } catch {
    return null; // RangeError is how Temporal says that there is no such day or hour
  }
}
