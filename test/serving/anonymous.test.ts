import { once } from 'node:events';
import { createClient } from 'graphql-ws';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { aDesk } from '../support/desk.js';
import { RawSocket } from '../support/raw-socket.js';
import { RawStream } from '../support/raw-stream.js';
import { frameOf, RawTcp, upgradeRequest } from '../support/raw-tcp.js';

const SHARED = { MAX_ANONYMOUS: '12', TRUSTED_PROXIES: 'loopback' };
/** Where nothing ends while a test counts, however slow the machine is. */
const desk = await aDesk({ ...SHARED, ANONYMOUS_LIFE_MS: '25000', CONNECTION_INIT_WAIT_MS: '8000' });
const [LIFE_MS, SILENT_MS] = [1500, 1200];
/** The same, where sockets and streams end soon. */
const brief = await aDesk({
  ...SHARED,
  ANONYMOUS_LIFE_MS: String(LIFE_MS),
  CONNECTION_INIT_WAIT_MS: String(SILENT_MS),
});
const membersOnly = await aDesk({ MAX_ANONYMOUS_PER_ADDRESS: '0' });
const { admin: member } = await membersOnly.workspace('closed');
const acme = await desk.workspace('acme');
const { url } = desk.server;
const { token } = acme.admin;
const { url: briefUrl } = brief.server;
const bo = (await brief.workspace('brief')).admin;
const REFUSAL = 'Without a token at most 5 sockets and streams may be open at one address, 12 in all';

/** An address of its own for each test. */
let addresses = 0;
const anAddress = (): string => `192.0.2.${(addresses += 1)}`;

interface Socket {
  readonly webSocket: WebSocket;
  readonly acknowledged: Promise<boolean>;
  readonly closed: Promise<readonly [code: number, reason: string]>;
}

/** A socket from this address; `init` is what it says at once. */
async function open(address: string, init: object | null = {}, to = url): Promise<Socket> {
  const webSocket = new WebSocket(to.replace('http', 'ws'), 'graphql-transport-ws', {
    headers: { 'x-forwarded-for': address },
  });
  onTestFinished(() => webSocket.terminate());
  const closed = once(webSocket, 'close').then(([code, reason]) => [code as number, String(reason)] as const);
  const acknowledged = new Promise<boolean>((resolve) => {
    webSocket.on('message', (data) => {
      if (String(data).includes('connection_ack')) resolve(true);
    });
    webSocket.on('close', () => resolve(false));
  });
  await once(webSocket, 'open');
  if (init) webSocket.send(JSON.stringify({ type: 'connection_init', payload: init }));
  return { webSocket, acknowledged, closed };
}

const signedIn = { authorization: `Bearer ${token}` };
const opened = (count: number, address: () => string, init?: object | null, to?: string): Promise<readonly Socket[]> =>
  Promise.all(Array.from({ length: count }, () => open(address(), init, to)));
const countOpen = (sockets: readonly Socket[]): number =>
  sockets.filter(({ webSocket }) => webSocket.readyState === WebSocket.OPEN).length;
const acknowledgedAmong = async (sockets: readonly Socket[]): Promise<number> =>
  (await Promise.all(sockets.map((each) => each.acknowledged))).filter(Boolean).length;

/** The status of a stream without a token that is asked for from this address. */
async function aStream(address: string, to = url): Promise<Response> {
  const leave = new AbortController();
  onTestFinished(() => leave.abort());
  return fetch(`${to}/stream?query={__typename}`, {
    headers: { accept: 'text/event-stream', 'x-forwarded-for': address },
    signal: leave.signal,
  });
}

/** Nobody can read or write people until the answer is called; then it is over. */
async function lockPeople(): Promise<() => Promise<void>> {
  let goOn = (): void => {};
  const wait = new Promise<void>((resolve) => (goOn = resolve));
  let locked = (): void => {};
  const isLocked = new Promise<void>((resolve) => (locked = resolve));
  const over = brief.database.em().transactional(async (em) => {
    await em.execute('lock table person in access exclusive mode');
    locked();
    await wait;
  });
  await isLocked;
  onTestFinished(() => (goOn(), over));
  return () => (goOn(), over);
}

