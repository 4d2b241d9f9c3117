import { describe, expect, test } from 'vitest';
import { aDesk } from '../support/desk.js';
import { RawSocket } from '../support/raw-socket.js';

const desk = await aDesk({ CONNECTION_INIT_WAIT_MS: '300' });
const acme = await desk.workspace('acme');
const { url } = desk.server;
const token = acme.admin.token;
const signedIn = () => RawSocket.signedIn(url, token);

const ASK = '{ viewer { name } }';
const SUBSCRIPTION = 'subscription { ticketStatusChanged { to } }';

/** https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md */
describe('a socket is closed with', () => {
  test('4406 when it speaks another protocol', async () => {
    expect((await (await RawSocket.open(url, '')).closed)[0]).toBe(4406);
  });

  test('4408 when connection_init does not come', async () => {
    expect((await (await RawSocket.open(url)).closed)[0]).toBe(4408);
  });

  test('4429 when connection_init comes twice', async () => {
    const socket = await signedIn();
    socket.say({ type: 'connection_init' });
    expect((await socket.closed)[0]).toBe(4429);
  });

  test('4429 when connection_init comes again before the first was answered', async () => {
    const socket = await RawSocket.open(url);
    socket.say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    socket.say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    expect((await socket.closed)[0]).toBe(4429);
  });

  test('4401 when something is asked before the connection was acknowledged', async () => {
    const socket = await RawSocket.open(url);
    socket.subscribe('1', ASK);
    expect((await socket.closed)[0]).toBe(4401);
  });

  test('4403 when the token does not work', async () => {
    const socket = await RawSocket.open(url);
    socket.say({ type: 'connection_init', payload: { authorization: 'Bearer a.b.c' } });
    expect((await socket.closed)[0]).toBe(4403);
  });

  test('4409 when an id is used that is in use', async () => {
    const socket = await signedIn();
    socket.subscribe('1', SUBSCRIPTION);
    socket.subscribe('1', SUBSCRIPTION);
    expect(await socket.closed).toEqual([4409, 'Subscriber for 1 already exists']);
  });

  test.each([
    ['text that is no JSON', '{'],
    ['JSON that is no object', '[]'],
    ['a message without a type', {}],
    ['an unknown type', { type: 'start', id: '1' }],
    ['a subscribe without an id', { type: 'subscribe', payload: { query: ASK } }],
    ['a subscribe with an empty id', { type: 'subscribe', id: '', payload: { query: ASK } }],
    ['a subscribe without a payload', { type: 'subscribe', id: '1' }],
    ['a subscribe without a query', { type: 'subscribe', id: '1', payload: {} }],
    ['variables that are no object', { type: 'subscribe', id: '1', payload: { query: ASK, variables: [] } }],
    ['a complete without an id', { type: 'complete' }],
    ['connection_ack, which only servers say', { type: 'connection_ack' }],
    ['next, which only servers say', { type: 'next', id: '1', payload: { data: null } }],
    ['error, which only servers say', { type: 'error', id: '1', payload: [{ message: 'x' }] }],
  ])('4400 on %s', async (_what, message) => {
    const socket = await signedIn();
    socket.say(message);
    expect((await socket.closed)[0]).toBe(4400);
  });

  test('4400 on bytes that are no text', async () => {
    const socket = await signedIn();
    socket.webSocket.send(Buffer.from('{"type":"ping"}'), { binary: true });
    expect((await socket.closed)[0]).toBe(4400);
  });
});

describe('a socket stays open, and', () => {
  test('tells of a document that does not parse, is not valid, or whose variables are not, in its own operation', async () => {
    const socket = await signedIn();
    for (const [query, variables, code] of [
      ['{', {}, 'GRAPHQL_PARSE_FAILED'],
      ['{ nothing }', {}, 'GRAPHQL_VALIDATION_FAILED'],
      ['query ($id: ID!) { node(id: $id) { id } }', {}, 'BAD_USER_INPUT'],
      ['query A { asOf } query B { asOf }', {}, 'BAD_USER_INPUT'],
    ] as const) {
      socket.subscribe('1', query, variables);
      const error = await socket.next('error');
      expect(error).toMatchObject({ id: '1', payload: [{ extensions: { code } }] });
    }
    socket.subscribe('1', ASK);
    expect(await socket.next('next')).toEqual({
      id: '1',
      type: 'next',
      payload: { data: { viewer: { name: 'Admin' } } },
    });
    expect(await socket.next('complete')).toEqual({ id: '1', type: 'complete' });
  });

  test('takes an id again once its operation is over, by itself or by complete', async () => {
    const socket = await signedIn();
    for (let i = 0; i < 3; i += 1) {
      socket.subscribe('same', ASK);
      await socket.next('complete');
      socket.subscribe('same', SUBSCRIPTION);
      await desk.subscribers(1);
      socket.say({ id: 'same', type: 'complete' });
    }
    await desk.subscribers(0);
    expect(socket.received.filter(({ type }) => String(type) === 'error')).toEqual([]);
  });

  test('answers a ping with a pong that carries the same', async () => {
    const socket = await signedIn();
    socket.say({ type: 'ping', payload: { n: 1 } });
    expect(await socket.next('pong')).toEqual({ type: 'pong', payload: { n: 1 } });
    socket.say({ type: 'complete', id: 'never begun' });
    socket.say({ type: 'pong' });
    socket.say({ type: 'ping' });
    expect(await socket.next('pong')).toEqual({ type: 'pong' });
  });
});
