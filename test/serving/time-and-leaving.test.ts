import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Client, Json } from '../support/client.js';
import { onPostgres } from '../support/database.js';
import { harmless } from '../support/global-setup.js';
import { aDesk, idOf, PASSWORD, type Desk } from '../support/desk.js';
import { IN_FULL } from '../support/extent.js';
import { RawSocket } from '../support/raw-socket.js';
import { RawStream } from '../support/raw-stream.js';
import { TRANSPORTS } from '../support/transports.js';

const LIMIT_MS = 400;
/** Connections of one workspace that is alone: all ten but the reserve. */
const MOST_CONNECTIONS = 8;

const LIST = '{ tickets(first: 1) { totalCount nodes { subject } } }';
const CHANGE = `mutation ($ticketId: ID!, $subject: String!) {
  editTicket(input: { ticketId: $ticketId, subject: $subject }) { position userErrors { code } }
}`;

/** Mutations that insert or update, with the table that each waits for. */
const CHANGES: readonly (readonly [
  name: string,
  table: string,
  (limited: LimitedDesk) => readonly [string, object],
])[] = [
  ['openTicket', 'ticket', () => ['position userErrors { code }', { subject: 'LOCKED' }]],
  ['editTicket', 'ticket', ({ ticketId }) => ['position userErrors { code }', { ticketId, subject: 'LOCKED' }]],
  ['startTicket', 'ticket', ({ ticketId }) => ['position userErrors { code }', { ticketId }]],
  ['signIn', 'session', () => ['userErrors { code }', { email: 'admin@acme.test', password: PASSWORD }]],
];

/** A workspace with one ticket, and two people. */
async function aLimitedDesk(limits: Readonly<Record<string, string>>) {
  const desk = await aDesk({ MAX_LINES_PER_PERSON: '100', ...limits });
  const acme = await desk.workspace('acme');
  const agent = await acme.person('Agent', { role: 'AGENT' });
  const ticketId = idOf((await agent.do('openTicket', { subject: 'x' }, 'ticket { id }'))['ticket']!);
  return { desk, admin: acme.admin, agent, ticketId, url: desk.server.url };
}
type LimitedDesk = Awaited<ReturnType<typeof aLimitedDesk>>;

const strict = await aLimitedDesk({ OPERATION_TIMEOUT_MS: String(LIMIT_MS) });
const patient = await aLimitedDesk({});

/** Nobody can read or change tickets until the answer is called: another session holds the table, or the embedded database's only connection. */
const lockTickets = ({ desk }: LimitedDesk) =>
  onPostgres() ? lockTable(desk, 'ticket', 'access exclusive') : holdConnection(desk);
/** The same for those who change a table; who reads it need not wait. */
const lockChanges = ({ desk }: LimitedDesk, table: string) =>
  onPostgres() ? lockTable(desk, table, 'share') : holdConnection(desk);

async function lockTable({ database }: Desk, table: string, mode: string): Promise<() => Promise<void>> {
  const session = new pg.Client({ connectionString: harmless(database.directUrl!) });
  await session.connect();
  await session.query(`begin; lock table ${table} in ${mode} mode`);
  const unlock = (): Promise<void> => session.end();
  onTestFinished(() => unlock().catch(() => {})); // it may have been called already
  return unlock;
}

async function holdConnection({ database }: Desk): Promise<() => Promise<void>> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: held, resolve: holds } = Promise.withResolvers<void>();
  const done = database.em().transactional(async () => {
    holds();
    await released;
  });
  await held;
  onTestFinished(() => release());
  return async () => {
    release();
    await done;
  };
}

/** Statements that wait for a lock in the database. */
async function waiting({ desk }: LimitedDesk): Promise<number> {
  if (!onPostgres()) return 0;
  const session = new pg.Client({ connectionString: harmless(desk.database.directUrl!) });
  await session.connect();
  const { rows } = await session.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  await session.end();
  return rows[0]!.n;
}

const subjectOf = async ({ admin }: LimitedDesk): Promise<unknown> =>
  (await admin.ask(LIST))['tickets']!['nodes']![0 as unknown as string]!['subject'];

