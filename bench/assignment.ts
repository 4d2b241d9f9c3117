/**
 * Measures what it costs to give a ticket to one of 200 agents on a PostgreSQL server (DATABASE_URL), beside opening one that nobody is
 * given; writes `bench/results/assignment.md`. Run it by `npm run bench`.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { sql } from 'kysely';
import { createTeam } from '../src/actions/desk/kinds.js';
import { openTicket } from '../src/actions/ticket/open-ticket.js';
import { globalId } from '../src/domain/global-id.js';
import { route } from '../src/domain/assignment/route.js';
import type { Candidate } from '../src/domain/assignment/eligibility.js';
import { aBenchDesk, done, median, now, server, timed, type BenchDesk } from './desk.js';

const ROUNDS = 60;
const AGENTS = 200;

async function agents({ database }: BenchDesk): Promise<void> {
  await sql`
    with agents as (
      insert into person (id, workspace_id, name, role, sees_organization, active, presence, presence_ends_at, capacity, created_at)
      select gen_random_uuid(), w.id, 'Agent ' || i, 'AGENT', false, true, 'AVAILABLE', now() + interval '1 day', 1000, now()
      from workspace w, generate_series(1, ${AGENTS}::int) i returning id, workspace_id
    )
    insert into team_member (team_id, person_id, workspace_id, lead)
    select t.id, a.id, a.workspace_id, false from agents a, team t where t.name = 'Routed'`.execute(
    database.em().getKysely(),
  );
}

/** The decision alone, in memory. */
function decided(): number {
  const candidates = Array.from({ length: AGENTS }, (_, i): Candidate => ({
    ...{ id: `agent-${i}`, teamIds: ['team'], skills: { vpn: (i % 5) + 1 }, shift: null, presence: 'AVAILABLE' },
    ...{ lastAssignedAt: null, load: (i * 37) % 1000, capacity: 2000 },
  }));
  const request = {
    teamIds: ['team'],
    weight: 300,
    required: { vpn: 2 },
    excludedIds: [],
    relaxations: 0,
    lastAgentId: null,
  };
  const begin = performance.now();
  for (let i = 0; i < 200; i += 1) route(request, candidates, now());
  return (performance.now() - begin) / 200;
}

if (server) {
  const bench = await aBenchDesk();
  const team = async (name: string, autoAssign: boolean): Promise<string> =>
    globalId('Team', done(await createTeam(await bench.context(), { name, autoAssign }))['team']!);
  const [routed, plain] = [await team('Routed', true), await team('Plain', false)];
  await agents(bench);
  const opening = async (teamId: string): Promise<number> => {
    const context = await bench.context();
    const report = {
      type: 'INCIDENT',
      impact: 'MEDIUM',
      urgency: 'MEDIUM',
      channel: 'API',
      subject: 'Who?',
      teamId,
    } as const;
    return timed(async () => done(await openTicket(context, report)));
  };
  const rounds: { given: number; left: number }[] = [];
  for (let i = 0; i <= ROUNDS; i += 1) rounds.push({ given: await opening(routed), left: await opening(plain) });
  await bench.close();
  const given = median(rounds.slice(1).map((round) => round.given));
  const left = median(rounds.slice(1).map((round) => round.left));
  const report = `# What an assignment costs

PostgreSQL on the same machine, ${cpus().length} × ${cpus()[0]!.model}; Node ${process.versions.node}. Medians of ${ROUNDS} interleaved rounds.

| | median |
| --- | --- |
| opening a ticket that nobody is given | ${left.toFixed(1)} ms |
| opening one that goes to one of ${AGENTS} agents | ${given.toFixed(1)} ms |
| the assignment: the difference | ${(given - left).toFixed(1)} ms |
| the decision alone, in memory | ${decided().toFixed(2)} ms |
`;
  process.stdout.write(report);
  writeFileSync('bench/results/assignment.md', report);
} else process.stdout.write('Assignment is measured on a PostgreSQL server only: set DATABASE_URL.\n');
