import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { subscribeWithApolloClient } from '../../examples/resume/apollo-client.js';
import { backOffMs, isLater, needsReload, resumption } from '../../examples/resume/going-on.js';
import { subscribeWithGraphqlSse } from '../../examples/resume/graphql-sse.js';
import { subscribeWithGraphqlWs } from '../../examples/resume/graphql-ws.js';
import { resumingClient } from '../../examples/resume/resuming.js';
import { subscribeWithUrql } from '../../examples/resume/urql.js';
import type { DeskOptions, Subscribe } from '../../examples/resume/subscribe.js';
import { Client } from '../support/client.js';
import { aDesk, idOf, PASSWORD, type Desk } from '../support/desk.js';
import { FakeDesk } from '../support/fake-desk.js';
import { aNetwork, type Network } from '../support/network.js';

// Positions expire early: moved on by days, the clock would bring events of its own, recorded on the machine's time, which is too long ago.
const desk = await aDesk({ SOCKET_PING_MS: '1000', RESUME_WINDOW: 'PT1H' });
const brief = await aDesk({ SOCKET_PING_MS: '1000', ACCESS_TOKEN_LIFE: 'PT20S' });
await brief.workspace('brief');
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'AGENT' });
const requester = await acme.person('Requester');

/** As long as nothing may come; the desk of these tests sends a ping every second. */
const SILENCE_MS = 2000;
/** What takes a few silences. */
const PATIENCE = { timeout: 20_000, interval: 20 };

const SUBSCRIPTION = `subscription Watch($after: Position) {
  ticketEvents(types: [TICKET_OPENED], after: $after) { ... on TicketOpened { position subject } } }`;

const open = async (subject: string, who: Client = agent): Promise<string> =>
  idOf((await who.do('openTicket', { subject }, 'ticket { id }'))['ticket']!);

type ByClient = (options: DeskOptions) => Subscribe;

const sockets: readonly (readonly [string, ByClient])[] = [
  ['graphql-ws', subscribeWithGraphqlWs],
  ['Apollo Client', subscribeWithApolloClient],
  ['urql', subscribeWithUrql],
];
const clients: typeof sockets = [
  ...sockets,
  [
    'graphql-sse',
    ({ url, ...options }) => subscribeWithGraphqlSse({ ...options, url: `${url.replace('ws', 'http')}/stream` }),
  ],
];

/** Somebody who watches by one of the clients, through a network of their own. */
class Subscriber {
  readonly delivered: string[] = [];
  readonly faults: unknown[] = [];

  static async begin(
    byClient: ByClient,
    network: Pick<Network, 'url'>,
    after: unknown,
    accessToken = () => Promise.resolve(agent.token!),
    silenceMs = SILENCE_MS,
  ): Promise<Subscriber> {
    const subscriber = new Subscriber();
    const options = { url: network.url, accessToken, silenceMs, wait: () => delay(20) };
    const stop = byClient(options)(
      SUBSCRIPTION,
      String(after),
      (data) => subscriber.delivered.push((data['ticketEvents'] as { readonly subject: string }).subject),
      (fault) => subscriber.faults.push(fault),
    );
    onTestFinished(stop);
    return subscriber;
  }
}

/** Waits until exactly this was told. */
async function expectDelivered({ delivered, faults }: Subscriber, ...subjects: readonly string[]): Promise<void> {
  await expect.poll(() => [delivered, faults], PATIENCE).toEqual([subjects, []]);
}

/** Waits until this was delivered to each of them. */
async function expectDeliveredToAll(all: readonly Begun[], ...subjects: readonly string[]): Promise<void> {
  for (const { name, subscriber } of all)
    await expect.poll(() => [name, subscriber.delivered, subscriber.faults], PATIENCE).toEqual([name, subjects, []]);
}

/** Waits for the reason why a subscriber can't go on. */
async function expectFault({ faults }: Subscriber): Promise<unknown> {
  await expect.poll(() => faults, PATIENCE).toHaveLength(1);
  return faults[0];
}

/** Signs in with each call, at the desk's time. */
const signingIn = (at: Desk, email: string) => () => at.anonymous.signIn({ email, password: PASSWORD });

/** Moves the desk's clock forward for one test. */
function advance(at: Desk, duration: string): void {
  at.clock.advance(duration);
  onTestFinished(() => at.clock.advance(`-${duration}`));
}