describe('sockets without a token', () => {
  test('CONN-01 are at most 5 an address: of many that come, the rest is refused, and told why', async () => {
    const address = anAddress();
    const sockets = await opened(60, () => address);
    expect(await acknowledgedAmong(sockets)).toBe(5);
    expect(countOpen(sockets)).toBe(5);
    const refused = sockets.filter(({ webSocket }) => webSocket.readyState !== WebSocket.OPEN);
    expect(new Set((await Promise.all(refused.map(({ closed }) => closed))).map(String))).toEqual(
      new Set([`4420,${REFUSAL}`]),
    );
    sockets.find(({ webSocket }) => webSocket.readyState === WebSocket.OPEN)!.webSocket.close();
    await expect.poll(async () => (await open(address)).acknowledged).toBe(true); // there is room again
  });

  test('CONN-01 are counted from the upgrade on: those that say nothing take places, too, and the rest is closed within a second', async () => {
    const address = anAddress();
    const silent = await opened(30, () => address, null);
    expect(await (await open(address)).acknowledged).toBe(false);
    await expect.poll(() => countOpen(silent), { timeout: 3000 }).toBe(5);
    await expect.poll(() => countOpen(silent), { timeout: 12_000 }).toBe(0); // none came with connection_init
    expect(await (await open(address)).acknowledged).toBe(true);
  });

  test('CONN-01 are so many in all, whatever their addresses; one address does not use up the places of the others', async () => {
    const one = anAddress();
    const ofOne = await opened(40, () => one);
    const others = await opened(5, anAddress);
    expect(await acknowledgedAmong(others)).toBe(5);
    expect(await acknowledgedAmong(ofOne)).toBe(5);
    const more = await opened(30, anAddress);
    expect(await acknowledgedAmong(more)).toBe(2);
    expect(countOpen([...ofOne, ...others, ...more])).toBe(12);
  });

  test.each([
    ['by IPv4 and the same written as IPv6', ['198.51.100.7', '::ffff:198.51.100.7']],
    ['by the network that an IPv6 client has to itself', ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9']],
  ])('CONN-01 of one client count together: %s', async (_what, [one, other]) => {
    const sockets = [...(await opened(4, () => one!)), ...(await opened(4, () => other!))];
    expect(await acknowledgedAmong(sockets)).toBe(5);
  });

  test('CONN-01 stay open for so long and no longer, whatever they do meanwhile', async () => {
    const begin = performance.now();
    const [socket] = await opened(1, anAddress, {}, briefUrl);
    const { webSocket } = socket!;
    const talk = setInterval(() => webSocket.send('{"type":"ping"}'), 50);
    webSocket.on('close', () => clearInterval(talk));
    expect(await socket!.closed).toEqual([4421, `A socket without a token stays open for at most ${LIFE_MS} ms`]);
    expect(performance.now() - begin).toBeGreaterThan(LIFE_MS - 50);
    expect(performance.now() - begin).toBeLessThan(LIFE_MS + 1000);
  });

  test.each([
    ['acknowledged', '{"type":"connection_init"}', LIFE_MS],
    ['silent', null, SILENT_MS],
    ['broken', '{', 0],
  ])(
    'CONN-01 that do not answer a close frame lose their connection a second later: a %s one',
    async (_what, said, ms) => {
      const tcp = await RawTcp.open(briefUrl);
      tcp.say(upgradeRequest(`Sec-WebSocket-Protocol: graphql-transport-ws\r\nX-Forwarded-For: ${anAddress()}\r\n`));
      await tcp.received('101 Switching Protocols');
      if (said) tcp.say(frameOf(said));
      expect(await tcp.closedAfter).toBeLessThan(ms + 2000);
    },
  );

  test('CONN-01 with another subprotocol do not stay either', async () => {
    const tcp = await RawTcp.open(url);
    tcp.say(upgradeRequest(''));
    expect(await tcp.closedAfter).toBeLessThan(2000);
  });
});

describe('a user with a token', () => {
  test('CONN-02 gets a socket whatever strangers at the same address have open, and keeps it beyond their time', async () => {
    const address = anAddress();
    const anonymous = [
      ...(await opened(5, () => address, {}, briefUrl)),
      ...(await opened(30, () => address, null, briefUrl)),
    ];
    const users = await opened(15, () => address, { authorization: `Bearer ${bo.token}` }, briefUrl);
    expect(await acknowledgedAmong(users)).toBe(15);
    await Promise.all(anonymous.map(({ closed }) => closed));
    expect(countOpen(users)).toBe(15);
  });

  test('CONN-02 gets a socket while strangers of many addresses have all places', async () => {
    const anonymous = await opened(20, anAddress);
    expect(await acknowledgedAmong(anonymous)).toBe(12);
    const users = await opened(10, anAddress, signedIn);
    expect(await acknowledgedAmong(users)).toBe(10);
  });

  test('CONN-02 gets a socket, trying again as clients do, while strangers at the same address open them in a flood', async () => {
    const address = anAddress();
    let floods = true;
    const flood = async (): Promise<void> => {
      while (floods) (await open(address, null)).webSocket.terminate();
    };
    const flooding = Promise.all(Array.from({ length: 10 }, flood));
    const client = createClient({
      url: url.replace('http', 'ws'),
      webSocketImpl: class extends WebSocket {
        constructor(to: string, protocol: string) {
          super(to, protocol, { headers: { 'x-forwarded-for': address } });
        }
      },
      connectionParams: signedIn,
    });
    onTestFinished(() => client.dispose());
    const { value } = await client.iterate({ query: '{ viewer { name } }' }).next();
    expect(value).toEqual({ data: { viewer: { name: 'Admin' } } });
    floods = false;
    await flooding;
  });

  test('CONN-02 leaves the place of the socket that they sign in on', async () => {
    const address = anAddress();
    const sockets = await opened(5, () => address, {}, briefUrl);
    expect(await acknowledgedAmong(sockets)).toBe(5);
    const { webSocket } = sockets[0]!;
    const query = 'mutation ($token: String!) { renewSocket(input: { accessToken: $token }) { expiresAt } }';
    const variables = { token: bo.token };
    webSocket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables } }));
    await Promise.all(sockets.slice(1).map(({ closed }) => closed));
    expect(webSocket.readyState).toBe(WebSocket.OPEN);
    expect(await acknowledgedAmong(await opened(6, () => address, {}, briefUrl))).toBe(5);
  });

  test('CONN-02 whose client is slow with its token gets a socket while the places are not all taken', async () => {
    const socket = await open(anAddress(), null);
    await new Promise((resolve) => setTimeout(resolve, 1300));
    socket.webSocket.send(JSON.stringify({ type: 'connection_init', payload: signedIn }));
    expect(await socket.acknowledged).toBe(true);
  });
});

