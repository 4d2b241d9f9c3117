/** Decides over how long a time figures are told at once. */

import { BadArgument } from '../refusal.js';
import { DAY_MS, epochMsOf, FARTHEST_MS, type Instant } from './time.js';
import type { Period } from './availability.js';

/** The longest time: every day of it may be a row, and every year of it a compiled one. */
const LONGEST_DAYS = 366;

/** Refuses a time that is empty or too long; throws `BadArgument`. */
export function checkRange({ from, to }: Period): void {
  const lengthMs = epochMsOf(to) - epochMsOf(from);
  if (lengthMs <= 0 || lengthMs > LONGEST_DAYS * DAY_MS)
    throw new BadArgument(['to'], `after from, by at most ${LONGEST_DAYS} days`);
}

/** Refuses also a time in another age than `now`; throws `BadArgument`. */
export function checkRangeNear({ from, to }: Period, now: Instant): void {
  checkRange({ from, to });
  if (Math.abs(epochMsOf(from) - epochMsOf(now)) > FARTHEST_MS)
    throw new BadArgument(['from'], 'within ten years of now');
}
