/**
 * Measures whether callers of other workspaces stop a bystander, on a PostgreSQL server (DATABASE_URL): three callers who search as
 * expensively as one document may, and queries that are abandoned behind a lock. Writes `bench/results/bystander.md`, and fails where the
 * bystander's 99th percentile is above 200 ms and above three times its quiet one. Run it by `npm run bench:bystander`.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { createWorkspace } from '../src/actions/desk/create-workspace.js';
import { isRefusal } from '../src/domain/refusal.js';
import { HttpCaller, SocketCaller } from './bystander/caller.js';
import { serve } from './live/served.js';
import { aBenchDesk, newId, now, PASSWORD, server, timed, type BenchDesk } from './desk.js';

const TICKETS = 1100;
/** How many search at once, and how many requests each of them has under way. */
const [CALLERS, AT_ONCE] = [3, 4] as const;
/** Queries that are abandoned behind the lock, and how long they are waited for, in milliseconds. */
const [ABANDONED, ABANDONED_AFTER_MS] = [12, 300] as const;
/** How long each measurement takes, in milliseconds. */
const MEASURED_MS = 10_000;
/** Between two requests of the bystander, in milliseconds. */
const PAUSE_MS = 10;
const MOST_MS = 200;
const LARGEST_RATIO = 3;

const VIEWER = '{ viewer { id } }';
const TICKET = '{ tickets(first: 1) { nodes { id } } }';

const search = (aliases: number): string =>
  `{ ${Array.from({ length: aliases }, (_, i) => `a${i}: tickets(first: 1, where: { description: { contains: "y${i}" } }) { totalCount }`).join(' ')} }`;

/** A workspace with tickets that are long to search; answers its admin's e-mail. */
async function aWorkspace({ database }: BenchDesk, slug: string, tickets: number): Promise<string> {
  const admin = { name: 'Admin', email: `admin@${slug}.test`, password: PASSWORD };
  const made = await createWorkspace({ database, now: now(), newId }, { slug, name: slug, timeZone: 'UTC', admin });
  if (isRefusal(made)) throw new Error(JSON.stringify(made.problems));
  await sql`
    insert into ticket (id, workspace_id, number, type, status, subject, description, service_ids, impact, urgency, priority,
      derived_priority, requester_id, channel, tags, custom_fields, cycle, opened_by_id, opened_at, updated_at)
    select gen_random_uuid(), p.workspace_id, 'INC-' || i, 'INCIDENT', 'OPEN', 'Bench', repeat(md5(i::text) || ' ', 250), '{}', 'MEDIUM',
      'MEDIUM', 'P3', 'P3', p.id, 'API', '{}', '{}', 1, p.id, now(), now()
    from person p, generate_series(1, ${tickets}::int) i where p.id = ${made.adminId}`.execute(
    database.em().getKysely(),
  );
  return admin.email;
}

async function signIn(url: URL, email: string): Promise<string> {
  const caller = new HttpCaller(url);
  const { data } = await caller.ask(
    'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } userErrors { message } } }',
    { input: { email, password: PASSWORD } },
  );
  caller.close();
  const { session } = data!['signIn'] as { session: { accessToken: string } };
  return session.accessToken;
}

const isAnswered = (answer: unknown): boolean =>
  typeof (answer as { data?: { viewer?: { id?: unknown } } } | null)?.data?.viewer?.id === 'string';

/** How long the bystander's requests took, in milliseconds. */
interface Times {
  readonly http: readonly number[];
  readonly socket: readonly number[];
}

/** The bystander asks again and again, over HTTP and over a socket; whatever is under way at the end is waited for. */
async function bystand(url: URL, token: string, ms: number): Promise<Times> {
  const http = new HttpCaller(url, token);
  const socket = await SocketCaller.open(url, token);
  const repeat = async (ask: () => Promise<unknown>): Promise<readonly number[]> => {
    const times: number[] = [];
    for (const end = performance.now() + ms; performance.now() < end; await delay(PAUSE_MS)) {
      let answer: unknown;
      const took = await timed(async () => (answer = await ask()));
      times.push(isAnswered(answer) ? took : Infinity); // being turned away fast is no answer
    }
    return times;
  };
  const [overHttp, overSocket] = await Promise.all([repeat(() => http.ask(VIEWER)), repeat(() => socket.ask(VIEWER))]);
  http.close();
  socket.close();
  return { http: overHttp, socket: overSocket };
}

