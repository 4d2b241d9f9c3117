import { randomUUIDv7 } from 'node:crypto';
import { setImmediate as giveWay } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSlaPolicy } from '../../src/actions/sla/policies.js';
import { createWorkspace } from '../../src/actions/desk/create-workspace.js';
import { importHistory, type ImportHistory } from '../../src/actions/import/import-history.js';
import { systemActor } from '../../src/domain/access/roles.js';
import { isRefusal, type Refusal } from '../../src/domain/refusal.js';
import type { Imported } from '../../src/domain/history/report.js';
import { instantOf } from '../../src/domain/instant.js';
import { workspaceOf } from '../../src/persistence/queries/viewer.js';
import { PersonRow, TeamRow } from '../../src/persistence/tables/desk.js';
import { incidentsOf, type Line } from '../domain/history/a-log.js';
import { aDatabase } from '../support/database.js';
import { PASSWORD } from '../support/desk.js';

const database = await aDatabase();
const now = instantOf('2026-11-01T00:00:00Z');
const context = { database, now, newId: () => randomUUIDv7(), giveWay: () => giveWay() };

const importing = (input: ImportHistory) => importHistory(context, input);

async function imported(workspace: string, ...lines: readonly Line[]): Promise<Imported> {
  const outcome = await importing({ workspace, incidents: incidentsOf(...lines) });
  if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome;
}

/** How many rows each table has, and where the logs end. */
async function everything(): Promise<unknown> {
  const { rows } = await sql`
    select (select count(*)::int from ticket) as tickets, (select count(*)::int from resolution) as resolutions,
      (select count(*)::int from event) as events, (select count(*)::int from person) as people,
      (select count(*)::int from team) as teams, (select count(*)::int from category) as categories,
      (select sum(last)::int from ticket_count) as numbers, (select sum(position)::int from log_head) as positions,
      (select sum(version)::int from workspace) as versions`.execute(database.em().getKysely());
  return rows[0];
}

const made: Record<string, string> = {};

const make = async (slug: string): Promise<void> => {
  const admin = { name: 'Admin', email: `admin@${slug}.test`, password: PASSWORD };
  const workspace = await createWorkspace(context, { slug, name: slug, timeZone: 'UTC', admin });
  if (isRefusal(workspace)) throw new Error(JSON.stringify(workspace));
  made[slug] = workspace.workspaceId;
};

describe('the workspace', () => {
  const messages = (outcome: Imported | Refusal): readonly string[] =>
    isRefusal(outcome) ? outcome.problems.map(({ message }) => message) : [];

  test('must be there', async () => {
    const outcome = await importing({ workspace: null, incidents: incidentsOf({}) });
    expect(messages(outcome)).toEqual(['workspace must be made first: there is none yet; see create-workspace.']);
  });

  test('is the only one there is', async () => {
    await make('acme');
    expect(await importing({ workspace: null, incidents: incidentsOf({}) })).toMatchObject({
      workspace: { slug: 'acme' },
      incidents: [{ number: 'INC0000001' }],
    });
  });

  test('must be named when there are several', async () => {
    await make('globex');
    const incidents = incidentsOf({});
    const [unnamed, unknown] = [
      await importing({ workspace: null, incidents }),
      await importing({ workspace: 'x', incidents }),
    ];
    expect(messages(unnamed)).toEqual(['workspace must be given, one of acme, globex.']);
    expect(messages(unknown)).toEqual(['workspace must be one of acme, globex, not x.']);
  });
});

