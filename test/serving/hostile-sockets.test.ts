import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { aDesk, idOf } from '../support/desk.js';
import { RawSocket } from '../support/raw-socket.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
const { url } = desk.server;
const agent = await acme.person('Agent', { role: 'AGENT' });

/** The desk lives. */
const answer = () => agent.ask('{ viewer { name } }');
const ANSWER = { viewer: { name: 'Agent' } };

describe('what no good client does ends its own socket and nothing else', () => {
  test('an oversized frame behind a refused subprotocol', async () => {
    const webSocket = new WebSocket(url.replace('http', 'ws'), []).on('error', () => {});
    onTestFinished(() => webSocket.terminate());
    webSocket.on('open', () => webSocket.send('x'.repeat(200_000)));
    await once(webSocket, 'close');
    expect(await answer()).toEqual(ANSWER);
  });

  test('an id twice, of more bytes than characters', async () => {
    const socket = await RawSocket.signedIn(url, agent.token);
    const id = '가'.repeat(26);
    socket.subscribe(id, 'subscription { ticketStatusChanged { to } }');
    socket.subscribe(id, 'subscription { ticketStatusChanged { to } }');
    expect(await socket.closed).toEqual([4409, `Subscriber for ${id} already exists`]);
    expect(await answer()).toEqual(ANSWER);
  });

  test('an id longer than it may be', async () => {
    const socket = await RawSocket.signedIn(url, agent.token);
    socket.subscribe('가'.repeat(27), '{ asOf }');
    expect((await socket.closed)[0]).toBe(4400);
    expect(await answer()).toEqual(ANSWER);
  });

  test('L7 asking for ever without reading', async () => {
    const socket = await RawSocket.signedIn(url, agent.token);
    socket.pause();
    const payload = { x: 'y'.repeat(100_000) };
    for (let i = 0; i < 300; i += 1) socket.say({ type: 'ping', payload });
    await new Promise<void>((resolve) => socket.webSocket.send('{"type":"ping"}', () => resolve()));
    socket.resume();
    expect((await socket.closed)[0]).toBe(1006);
    const pongs = socket.received.filter(({ type }) => String(type) === 'pong');
    expect(pongs.length).toBeLessThan(300);
    expect(await answer()).toEqual(ANSWER);
  });

  test('the root of a subscription conditional in a fragment', async () => {
    const socket = await RawSocket.signedIn(url, agent.token);
    for (const query of [
      'subscription { ...F } fragment F on Subscription { ticketStatusChanged @skip(if: true) { to } }',
      'subscription { ... { ticketStatusChanged @skip(if: true) { to } } }',
    ]) {
      socket.subscribe('1', query);
      const { payload } = await socket.next('error');
      expect(payload).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    }
  });

  test('L8 a variable named like what every object has', async () => {
    const query =
      'subscription ($constructor: TicketFilter = { subject: { eq: "nothing" } }) { ticketChanges(where: $constructor) { kind } }';
    const [none, all] = [await RawSocket.signedIn(url, agent.token), await RawSocket.signedIn(url, agent.token)];
    none.subscribe('1', query);
    await desk.subscribers(1);
    all.subscribe('1', query, { constructor: null });
    await desk.subscribers(2);
    await agent.do('openTicket', { subject: 'something' });
    expect((await all.next('next'))['payload']).toEqual({ data: { ticketChanges: { kind: 'ADDED' } } });
    expect(none.received.filter(({ type }) => String(type) === 'next')).toEqual([]);
  });
});

test('L7 a reader who keeps up is not ended, however much a socket is told in one moment', async () => {
  const leaver = await acme.person('Leaver', { role: 'AGENT' });
  for (let i = 0; i < 40; i += 1) {
    const subject = 'A rather long subject of a ticket. '.repeat(5);
    const ticketId = idOf((await leaver.do('openTicket', { subject }, 'ticket { id }'))['ticket']!);
    await leaver.do('claimTicket', { ticketId });
  }
  const { asOf } = await agent.ask('{ asOf }');
  const socket = await RawSocket.signedIn(url, agent.token);
  const values = '{ subject status assigneeId teamId tags priority impact urgency type categoryId serviceIds }';
  for (let i = 0; i < 20; i += 1)
    socket.subscribe(
      String(i),
      `subscription ($after: Position) { ticketChanges(after: $after) { p${i}: position changed old ${values} new ${values} ticket { requester { name } } } }`,
      { after: asOf },
    );
  await desk.subscribers(20);
  await acme.admin.do('updatePerson', { personId: leaver.id, active: false }); // 40 tickets come back to the queue
  for (let i = 0; i < 20 * 40; i += 1) await socket.next('next');
  expect(socket.received.filter(({ type }) => String(type) === 'error')).toEqual([]);
});
