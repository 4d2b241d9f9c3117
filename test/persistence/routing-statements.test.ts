import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { statementsOf } from '../support/statements.js';
import { aDesk, idOf } from '../support/desk.js';

// The timers look for due ones all the time; here only what is asked for is counted.
const desk = await aDesk({ TIMER_POLL_MS: '60000' });

test('READ-05 giving a ticket to one of 200 agents takes three statements more than leaving it in its queue', async () => {
  const { admin } = await desk.workspace('crowd');
  const teamOf = async (name: string, autoAssign: boolean): Promise<string> =>
    idOf((await admin.do('createTeam', { name, autoAssign }, 'team { id }'))['team']!);
  const [routed, plain] = [await teamOf('Routed', true), await teamOf('Plain', false)];
  await sql`
    with agents as (
      insert into person (id, workspace_id, name, role, sees_organization, active, presence, presence_ends_at, created_at)
      select gen_random_uuid(), w.id, 'Agent ' || i, 'AGENT', false, true, 'AVAILABLE', now() + interval '1 day', now()
      from workspace w, generate_series(1, 200) i returning id, workspace_id
    )
    insert into team_member (team_id, person_id, workspace_id, lead)
    select t.id, a.id, a.workspace_id, false from agents a, team t where t.name = 'Routed'`.execute(
    desk.database.em().getKysely(),
  );
  const opening = (teamId: string) =>
    statementsOf(() => admin.do('openTicket', { subject: 'Who?', teamId }, 'ticket { assignee { id } }'));
  const left = await opening(plain);
  const given = await opening(routed);
  const more = given.filter((statement) => /\b(routing|team_member|person_skill|category_skill)\b/.test(statement));
  expect(more.length, more.join('\n')).toBeGreaterThan(0);
  // The three, and the ticket's own update: it had been inserted already.
  expect(given.length - left.length, given.join('\n')).toBeLessThanOrEqual(4);
});
