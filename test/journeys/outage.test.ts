import { describe, expect, onTestFinished, test } from 'vitest';
import { startServer, type RunningServer } from '../../src/server.js';
import { readSettings } from '../../src/settings.js';
import { Client, type Answer } from '../support/client.js';
import { onPostgres } from '../support/database.js';
import { aDesk, idOf, PASSWORD } from '../support/desk.js';
import { onServer, urlOf } from '../support/global-setup.js';
import { aLog, type LogLine } from '../support/log.js';
import { aNetwork, type Network } from '../support/network.js';
import { RawSocket } from '../support/raw-socket.js';
import { RawStream } from '../support/raw-stream.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'AGENT' });

const { url: ADDRESS, directUrl: DIRECT } = desk.database;
const NAME = ADDRESS && new URL(ADDRESS).pathname.slice(1);
const administer = (statement: string) => onServer(urlOf(DIRECT!, 'postgres'), statement);

/** Within a second, of which a busy machine may take more than its part. */
const AT_ONCE_MS = 1000 + 400;

const VIEWER = '{ viewer { name } }';
const OPEN = 'mutation ($input: OpenTicketInput!) { openTicket(input: $input) { ticket { id } userErrors { code } } }';
const SIGN_IN =
  'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } userErrors { code } } }';
const STATUS = 'subscription { ticketStatusChanged { to } }';

async function aServer(databaseUrl: string): Promise<{ server: RunningServer; lines: readonly LogLine[] }> {
  const { log, lines } = aLog();
  const settings = readSettings({
    ...{ PORT: '0', NODE_ENV: 'test', DATABASE_URL: databaseUrl, DATABASE_POOL: '3' },
    SIGN_INS_PER_ADDRESS: '100000', // they are tried for as long as the outage lasts
  });
  const server = await startServer(settings, { log });
  onTestFinished(() => server.stop());
  return { server, lines };
}

const health = async (server: RunningServer, path: string) => {
  const response = await fetch(new URL(path, server.url));
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
};

async function timed<T>(work: Promise<T>): Promise<T> {
  const beganMs = performance.now();
  const answer = await work;
  expect(performance.now() - beganMs).toBeLessThan(AT_ONCE_MS);
  return answer;
}

const UNAVAILABLE = {
  message: 'The service is unavailable for the moment. Send the same request again, with the same key.',
  extensions: { code: 'UNAVAILABLE', retryAfter: 1 },
};

function expectUnavailable({ status, headers, errors }: Answer): void {
  expect({ status, errors }).toMatchObject({ status: 503, errors: [UNAVAILABLE] });
  expect(headers.get('retry-after')).toBe('1');
}

/** Everything that can be asked, by each transport; all is answered UNAVAILABLE, at once. Answers how many operations that were. */
async function expectAllUnavailable(url: string, token: string, idempotencyKey: string): Promise<number> {
  const [client, anonymous] = [new Client(url, token), new Client(url)];
  const socket = await RawSocket.signedIn(url, token);
  socket.subscribe('query', VIEWER);
  socket.subscribe('watching', STATUS);
  const credentials = { email: 'agent@acme.test', password: PASSWORD };
  const answers = await timed(
    Promise.all([
      client.send(VIEWER),
      client.send(`{ first: viewer { name } __typename tickets(first: 1) { totalCount } }`),
      client.send(OPEN, { input: { subject: 'Once', idempotencyKey } }),
      anonymous.send(SIGN_IN, { input: credentials }),
    ]),
  );
  answers.forEach(expectUnavailable);
  for (const _ of ['query', 'watching'])
    expect(await timed(socket.next('error'))).toMatchObject({ payload: [UNAVAILABLE] });
  const stream = await timed(RawStream.open(url, token, { query: STATUS }));
  expect([stream.response.statusCode, stream.response.headers['retry-after']]).toEqual([503, '1']);
  stream.drop();
  socket.webSocket.terminate();
  return answers.length + 3;
}

async function expectNotReady(server: RunningServer): Promise<void> {
  expect(await timed(health(server, '/livez'))).toMatchObject({ status: 200, text: 'alive\n' });
  const { status, headers, text } = await timed(health(server, '/readyz'));
  expect([status, headers.get('cache-control')]).toEqual([503, 'no-store']);
  expect(JSON.parse(text)).toMatchObject({ status: 'not ready', checks: { database: 'failed', draining: 'ok' } });
  expect(text).not.toMatch(/127\.0\.0\.1|postgres|ECONN|silent/i);
}