describe('streams without a token', () => {
  test('CONN-01 count with the sockets; one too many is refused by 429 before it begins, and says when to come again', async () => {
    const address = anAddress();
    expect(await acknowledgedAmong(await opened(5, () => address))).toBe(5);
    const refused = await aStream(address);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('25');
    expect(await refused.json()).toEqual({
      errors: [{ message: REFUSAL, extensions: { code: 'TOO_MANY_REQUESTS', retryAfter: 25 } }],
    });
    expect((await aStream(anAddress())).status).toBe(200);
    const ofUser = await RawStream.open(url, token, { query: '{ viewer { name } }' }, { 'x-forwarded-for': address });
    expect(ofUser.response.statusCode).toBe(200);
    expect(await desk.anonymous.ask('{ __typename }')).toEqual({ __typename: 'Query' }); // requests are not concerned
  });

  test('CONN-01 give their places back when they are over', async () => {
    const address = anAddress();
    for (let i = 0; i < 12; i += 1) {
      const answer = await aStream(address);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('event: complete');
    }
  });

  test('CONN-01 end after so long, and say so; then there is room again', async () => {
    const goOn = await lockPeople();
    const address = anAddress();
    const begin = performance.now();
    const signIn =
      'mutation { signIn(input: { email: "admin@brief.test", password: "wrong" }) { session { accessToken } } }';
    const streams = [];
    for (let i = 0; i < 5; i += 1)
      streams.push(await RawStream.open(briefUrl, null, { query: signIn }, { 'x-forwarded-for': address }));
    expect((await aStream(address, briefUrl)).status).toBe(429);
    for (const stream of streams) {
      expect((await stream.next()).data).toEqual({
        errors: [
          {
            message: `A stream without a token stays open for at most ${LIFE_MS} ms. Sign in, and send the token.`,
            extensions: { code: 'UNAUTHENTICATED' },
          },
        ],
      });
      await stream.next(({ event }) => event === 'complete');
      await stream.closed;
    }
    expect(performance.now() - begin).toBeGreaterThan(LIFE_MS - 50);
    expect(performance.now() - begin).toBeLessThan(LIFE_MS + 2000);
    await goOn();
    expect((await aStream(address, briefUrl)).status).toBe(200);
  });
});

test('CONN-01 no places at all: who brings a token is served as ever, who brings none is not', async () => {
  const socket = await RawSocket.signedIn(membersOnly.server.url, member.token);
  socket.say({ type: 'ping' });
  await socket.next('pong');
  const anonymous = await RawSocket.open(membersOnly.server.url);
  anonymous.say({ type: 'connection_init' });
  expect((await anonymous.closed)[0]).toBe(4420);
});
