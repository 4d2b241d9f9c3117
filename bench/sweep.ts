/**
 * Measures what the timers and the recompute of the SLA clock cost on a PostgreSQL server (DATABASE_URL): a sweep with 50 due targets among
 * 100,000 open ones beside one among 1,000 (it fails above three times that), and 10,000 open targets measured anew after a holiday was
 * added, while others work. Writes `bench/results/sweep.md`. Run it by `npm run bench`.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { sql } from 'kysely';
import { updateCalendar } from '../src/actions/sla/calendars.js';
import type { JobContext } from '../src/workers/job-context.js';
import { fireDueTimers } from '../src/workers/due-timers.js';
import { recomputeSome } from '../src/workers/recompute.js';
import { changePriority } from '../src/actions/ticket/change-priority.js';
import { globalId } from '../src/domain/global-id.js';
import { aBenchDesk, done, median, newId, now, server, ignored, timed, type BenchDesk } from './desk.js';

const ROUNDS = 5;
const DUE = 50;
const LARGEST_RATIO = 3;

/** Open tickets with their clocks, opened so long ago that they fall due after `dueIn` and the two hours that follow. */
async function open({ database, policyId, calendarId }: BenchDesk, many: number, dueIn: string): Promise<void> {
  await sql`
    with desk as (select w.id as workspace_id, p.id as person_id from workspace w join person p on p.workspace_id = w.id),
    fresh as (
      select gen_random_uuid() as id, gen_random_uuid() as target_id, coalesce((select count(*) from ticket), 0) + i as number,
        date_trunc('milliseconds', now() - interval '48 hours' + ${dueIn}::interval + (i % 7200) * interval '1 second') as opened_at
      from generate_series(1, ${many}::int) i
    ), tickets as (
      insert into ticket (id, workspace_id, number, type, status, subject, service_ids, impact, urgency, priority, derived_priority,
        requester_id, channel, tags, custom_fields, cycle, opened_by_id, opened_at, updated_at)
      select id, workspace_id, 'INC-' || number, 'INCIDENT', 'OPEN', 'Bench', '{}', 'MEDIUM', 'MEDIUM', 'P3', 'P3',
        person_id, 'API', '{}', '{}', 1, person_id, opened_at, opened_at from fresh, desk
      returning id
    ), clocks as (
      insert into ticket_clock (ticket_id, workspace_id, facts)
      select id, workspace_id, jsonb_build_array(jsonb_build_object('kind', 'TicketOpened', 'at', opened_at),
        jsonb_build_object('kind', 'TicketCovered', 'at', opened_at, 'policyId', ${policyId}::uuid, 'priority', 'P3')) from fresh, desk
    ), targets as (
      insert into target (id, workspace_id, ticket_id, kind, cycle, sequence, policy_id, priority, calendar_id, calendar_version, paused_by,
        length, state, started_at, due_at, consumed_ms, told)
      select target_id, workspace_id, id, 'RESOLUTION', 1, 1, ${policyId}::uuid, 'P3', ${calendarId}::uuid, 1, '{REQUESTER}',
        '{"unit": "OPENING_TIME", "ms": 172800000}', 'RUNNING', opened_at, opened_at + interval '48 hours', 0, '{}' from fresh, desk
    )
    insert into timer (ticket_id, kind, workspace_id, due_at)
    select id, 'SLA', workspace_id, opened_at + interval '48 hours 1 millisecond' from fresh, desk`.execute(
    database.em().getKysely(),
  );
}

const jobContext = ({ database }: BenchDesk): JobContext => ({
  ...{ database, newId, notify: ignored, clock: now },
  onFault: (fault) => {
    throw fault;
  },
});

async function drained(step: (services: JobContext) => Promise<boolean>, bench: BenchDesk): Promise<void> {
  while (await step(jobContext(bench)));
}

async function sweep(bench: BenchDesk): Promise<number> {
  await open(bench, DUE, '-3 hours');
  return timed(() => drained(fireDueTimers, bench));
}

