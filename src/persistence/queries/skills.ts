import { sql } from 'kysely';
import type { SkillLevels } from '../../domain/assignment/skills.js';
import type { Em } from '../database.js';

/** What has skills, or needs them. */
export interface Skilled {
  readonly table: 'person_skill' | 'category_skill';
  readonly id: string;
}

const owner = ({ table }: Skilled) => sql.ref(table === 'person_skill' ? 'person_id' : 'category_id');

/** Levels by the skill's UUID. */
export async function skillLevels(em: Em, workspaceId: string, of: Skilled): Promise<SkillLevels> {
  const { rows } = await sql<{ skillId: string; level: number }>`
    select skill_id as "skillId", level from ${sql.table(of.table)}
    where workspace_id = ${workspaceId} and ${owner(of)} = ${of.id}`.execute(em.getKysely());
  return Object.fromEntries(rows.map(({ skillId, level }) => [skillId, level]));
}

/** Puts these levels in place of those there are. Whoever does so holds the owner. */
export async function replaceSkillLevels(em: Em, workspaceId: string, of: Skilled, levels: SkillLevels): Promise<void> {
  await sql`delete from ${sql.table(of.table)}
    where workspace_id = ${workspaceId} and ${owner(of)} = ${of.id}`.execute(em.getKysely());
  await sql`insert into ${sql.table(of.table)} (${owner(of)}, skill_id, workspace_id, level)
    select ${of.id}::uuid, l.key::uuid, ${workspaceId}::uuid, l.value::int
    from jsonb_each_text(${JSON.stringify(levels)}::jsonb) l`.execute(em.getKysely());
}
