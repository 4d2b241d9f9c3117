import { connect, createServer, type AddressInfo } from 'node:net';
import { pino } from 'pino';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { startServer, type RunningServer } from '../../src/server.js';
import { gathered, type Notifier } from '../../src/realtime/notifier.js';
import { redisNotifier } from '../../src/realtime/redis-notifier.js';
import { readSettings } from '../../src/settings.js';
import { Client, type Subscriber } from '../support/client.js';
import { onPostgres } from '../support/database.js';
import { aDesk } from '../support/desk.js';
import { aNetwork } from '../support/network.js';

test('hints that come while one is on its way become one, and each key keeps its last', async () => {
  const sent: (readonly string[])[] = [];
  let go = (): void => {};
  const notify = gathered(
    (messages) => {
      sent.push(messages);
      return new Promise<void>((resolve) => (go = resolve));
    },
    () => {},
  );
  notify('a', 'a1');
  for (const message of ['a2', 'a3', 'a4']) notify('a', message);
  notify('b', 'b1');
  go();
  await new Promise(setImmediate);
  expect(sent).toEqual([['a1'], ['a4', 'b1']]);
});

const REDIS = process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379';
const redisAnswers = await new Promise<boolean>((resolve) => {
  const { hostname, port } = new URL(REDIS);
  const socket = connect(Number(port || 6379), hostname, () => resolve(true)).on('error', () => resolve(false));
  socket.unref();
});

/** Notifies until it is received: the publisher has to find Redis again, too. */
async function receivesItself(notifier: Notifier, received: readonly unknown[]): Promise<void> {
  await expect
    .poll(() => {
      notifier.notify('a', 'here');
      return received;
    })
    .toContain('here');
}

/** Between them nothing but the notifier: the poll would come too late for any test. */
const ALONE = { PORT: '0', NODE_ENV: 'test', FEED_POLL_MS: '60000' };

// The embedded database has but one process, and so no notifier. Redis is tried where it is.
const NOTIFY = onPostgres() ? [['NOTIFY', {}] as const] : [];
const REDIS_TOO = onPostgres() && redisAnswers ? [['Redis', { REDIS_URL: REDIS }] as const] : [];

const desk = await aDesk();
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'AGENT' });

async function aProcess(more: Readonly<Record<string, string>>): Promise<RunningServer> {
  const settings = readSettings({ ...ALONE, ...more, DATABASE_URL: desk.database.url! });
  const server = await startServer(settings, { database: desk.database, log: pino({ level: 'silent' }) });
  onTestFinished(() => server.stop());
  return server;
}

async function aSubscriber(server: RunningServer): Promise<Subscriber> {
  const subscriber = new Client(server.url, agent.token).subscribe('subscription { ticketStatusChanged { to } }');
  for (let i = 0; server.services.channels.subscribers !== 1 && i < 500; i += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  return subscriber;
}

test.each([...NOTIFY, ...REDIS_TOO])(
  'L3 a subscriber on one receives what happened on the other: %s',
  async (_kind, more) => {
    const [here, there] = [await aProcess(more), await aProcess(more)];
    const subscriber = await aSubscriber(there);
    const writer = new Client(here.url, agent.token);
    const { ticket } = await writer.do('openTicket', { subject: 'x' }, 'ticket { id }');
    await writer.do('startTicket', { ticketId: ticket!['id'] });
    expect(await subscriber.next()).toEqual({ to: 'OPEN' });
  },
);

test.each(NOTIFY)(
  'L3 a lost connection is made anew, and what happened meanwhile is found: %s',
  async (_kind, more) => {
    const [here, there] = [await aProcess(more), await aProcess(more)];
    const subscriber = await aSubscriber(there);
    const writer = new Client(here.url, agent.token);
    const { ticket } = await writer.do('openTicket', { subject: 'x' }, 'ticket { id }');
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'ticketwire notifier' and datname = current_database()`.execute(
      desk.database.em().getKysely(),
    );
    await writer.do('startTicket', { ticketId: ticket!['id'] });
    expect(await subscriber.next()).toEqual({ to: 'OPEN' });
    await writer.do('resolveTicket', { ticketId: ticket!['id'], code: 'FIXED', notes: 'x' });
    expect(await subscriber.next()).toEqual({ to: 'RESOLVED' });
  },
);

test.each(NOTIFY)(
  'L16 a message that no process sends is reported, and what comes after it received: %s',
  async (_kind, more) => {
    const [here, there] = [await aProcess(more), await aProcess(more)];
    const subscriber = await aSubscriber(there);
    const writer = new Client(here.url, agent.token);
    const { ticket } = await writer.do('openTicket', { subject: 'x' }, 'ticket { id }');
    await sql`select pg_notify('ticketwire', 'presence no JSON')`.execute(desk.database.em().getKysely());
    await writer.do('startTicket', { ticketId: ticket!['id'] });
    expect(await subscriber.next()).toEqual({ to: 'OPEN' });
  },
);

test.runIf(redisAnswers)('L3 a Redis that is away at the start notifies once it is there', async () => {
  const { hostname, port } = new URL(REDIS);
  const listener = createServer((client) => {
    const redis = connect(Number(port || 6379), hostname);
    client.pipe(redis).pipe(client);
    client.on('error', () => redis.destroy()).on('close', () => redis.destroy());
  });
  const listen = (at: number): Promise<unknown> =>
    new Promise<void>((resolve) => listener.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const { port: free } = listener.address() as AddressInfo;
  await new Promise((resolve) => listener.close(resolve));

  const faults: unknown[] = [];
  const notifier = redisNotifier(`redis://127.0.0.1:${free}`, 5000, (fault) => faults.push(fault));
  const received: (string | null)[] = [];
  notifier.listen((message) => received.push(message));
  await expect.poll(() => faults.length).toBeGreaterThan(0);
  await listen(free);
  await expect.poll(() => received, { timeout: 10_000 }).toContain(null); // what came before may be missed
  await receivesItself(notifier, received);
  await notifier.stop();
  await new Promise((resolve) => listener.close(resolve));
});

test.runIf(redisAnswers)('L3 a Redis that falls silent is lost, and notifies again once it speaks', async () => {
  const network = await aNetwork(REDIS);
  const faults: unknown[] = [];
  const notifier = redisNotifier(`redis://${new URL(network.url).host}`, 1000, (fault) => faults.push(fault));
  const received: (string | null)[] = [];
  notifier.listen((message) => received.push(message));
  await expect.poll(() => received, { timeout: 10_000 }).toContain(null);
  network.freeze();
  await expect.poll(() => String(faults), { timeout: 10_000 }).toContain('silent for 1000 ms');
  received.length = 0;
  network.mend();
  await expect.poll(() => received, { timeout: 10_000 }).toContain(null);
  await receivesItself(notifier, received);
  await notifier.stop();
});
