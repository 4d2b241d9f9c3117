import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { DEMO, DEMO_PASSWORD } from '../../src/commands/demo/cast.js';
import { seedDemo } from '../../src/commands/demo/seed-demo.js';
import { servedSchema } from '../../src/graphql/schema.js';
import { openDatabase, type Database } from '../../src/persistence/database.js';
import { Unfit } from '../../src/unfit.js';
import { startServer, type RunningServer } from '../../src/server.js';
import { readSettings } from '../../src/settings.js';
import { Client, type Json } from '../support/client.js';
import { aDatabase, onPostgres } from '../support/database.js';
import { harmless, onServer } from '../support/global-setup.js';
import { HOSTILE, hostileStatements } from '../support/hostile-defaults.js';
import { everything } from '../support/read-everything.js';

const database = onPostgres() ? await aDatabase() : null;
const NOW = Temporal.Instant.fromEpochMilliseconds(Date.now());
const silent = pino({ level: 'silent' });
let ids = 0;
const newId = (): string => `0199a000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`;

/** A server for the same database whose clock stands still. */
async function aServer(url = database!.directUrl!): Promise<RunningServer> {
  const settings = readSettings({
    ...{ PORT: '0', NODE_ENV: 'test', DATABASE_URL: url, DEMO: 'off', FEED_POLL_MS: '60000' },
    ...{ MAX_DOCUMENT_TOKENS: '100000', MAX_DOCUMENT_DEPTH: '100', MAX_ROOT_FIELDS: '1000' },
  });
  const server = await startServer(settings, { clock: () => NOW, log: silent });
  onTestFinished(() => server.stop());
  return server;
}

const databaseName = (url: string): string => new URL(url).pathname.slice(1);

async function makeHostile(url: string): Promise<void> {
  await onServer(url, hostileStatements(databaseName(url)).join('; '));
}

const FIGURES = `query ($from: DateTime!, $to: DateTime!) {
  slaAttainment(from: $from, to: $to, groupBy: [TEAM, KIND], period: { unit: MONTH, timeZone: "Asia/Seoul" }) { period kind met missed share meanConsumed }
  feedbackFigures(from: $from, to: $to, groupBy: [AGENT], period: { unit: WEEK, timeZone: "Asia/Seoul" }) { period given csat mean responseRate }
  services(first: 100) { nodes { availability(from: $from, to: $to) { figure serviceTime downtime } } }
}`;

const EVENTS = `{ tickets(first: 50) { nodes { number timeline(first: 100) { nodes { ...Event } } } } }
  ${readFileSync('examples/operations/event.graphql', 'utf8')}`;

/** Every field of the API that can be read without arguments, and figures, as the demo's admin reads them. */
async function readAll(server: RunningServer): Promise<readonly Json[]> {
  const email = `admin@${DEMO.domain}`;
  const client = new Client(server.url, await new Client(server.url).signIn({ email, password: DEMO_PASSWORD }));
  const [from, to] = [NOW.subtract({ hours: 24 * 30 }).toString(), NOW.toString()];
  const answers: Json[] = [await client.ask(FIGURES, { from, to }), await client.ask(EVENTS)];
  for (const query of everything(servedSchema())) answers.push(await client.ask(query));
  return answers;
}

