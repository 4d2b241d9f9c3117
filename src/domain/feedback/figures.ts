/** Decides what ratings come to: counts in, figures out, so that figures of parts add up to the figures of the whole. */

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

/** No ratings at all. */
export const NO_RATINGS: RatingCounts = { invited: 0, answered: 0, ratings: [0, 0, 0, 0, 0] };

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

/** The counts of two groups together. */
export const together = (a: RatingCounts, b: RatingCounts): RatingCounts => {
  const [one, two, three, four, five] = b.ratings;
  const [ones, twos, threes, fours, fives] = a.ratings;
  return {
    invited: a.invited + b.invited,
    answered: a.answered + b.answered,
    ratings: [ones + one, twos + two, threes + three, fours + four, fives + five],
  };
};

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