describe('an import', () => {
  beforeAll(() => make('initech'));

  test('twice, also at the same moment, imports nothing twice', async () => {
    const lines = Array.from({ length: 12 }, (_, i): Line => ({
      number: `INC00001${10 + i}`,
      caller_id: `Caller ${i}`,
    }));
    const both = await Promise.all([imported('initech', ...lines), imported('initech', ...lines)]);
    expect(both.reduce((sum, { incidents }) => sum + incidents.length, 0)).toBe(12);
    expect(both.reduce((sum, { known }) => sum + known, 0)).toBe(12);
    expect(both.reduce((sum, { made: { requesters } }) => sum + requesters, 0)).toBe(12);

    const before = await everything();
    expect(await imported('initech', ...lines)).toMatchObject({
      incidents: [],
      known: 12,
      made: { agents: 0, teams: 0 },
    });
    expect(await everything()).toEqual(before);
  });

  test('SLA-34 measures what happened under what is promised today, at its own times, the same whenever it is run', async () => {
    const figures = async (slug: string): Promise<unknown> => {
      await make(slug);
      const actor = systemActor(made[slug]!);
      const viewer = { actor, desk: await workspaceOf(database.em(), made[slug]!), asOf: 0 };
      const length = { openingTime: Temporal.Duration.from('PT1H') };
      const targets = [{ priority: 'P3', kind: 'RESOLUTION', length }] as const;
      const acting = { ...context, viewer, notify: () => {} };
      const policy = await createSlaPolicy(acting, { name: 'An hour', targets });
      expect(policy.problems).toEqual([]);
      const day = (time: string) => `02-03-2026 ${time}`;
      const quick = {
        number: 'INC1',
        sys_updated_at: day('09:30'),
        resolved_at: day('09:30'),
        incident_state: 'Resolved',
      };
      const slow = { ...quick, number: 'INC2', sys_updated_at: day('16:00'), resolved_at: day('16:00') };
      await imported(slug, { number: 'INC1' }, quick, { number: 'INC2' }, slow, { number: 'INC3' });
      const { rows } = await sql`
        select k.external_id as number, t.state, t.due_at, t.told as recorded, (select count(*)::int from timer r where r.ticket_id = k.id) as timers
        from target t join ticket k on k.id = t.ticket_id where k.workspace_id = ${made[slug]} order by 1`.execute(
        database.em().getKysely(),
      );
      const announced =
        await sql`select 1 from event where workspace_id = ${made[slug]} and type like 'Target%'`.execute(
          database.em().getKysely(),
        );
      expect(announced.rows).toEqual([]);
      return rows;
    };
    const once = await figures('hooli');
    expect(once).toMatchObject([
      { number: 'INC1', state: 'MET', recorded: [], timers: 0 },
      { number: 'INC2', state: 'MISSED', recorded: ['BREACH BREACH'], timers: 0 },
      { number: 'INC3', state: 'RUNNING', recorded: ['BREACH BREACH'], timers: 0 }, // late for months, and nobody is alarmed now
    ]);
    expect(await figures('piper')).toEqual(once);
  });

  test('gives the tickets numbers without a gap, and the facts positions without a gap', async () => {
    const { rows } = await sql<{ numbers: boolean; positions: boolean }>`
      select (select max(number_count) = count(*) from ticket where workspace_id = ${made['initech']}) as numbers,
        (select max(position) = count(*) from event where workspace_id = ${made['initech']}) as positions`.execute(
      database.em().getKysely(),
    );
    expect(rows).toEqual([{ numbers: true, positions: true }]);
  });

  test('finds the people and teams that are there, and leaves them as they are', async () => {
    const em = database.em();
    const common = { workspaceId: made['initech']!, createdAt: now, version: 1, active: true };
    const kim = { ...common, id: randomUUIDv7(), name: 'Kim Min-ji', externalId: 'Kim', role: 'REQUESTER' as const };
    em.create(PersonRow, { ...kim, email: null, organizationId: null, seesOrganization: false, passwordHash: null });
    em.create(TeamRow, { ...common, id: randomUUIDv7(), name: 'Field service', autoAssign: false });
    await em.flush();

    const outcome = await imported('initech', {
      number: 'INC7',
      assigned_to: 'Kim',
      assignment_group: 'Field service',
    });
    expect(outcome).toMatchObject({
      notStaff: ['Kim'],
      made: { teams: 0, agents: 0 },
      incidents: [{ hasTeam: true, hasAssignee: true }],
    });
    expect(await database.em().findOneOrFail(PersonRow, { id: kim.id })).toMatchObject({
      name: 'Kim Min-ji',
      role: 'REQUESTER',
    });
  });

  test('makes people without a password or an e-mail', async () => {
    const { rows } = await sql`
      select distinct role from person where workspace_id = ${made['initech']} and email is null
        and password_hash is null and external_id = name order by role`.execute(database.em().getKysely());
    expect(rows).toEqual([{ role: 'AGENT' }, { role: 'REQUESTER' }]);
  });

  test('lets others have their turn', async () => {
    const lines = Array.from({ length: 30 }, (_, i): Line => ({ number: `INC00002${10 + i}` }));
    let turns = 0;
    let others = 0;
    const counted = { ...context, giveWay: () => ((turns += 1), giveWay()) };
    const timer = setInterval(() => (others += 1), 0);
    const done: string[] = [];
    const progress = (some: number, all: number) => done.push(`${some}/${all}`);
    await importHistory(counted, { workspace: 'initech', incidents: incidentsOf(...lines), progress });
    clearInterval(timer);
    expect(turns).toBeGreaterThanOrEqual(6);
    expect(others).toBeGreaterThanOrEqual(5);
    expect(done).toHaveLength(6);
    expect(done.at(-1)).toBe('30/30');
  });
});