describe.each(clients)('%s', (_name, byClient) => {
  test('L3 goes on after the last position it saw, through a network that breaks', async () => {
    const network = await aNetwork(desk.server.url);
    const { asOf } = await agent.ask('{ asOf }');
    const subscriber = await Subscriber.begin(byClient, network, asOf);

    await open('before');
    await expectDelivered(subscriber, 'before');
    network.cut();
    await open('while it is broken');
    await open('and another');
    network.mend();
    await expectDelivered(subscriber, 'before', 'while it is broken', 'and another');
    network.cut();
    network.mend();
    await open('after');
    await expectDelivered(subscriber, 'before', 'while it is broken', 'and another', 'after');
    expect(network.connections).toBeGreaterThanOrEqual(3);
  });

  test('L7 goes on after an error that says where', async () => {
    const { channels } = desk.server.services;
    const subscribe = vi.spyOn(channels, 'subscribe');
    onTestFinished(() => subscribe.mockRestore());
    const { asOf } = await agent.ask('{ asOf }');
    const subscriber = await Subscriber.begin(byClient, { url: desk.server.url.replace('http', 'ws') }, asOf);
    await open('before');
    await expectDelivered(subscriber, 'before');

    const [, , , sink] = subscribe.mock.lastCall!;
    sink.error({ why: 'FAULT', fault: new Error('planted') });
    await open('after');
    await expectDelivered(subscriber, 'before', 'after');
    expect(subscribe).toHaveBeenCalledTimes(2);
  });

  test('L4 ends once, and says why, when its position has expired', async () => {
    const { asOf } = await agent.ask('{ asOf }');
    await open('too long ago');
    advance(desk, 'PT2H');
    const network = await aNetwork(desk.server.url);
    const subscriber = await Subscriber.begin(byClient, network, asOf, signingIn(desk, 'agent@acme.test'));
    expect(needsReload(await expectFault(subscriber))).toBe(true);
    await desk.subscribers(0);
    expect(network.connections).toBe(1);
  });

  test('TRUST-03 gives up when a fresh token is refused too', async () => {
    const network = await aNetwork(desk.server.url);
    let asked = 0;
    const subscriber = await Subscriber.begin(byClient, network, 'p0', async () => `none${(asked += 1)}`);
    const fault = await expectFault(subscriber);
    expect(`${(fault as { readonly code?: number }).code} ${String(fault)}`).toMatch(/4403|UNAUTHENTICATED/);
    expect(asked).toBe(2);
  });

  test('L5 goes on with a fresh token when the one in use has ended', async () => {
    const network = await aNetwork(desk.server.url);
    const { asOf } = await agent.ask('{ asOf }');
    let token = agent.token!;
    const subscriber = await Subscriber.begin(byClient, network, asOf, async () => token);
    await desk.subscribers(1);
    advance(desk, 'PT16M');
    token = await signingIn(desk, 'agent@acme.test')();
    await open('after', new Client(desk.server.url, token));
    await expectDelivered(subscriber, 'after');
  });
});

/** One client of several that do the same at once. */
interface Begun {
  readonly name: string;
  readonly network: Network;
  readonly subscriber: Subscriber;
  /** What the desk sent it. */
  readonly received: () => string;
  /** How often it asked for a token. */
  readonly asked: () => number;
}

/** Begins each client on a network of its own. */
const beginAll = (
  of: typeof clients,
  at: Desk,
  after: unknown,
  accessToken: () => Promise<string>,
  silenceMs?: number,
): Promise<readonly Begun[]> =>
  Promise.all(
    of.map(async ([name, byClient]) => {
      let [received, asked] = ['', 0];
      const network = await aNetwork(at.server.url, (text) => (received += text));
      const token = (): Promise<string> => {
        asked += 1;
        return accessToken();
      };
      const subscriber = await Subscriber.begin(byClient, network, after, token, silenceMs);
      return { name, network, subscriber, received: () => received, asked: () => asked };
    }),
  );

