/** Decides in which groups kept and broken promises are counted. */

/** By what targets can be told apart. */
export const ATTAINMENT_GROUPS = ['TEAM', 'AGENT', 'POLICY', 'PRIORITY', 'CATEGORY', 'SERVICE', 'KIND'] as const;
/** See `ATTAINMENT_GROUPS`. */
export type AttainmentGroup = (typeof ATTAINMENT_GROUPS)[number];

/** What was counted of one group. */
export interface Counted {
  readonly met: number;
  readonly missed: number;
}

/** The share of kept promises, 0 to 1. There is at least one. */
export const shareOf = ({ met, missed }: Counted): number => met / (met + missed);
