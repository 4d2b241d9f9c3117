/** Decides which of several eligible agents comes first. Each rule is asked only where the ones before it leave a tie. */

import { byCodePoint } from '../bounds.js';
import { toText } from '../instant.js';
import type { Candidate } from './eligibility.js';
import { skillSurplus, type SkillLevels } from './skills.js';
import { byFullness, type Fullness } from './workload.js';

/** The parts of an agent's score for one ticket. */
export interface Score extends Fullness, Pick<Candidate, 'lastAssignedAt'> {
  readonly agentId: string;
  /** Levels above (or, negative, below) what the ticket asked for. */
  readonly skillSurplus: number;
}

/** The score of a candidate; `required` is what the ticket asked for before anything was relaxed. */
export const scoreOf = ({ id, skills, load, capacity, lastAssignedAt }: Candidate, required: SkillLevels): Score => ({
  agentId: id,
  skillSurplus: skillSurplus(required, skills),
  load,
  capacity,
  lastAssignedAt,
});

/** What makes the difference between two agents, in the order in which it is asked. */
export const SCORE_PARTS = ['SKILL_SURPLUS', 'LOAD_RATIO', 'LAST_ASSIGNED', 'ID'] as const;
/** See `SCORE_PARTS`. */
export type ScorePart = (typeof SCORE_PARTS)[number];

const COMPARE: Readonly<Record<ScorePart, (a: Score, b: Score) => number>> = {
  SKILL_SURPLUS: (a, b) => b.skillSurplus - a.skillSurplus,
  LOAD_RATIO: byFullness,
  LAST_ASSIGNED: (a, b) => byCodePoint(assignedText(a), assignedText(b)),
  ID: (a, b) => byCodePoint(a.agentId, b.agentId),
};

/** Orders the better score first. No two agents tie: their ids differ. */
export const byScore = (a: Score, b: Score): number => COMPARE[decidingPart(a, b)](a, b);

/** The first part in which two scores differ. */
export const decidingPart = (a: Score, b: Score): ScorePart =>
  SCORE_PARTS.find((part) => COMPARE[part](a, b) !== 0) ?? 'ID';

/** Somebody who was never given a ticket has waited longest. */
const assignedText = ({ lastAssignedAt }: Score): string => (lastAssignedAt ? toText(lastAssignedAt) : '');
