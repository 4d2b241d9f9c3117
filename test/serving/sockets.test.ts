import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startServer } from '../../src/server.js';
import { readSettings } from '../../src/settings.js';
import { PASSWORD, aDesk, idOf } from '../support/desk.js';
import type { Services } from '../../src/graphql/context.js';
import type { Client } from '../support/client.js';
import { RawSocket } from '../support/raw-socket.js';
import { RawStream } from '../support/raw-stream.js';

const desk = await aDesk({ SOCKET_PING_MS: '1000', MAX_LINES_PER_PERSON: '100' });
const acme = await desk.workspace('acme');
const { url } = desk.server;
const agent = await acme.person('Agent', { role: 'AGENT' });
const signedIn = () => RawSocket.signedIn(url, agent.token);
const aTicket = async (client: Client, subject = 'x') =>
  idOf((await client.do('openTicket', { subject }, 'ticket { id }'))['ticket']!);

const SUBSCRIPTION = 'subscription ($after: Position) { ticketStatusChanged(after: $after) { position to } }';
const PRESENCE = 'subscription ($ticketId: ID!) { presence(ticketId: $ticketId) { people { typing } } }';

/** From now on nobody begins to watch until the answer is called: as when the database is slow. */
function slowly(services: Services): () => void {
  const those = services as { subscriberOf: Services['subscriberOf'] };
  const { subscriberOf } = those;
  let goOn = (): void => {};
  const wait = new Promise<void>((resolve) => (goOn = resolve));
  those.subscriberOf = (session) => wait.then(() => subscriberOf(session));
  onTestFinished(() => void (those.subscriberOf = subscriberOf));
  return goOn;
}

test('L3 who subscribes, and then changes something on the same socket, hears of it', async () => {
  for (let i = 0; i < 10; i += 1) {
    const socket = await signedIn();
    socket.subscribe('watch', 'subscription { ticketChanges { kind } }');
    socket.subscribe('do', 'mutation { openTicket(input: { subject: "x" }) { ticket { id } } }');
    await expect
      .poll(() => socket.received.filter(({ id }) => String(id) === 'watch'), { timeout: 10_000 })
      .toHaveLength(1);
    socket.webSocket.close();
    await socket.closed;
  }
});