async function sweeps() {
  const few = await aBenchDesk();
  const many = await aBenchDesk();
  await open(few, 1000, '10 hours');
  await open(many, 100_000, '10 hours');
  for (const bench of [few, many]) await sql`analyze`.execute(bench.database.em().getKysely());
  const rounds: { few: number; many: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) rounds.push({ few: await sweep(few), many: await sweep(many) });
  await few.close();
  await many.close();
  const warm = rounds.slice(1);
  return { few: median(warm.map((round) => round.few)), many: median(warm.map((round) => round.many)) };
}

/** A holiday is added under 10,000 open targets while somebody changes one ticket after the other. */
async function recompute() {
  const bench = await aBenchDesk();
  await open(bench, 10_000, '10 hours');
  await sql`analyze`.execute(bench.database.em().getKysely());
  const { rows } = await sql<{ id: string }>`select id from ticket order by id`.execute(
    bench.database.em().getKysely(),
  );
  const change = async (i: number): Promise<number> => {
    const ticketId = globalId('Ticket', rows[(i * 7919) % rows.length]!.id);
    const impact = i % 2 ? 'HIGH' : 'MEDIUM';
    const context = await bench.context();
    return timed(async () => done(await changePriority(context, { ticketId, impact, urgency: 'LOW' })));
  };
  const alone: number[] = [];
  for (let i = 0; i < 200; i += 1) alone.push(await change(i));
  const tomorrow = now().toZonedDateTimeISO('UTC').toPlainDate().toString();
  const holidays = [{ name: 'Today', on: tomorrow }];
  done(await updateCalendar(await bench.context(), { calendarId: globalId('Calendar', bench.calendarId), holidays }));
  const meanwhile: number[] = [];
  const running = new AbortController();
  const others = (async () => {
    for (let i = 200; !running.signal.aborted; i += 1) meanwhile.push(await change(i));
  })();
  const ms = await timed(() => drained(recomputeSome, bench));
  running.abort();
  await others;
  const moved = await sql<{
    n: number;
  }>`select count(*)::int as n from event where type = 'TargetRemeasured' and after ->> 'cause' = 'HOLIDAY'`.execute(
    bench.database.em().getKysely(),
  );
  await bench.close();
  return { ms, alone, meanwhile, moved: moved.rows[0]!.n };
}

const spread = (values: readonly number[]): string =>
  `${median(values).toFixed(1)} / ${Math.max(...values).toFixed(1)} ms`;

if (server) {
  const { few, many } = await sweeps();
  const again = await recompute();
  const report = `# What the timers cost

PostgreSQL on the same machine, ${cpus().length} × ${cpus()[0]!.model}; Node ${process.versions.node}.

A sweep that tells ${DUE} breaches, medians of ${ROUNDS} interleaved rounds. At most ${LARGEST_RATIO} times as much among 100,000 as among 1,000.

| open targets | sweep | ratio |
| --- | --- | --- |
| 1,000 | ${few.toFixed(1)} ms | 1.00 |
| 100,000 | ${many.toFixed(1)} ms | ${(many / few).toFixed(2)} |

10,000 open targets measured anew after a holiday was added: ${(again.ms / 1000).toFixed(1)} s, ${again.moved.toLocaleString('en-US')} of them due at another time.
A change of one ticket after the other: median / longest ${spread(again.alone)} alone, ${spread(again.meanwhile)} meanwhile (${again.meanwhile.length} changes).
`;
  process.stdout.write(report);
  writeFileSync('bench/results/sweep.md', report);
  // Written so that a ratio which isn't a number fails too.
  if (!(many <= LARGEST_RATIO * few)) {
    process.stderr.write('A sweep among 100,000 open targets costs more than it should.\n');
    process.exitCode = 1;
  }
} else process.stdout.write('The sweep is measured on a PostgreSQL server only: set DATABASE_URL.\n');
