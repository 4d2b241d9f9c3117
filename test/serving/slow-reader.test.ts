import { expect, test } from 'vitest';
import { aDesk, idOf } from '../support/desk.js';
import type { Json } from '../support/client.js';
import { RawSocket } from '../support/raw-socket.js';

// Who reads nothing sends no sign of life, either: however slow the machine, this test is not about that.
const desk = await aDesk({ SOCKET_PING_MS: '60000' });
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'AGENT' });
const signedIn = () => RawSocket.signedIn(desk.server.url, agent.token);

const TIMELINE = `subscription ($ticketId: ID!, $after: Position) { ticketTimeline(ticketId: $ticketId, after: $after) {
  ... on TicketEvent { position } ... on EntryAdded { entry { ticket { entries(last: 100) { nodes { text } } } } } } }`;
const positionIn = (message: Json) => Object.values(message['payload']!['data']!)[0]!['position'] as unknown as string;

test('L7 a slow reader is ended with the position from which it can go on, costs no more than the bound, and delays nobody', async () => {
  const ticketId = idOf((await agent.do('openTicket', { subject: 'x' }, 'ticket { id }'))['ticket']!);
  for (let i = 0; i < 20; i += 1) await agent.do('addNote', { ticketId, text: 'x'.repeat(50_000) });
  const { asOf } = await agent.ask('{ asOf }');
  const [slow, quick] = [await signedIn(), await signedIn()];
  for (const socket of [slow, quick]) socket.subscribe('1', TIMELINE, { ticketId, after: asOf });
  await desk.subscribers(2);
  slow.pause();
  const positions: unknown[] = [];
  for (let i = 0; i < 24; i += 1) {
    await agent.do('addNote', { ticketId, text: 'one more' });
    positions.push(positionIn(await quick.next('next')));
  }
  await desk.subscribers(1);
  slow.resume();
  const { payload } = await slow.next('error');
  expect(payload).toMatchObject([{ extensions: { code: 'TOO_SLOW' } }]);
  const got = slow.received.filter(({ type }) => String(type) === 'next').map(positionIn);
  const { resumeAfter } = (payload as unknown as Json[])[0]!['extensions']! as unknown as { resumeAfter: string };
  slow.subscribe('2', TIMELINE, { ticketId, after: resumeAfter });
  while (got.length < positions.length) got.push(positionIn(await slow.next('next')));
  expect(got).toEqual(positions);
});