describe('every client, all at once as each waits for seconds', () => {
  test('L12 finds a network that swallows everything, and connects anew, also when that is swallowed', async () => {
    const { asOf } = await agent.ask('{ asOf }');
    const all = await beginAll(clients, desk, asOf, () => Promise.resolve(agent.token!));
    await open('before');
    await expectDeliveredToAll(all, 'before');

    for (const { network } of all) network.freeze();
    await open('while it is frozen');
    for (const { name, network } of all)
      await expect.poll(() => network.connections, { ...PATIENCE, message: name }).toBeGreaterThanOrEqual(2);
    for (const { name, network } of all)
      expect(network.connections, `${name} connects again and again`).toBeLessThan(10);
    for (const { network } of all) network.mend();
    await expectDeliveredToAll(all, 'before', 'while it is frozen');
  });

  test('L12 does not expire while nothing happens that it may see: heartbeats say how far events were delivered', async () => {
    const { asOf } = await requester.ask('{ asOf }');
    const token = signingIn(desk, 'requester@acme.test');
    const all = await beginAll(clients, desk, asOf, token, 2 * SILENCE_MS); // on one connection, however busy the machine
    await desk.subscribers(all.length);
    await open('not theirs');
    const { asOf: now } = await requester.ask('{ asOf }');
    const heartbeat = new RegExp(`"position":"${String(now)}"|id: ${String(now)}\n`, 'g');
    for (const { name, received } of all)
      await expect
        .poll(() => received().match(heartbeat)?.length ?? 0, { ...PATIENCE, message: name })
        .toBeGreaterThan(2); // the second ping comes after one of the client's own, and counts

    for (const { network } of all) network.cut();
    await desk.subscribers(0);
    advance(desk, 'PT2H');
    for (const { network } of all) network.mend();
    await desk.subscribers(all.length);
    await open('theirs', new Client(desk.server.url, await token()));
    await expectDeliveredToAll(all, 'theirs');
  });

  test('L5 renews its socket before its token ends, and stays on it', async () => {
    const token = signingIn(brief, 'admin@brief.test');
    const { asOf } = await new Client(brief.server.url, await token()).ask('{ asOf }');
    const all = await beginAll(sockets, brief, asOf, token);
    await brief.subscribers(all.length);
    for (const _part of ['the first token has nearly ended', 'it has ended']) {
      advance(brief, 'PT15S');
      const before = all.map(({ asked }) => asked());
      for (const [i, { name, asked }] of all.entries())
        await expect.poll(asked, { ...PATIENCE, message: name }).toBeGreaterThan(before[i]! + 1); // a ping apart: renewed, and tokens were looked at
    }
    await open('after', new Client(brief.server.url, await token()));
    await expectDeliveredToAll(all, 'after');
    expect(all.map(({ network }) => network.connections)).toEqual(all.map(() => 1));
  });
});

describe('a socket', () => {
  test('goes on after what a ping says only where the desk knew of the subscription when it said so', async () => {
    const fake = await FakeDesk.begin();
    const client = resumingClient({
      url: fake.url,
      accessToken: async () => '',
      silenceMs: 1200,
      wait: () => delay(5),
    });
    const leave = client.subscribe(
      { query: SUBSCRIPTION, variables: { after: 'p9' } },
      { next() {}, error() {}, complete() {} },
    );
    onTestFinished(leave);

    expect(await fake.next('subscribe')).toMatchObject({ payload: { variables: { after: 'p9' } } });
    fake.say({ type: 'ping', payload: { position: 'p1a' } }); // on its way before
    await fake.next('pong');
    fake.drop();
    expect(await fake.next('subscribe')).toMatchObject({ payload: { variables: { after: 'p9' } } });
    await fake.next('ping');
    fake.say({ type: 'pong' });
    for (const position of ['p1a', 'p8']) fake.say({ type: 'ping', payload: { position } });
    for (const _ping of [1, 2]) await fake.next('pong');
    fake.drop();
    expect(await fake.next('subscribe')).toMatchObject({ payload: { variables: { after: 'p1a' } } });
  });

  test('takes a token that came after the socket it was asked for, and asks for no other', async () => {
    const fake = await FakeDesk.begin();
    const { promise: token, resolve: give } = Promise.withResolvers<string>();
    const accessToken = vi.fn<() => Promise<string>>(() => token);
    const client = resumingClient({ url: fake.url, accessToken, wait: () => delay(5) });
    onTestFinished(
      client.subscribe({ query: SUBSCRIPTION, variables: { after: 'p9' } }, { next() {}, error() {}, complete() {} }),
    );
    await expect.poll(() => accessToken.mock.calls.length).toBe(1);
    fake.drop();
    give('late');
    await fake.next('subscribe');
    expect(accessToken).toHaveBeenCalledTimes(1);
  });

  test('that the desk could not tell an answer on asks for it again, and passes on an error that is for good', async () => {
    const fake = await FakeDesk.begin();
    const client = resumingClient({ url: fake.url, accessToken: async () => '', wait: () => delay(5) });
    const faults: unknown[] = [];
    const sink = { next() {}, error: (fault: unknown) => faults.push(fault), complete() {} };
    onTestFinished(client.subscribe({ query: SUBSCRIPTION, variables: { after: 'p9' } }, sink));

    const { id } = await fake.next('subscribe');
    fake.say({ id, type: 'next', payload: { data: { ticketEvents: { position: 'p10' } } } });
    const error = (code: string, more = {}) => [{ message: 'x', extensions: { code, ...more } }];
    fake.say({ id, type: 'next', payload: { data: null, errors: error('INTERNAL_SERVER_ERROR') } });
    const again = await fake.next('subscribe');
    expect(again).toMatchObject({ payload: { variables: { after: 'p10' } } });
    const reload = error('RELOAD_NEEDED', { resumeAfter: 'p11' });
    fake.say({ id: again['id'], type: 'error', payload: reload });
    await expect.poll(() => faults).toEqual([reload]);
  });
});