const codeOf = (error: unknown): unknown =>
  (error as { readonly extensions?: { readonly code?: string } } | undefined)?.extensions?.code;

const errorsIn = (result: unknown): readonly unknown[] =>
  (result as { errors?: readonly unknown[] } | undefined)?.errors ?? [];

/** An operation by each transport; answers its errors. */
const BY: Readonly<
  Record<string, (limited: LimitedDesk, document: string, variables?: object) => Promise<readonly unknown[]>>
> = {
  HTTP: async ({ agent }, document, variables = {}) =>
    errorsIn(await agent.send(document, variables as Record<string, unknown>)),
  WebSocket: async ({ agent, url }, document, variables) => {
    const socket = await RawSocket.signedIn(url, agent.token);
    socket.subscribe('1', document, variables);
    const isAnswer = ({ type }: Json): boolean => /^(next|error)$/.test(String(type));
    await expect.poll(() => socket.received.some(isAnswer), { timeout: 5000 }).toBe(true);
    const { payload } = socket.received.find(isAnswer)!;
    return Array.isArray(payload) ? payload : errorsIn(payload);
  },
  'Server-Sent Events': async ({ agent, url }, query, variables) => {
    const stream = await RawStream.open(url, agent.token, { query, variables });
    return errorsIn((await stream.next()).data);
  },
};

describe('an operation that takes longer than it may', () => {
  test.each(Object.entries(BY))('LIMIT-03 is cancelled in the database, and is TIMEOUT over %s', async (_by, send) => {
    const unlock = await lockTickets(strict);
    const begun = performance.now();
    const errors = await send(strict, LIST);
    const tookMs = performance.now() - begun;
    expect(errors.map(codeOf)).toEqual(['TIMEOUT']);
    expect(errors[0]).toMatchObject({ extensions: { limitMs: LIMIT_MS } });
    expect(tookMs).toBeGreaterThanOrEqual(LIMIT_MS - 20);
    expect(tookMs).toBeLessThan(LIMIT_MS + 2100);
    await expect.poll(() => waiting(strict)).toBe(0);
    await unlock();
    expect((await strict.agent.ask(LIST))['tickets']).toMatchObject({ totalCount: 1 });
  });

  test.each(Object.entries(BY))('LIMIT-03 changes nothing as a mutation over %s', async (by, send) => {
    const { ticketId } = strict;
    const unlock = await lockTickets(strict);
    expect((await send(strict, CHANGE, { ticketId, subject: `late by ${by}` })).map(codeOf)).toEqual(['TIMEOUT']);
    await expect.poll(() => waiting(strict)).toBe(0);
    await unlock();
    expect(await subjectOf(strict)).toBe('x');
  });

  const everyChange = CHANGES.flatMap(([name, ...change], i) =>
    TRANSPORTS.filter((_, at) => IN_FULL || at === i % TRANSPORTS.length).map(
      ([by, transport]) => [name, by, transport, ...change] as const,
    ),
  );
  test.each(everyChange)(
    'LIMIT-03 is TIMEOUT where %s waits to write, over %s',
    async (name, _by, send, table, asking) => {
      const [fields, input] = asking(strict);
      const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
      const query = `mutation ($input: ${type}) { ${name}(input: $input) { ${fields} } }`;
      const unlock = await lockChanges(strict, table);
      const token = name === 'signIn' ? null : strict.agent.token;
      const { errors } = await send(strict.url, token, { query, variables: { input } });
      expect(errors).toMatchObject([{ extensions: { code: 'TIMEOUT', limitMs: LIMIT_MS } }]);
      await expect.poll(() => waiting(strict)).toBe(0);
      await unlock();
      expect((await strict.agent.ask(LIST))['tickets']).toMatchObject({ totalCount: 1, nodes: [{ subject: 'x' }] });
    },
  );

  test.each([
    ['application/json', 200],
    ['application/graphql-response+json', 400],
  ])('LIMIT-03 is answered to who accepts %s by the status of other requests without data', async (accept, status) => {
    const unlock = await lockTickets(strict);
    const answer = await strict.agent.send(LIST, {}, { accept });
    expect(answer.errors?.map(codeOf)).toEqual(['TIMEOUT']);
    // The embedded database could not even look the caller up; the other one could, so that there is `data`.
    expect(answer.status).toBe('data' in answer ? 200 : status);
    expect('data' in answer).toBe(onPostgres());
    await unlock();
  });
});

