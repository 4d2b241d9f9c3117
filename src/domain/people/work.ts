/** Decides how somebody may be set up for work that the desk gives out. */

import { isStaff, type Role } from '../access/roles.js';
import type { SkillLevels } from '../assignment/skills.js';
import { invalid, type Problem } from '../refusal.js';

/** How much somebody holds, and when they are on shift. */
export interface Work {
  /** Points; null for the workspace's default. */
  readonly capacity: number | null;
  /** Null: always on shift. */
  readonly shiftCalendarId: string | null;
}

/** New values for some of it. */
export type WorkChange = Partial<Work>;

/** Why somebody can't be set up like this; none when they can. `skills` are those that they are given now. */
export function workProblems(
  { role, capacity, shiftCalendarId }: Work & { readonly role: Role },
  skills: SkillLevels | undefined,
): readonly Problem[] {
  if (isStaff({ role })) return [];
  const given = { capacity: capacity !== null, shiftCalendarId: shiftCalendarId !== null, skills: isAny(skills) };
  return Object.entries(given).flatMap(([name, isGiven]) =>
    isGiven ? [invalid([name], 'absent for those who only report tickets')] : [],
  );
}

const isAny = (skills: SkillLevels | undefined): boolean => skills !== undefined && Object.keys(skills).length > 0;
