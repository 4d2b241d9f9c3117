/** Decides which ratings are counted together: by agent, team, category, service, reason or period. */

import type { Instant } from '../instant.js';
import { NO_RATINGS, together, type RatingCounts } from './figures.js';

/** What figures can be broken down by. */
export const FEEDBACK_DIMENSIONS = ['AGENT', 'TEAM', 'CATEGORY', 'SERVICE', 'REASON', 'DAY', 'WEEK', 'MONTH'] as const;
/** See `FEEDBACK_DIMENSIONS`. AGENT is whoever resolved it. A period is that of the resolution; weeks begin on Monday. */
export type FeedbackDimension = (typeof FEEDBACK_DIMENSIONS)[number];

/** One resolution, with what its requester made of it. */
export interface RatedResolution {
  readonly resolvedAt: Instant;
  /** Null when the desk resolved it by itself. */
  readonly resolvedById: string | null;
  readonly teamId: string | null;
  readonly categoryId: string | null;
  readonly serviceIds: readonly string[];
  readonly reasons: readonly string[];
  readonly isInvited: boolean;
  /** Null when it was not rated. */
  readonly rating: number | null;
}

/** Where a resolution is counted. One that names two services counts for both; one that names none, under null. */
export function groupsOf(
  resolution: RatedResolution,
  dimension: FeedbackDimension,
  timeZone: string,
): readonly (string | null)[] {
  const { resolvedById, teamId, categoryId, serviceIds, reasons } = resolution;
  switch (dimension) {
    case 'AGENT':
      return [resolvedById];
    case 'TEAM':
      return [teamId];
    case 'CATEGORY':
      return [categoryId];
    case 'SERVICE':
      return serviceIds.length ? serviceIds : [null];
    case 'REASON':
      return reasons.length ? reasons : [null];
    default:
      return [periodOf(resolution.resolvedAt, dimension, timeZone)];
  }
}

/** The counts of each group, as the database counts them too. */
export function tally(
  resolutions: readonly RatedResolution[],
  dimension: FeedbackDimension,
  timeZone: string,
): ReadonlyMap<string | null, RatingCounts> {
  const counts = new Map<string | null, RatingCounts>();
  for (const resolution of resolutions)
    for (const group of groupsOf(resolution, dimension, timeZone))
      counts.set(group, together(counts.get(group) ?? NO_RATINGS, countsOf(resolution)));
  return counts;
}

/** The first day of the period that holds the moment, as the zone's calendars show it: `2026-03-02`. */
export function periodOf(moment: Instant, period: 'DAY' | 'WEEK' | 'MONTH', timeZone: string): string {
  const day = moment.toZonedDateTimeISO(timeZone).toPlainDate();
  const first = { DAY: day, WEEK: day.subtract({ days: day.dayOfWeek - 1 }), MONTH: day.with({ day: 1 }) }[period];
  return first.toString();
}

function countsOf({ isInvited, rating }: RatedResolution): RatingCounts {
  const is = (stars: number): number => (rating === stars ? 1 : 0);
  return {
    invited: isInvited ? 1 : 0,
    answered: isInvited && rating !== null ? 1 : 0,
    ratings: [is(1), is(2), is(3), is(4), is(5)],
  };
}