/** The most aliases that the server accepts, of what is tried. */
async function mostAliases(url: URL, token: string): Promise<number> {
  const caller = new HttpCaller(url, token);
  for (const aliases of [90, 30, 20, 10, 1]) {
    const { data, errors } = await caller.ask(search(aliases));
    const codes = errors?.map(({ extensions }) => extensions?.code) ?? [];
    if (data || codes.includes('TIMEOUT')) return (caller.close(), aliases);
  }
  throw new Error('no search is accepted');
}

/** Callers search while the bystander asks. */
async function searching(url: URL, tokens: readonly string[], document: string, meanwhile: () => Promise<Times>) {
  const stopping = new AbortController();
  let answered = 0;
  const searchOn = async (caller: HttpCaller): Promise<void> => {
    while (!stopping.signal.aborted) {
      await caller.ask(document, {}, stopping.signal);
      answered += 1;
    }
  };
  const callers = tokens.map((token) => new HttpCaller(url, token));
  const running = callers.flatMap((caller) => Array.from({ length: AT_ONCE }, () => searchOn(caller)));
  await delay(500); // until they are under way
  const times = await meanwhile();
  stopping.abort();
  await Promise.allSettled(running); // what was under way is taken away
  for (const caller of callers) caller.close();
  return { times, note: `${answered} searches answered` };
}

/** Somebody abandons a query; answers when it is abandoned. */
type Abandon = (url: URL, token: string) => Promise<void>;

const overHttp: Abandon = async (url, token) => {
  const caller = new HttpCaller(url, token);
  await caller.ask(TICKET, {}, AbortSignal.timeout(ABANDONED_AFTER_MS)).catch(() => {}); // abandoned
  caller.close();
};

const byComplete: Abandon = async (url, token) => {
  const socket = await SocketCaller.open(url, token);
  const id = socket.begin(TICKET);
  await delay(ABANDONED_AFTER_MS);
  socket.complete(id);
};

const byTearing: Abandon = async (url, token) => {
  const socket = await SocketCaller.open(url, token);
  socket.begin(TICKET);
  await delay(ABANDONED_AFTER_MS);
  socket.close();
};

/** Queries are abandoned behind a lock while the bystander asks; the lock is held as long as that takes. */
async function abandoning(
  bench: BenchDesk,
  url: URL,
  tokens: readonly string[],
  abandon: Abandon,
  meanwhile: () => Promise<Times>,
) {
  const locker = new pg.Client({ connectionString: bench.url });
  await locker.connect();
  await locker.query('begin; lock table ticket in access exclusive mode');
  await Promise.all(Array.from({ length: ABANDONED }, (_, i) => abandon(url, tokens[i % tokens.length]!)));
  let held = true;
  const release = async (): Promise<void> => {
    if (held) await locker.query('rollback');
    held = false;
  };
  const released = delay(MEASURED_MS).then(release); // or whoever waits for the pool would wait for ever
  const times = await meanwhile();
  await released;
  await locker.end();
  return { times, note: `${ABANDONED} queries abandoned` };
}

const at = (times: readonly number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))]!;

interface Row {
  readonly what: string;
  readonly way: string;
  readonly quiet: readonly number[];
  readonly disturbed: readonly number[];
  readonly note: string;
}

// Written so that a time which isn't a number fails too.
const isHeld = ({ quiet, disturbed }: Row): boolean =>
  at(disturbed, 0.99) <= Math.max(MOST_MS, LARGEST_RATIO * at(quiet, 0.99));