/** Ways to begin an operation and go away; the answer goes. */
const GOING: Readonly<
  Record<string, (limited: LimitedDesk, document: string, variables?: object) => Promise<() => void>>
> = {
  'an HTTP request that is aborted': async ({ url, agent }, query, variables) =>
    going(url, agent, 'application/json', { query, variables }),
  'a stream that is closed': async ({ url, agent }, query, variables) =>
    going(`${url}/stream`, agent, 'text/event-stream', { query, variables }),
  'an operation that is completed': async ({ url, agent }, query, variables) => {
    const socket = await RawSocket.signedIn(url, agent.token);
    socket.subscribe('1', query, variables);
    return () => socket.say({ id: '1', type: 'complete' });
  },
  'a socket that is torn': async ({ url, agent }, query, variables) => {
    const socket = await RawSocket.signedIn(url, agent.token);
    socket.subscribe('1', query, variables);
    return () => socket.webSocket.terminate();
  },
};

function going(url: string, { token }: Client, accept: string, body: object): () => void {
  const headers = { 'content-type': 'application/json', accept, authorization: `Bearer ${token}` };
  const asked = request(url, { method: 'POST', agent: false, headers });
  asked.on('error', () => {}); // it is broken off on purpose
  asked.end(JSON.stringify(body));
  return () => void asked.destroy();
}

test.runIf(onPostgres())(
  'LIMIT-05 a workspace whose statements all wait leaves connections to the others',
  async () => {
    const other = await patient.desk.workspace('other');
    await lockTickets(patient);
    const clients = await Promise.all(
      Array.from({ length: 30 }, () => GOING['an HTTP request that is aborted']!(patient, LIST)),
    );
    await expect.poll(() => waiting(patient)).toBe(MOST_CONNECTIONS);
    const begun = performance.now();
    await other.admin.ask('{ viewer { name } }');
    expect(performance.now() - begun).toBeLessThan(1000);
    for (const go of clients) go();
  },
);

describe.each(Object.entries(GOING))('a client that goes away takes its work along: %s', (way, begin) => {
  test.runIf(onPostgres())('LIMIT-04 what is read is cancelled', async () => {
    await lockTickets(patient);
    const clients = await Promise.all(Array.from({ length: 12 }, () => begin(patient, LIST)));
    await expect.poll(() => waiting(patient)).toBe(MOST_CONNECTIONS);
    for (const go of clients) go();
    await expect.poll(() => waiting(patient), { timeout: 2000 }).toBe(0);
    const begun = performance.now();
    await patient.admin.ask('{ viewer { name } }');
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  test('LIMIT-04 what has not begun is dropped', async () => {
    const unlock = await lockTickets(patient);
    const before = await Promise.all(
      Array.from({ length: onPostgres() ? MOST_CONNECTIONS : 0 }, () => begin(patient, LIST)),
    );
    if (onPostgres()) await expect.poll(() => waiting(patient)).toBe(MOST_CONNECTIONS);
    const go = await begin(patient, CHANGE, { ticketId: patient.ticketId, subject: 'never begun' });
    await delay(300); // so that it waits for a connection
    go();
    await delay(100);
    for (const each of before) each();
    await unlock();
    await patient.admin.do('addNote', { ticketId: patient.ticketId, text: 'after it' });
    expect(await subjectOf(patient)).not.toBe('never begun');
  });

  test.runIf(onPostgres())('LIMIT-04 what is written is finished', async () => {
    const unlock = await lockTickets(patient);
    const go = await begin(patient, CHANGE, { ticketId: patient.ticketId, subject: way });
    await expect.poll(() => waiting(patient)).toBe(1);
    go();
    await delay(300);
    expect(await waiting(patient)).toBe(1);
    await unlock();
    await expect.poll(() => subjectOf(patient), { timeout: 3000 }).toBe(way);
  });
});
