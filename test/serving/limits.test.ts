import { readFileSync } from 'node:fs';
import { createClient } from 'graphql-ws';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { readSettings } from '../../src/settings.js';
import { aDesk, PASSWORD } from '../support/desk.js';
import { RawSocket } from '../support/raw-socket.js';
import { RawStream } from '../support/raw-stream.js';

const desk = await aDesk({
  ...{ MAX_LINES_PER_PERSON: '3', MAX_SOCKET_OPERATIONS: '2' },
  ...{ MAX_SOCKET_MESSAGES_PER_SECOND: '50', MAX_SOCKET_MESSAGE_BYTES: '2048' },
});
const acme = await desk.workspace('acme');
const { url } = desk.server;

const SUBSCRIPTION = 'subscription { ticketStatusChanged { to } }';
const TOO_MANY = 'One person may have at most 3 sockets and streams open at once';

describe('sockets and streams of one person', () => {
  const open = (token: string | null) => RawSocket.signedIn(url, token);
  const refused = async (token: string | null) => {
    const socket = await RawSocket.open(url);
    socket.say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    return socket.closed;
  };

  test('are counted together; the newest socket is refused, until another is closed', async () => {
    const { token } = await acme.person('Ari');
    const [first] = [await open(token), await open(token)];
    const stream = await RawStream.open(url, token, { query: SUBSCRIPTION });
    await desk.subscribers(1);
    expect(await refused(token)).toEqual([4420, TOO_MANY]);
    expect(await refused(await desk.anonymous.signIn({ email: 'ari@acme.test', password: PASSWORD }))).toEqual([
      ...[4420, TOO_MANY],
    ]); // whatever the session
    await open((await acme.person('Bo')).token); // whatever others have
    first!.webSocket.close();
    await first!.closed;
    await open(token);
    stream.drop();
    await desk.subscribers(0);
    await open(token);
    expect((await refused(token))[0]).toBe(4420);
  });

  test('have room again for a client that was refused: graphql-ws tries until there is some', async () => {
    const { token } = await acme.person('Ed');
    const [first] = [await open(token), await open(token), await open(token)];
    const codes: number[] = [];
    const client = createClient({
      ...{
        url: url.replace('http', 'ws'),
        webSocketImpl: WebSocket,
        connectionParams: { authorization: `Bearer ${token}` },
      },
      ...{ retryAttempts: 500, retryWait: () => new Promise((resolve) => setTimeout(resolve, 10)) },
      on: { closed: (event) => (codes.push((event as { readonly code: number }).code), first!.webSocket.close()) },
    });
    onTestFinished(() => client.dispose());
    const { value } = await client.iterate({ query: '{ viewer { name } }' }).next();
    expect(value).toEqual({ data: { viewer: { name: 'Ed' } } });
    expect(new Set(codes)).toEqual(new Set([4420]));
  });

  test('over which there is no room are refused a stream by 429, and nothing else', async () => {
    const cy = await acme.person('Cy');
    for (let i = 0; i < 3; i += 1) await open(cy.token);
    const response = await fetch(`${url}/stream?query={asOf}`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${cy.token}` },
    });
    expect(response.status).toBe(429);
    expect(await response.json()).toEqual({
      errors: [{ message: TOO_MANY, extensions: { code: 'TOO_MANY_REQUESTS' } }],
    });
    expect(await cy.ask('{ viewer { name } }')).toEqual({ viewer: { name: 'Cy' } });
  });

  test('are not passed by with sockets that were opened as nobody’s', async () => {
    const { token } = await acme.person('Di');
    for (let i = 0; i < 3; i += 1) await open(token);
    const socket = await RawSocket.open(url);
    socket.say({ type: 'connection_init' });
    await socket.next('connection_ack');
    const renew = 'mutation ($token: String!) { renewSocket(input: { accessToken: $token }) { expiresAt } }';
    socket.subscribe('1', renew, { token });
    expect(await socket.next('next')).toMatchObject({
      payload: { errors: [{ message: TOO_MANY, extensions: { code: 'TOO_MANY_REQUESTS' } }] },
    });
  });
});

test('the limits that docs/contract.md tells are those of the settings', () => {
  const rows = readFileSync('docs/contract.md', 'utf8').matchAll(/\| (\d+) +\| `([A-Z_]+)` /g);
  const documented = Object.fromEntries([...rows].map(([, most, setting]) => [setting!, Number(most)]));
  expect(Object.keys(documented)).toHaveLength(13);
  expect(readSettings({})).toMatchObject(documented);
});

describe('a socket', () => {
  const { token } = acme.admin;

  test('is refused an operation more than it may run, until another is over; those that run go on', async () => {
    const socket = await RawSocket.signedIn(url, token);
    for (const id of ['1', '2', '3']) socket.subscribe(id, SUBSCRIPTION);
    expect(await socket.next('error')).toMatchObject({
      id: '3',
      payload: [{ message: 'One socket may run at most 2 operations.', extensions: { code: 'TOO_MANY_REQUESTS' } }],
    });
    await desk.subscribers(2);
    socket.say({ id: '1', type: 'complete' });
    socket.subscribe('3', '{ asOf }');
    expect(await socket.next('complete')).toEqual({ id: '3', type: 'complete' });
    socket.webSocket.close();
    await desk.subscribers(0);
  });

  test.each<[string, (socket: RawSocket) => void]>([
    ['messages', (socket) => socket.say({ type: 'ping' })],
    ['ping frames', (socket) => socket.webSocket.ping()],
    ['pong frames', (socket) => socket.webSocket.pong()],
  ])('that floods the desk with %s is closed by 1008; others are not', async (_what, flood) => {
    const [loud, quiet] = [await RawSocket.signedIn(url, token), await RawSocket.signedIn(url, token)];
    for (let i = 0; i < 200; i += 1) flood(loud);
    expect(await loud.closed).toEqual([1008, 'One socket may send at most 50 messages a second']);
    quiet.say({ type: 'ping' });
    await quiet.next('pong');
    quiet.webSocket.close();
    await quiet.closed;
  });

  test('that sends a message that is too large is closed by 1009', async () => {
    const socket = await RawSocket.signedIn(url, token);
    const query = `{ asOf } #${'x'.repeat(1900)}`;
    socket.subscribe('1', query);
    await socket.next('complete');
    socket.subscribe('2', query + 'x'.repeat(1_000_000));
    expect((await socket.closed)[0]).toBe(1009);
  });
});
