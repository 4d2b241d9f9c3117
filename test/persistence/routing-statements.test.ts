import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { statementsOf } from '../support/statements.js';
import { aDesk, idOf, type Workspace } from '../support/desk.js';

// The timers look for due ones all the time; here what is asked for is counted.
const desk = await aDesk({ TIMER_POLL_MS: '60000' });

test('READ-05 giving a ticket to one of 200 agents takes three statements more than leaving it in its queue', async () => {
  const [crowd, calm] = [await desk.workspace('crowd'), await desk.workspace('calm')];
  const teamOf = async ({ admin }: Workspace, name: string, autoAssign: boolean): Promise<string> =>
    idOf((await admin.do('createTeam', { name, autoAssign }, 'team { id }'))['team']!);
  const [routed, plain] = [await teamOf(crowd, 'Routed', true), await teamOf(calm, 'Plain', false)];
  await sql`
    with agents as (
      insert into person (id, workspace_id, name, role, sees_organization, active, presence, presence_ends_at, created_at)
      select gen_random_uuid(), w.id, 'Agent ' || i, 'AGENT', false, true, 'AVAILABLE', now() + interval '1 day', now()
      from workspace w, generate_series(1, 200) i where w.slug = 'crowd' returning id, workspace_id
    )
    insert into team_member (team_id, person_id, workspace_id, lead)
    select t.id, a.id, a.workspace_id, false from agents a, team t where t.name = 'Routed'`.execute(
    desk.database.em().getKysely(),
  );
  /** The fewest of three times: what the desk does by the clock meanwhile comes on top, and the first of a workspace also makes its counter. */
  const opening = async ({ admin }: Workspace, teamId: string): Promise<readonly string[]> => {
    const open = () => admin.do('openTicket', { subject: 'Who?', teamId }, 'ticket { assignee { id } }');
    const times = [await statementsOf(open), await statementsOf(open), await statementsOf(open)];
    return times.reduce((fewest, each) => (each.length < fewest.length ? each : fewest));
  };
  const left = await opening(calm, plain);
  const given = await opening(crowd, routed);
  expect(given.filter((statement) => /\binsert into routing\b/.test(statement))).toHaveLength(1);
  // The three, and the ticket's own update: it had been inserted already.
  expect(given.length - left.length, given.join('\n')).toBe(4);
});
