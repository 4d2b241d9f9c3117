import { sql } from 'kysely';
import { staffScope, workspaceScope } from '../../../domain/access/scope.js';
import type { Considered, Explanation } from '../../../domain/assignment/route.js';
import type { SkillLevels } from '../../../domain/assignment/skills.js';
import { at, column, computed, id, moment, one, type ManyField, type Reading } from '../declare.js';

/** Something that agents know how to do. */
export const SkillReading: Reading = {
  name: 'Skill',
  table: 'skill',
  scope: staffScope,
  types: {
    Skill: {
      id: id('Skill'),
      name: column('name'),
      active: column('active'),
      createdAt: moment('created_at'),
      version: column('version'),
    },
  },
};

const skillLevel = { skill: one('Skill', 'skill_id', { seenWithRow: true }), level: column('level') };

/** What somebody knows how to do. */
export const PersonSkillReading: Reading = {
  name: 'PersonSkill',
  table: 'person_skill',
  key: 'skill_id',
  scope: staffScope,
  types: { SkillLevel: skillLevel },
};

/** What a category needs. */
export const CategorySkillReading: Reading = {
  name: 'CategorySkill',
  table: 'category_skill',
  key: 'skill_id',
  scope: workspaceScope,
  types: { SkillLevel: skillLevel },
};

/** The skills that belong to a row, by name. */
export const skillsOf = (to: 'PersonSkill' | 'CategorySkill', owner: string): ManyField => ({
  kind: 'many',
  to,
  of: (parent, skill) => sql`${at(skill, owner)} = ${parent}`,
  order: [
    {
      name: 'name',
      sql: (alias) => sql`(select n.name from skill n
        where n.workspace_id = ${at(alias, 'workspace_id')} and n.id = ${at(alias, 'skill_id')}) collate "C"`,
      type: 'text',
      direction: 'asc',
    },
  ],
});

const explained = (answer: (shown: ReturnType<typeof shownExplanation>) => unknown) =>
  computed(['explanation'], (row) => answer(shownExplanation(row['explanation'] as KeptExplanation)));

/** Why a ticket went where it went, as it was kept. */
export const AssignmentExplanationReading: Reading = {
  name: 'AssignmentExplanation',
  table: 'routing',
  key: 'ticket_id',
  scope: staffScope,
  within: { column: 'ticket_id', to: 'Ticket' },
  types: {
    AssignmentExplanation: {
      at: explained((shown) => shown.at),
      chosen: {
        kind: 'one',
        to: 'Person',
        key: (alias) => sql`(${at(alias, 'explanation')} ->> 'chosenId')::uuid`,
        seenWithRow: true,
      },
      chosenBy: explained((shown) => shown.chosenBy),
      relaxedBy: explained((shown) => shown.relaxedBy),
      requiredSkills: explained((shown) => shown.requiredSkills),
      candidates: explained((shown) => shown.candidates),
    },
  },
};

/** An explanation of the domain, or one that was kept as JSON: its moments are texts. */
type KeptExplanation = Omit<Explanation, 'at'> & { readonly at: Explanation['at'] | string };

/** An explanation in the contract's words; people and skills by their UUIDs. */
export const shownExplanation = ({
  at: moment_,
  chosenId,
  chosenBy,
  relaxedBy,
  asked,
  candidates,
}: KeptExplanation) => ({
  ...{ at: moment_, chosenId, chosenBy, relaxedBy },
  requiredSkills: levels(asked),
  candidates: candidates.map(({ score, reasons, missing }: Considered) => ({
    personId: score.agentId,
    eligible: reasons.length === 0,
    passedOver: reasons,
    missingSkills: missing.map(({ skillId, needed }) => ({ skillId, level: needed })),
    skillSurplus: score.skillSurplus,
    load: score.load / 100,
    capacity: score.capacity / 100,
    lastAssignedAt: score.lastAssignedAt,
  })),
});

const levels = (skills: SkillLevels) => Object.entries(skills).map(([skillId, level]) => ({ skillId, level }));
