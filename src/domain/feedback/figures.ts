/** Decides what ratings come to: counts in, figures out. */

/** By what ratings can be told apart. AGENT is whoever resolved it. */
export const FEEDBACK_GROUPS = ['AGENT', 'TEAM', 'CATEGORY', 'SERVICE', 'REASON'] as const;
/** See `FEEDBACK_GROUPS`. */
export type FeedbackGroup = (typeof FEEDBACK_GROUPS)[number];

/** How many ratings of each kind, and how many were asked for. */
export interface RatingCounts {
  /** Resolutions whose requester was invited. */
  readonly invited: number;
  /** How many of those were rated; a rating that nobody invited counts in `ratings` only. */
  readonly answered: number;
  /** Ratings of 1, 2, 3, 4 and 5. */
  readonly ratings: readonly [number, number, number, number, number];
}

/** What they come to. Shares from 0 to 1; null where there is nothing to divide by. */
export interface FeedbackFigures {
  readonly given: number;
  /** Ratings of 4 and 5. */
  readonly satisfied: number;
  /** Share of ratings of 4 and 5. */
  readonly csat: number | null;
  /** From 1 to 5. */
  readonly mean: number | null;
  /** Share of invitations that were answered. */
  readonly responseRate: number | null;
}

/** The figures of these counts. */
export function figuresOf({ invited, answered, ratings }: RatingCounts): FeedbackFigures {
  const given = ratings.reduce((sum, count) => sum + count, 0);
  const stars = ratings.reduce((sum, count, i) => sum + count * (i + 1), 0);
  const satisfied = ratings[3] + ratings[4];
  return {
    given,
    satisfied,
    csat: share(satisfied, given),
    mean: share(stars, given),
    responseRate: share(answered, invited),
  };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
