import { sql } from 'kysely';
import { ServerResponse } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { keyOf } from '../../src/domain/global-id.js';
import type { Services } from '../../src/graphql/context.js';
import type { Reads } from '../../src/persistence/database.js';
import type { Feed } from '../../src/realtime/feed.js';
import { SocketOperation } from '../../src/serving/socket-operation.js';
import { onPostgres } from '../support/database.js';
import type { Json } from '../support/client.js';
import { aDesk, idOf } from '../support/desk.js';
import { RawSocket } from '../support/raw-socket.js';
import { RawStream } from '../support/raw-stream.js';

const desk = await aDesk({ FEED_POLL_MS: '50' });
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'AGENT' });
const lead = await acme.person('Lead', { role: 'LEAD' });

const open = async (): Promise<string> =>
  idOf((await agent.do('openTicket', { subject: 'x' }, 'ticket { id }'))['ticket']!);

/** Spoils so many reads of tickets for answers, as a connection that breaks does. */
function spoilReads(many: number): void {
  const { reads } = desk.database;
  let left = many;
  const spoilt: Reads = {
    getKysely: (...options) => {
      const isForAnAnswer = new Error().stack!.includes('reader.ts');
      if (isForAnAnswer && left > 0) {
        left -= 1;
        throw new Error('the connection broke');
      }
      return reads.getKysely(...options);
    },
  };
  const database = desk.database as { reads: Reads };
  database.reads = spoilt;
  onTestFinished(() => void (database.reads = reads));
}

const CHANGES = 'subscription { ticketChanges { position ticket { number } } }';
const NOTICES = 'subscription { notifications { position ticket { number } } }';

test('L3 an answer that a fault spoilt is worked out again', async () => {
  const ticketId = await open();
  const subscriber = lead.subscribe(CHANGES);
  await desk.subscribers(1);
  spoilReads(1);
  await agent.do('addNote', { ticketId, text: 'x' }); // whose own answer reads nothing
  expect(await subscriber.next()).toMatchObject({ ticket: { number: expect.stringContaining('INC-') } });
  subscriber.close();
  await desk.subscribers(0);
});

test('L3 a subscription that can not be delivered to ends with the position from which it can go on', async () => {
  const ticketId = await open();
  const subscriber = agent.subscribe(NOTICES);
  await desk.subscribers(1);
  const { asOf } = await agent.ask('{ asOf }');
  spoilReads(1000);
  await lead.do('assignTicket', { ticketId, assigneeId: agent.id });
  expect(await subscriber.fault()).toMatchObject([
    { extensions: { code: 'INTERNAL_SERVER_ERROR', resumeAfter: asOf } },
  ]);
  await desk.subscribers(0);
});

const EVENTS = 'subscription ($after: Position) { ticketEvents(after: $after) { ... on TicketEvent { position } } }';
const positionOf = (data: Json): string => data['data']!['ticketEvents']!['position'] as unknown as string;
const resumeAfterIn = (errors: unknown): string =>
  (errors as [{ extensions: { code: string; resumeAfter: string } }])[0].extensions.resumeAfter;

/** Lets so many deliveries to a socket's operation fail. */
function spoilDeliveries(id: string, many: number): void {
  const { next } = SocketOperation.prototype;
  let left = many;
  vi.spyOn(SocketOperation.prototype, 'next').mockImplementation(function spoilt(this: SocketOperation, messages) {
    if (this.id === id && (left -= 1) >= 0) throw new Error('a bug');
    next.call(this, messages);
  });
  onTestFinished(() => void vi.restoreAllMocks());
}

/** Two who ask the same on sockets of their own, and so are told together. */
async function twoEqualSubscribers(): Promise<readonly [RawSocket, RawSocket]> {
  const sockets = [
    await RawSocket.signedIn(desk.server.url, agent.token),
    await RawSocket.signedIn(desk.server.url, agent.token),
  ] as const;
  for (const [i, socket] of sockets.entries()) socket.subscribe(`${i}`, EVENTS);
  await desk.subscribers(2);
  return sockets;
}

const positionsOf = async (socket: RawSocket, many: number): Promise<readonly string[]> => {
  const positions: string[] = [];
  while (positions.length < many) positions.push(positionOf((await socket.next('next'))['payload']!));
  return positions;
};

test('L15 a delivery that fails twice is made at the third try, once and in order, and the others get theirs', async () => {
  const [spoilt, other] = await twoEqualSubscribers();
  spoilDeliveries('0', 2);
  for (let i = 0; i < 6; i += 1) await open();
  const expected = await positionsOf(other, 6);
  expect(await positionsOf(spoilt, 6)).toEqual(expected);
  for (const socket of [spoilt, other]) socket.webSocket.close();
  await desk.subscribers(0);
});

test('L15 who can not be delivered to ends with the position before, from which nothing is missed; the others go on', async () => {
  const [spoilt, other] = await twoEqualSubscribers();
  await open();
  const [first] = await positionsOf(spoilt, 1);
  spoilDeliveries('0', 3);
  for (let i = 0; i < 3; i += 1) await open();
  const { payload } = await spoilt.next('error');
  expect(payload).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR', resumeAfter: first } }]);
  spoilt.subscribe('again', EVENTS, { after: resumeAfterIn(payload) });
  const all = await positionsOf(other, 4);
  expect([first, ...(await positionsOf(spoilt, 3))]).toEqual(all);
  for (const socket of [spoilt, other]) socket.webSocket.close();
  await desk.subscribers(0);
});