interface Way {
  readonly name: string;
  readonly address: string | null;
  /** Answers how it comes back. */
  readonly goAway: (network: Network) => Promise<() => unknown>;
}

const WAYS: readonly Way[] = [
  {
    name: 'the network is cut',
    address: ADDRESS,
    async goAway(network) {
      network.cut();
      return () => network.mend();
    },
  },
  {
    name: 'the network swallows what is said',
    address: ADDRESS,
    async goAway(network) {
      network.freeze();
      return () => network.mend();
    },
  },
  {
    name: 'the administrator ends all sessions and lets none in',
    address: DIRECT, // PgBouncer has its clients wait meanwhile, as where all its connections are in use
    async goAway() {
      await administer(`alter database ${NAME} allow_connections false`);
      await administer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${NAME}'`);
      return () => administer(`alter database ${NAME} allow_connections true`);
    },
  },
];

// The embedded database has no network; it fails in a way of its own, below.
describe.runIf(onPostgres())('OUT-01 OUT-02 OUT-04 an outage of the database', () => {
  test.each(WAYS)('is told as one: $name', { timeout: 60_000 }, async ({ address, goAway }) => {
    const network = await aNetwork(address!);
    const url = new URL(address!);
    url.host = new URL(network.url).host;
    const { server, lines } = await aServer(url.href);
    const here = new Client(server.url, agent.token);
    const subscriber = here.subscribe(STATUS);
    const { ticket } = await here.do('openTicket', { subject: 'x' }, 'ticket { id }');
    await expect.poll(() => server.services.channels.subscribers, { timeout: 5000 }).toBe(1);
    await here.do('startTicket', { ticketId: idOf(ticket!) });
    expect(await subscriber.next()).toEqual({ to: 'OPEN' });
    await expect.poll(async () => (await health(server, '/readyz')).status, { timeout: 5000 }).toBe(200);

    const comeBack = await goAway(network);
    const key = crypto.randomUUID();
    const awayMs = performance.now();
    let failed = 0;
    while (performance.now() - awayMs < 2500) {
      failed += await expectAllUnavailable(server.url, agent.token!, key);
      await expectNotReady(server);
    }
    expect(lines.filter(({ level }) => level > 30)).toMatchObject([{ level: 50, outage: 'database' }]);

    await comeBack();
    const backMs = performance.now();
    await expect.poll(async () => (await here.send(VIEWER)).status, { interval: 20, timeout: 5000 }).toBe(200);
    expect(performance.now() - backMs).toBeLessThan(2 * AT_ONCE_MS);
    const once = await Promise.all(
      [1, 2].map(() => here.do('openTicket', { subject: 'Once', idempotencyKey: key }, 'ticket { id }')),
    );
    expect(once[0]).toEqual(once[1]);
    await here.do('resolveTicket', { ticketId: idOf(ticket!), code: 'FIXED', notes: 'x' });
    await expect
      .poll(() => subscriber.delivered.at(-1), { timeout: 10_000 })
      .toEqual({ ticketStatusChanged: { to: 'RESOLVED' } });
    await expect.poll(async () => (await health(server, '/readyz')).status, { timeout: 5000 }).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 6000)); // what was begun meanwhile has failed by now, or never does
    const warnings = lines.filter(({ msg }) => !/leads to a pooler/.test(String(msg))); // of whatever level
    expect(warnings).toMatchObject([
      { outage: 'database' },
      { outage: 'database', operationsFailed: expect.any(Number) },
    ]);
    expect(warnings[1]!['operationsFailed']).toBeGreaterThanOrEqual(failed);
    expect(warnings[1]!['seconds']).toBeGreaterThan(2);
  });
});

test.runIf(onPostgres())('OUT-03 who stops while the network swallows everything does not wait for it', async () => {
  const network = await aNetwork(ADDRESS!);
  const url = new URL(ADDRESS!);
  url.host = new URL(network.url).host;
  const { server } = await aServer(url.href);
  await new Client(server.url, agent.token).ask(VIEWER);
  network.freeze();
  const beganMs = performance.now();
  await server.stop();
  expect(performance.now() - beganMs).toBeLessThan(8000);
});
