/** Decides which skills a ticket needs, who has them, and how far waiting relaxes them. */

import { checkNumber, problemsOf, type Bounds } from '../bounds.js';
import { invalid, refuse, type Problem, type Refusal } from '../refusal.js';

/** How well somebody masters a skill, or how well a ticket needs it mastered: 1 knows their way, 5 is whom the others ask. */
export const SKILL_LEVEL: Bounds = { min: 1, max: 5 };
/** Skills of one agent, and skills one category or ticket needs. */
export const MOST_SKILLS = 50;

/** Levels by the skill's id. A skill that is absent is not mastered, or not needed. */
export type SkillLevels = Readonly<Record<string, number>>;

/** A level that is needed and not there. */
export interface MissingSkill {
  readonly skillId: string;
  readonly needed: number;
  /** 0 when they don't have the skill at all. */
  readonly has: number;
}

/** Checks skills as a client gives them: each once, each level within bounds. All faults are told at once. */
export function checkSkills(
  field: string,
  given: readonly { readonly skillId: string; readonly level: number }[],
): SkillLevels | Refusal {
  if (given.length > MOST_SKILLS) return refuse(invalid([field], `at most ${MOST_SKILLS} items`));
  const ids = given.map(({ skillId }) => skillId);
  const problems = given.flatMap(({ skillId, level }, i): readonly Problem[] => {
    const path = [field, String(i)];
    const twice = ids.indexOf(skillId) !== i ? [invalid([...path, 'skillId'], 'named once')] : [];
    return [...twice, ...problemsOf(checkNumber([...path, 'level'], level, SKILL_LEVEL))];
  });
  return problems.length
    ? refuse(...problems)
    : Object.fromEntries(given.map(({ skillId, level }) => [skillId, level]));
}

/** What a ticket needs: its category's skills and its own; where both name one, the higher level. */
export function requiredSkills(ofCategory: SkillLevels, ofTicket: SkillLevels): SkillLevels {
  const higher = Object.entries(ofTicket).map(
    ([skillId, level]) => [skillId, Math.max(level, ofCategory[skillId] ?? 0)] as const,
  );
  return { ...ofCategory, ...Object.fromEntries(higher) };
}

/** The same skills, each `steps` levels lower; one that falls to nothing is no longer needed. */
export const relaxed = (required: SkillLevels, steps: number): SkillLevels =>
  Object.fromEntries(
    Object.entries(required)
      .map(([skillId, level]) => [skillId, level - steps] as const)
      .filter(([, level]) => level > 0),
  );

/** After how many steps nothing is needed any more. */
export const mostRelaxations = (required: SkillLevels): number => Math.max(0, ...Object.values(required));

/** What of the required skills somebody lacks. */
export const missingSkills = (required: SkillLevels, has: SkillLevels): readonly MissingSkill[] =>
  Object.entries(required)
    .map(([skillId, needed]) => ({ skillId, needed, has: has[skillId] ?? 0 }))
    .filter((skill) => skill.has < skill.needed);

/**
 * By how many levels somebody surpasses what the ticket asked for, over all its skills. Measured against the requirement before it was
 * relaxed, so that it is negative for whoever falls short and those who fall short least come first.
 */
export const skillSurplus = (required: SkillLevels, has: SkillLevels): number =>
  Object.entries(required).reduce((sum, [skillId, needed]) => sum + (has[skillId] ?? 0) - needed, 0);