describe('going on', () => {
  const refused = (code: string, more = {}) => [{ message: 'x', extensions: { code, ...more } }];

  test.each<[string, unknown, string | null | undefined, boolean]>([
    ['where the error says', refused('TOO_SLOW', { resumeAfter: 'p7' }), 'p7', false],
    ['where an error says that clients do not know yet', refused('NEW_ONE', { resumeAfter: 'p7' }), 'p7', false],
    ['where it was, when that is unknown', refused('TOO_SLOW', { resumeAfter: null }), null, false],
    ['where it was, after a fault before it began', refused('INTERNAL_SERVER_ERROR'), null, false],
    ['nowhere, when the position is too old', refused('POSITION_EXPIRED', { oldest: 'p7' }), undefined, true],
    ['nowhere, when other things may be seen', refused('RELOAD_NEEDED', { resumeAfter: 'p7' }), undefined, true],
    ['nowhere, when it is not for this role', refused('FORBIDDEN'), undefined, false],
    ['nowhere, when the socket was refused', { code: 4403, reason: 'Forbidden' }, undefined, false],
  ])('goes on %s', (_where, fault, after, reload) => {
    expect([resumption(fault), needsReload(fault)]).toEqual([after, reload]);
  });

  test.each([
    ['p2', 'p1', true],
    ['pa', 'p9', true],
    ['p10', 'pz', true],
    ['pz', 'p10', false],
    ['p1', 'p1', false],
  ])('takes %s for later than %s: %s', (one, other, later) => {
    expect(isLater(one, other)).toBe(later);
  });

  test('waits longer each time, never longer than 30 seconds, and not as long as the others', () => {
    const waits = (tries: number) => Array.from({ length: 200 }, () => backOffMs(tries));
    for (const [tries, most] of [
      [0, 1000],
      [3, 8000],
      [5, 30_000],
      [5000, 30_000],
    ] as const) {
      expect(Math.max(...waits(tries))).toBeLessThanOrEqual(most);
      expect(Math.min(...waits(tries))).toBeGreaterThanOrEqual(most / 2);
      expect(new Set(waits(tries)).size).toBeGreaterThan(100);
    }
  });
});

test('the board shows a queue and what changes in it, through a broken network, and loads again when it must', async () => {
  const network = await aNetwork(desk.server.url);
  const settings = { DESK_URL: network.url.replace('ws', 'http'), EMAIL: 'agent@acme.test', PASSWORD };
  const board = spawn('npm', ['run', '-s', 'example:board'], { env: { ...process.env, ...settings }, detached: true });
  const ended = once(board, 'exit');
  onTestFinished(async () => {
    process.kill(-board.pid!, 'SIGTERM');
    await ended;
  });
  let said = '';
  for (const stream of [board.stdout, board.stderr]) stream.on('data', (text) => (said += String(text)));
  const expectSaid = async (line: RegExp): Promise<void> => {
    await expect.poll(() => said, PATIENCE).toMatch(line);
  };

  const ticketId = await open('on the wall before');
  await expectSaid(/^ {2}INC-\d+ P3 NEW on the wall before \(nobody\)$/m);
  await desk.subscribers(1);
  await open('on the wall');
  await expectSaid(/^\+ INC-\d+ P3 NEW on the wall \(nobody\)$/m);
  network.cut();
  await agent.do('startTicket', { ticketId });
  network.mend();
  await expectSaid(/^~ INC-\d+ P3 OPEN on the wall before \(nobody\)$/m);
  await agent.do('resolveTicket', { ticketId, code: 'FIXED', notes: 'x' });
  await expectSaid(/^- INC-\d+ P3 RESOLVED on the wall before/m);

  network.cut();
  await open('too long ago to be told');
  advance(desk, 'PT2H');
  network.mend();
  await expectSaid(/ open\n(.*\n)* {2}INC-\d+ P3 NEW too long ago to be told/);
});