// The embedded database has no defaults but its folder's.
describe.runIf(onPostgres())('on a database whose every default is hostile', () => {
  /** What the demo's admin reads while the defaults are PostgreSQL's own. */
  let elsewhere: Promise<readonly Json[]> | null = null;
  const readElsewhere = async (): Promise<readonly Json[]> => {
    await seedDemo({ database: database!, now: NOW, newId });
    const server = await aServer();
    // Due timers ring first: what is read has to be read twice alike.
    let read = JSON.stringify(await readAll(server));
    await expect
      .poll(async () => read === (read = JSON.stringify(await readAll(server))), { timeout: 60_000 })
      .toBe(true);
    await server.stop();
    expect(read).toMatch(/"openedAt":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/);
    expect(read.length).toBeGreaterThan(50_000);
    return JSON.parse(read) as readonly Json[];
  };

  const defaults: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['the time zone is Korea’s', { TimeZone: 'Asia/Seoul' }],
    ['the time zone has a quarter of an hour', { TimeZone: 'Asia/Kathmandu' }],
    ['moments and lengths are written in other ways', { DateStyle: 'SQL, DMY', IntervalStyle: 'sql_standard' }],
    [
      'numbers are rounded, and backslashes mean something',
      { extra_float_digits: '-15', standard_conforming_strings: 'off' },
    ],
    ['every default is hostile', HOSTILE],
  ];
  test.each(defaults)(
    'DB-01 where %s, everything is read as elsewhere',
    { timeout: 120_000 },
    async (_where, settings) => {
      const expected = await (elsewhere ??= readElsewhere());
      await onServer(database!.directUrl!, hostileStatements(databaseName(database!.directUrl!), settings).join('; '));
      expect(await readAll(await aServer())).toEqual(expected);
    },
  );

  test('DB-01 what is written is right, and told at once with the right times', { timeout: 60_000 }, async () => {
    await makeHostile(database!.directUrl!);
    const [here, there] = [await aServer(), await aServer()];
    const email = `agent@${DEMO.domain}`;
    const token = await new Client(here.url).signIn({ email, password: DEMO_PASSWORD });
    const subscriber = new Client(there.url, token).subscribe(
      'subscription { ticketEvents(types: [TICKET_OPENED]) { ... on TicketEvent { at ticket { id number openedAt targets { kind dueAt } } } } }',
    );
    await expect.poll(() => there.services.channels.subscribers, { timeout: 10_000 }).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 500)); // far longer than a session may be idle by default
    const opened = await new Client(here.url, token).do(
      'openTicket',
      { subject: 'Hostile', impact: 'HIGH', urgency: 'HIGH' },
      'ticket { id number openedAt targets { kind dueAt } }',
    );
    const event = await subscriber.next();
    expect(event['ticket']).toEqual(opened['ticket']);
    expect(event['at']).toBe(NOW.toString({ fractionalSecondDigits: 3 }));
    expect(opened['ticket']!['openedAt']).toBe(event['at']);
    const client = new pg.Client({ connectionString: harmless(database!.directUrl!) });
    await client.connect();
    onTestFinished(() => client.end());
    const { rows } = await client.query(
      `select x.kind, to_char(x.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "dueAt", t.opened_at = $2 as right
      from ticket t join target x on x.ticket_id = t.id where t.number = $1`,
      [opened['ticket']!['number'], NOW.toString()],
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ right }) => right)).toBe(true);
    expect(opened['ticket']!['targets']).toEqual(
      expect.arrayContaining(rows.map(({ kind, dueAt }) => ({ kind, dueAt }))),
    );
  });

  test(
    'DB-01 tables are made where they belong, and a command writes what it should',
    { timeout: 60_000 },
    async () => {
      const server = database!.directUrl!;
      const name = `${databaseName(server)}_fresh`;
      const url = new URL(server);
      url.pathname = `/${name}`;
      await onServer(server, `create database ${name}`);
      onTestFinished(() => onServer(server, `drop database ${name} with (force)`));
      await makeHostile(url.href);
      const before = Date.now();
      const ran = spawnSync(
        process.execPath,
        [
          'dist/commands/create-workspace.js',
          ...['--slug', 'acme', '--name', 'Acme', '--admin-name', 'Min'],
          '--admin-email',
          'min@acme.test',
        ],
        { env: { ...process.env, DATABASE_URL: url.href, ADMIN_PASSWORD: 'correct horse battery' }, encoding: 'utf8' },
      );
      expect(ran.stderr).toMatch(/^Applying \d+ migrations…\n$/);
      const client = new pg.Client({ connectionString: harmless(url.href) });
      await client.connect();
      onTestFinished(() => client.end());
      const { rows } = await client.query(
        `select schemaname, count(*)::int from pg_tables where schemaname in ('public', 'hostile') group by 1`,
      );
      expect(rows).toEqual([{ schemaname: 'public', count: expect.any(Number) }]);
      const made = await client.query(
        'select (extract(epoch from created_at) * 1000)::bigint::text as at from workspace',
      );
      expect(Number(made.rows[0].at)).toBeGreaterThanOrEqual(before - 1);
      expect(Number(made.rows[0].at)).toBeLessThanOrEqual(Date.now());
    },
  );

  test('DB-02 a setting that can’t be made ours is told by its name, and nothing starts', async () => {
    const superuser = database!.directUrl!;
    const url = new URL(superuser);
    const role = `ticketwire_bound_${process.pid}`;
    await onServer(superuser, `create role ${role} login; alter role ${role} set session_replication_role = replica`);
    onTestFinished(() => onServer(superuser, `drop role ${role}`));
    url.username = role;
    const opening = openDatabase({ url: url.href, poolSize: 2, maxSilenceMs: 30_000 });
    await expect(opening).rejects.toThrow(Unfit);
    await expect(opening).rejects.toThrow(/session_replication_role/);
  });
});

test.runIf(!onPostgres())('DB-01 the embedded database has a time zone of its own', { timeout: 240_000 }, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ticketwire-zone-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  vi.stubEnv('TZ', 'Asia/Seoul');
  onTestFinished(() => void vi.unstubAllEnvs());
  const textIn = async (open: Database): Promise<unknown> => {
    const { rows } = await sql<{ at: string }>`select '2026-01-01T00:00:00Z'::timestamptz::text as at`.execute(
      open.em().getKysely(),
    );
    return rows[0]?.at;
  };
  const data = { folder: path.join(folder, 'data') };
  const open = await openDatabase(data); // made here, where the environment names a zone
  expect(await textIn(open)).toBe('2026-01-01 00:00:00+00');
  await sql.raw(`alter database postgres set timezone = 'Asia/Kathmandu'`).execute(open.em().getKysely());
  await open.close();
  const again = await openDatabase(data);
  onTestFinished(() => again.close());
  expect(await textIn(again)).toBe('2026-01-01 00:00:00+00');
});
