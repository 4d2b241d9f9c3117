/** Decides which times a service may be said to have been out. */

import { checkOptional } from '../bounds.js';
import { invalid, isRefusal, refuse, type Problem, type Refusal } from '../refusal.js';
import { epochMsOf, FARTHEST_MS, type Instant } from './time.js';

/** How a service's hours were interrupted. */
export interface Outage {
  readonly startedAt: Instant;
  /** Null while it lasts. At its start when it was recorded by mistake: it then counts nothing, and stays to be seen. */
  readonly endedAt: Instant | null;
  /** What was the matter. */
  readonly note: string | null;
}

/** Parts of an outage as a client gives them: absent is untouched. */
export type OutageChange = { readonly [K in keyof Outage]?: Outage[K] | null };

/** What an outage that begins `now` is before anybody says more. */
export const outageFrom = (now: Instant): Outage => ({ startedAt: now, endedAt: null, note: null });

/** The outage after a change. */
export function changedOutage(outage: Outage, change: OutageChange, now: Instant): Outage | Refusal {
  const { startedAt = outage.startedAt, endedAt = outage.endedAt } = change;
  const note = change.note === undefined ? outage.note : checkOptional(['note'], change.note, { min: 1, max: 2000 });
  const problems = [
    ...(startedAt ? startProblems(startedAt, now) : [invalid(['startedAt'], 'given or absent; it can not be cleared')]),
    ...(endedAt && startedAt ? endProblems(endedAt, startedAt, now) : []),
    ...(isRefusal(note) ? note.problems : []),
  ];
  return problems.length ? refuse(...problems) : ({ startedAt, endedAt, note } as Outage);
}

function startProblems(startedAt: Instant, now: Instant): readonly Problem[] {
  const agoMs = epochMsOf(now) - epochMsOf(startedAt);
  return agoMs >= 0 && agoMs <= FARTHEST_MS ? [] : [invalid(['startedAt'], 'not in the future, at most ten years ago')];
}

const endProblems = (endedAt: Instant, startedAt: Instant, now: Instant): readonly Problem[] =>
  epochMsOf(endedAt) >= epochMsOf(startedAt) && epochMsOf(endedAt) <= epochMsOf(now)
    ? []
    : [invalid(['endedAt'], 'not in the future, nor before the outage began')];

/** A promised availability in percent, or null for none; undefined is untouched. */
export const checkAvailabilityTarget = (percent: number | null | undefined): number | null | undefined | Refusal =>
  typeof percent !== 'number' || (percent > 0 && percent <= 100)
    ? percent
    : refuse(invalid(['availabilityTarget'], 'more than 0 and at most 100'));
