/** Decides which agents may be given a ticket, and tells every reason why the others may not. */

import type { Instant } from '../instant.js';
import { isOnShift, type Shift } from './shift.js';
import { missingSkills, type MissingSkill, type SkillLevels } from './skills.js';
import type { Presence } from './presence.js';
import { hasCapacity, type Fullness, type Hundredths } from './workload.js';

/** Why an agent is passed over, in the order in which reasons are told: first what is settled for good, last what passes soonest. */
export const PASSED_OVER = ['NOT_IN_TEAM', 'EXCLUDED', 'MISSING_SKILL', 'OFF_SHIFT', 'AWAY', 'AT_CAPACITY'] as const;
/** See `PASSED_OVER`. AWAY is said of everybody who isn't AVAILABLE. */
export type PassedOver = (typeof PASSED_OVER)[number];

/** An agent who may come into question, as they are at this moment. */
export interface Candidate extends Fullness {
  readonly id: string;
  readonly teamIds: readonly string[];
  readonly skills: SkillLevels;
  readonly shift: Shift;
  readonly presence: Presence;
  /** When they were last given a ticket; null when they never were. */
  readonly lastAssignedAt: Instant | null;
}

/** What a ticket asks of its agent. */
export interface Demand {
  /** The teams whose agents are candidates: the ticket's, else those that own its category. */
  readonly teamIds: readonly string[];
  readonly weight: Hundredths;
  readonly required: SkillLevels;
  /** Who must not get it: its requester, and whoever gave it back. */
  readonly excludedIds: readonly string[];
}

/** Who can't get a ticket, though they are of its team: nobody works their own report, and what was given back goes to somebody else. */
export const excludedFrom = (
  { requesterId }: { readonly requesterId: string },
  gaveBackIds: readonly string[],
): readonly string[] => [...new Set([requesterId, ...gaveBackIds])];

/** What stands between a candidate and a ticket. */
export interface Standing {
  /** All that hold, in the order of `PASSED_OVER`. None: the candidate is eligible. */
  readonly reasons: readonly PassedOver[];
  readonly missing: readonly MissingSkill[];
}

/** Decides how a candidate stands to what a ticket asks for now. */
export function standingOf(
  candidate: Candidate,
  { teamIds, weight, required, excludedIds }: Demand,
  now: Instant,
): Standing {
  const missing = missingSkills(required, candidate.skills);
  const holds: Readonly<Record<PassedOver, boolean>> = {
    NOT_IN_TEAM: !candidate.teamIds.some((id) => teamIds.includes(id)),
    EXCLUDED: excludedIds.includes(candidate.id),
    MISSING_SKILL: missing.length > 0,
    OFF_SHIFT: !isOnShift(candidate.shift, now),
    AWAY: candidate.presence !== 'AVAILABLE',
    AT_CAPACITY: !hasCapacity(candidate, weight),
  };
  return { reasons: PASSED_OVER.filter((reason) => holds[reason]), missing };
}
