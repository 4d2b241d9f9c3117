import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { startServer, type RunningServer } from '../../src/server.js';
import { readSettings } from '../../src/settings.js';
import { Client } from '../support/client.js';
import { aDatabase, onPostgres } from '../support/database.js';
import { aDesk, idOf, PASSWORD } from '../support/desk.js';
import { aLog, type LogLine } from '../support/log.js';
import { RawSocket } from '../support/raw-socket.js';
import { RawStream } from '../support/raw-stream.js';
import type { Reads } from '../../src/persistence/database.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'AGENT' });
const fragile = await aDatabase(); // one test breaks it

const VIEWER = '{ viewer { name } }';
const UNAVAILABLE = expect.objectContaining({ extensions: { code: 'UNAVAILABLE', retryAfter: 1 } });

async function aServer(
  more: Readonly<Record<string, string>>,
): Promise<{ server: RunningServer; lines: readonly LogLine[] }> {
  const { log, lines } = aLog();
  const settings = readSettings({ PORT: '0', NODE_ENV: 'test', ...more });
  const server = await startServer(settings, { log, database: desk.database });
  onTestFinished(() => server.stop());
  return { server, lines };
}

const readiness = async (server: RunningServer) => {
  const response = await fetch(new URL('/readyz', server.url));
  return { code: response.status, ...((await response.json()) as { checks: Record<string, string> }) };
};

const outages = (lines: readonly LogLine[]) =>
  lines.filter(({ level }) => level > 30).map(({ outage, msg }) => outage ?? msg);

const hasRedis = await once(spawn('redis-server', ['--version']), 'exit').then(
  () => true,
  () => false,
);

async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function aRedis(port: number): Promise<ChildProcess> {
  const redis = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void redis.kill('SIGKILL'));
  for await (const said of redis.stdout!) if (String(said).includes('Ready to accept')) break;
  return redis;
}

test.runIf(hasRedis)(
  'OUT-05 without Redis no operation fails, and both are said of it once',
  { timeout: 60_000 },
  async () => {
    const port = await aFreePort();
    const redis = await aRedis(port);
    const apart = { REDIS_URL: `redis://127.0.0.1:${port}`, FEED_POLL_MS: '200' };
    const [here, there] = [await aServer(apart), await aServer(apart)];
    const [writer, reader] = [new Client(here.server.url, agent.token), new Client(there.server.url, agent.token)];
    const subscriber = reader.subscribe('subscription { ticketStatusChanged { to } }');
    await expect.poll(() => there.server.services.channels.subscribers, { timeout: 5000 }).toBe(1);
    expect(await readiness(here.server)).toMatchObject({ code: 200, checks: { notifications: 'ok' } });

    redis.kill('SIGKILL');
    await once(redis, 'exit');
    await expect
      .poll(() => [outages(here.lines), outages(there.lines)], { timeout: 5000 })
      .toEqual([['redis'], ['redis']]);
    const { ticket } = await writer.do('openTicket', { subject: 'x' }, 'ticket { id }');
    await writer.do('startTicket', { ticketId: idOf(ticket!) });
    expect(await subscriber.next()).toEqual({ to: 'OPEN' });
    expect(await readiness(here.server)).toMatchObject({
      code: 200,
      checks: { database: 'ok', notifications: 'degraded' },
    });
    await new Promise((resolve) => setTimeout(resolve, 1500)); // it is tried again meanwhile

    await aRedis(port);
    const twice = ['redis', 'redis'];
    await expect.poll(() => [outages(here.lines), outages(there.lines)], { timeout: 10_000 }).toEqual([twice, twice]);
    expect(here.lines.filter(({ outage }) => outage)).toMatchObject([
      { msg: expect.stringContaining('Redis is away'), reason: expect.any(String) },
      { msg: 'Redis is back', operationsFailed: 0 },
    ]);
    expect(await readiness(here.server)).toMatchObject({ code: 200, checks: { notifications: 'ok' } });
  },
);

test.runIf(onPostgres())(
  'OUT-05 a connection that notifies and is lost alone is no outage of the database',
  async () => {
    const { server, lines } = await aServer({ DATABASE_URL: desk.database.url! });
    const client = new Client(server.url, agent.token);
    for (let i = 0; i < 3; i += 1) {
      await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where application_name = 'ticketwire notifier' and datname = current_database()`.execute(
        desk.database.em().getKysely(),
      );
      await client.ask(VIEWER);
    }
    await expect
      .poll(async () => (await readiness(server)).checks)
      .toMatchObject({ database: 'ok', notifications: 'ok' });
    expect(outages(lines).filter((outage) => outage !== 'notifications')).toEqual([]);
  },
);

test('OUT-01 what could be read is answered beside what could not', async () => {
  const id = idOf((await agent.do('openTicket', { subject: 'x' }, 'ticket { id }'))['ticket']!);
  const { reads } = desk.database;
  const broken: Reads = {
    getKysely: (...options) => {
      if (new Error('x').stack!.includes('reader.ts'))
        throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
      return reads.getKysely(...options);
    },
  };
  (desk.database as { reads: Reads }).reads = broken;
  onTestFinished(() => void ((desk.database as { reads: Reads }).reads = reads));
  const both = await agent.send('query ($id: ID!) { asOf ticket(id: $id) { subject } }', { id });
  expect(both).toMatchObject({ status: 200, data: { asOf: expect.any(String), ticket: null } });
  expect(both.errors).toEqual([expect.objectContaining({ path: ['ticket'] })]);
  expect(both.errors).toEqual([UNAVAILABLE]);
  const one = await agent.send('query ($id: ID!) { __typename ticket(id: $id) { subject } }', { id });
  expect(one).toMatchObject({ status: 503, errors: [UNAVAILABLE] });
});

// A server would be restarted; the embedded database lies in the process.
test.runIf(!onPostgres())('OUT-01 OUT-02 OUT-04 an embedded database that fails is an outage, told once', async () => {
  const { log, lines } = aLog();
  const server = await startServer(readSettings({ PORT: '0', NODE_ENV: 'test' }), { log, database: fragile });
  onTestFinished(() => server.stop());
  const native = fragile.orm.em.getConnection() as unknown as {
    getNativeClient(): Promise<{ close(): Promise<void> }>;
  };
  const anonymous = new Client(server.url);
  const socket = await RawSocket.open(server.url);
  socket.say({ type: 'connection_init' });
  await socket.next('connection_ack');
  expect(await readiness(server)).toMatchObject({ code: 200, status: 'ready' });
  await (await native.getNativeClient()).close();

  const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }';
  const variables = { input: { email: 'agent@acme.test', password: PASSWORD } };
  for (let i = 0; i < 3; i += 1) {
    const answer = await anonymous.send(SIGN_IN, variables);
    expect(answer).toMatchObject({ status: 503, errors: [UNAVAILABLE] });
    expect(answer.headers.get('retry-after')).toBe('1');
    socket.subscribe(`${i}`, SIGN_IN, variables);
    expect(await socket.next('error')).toMatchObject({ payload: [UNAVAILABLE] });
    const stream = await RawStream.open(server.url, null, { query: SIGN_IN, variables });
    expect(await stream.next()).toMatchObject({ data: { errors: [UNAVAILABLE] } });
    expect(await readiness(server)).toMatchObject({ code: 503, checks: { database: 'failed' } });
  }
  await new Promise((resolve) => setTimeout(resolve, 1500)); // what is done by the clock meets it, too
  expect(outages(lines)).toEqual(['database']);
  expect((await fetch(new URL('/healthz', server.url))).status).toBe(200);
});
