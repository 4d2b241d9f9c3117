import { checkLine, NAME } from '../../domain/bounds.js';
import { canonical } from '../../domain/canonical.js';
import { checkSkills, type SkillLevels } from '../../domain/assignment/skills.js';
import { keyOf } from '../../domain/global-id.js';
import { invalid, notFound, refuse, type Refusal } from '../../domain/refusal.js';
import { taken } from '../../persistence/queries/find.js';
import { skillLevels, replaceSkillLevels, type Skilled } from '../../persistence/queries/skills.js';
import { SkillRow } from '../../persistence/tables/desk.js';
import type { ActionContext } from '../action-context.js';
import { createDeskObject, allChecked, updateDeskObject, type DeskObject } from '../desk/desk-object.js';

interface SkillInput {
  readonly name?: string | null;
  readonly active?: boolean | null;
}

const SKILL: DeskObject<SkillRow, SkillInput, 'Skill'> = {
  name: 'Skill',
  table: SkillRow,
  initial: { active: true },
  check: (_context, { name, active }) =>
    allChecked({
      name: name === undefined ? undefined : checkLine(['name'], name ?? '', NAME),
      active: active === null ? refuse(invalid(['active'], 'true or false')) : active,
    }),
  problems: async ({ em }, { id, workspaceId, name }) => [
    await taken(em, SkillRow, { workspaceId, name }, id, ['name']),
  ],
};

/** An admin adds a skill. */
export const createSkill = createDeskObject(SKILL);
/** An admin changes a skill. */
export const updateSkill = updateDeskObject(SKILL, 'skillId');

/** Skills as clients give them. */
export type SkillLevelInputs = readonly { readonly skillId: string; readonly level: number }[];

/** The levels that are given, by the skills' UUIDs; refused when one is no active skill of the workspace. */
export async function findSkills(
  { em, actor }: Pick<ActionContext, 'em' | 'actor'>,
  field: string,
  given: SkillLevelInputs,
): Promise<SkillLevels | Refusal> {
  const keys = given.map(({ skillId }) => keyOf('Skill', skillId));
  const there = await em.find(SkillRow, {
    ...{ id: { $in: keys.filter((key) => key !== null) }, workspaceId: actor.workspaceId, active: true },
  });
  const unknownKeys = keys.flatMap((key, i) =>
    there.some(({ id }) => id === key) ? [] : [notFound([field, String(i), 'skillId'], 'Skill')],
  );
  if (unknownKeys.length) return refuse(...unknownKeys);
  return checkSkills(
    field,
    given.map(({ level }, i) => ({ skillId: keys[i]!, level })),
  );
}

/** Gives somebody, or a category, other skills; answers what to tell of it: nothing when they are the same. */
export async function replaceSkills(
  { em, actor }: Pick<ActionContext, 'em' | 'actor'>,
  of: Skilled,
  levels: SkillLevels,
): Promise<{ readonly skills?: SkillLevels }> {
  const before = await skillLevels(em, actor.workspaceId, of);
  if (canonical(before) === canonical(levels)) return {};
  await replaceSkillLevels(em, actor.workspaceId, of, levels);
  return { skills: levels };
}

/** The skills that are given, if they are; null is refused. */
export async function givenSkills(
  context: ActionContext,
  field: string,
  given: SkillLevelInputs | null | undefined,
): Promise<SkillLevels | Refusal | undefined> {
  if (given === undefined) return undefined;
  if (given === null) return refuse(invalid([field], 'given or absent; an empty list clears it'));
  return findSkills(context, field, given);
}