test.each([
  ['once, it is written again', 1, null],
  ['each time, the stream ends with the position before', 3, 'INTERNAL_SERVER_ERROR'],
] as const)('L15 where a stream can not be written to %s', async (_what, many, code) => {
  const stream = await RawStream.open(desk.server.url, agent.token, { query: EVENTS });
  await desk.subscribers(1);
  const { asOf } = await agent.ask('{ asOf }');
  const { write } = ServerResponse.prototype;
  let left = many;
  vi.spyOn(ServerResponse.prototype, 'write').mockImplementation(function spoilt(this: ServerResponse, ...args) {
    if (String(args[0]).startsWith('event: next\nid: ') && (left -= 1) >= 0) throw new Error('a bug');
    return write.apply(this, args as Parameters<typeof write>);
  });
  onTestFinished(() => void vi.restoreAllMocks());
  await open();
  const { data } = await stream.next();
  if (code) expect(data).toMatchObject({ errors: [{ extensions: { code, resumeAfter: asOf } }] });
  else expect(positionOf(data!)).toMatch(/^p/);
  stream.drop();
  await desk.subscribers(0);
});

test('L15 who can not even be told that it is over loses the connection, instead of waiting for ever', async () => {
  const [spoilt, other] = await twoEqualSubscribers();
  spoilDeliveries('0', 3);
  const { send } = WebSocket.prototype;
  vi.spyOn(WebSocket.prototype, 'send').mockImplementation(function failing(this: WebSocket, ...args: unknown[]) {
    if (String(args[0]).includes('"type":"error"')) throw new Error('a bug');
    return Reflect.apply(send, this, args) as undefined;
  });
  await open();
  expect(await spoilt.closed).toEqual([1006, '']); // torn, not closed
  await positionsOf(other, 1);
  other.webSocket.close();
  await desk.subscribers(0);
});

test.each([
  ['once is told the next time', 1],
  ['each time ends', 1000],
] as const)('L15 who is at a ticket: a subscriber who can not be looked up %s', async (_what, many) => {
  const ticketId = await open();
  const subscriber = agent.subscribe(
    'subscription ($ticketId: ID!) { presence(ticketId: $ticketId) { people { typing } } }',
    {
      ticketId,
    },
  );
  expect(await subscriber.next()).toEqual({ people: [] });
  const services = desk.server.services as { viewerOf: Services['viewerOf'] };
  const { viewerOf } = services;
  let left = 0;
  services.viewerOf = async (session) => {
    if (session.personId === keyOf('Person', agent.id) && (left -= 1) >= 0) throw new Error('the connection broke');
    return viewerOf(session);
  };
  onTestFinished(() => void (services.viewerOf = viewerOf));
  left = many;
  await lead.ask(
    'mutation ($input: ReportPresenceInput!) { reportPresence(input: $input) { userErrors { message } } }',
    {
      input: { ticketId, typing: true },
    },
  );
  if (many === 1) expect(await subscriber.next()).toEqual({ people: [{ typing: true }] });
  else
    expect(await subscriber.fault()).toMatchObject([
      { extensions: { code: 'INTERNAL_SERVER_ERROR', resumeAfter: null } },
    ]);
  subscriber.close();
  await desk.subscribers(0);
});

test('L16 a change that is committed succeeds although nobody could be told at once, and is told at the next look', async () => {
  const subscriber = agent.subscribe(EVENTS);
  await desk.subscribers(1);
  const feed = desk.server.services.feed as { notify: Feed['notify'] };
  const { notify } = feed;
  feed.notify = () => {
    throw new Error('a bug');
  };
  onTestFinished(() => void (feed.notify = notify));
  await open();
  expect(await subscriber.next()).toMatchObject({ position: expect.stringMatching(/^p/) });
  subscriber.close();
  await desk.subscribers(0);
});

test.runIf(onPostgres())('L1 nothing is sent of a change that is not committed, whatever notifies', async () => {
  const subscriber = agent.subscribe('subscription { ticketEvents { ... on TicketEvent { position } } }');
  await desk.subscribers(1);
  const [workspace] = (
    await sql<{ id: string; position: number }>`
    select w.id, h.position::float8 as position from workspace w join log_head h on h.workspace_id = w.id`.execute(
      desk.database.em().getKysely(),
    )
  ).rows;
  await desk.database.em().transactional(async (em) => {
    await sql`with head as (update log_head set position = position + 1 where workspace_id = ${workspace!.id} returning position)
      insert into event (workspace_id, position, id, ticket_id, type, at, audience, ticket_facts)
      select e.workspace_id, head.position, ${crypto.randomUUID()}, e.ticket_id, e.type, e.at, 'PUBLIC', e.ticket_facts
      from head, (select * from event where type = 'TicketOpened' order by position limit 1) as e`.execute(
      em.getKysely(),
    );
    desk.server.services.feed.notify(workspace!.id, workspace!.position + 1);
    await new Promise((resolve) => setTimeout(resolve, 300)); // the feed looks several times
    expect(subscriber.delivered).toEqual([]);
  });
  await subscriber.next();
  expect(subscriber.delivered).toHaveLength(1);
});