function lineOf(row: Row): string {
  const { what, way, quiet, disturbed, note } = row;
  const both = (times: readonly number[]): string => `${at(times, 0.5).toFixed(1)} / ${at(times, 0.99).toFixed(1)} ms`;
  const ratio = (at(disturbed, 0.99) / at(quiet, 0.99)).toFixed(1);
  return `| ${what} | ${way} | ${both(quiet)} | ${both(disturbed)} | ${ratio} | ${disturbed.length} | ${note} | ${isHeld(row) ? 'held' : 'missed'} |`;
}

async function measure(bench: BenchDesk): Promise<{ readonly rows: readonly Row[]; readonly aliases: number }> {
  const emails = [];
  for (let i = 0; i < CALLERS; i += 1) emails.push(await aWorkspace(bench, `caller-${i}`, TICKETS));
  const bystander = await aWorkspace(bench, 'bystander', 10);
  await sql`analyze`.execute(bench.database.em().getKysely());
  const settings = { DATABASE_URL: bench.url, PORT: '0', NODE_ENV: 'test', LOG_LEVEL: 'silent', DEMO: 'off' };
  const desk = await serve('dist/main.js', settings);
  const { url } = desk;
  const tokens: string[] = [];
  for (const email of emails) tokens.push(await signIn(url, email));
  const token = await signIn(url, bystander);
  const meanwhile = (): Promise<Times> => bystand(url, token, MEASURED_MS);
  await bystand(url, token, MEASURED_MS / 5); // until code that runs again and again is compiled
  const quiet = await meanwhile();
  const aliases = await mostAliases(url, tokens[0]!);
  const same = tokens.map(() => tokens[0]!);
  const scenarios: readonly (readonly [string, () => Promise<{ readonly times: Times; readonly note: string }>])[] = [
    ['search, callers of one workspace', () => searching(url, same, search(aliases), meanwhile)],
    ['search, callers of three workspaces', () => searching(url, tokens, search(aliases), meanwhile)],
    ['behind a lock, HTTP requests aborted', () => abandoning(bench, url, tokens, overHttp, meanwhile)],
    ['behind a lock, operations completed', () => abandoning(bench, url, same, byComplete, meanwhile)],
    ['behind a lock, sockets torn', () => abandoning(bench, url, tokens, byTearing, meanwhile)],
  ];
  const rows: Row[] = [];
  for (const [what, run] of scenarios) {
    process.stderr.write(`${what} …\n`);
    const { times, note } = await run();
    rows.push({ what, way: 'HTTP', quiet: quiet.http, disturbed: times.http, note });
    rows.push({ what, way: 'socket', quiet: quiet.socket, disturbed: times.socket, note });
    await delay(1000); // what was left under way ends
  }
  await desk.end();
  return { rows, aliases };
}

if (server) {
  const bench = await aBenchDesk();
  const { rows, aliases } = await measure(bench).finally(() => bench.close());
  const report = `# What a bystander notices

PostgreSQL and all callers on the same machine, ${cpus().length} × ${cpus()[0]!.model}; Node ${process.versions.node}.
Somebody of another workspace asks \`${VIEWER}\` again and again, over HTTP and over a socket at the same time. Meanwhile three callers
search ${TICKETS.toLocaleString('en-US')} tickets of 8 KB each by ${aliases} aliases in a document, ${AT_ONCE} documents at once each; or ${ABANDONED} queries wait behind a lock that is
held for ${MEASURED_MS / 1000} s, and their clients go away after ${ABANDONED_AFTER_MS} ms. The 99th percentile is at most ${MOST_MS} ms, or ${LARGEST_RATIO} times the quiet one.

| meanwhile | asked over | quiet, median / p99 | disturbed, median / p99 | ratio of p99 | answers | | |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.map(lineOf).join('\n')}
`;
  process.stdout.write(report);
  writeFileSync('bench/results/bystander.md', report);
  if (!rows.every(isHeld)) {
    process.stderr.write('A bystander notices more of others than they should.\n');
    process.exitCode = 1;
  }
} else process.stdout.write('The bystander is measured on a PostgreSQL server only: set DATABASE_URL.\n');