describe('a subscriber that goes', () => {
  test('L10 leaves nothing behind, whichever way it goes', async () => {
    const before = process.getActiveResourcesInfo().filter((name) => /TCP|Timeout/.test(name)).length;
    const ways: readonly ((socket: RawSocket) => unknown)[] = [
      (socket) => ['1', 'presence'].forEach((id) => socket.say({ id, type: 'complete' })),
      (socket) => socket.webSocket.close(),
      (socket) => socket.webSocket.terminate(),
      (socket) => socket.say('{'),
    ];
    const ticketId = await aTicket(agent);
    const sockets = await Promise.all(Array.from({ length: 40 }, signedIn));
    for (const socket of sockets) {
      socket.subscribe('presence', PRESENCE, { ticketId });
      socket.subscribe('1', SUBSCRIPTION);
      socket.subscribe('2', 'subscription { ticketStatusChanged(where: { description: { eq: "x" } }) { to } }');
      await socket.next('error');
    }
    await desk.subscribers(80);
    sockets.forEach((socket, i) => ways[i % ways.length]!(socket));
    await desk.subscribers(0);
    for (const socket of sockets) socket.webSocket.close();
    await Promise.all(sockets.map(({ closed }) => closed));
    const now = () => process.getActiveResourcesInfo().filter((name) => /TCP|Timeout/.test(name)).length;
    for (let i = 0; now() > before + 4 && i < 500; i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(now()).toBeLessThanOrEqual(before + 4); // this loop's own timer, and pooled connections
  });
});

describe('a heartbeat', () => {
  test('L12 carries the position up to which everything was told, also where nothing was wanted', async () => {
    const socket = await signedIn();
    socket.subscribe('1', SUBSCRIPTION);
    await desk.subscribers(1);
    await aTicket(agent);
    const { asOf } = await agent.ask('{ asOf }');
    for (;;) {
      const { payload } = await socket.next('ping');
      if (String(payload?.['position']) === String(asOf)) break;
    }
    expect(socket.received.some(({ type }) => String(type) === 'next')).toBe(false);
  });

  test('L12 carries no position while something begins that may lie behind it', async () => {
    const { asOf } = await agent.ask('{ asOf }');
    await aTicket(agent);
    const socket = await signedIn();
    socket.subscribe('running', SUBSCRIPTION);
    await desk.subscribers(1);
    const goOn = slowly(desk.server.services);
    socket.subscribe('beginning', SUBSCRIPTION, { after: asOf });
    await socket.next('ping'); // it may have been on its way
    expect((await socket.next('ping'))['payload']).toBeUndefined();
    goOn();
    await desk.subscribers(2);
    expect((await socket.next('ping'))['payload']).toBeDefined();
    socket.webSocket.close();
    await desk.subscribers(0);
  });

  test('L12 finds a dead peer: one that answers nothing is gone with the next but one', async () => {
    const dead = await RawSocket.signedIn(url, agent.token, true);
    dead.subscribe('1', SUBSCRIPTION);
    await desk.subscribers(1);
    expect((await dead.closed)[0]).toBe(1006);
    await desk.subscribers(0);
    expect(readSettings({}).SOCKET_PING_MS * 2).toBeLessThanOrEqual(30_000);
  });
});

describe('a desk that stops', () => {
  test.each(['socket', 'stream'])('L11 does not wait for a subscription that begins, on a %s', async (line) => {
    const server = await startServer(readSettings({ PORT: '0', NODE_ENV: 'test' }), {
      database: desk.database,
      log: pino({ level: 'silent' }),
    });
    onTestFinished(() => server.stop());
    const asked = new Promise<void>((resolve) => {
      const { clock } = server.services;
      (server.services as { clock: Services['clock'] }).clock = () => (resolve(), clock());
    });
    const goOn = slowly(server.services);
    const socket = line === 'socket' ? await RawSocket.signedIn(server.url, agent.token) : null;
    socket?.subscribe('1', SUBSCRIPTION);
    const stream = socket ? null : RawStream.open(server.url, agent.token, { query: SUBSCRIPTION });
    stream?.catch(() => {}); // it may be refused
    await asked;
    const begin = performance.now();
    const stopped = server.stop();
    goOn();
    await stopped;
    expect(performance.now() - begin).toBeLessThan(3000); // what runs may take 5 s to finish
  });

  test('L11 lets what runs finish, says where subscribers stand, and closes with 1001; elsewhere they go on and lose nothing', async () => {
    const server = await startServer(readSettings({ PORT: '0', NODE_ENV: 'test' }), {
      database: desk.database,
      log: pino({ level: 'silent' }),
    });
    onTestFinished(() => server.stop());
    const socket = await RawSocket.signedIn(server.url, agent.token);
    socket.subscribe('watching', SUBSCRIPTION);
    socket.subscribe('asking', `{ viewer { name } }`);
    await socket.next('complete');
    const ticketId = await aTicket(agent);
    await agent.do('startTicket', { ticketId });
    const { asOf } = await agent.ask('{ asOf }');
    expect((await socket.next('next'))['payload']!['data']!['ticketStatusChanged']).toMatchObject({ to: 'OPEN' });
    const signIn = `mutation { signIn(input: { email: "agent@acme.test", password: "${PASSWORD}" }) { session { person { name } } } }`;
    socket.subscribe('running', signIn);
    socket.say({ type: 'ping' });
    await socket.next('pong'); // what was said before it has begun
    const stopped = server.stop();
    expect(await socket.next('next')).toMatchObject({
      id: 'running',
      payload: { data: { signIn: { session: { person: { name: 'Agent' } } } } },
    });
    expect((await socket.closed)[0]).toBe(1001);
    await stopped;
    const last = socket.received.findLast(({ type }) => String(type) === 'ping')!;
    expect(last['payload']!['position']).toEqual(asOf);

    await agent.do('resolveTicket', { ticketId, code: 'FIXED', notes: 'x' });
    const elsewhere = await signedIn();
    elsewhere.subscribe('watching', SUBSCRIPTION, { after: last['payload']!['position'] });
    expect((await elsewhere.next('next'))['payload']!['data']!['ticketStatusChanged']).toMatchObject({
      to: 'RESOLVED',
    });
  });
});
