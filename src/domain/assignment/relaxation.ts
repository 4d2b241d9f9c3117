/** Decides by how many levels a ticket's skills are relaxed while nobody can take it, and when the next step comes. */

import { durationMs, type Duration, type Instant } from '../instant.js';
import { measure } from '../sla/business-time.js';
import type { CompiledCalendar } from '../sla/compiled-calendar.js';
import { openingTimeAfter } from '../sla/opening-wait.js';
import { mostRelaxations, type SkillLevels } from './skills.js';

/** How a workspace relaxes skills: a level each time so much of its opening time has passed. Null: never. */
export interface Relaxing {
  readonly every: Duration | null;
  readonly calendar: CompiledCalendar;
}

/** How many levels a ticket that is in its queue since `queuedSince` is relaxed by at `now`. The end of a wait is inside it. */
export function relaxationsAt(
  required: SkillLevels,
  queuedSince: Instant,
  { every, calendar }: Relaxing,
  now: Instant,
): number {
  if (every === null) return 0;
  const waits = Math.floor(measure(queuedSince, now, calendar, []) / durationMs(every));
  return Math.min(waits, mostRelaxations(required));
}

/** When the skills are relaxed by one level more; null when they never are, or there is nothing left to relax. */
export function nextRelaxationAt(
  required: SkillLevels,
  queuedSince: Instant,
  relaxing: Relaxing,
  now: Instant,
): Instant | null {
  const { every, calendar } = relaxing;
  const steps = relaxationsAt(required, queuedSince, relaxing, now);
  if (every === null || steps === mostRelaxations(required)) return null;
  return openingTimeAfter(queuedSince, durationMs(every) * (steps + 1), calendar);
}
