import { createClient } from 'graphql-sse';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { positionOf as numberOf } from '../../src/domain/position.js';
import { startServer } from '../../src/server.js';
import { readSettings } from '../../src/settings.js';
import type { Client, Json } from '../support/client.js';
import { aDesk, idOf } from '../support/desk.js';
import { RawStream, type Block } from '../support/raw-stream.js';

const desk = await aDesk({ SOCKET_PING_MS: '1000', MAX_LINES_PER_PERSON: '100' });
const acme = await desk.workspace('acme');
const { url } = desk.server;
const agent = await acme.person('Agent', { role: 'AGENT' });
const requester = await acme.person('Requester');
const aTicket = async (client: Client, subject = 'x') =>
  idOf((await client.do('openTicket', { subject }, 'ticket { id }'))['ticket']!);

const SUBSCRIPTION = `subscription ($after: Position) {
  ticketEvents(types: [TICKET_OPENED], after: $after) { ... on TicketOpened { position subject } } }`;
const TIMELINE = `subscription ($ticketId: ID!, $after: Position) { ticketTimeline(ticketId: $ticketId, after: $after) {
  ... on TicketEvent { position } ... on EntryAdded { entry { ticket { entries(last: 100) { nodes { text } } } } } } }`;
const PRESENCE = 'subscription ($ticketId: ID!) { presence(ticketId: $ticketId) { people { typing } } }';
const subjectOf = ({ data }: Block) => data!['data']!['ticketEvents']!['subject'] as unknown as string;
const positionOf = ({ data }: Block) => Object.values(data!['data']!)[0]!['position'] as unknown as string;
const subscribe = (client: Client, variables: object = {}, headers: Readonly<Record<string, string>> = {}) =>
  RawStream.open(url, client.token, { query: SUBSCRIPTION, variables }, headers);
const isError = ({ data }: Block) => data !== undefined && 'errors' in data;

describe('graphql-sse', () => {
  const aClient = () => {
    const client = createClient({ url: `${url}/stream`, headers: { authorization: `Bearer ${agent.token}` } });
    onTestFinished(() => client.dispose());
    return client;
  };
  const once = async (query: string, variables: Record<string, unknown> = {}): Promise<Json> => {
    for await (const { data } of aClient().iterate({ query, variables })) return data as unknown as Json;
    throw new Error('nothing came');
  };

  test('asks, changes and watches as its documentation says, with the same answers', async () => {
    const { asOf } = await once('{ asOf }');
    await once('mutation { openTicket(input: { subject: "By stream" }) { userErrors { message } } }');
    const subscriber = aClient().iterate({ query: SUBSCRIPTION, variables: { after: asOf } });
    expect(await subscriber.next()).toMatchObject({ value: { data: { ticketEvents: { subject: 'By stream' } } } });
    await aTicket(agent, 'By HTTP');
    expect(await subscriber.next()).toMatchObject({ value: { data: { ticketEvents: { subject: 'By HTTP' } } } });
    await subscriber.return?.();
    await desk.subscribers(0);
  });

  test('is told what is wrong with a document as an answer, and that there is no more', async () => {
    const answers = [];
    for await (const answer of aClient().iterate({ query: 'subscription { nonsense }' })) answers.push(answer);
    expect(answers).toMatchObject([{ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }]);
  });
});

describe('a stream', () => {
  test('L3 L13 goes on after the last id it had, whatever its document says of where to begin', async () => {
    const { asOf } = await agent.ask('{ asOf }');
    const first = await subscribe(agent, { after: asOf });
    for (const subject of ['one', 'two']) await aTicket(agent, subject);
    const [one, two] = [await first.next(), await first.next()];
    expect([subjectOf(one), subjectOf(two)]).toEqual(['one', 'two']);
    expect([one.id, two.id]).toEqual([positionOf(one), positionOf(two)]);
    first.drop();
    await desk.subscribers(0);
    await aTicket(agent, 'three');
    for (const after of [asOf, null]) {
      const again = await subscribe(agent, { after }, { 'last-event-id': one.id! });
      expect([subjectOf(await again.next()), subjectOf(await again.next())]).toEqual(['two', 'three']);
      again.drop();
    }
  });

  test('L4 whose last id is too old is refused with the oldest that works', async () => {
    const old = await acme.admin.ask('{ asOf }');
    await aTicket(agent);
    desk.clock.advance('P15D');
    onTestFinished(() => desk.clock.advance('-P15D'));
    const admin = await desk.signIn('admin@acme.test');
    await aTicket(admin);
    const stream = await subscribe(admin, {}, { 'last-event-id': String(old['asOf']) });
    expect((await stream.next()).data).toMatchObject({ errors: [{ extensions: { code: 'POSITION_EXPIRED' } }] });
    await stream.closed;
    expect(stream.received.at(-1)).toMatchObject({ event: 'complete' });
  });

  test('L13 says by ids without events how far it was told, also where nothing was wanted', async () => {
    const stream = await subscribe(requester);
    await desk.subscribers(1);
    await aTicket(agent, 'not theirs');
    const { asOf } = await agent.ask('{ asOf }');
    const sign = await stream.next(({ id }) => id !== undefined && numberOf(id)! >= numberOf(`${asOf}`)!);
    expect(sign.event).toBeUndefined();
    expect(stream.received.some(({ event }) => event === 'next')).toBe(false);
    stream.drop();
    await desk.subscribers(0);
  });

  test('L5 tells what its viewer may hear, and ends with their session: with the reason, and where to go on', async () => {
    const guest = await acme.person('Guest');
    const stream = await subscribe(guest);
    await desk.subscribers(1);
    await aTicket(agent, 'not theirs');
    await aTicket(guest, 'theirs');
    expect(subjectOf(await stream.next())).toBe('theirs');
    await guest.ask('mutation { signOut { userErrors { code } } }');
    const { data } = await stream.next(isError);
    expect(data).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(data!['errors']).toMatchObject([{ extensions: { resumeAfter: expect.stringMatching(/^p/) } }]);
    await stream.closed;
    expect(stream.received.some(({ event }) => event === 'complete')).toBe(false);
  });

  test('L5 ends when its token does, also while nothing happens', async () => {
    const visitor = await desk.signIn('guest@acme.test');
    const stream = await subscribe(visitor);
    await desk.subscribers(1);
    desk.clock.advance('PT16M');
    onTestFinished(() => desk.clock.advance('-PT16M'));
    expect((await stream.next(isError)).data).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    await stream.closed;
  });

  test('L7 that is read too slowly ends with the position to go on from, and delays nobody', async () => {
    const ticketId = await aTicket(agent);
    for (let i = 0; i < 20; i += 1) await agent.do('addNote', { ticketId, text: 'x'.repeat(50_000) });
    const { asOf } = await agent.ask('{ asOf }');
    const open = (after: unknown) =>
      RawStream.open(url, agent.token, { query: TIMELINE, variables: { ticketId, after } });
    const [slow, quick] = [await open(asOf), await open(asOf)];
    await desk.subscribers(2);
    slow.response.pause();
    const positions: string[] = [];
    for (let i = 0; i < 24; i += 1) {
      await agent.do('addNote', { ticketId, text: 'one more' });
      positions.push(positionOf(await quick.next()));
    }
    await desk.subscribers(1);
    slow.response.resume();
    const { data } = await slow.next(isError);
    expect(data).toMatchObject({ errors: [{ extensions: { code: 'TOO_SLOW' } }] });
    await slow.closed;
    expect(slow.received.at(-1)).toMatchObject({ event: 'complete' });
    const got = slow.received.filter((block) => block.event === 'next' && !isError(block)).map(positionOf);
    const [{ extensions }] = data!['errors'] as unknown as [{ extensions: { resumeAfter: string } }];
    const again = await open(extensions.resumeAfter);
    while (got.length < positions.length) got.push(positionOf(await again.next()));
    expect(got).toEqual(positions);
    for (const stream of [again, quick]) stream.drop();
    await desk.subscribers(0);
  });

  /** Connections that a pool has at most. */
  const POOL = 10;

  test('L10 leaves nothing behind, whichever way it goes', async () => {
    const now = () => process.getActiveResourcesInfo().filter((name) => /TCP|Timeout/.test(name)).length;
    const variables = { ticketId: await aTicket(agent) };
    const round = async (): Promise<void> => {
      const streams = await Promise.all(
        Array.from({ length: 10 }, () => [
          subscribe(agent),
          subscribe(agent, { after: 'p0zzzzzz' }),
          RawStream.open(url, agent.token, { query: PRESENCE, variables }),
        ]).flat(),
      );
      await desk.subscribers(20);
      for (const stream of streams) stream.drop();
      await desk.subscribers(0);
    };
    await round();
    const before = now();
    for (let i = 0; i < 3; i += 1) await round();
    const most = before + 4 + POOL; // this loop's own timer, and connections that the pool makes anew; 30 of a kind would be left behind
    for (let i = 0; now() > most && i < 500; i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(now()).toBeLessThanOrEqual(most);
  });

  test('L11 breaks when the desk stops, having said where it stands; elsewhere it goes on and loses nothing', async () => {
    const server = await startServer(readSettings({ PORT: '0', NODE_ENV: 'test' }), {
      database: desk.database,
      log: pino({ level: 'silent' }),
    });
    onTestFinished(() => server.stop());
    const stream = await RawStream.open(server.url, agent.token, { query: SUBSCRIPTION });
    await stream.next(({ id }) => id !== undefined); // it stands
    await aTicket(agent, 'before');
    expect(subjectOf(await stream.next())).toBe('before');
    await server.stop();
    await stream.closed;
    expect(stream.received.some(({ event }) => event === 'complete')).toBe(false);
    await aTicket(agent, 'after');
    const again = await subscribe(agent, {}, { 'last-event-id': stream.received.at(-1)!.id! });
    expect(subjectOf(await again.next())).toBe('after');
    again.drop();
    await desk.subscribers(0);
  });
});

describe('a request for a stream that makes no sense', () => {
  const query = '{ asOf }';
  const json = { 'content-type': 'application/json', accept: 'text/event-stream' };
  test.each<[number, string, string, RequestInit]>([
    [400, 'without a query', '', { method: 'POST', headers: json, body: '{}' }],
    [400, 'that is no JSON', '', { method: 'POST', headers: json, body: '{' }],
    [
      400,
      'whose variables are no object',
      '',
      { method: 'POST', headers: json, body: '{"query":"{asOf}","variables":[]}' },
    ],
    [400, 'whose variables in the address are no JSON', `?query=${query}&variables={`, { headers: json }],
    [400, 'whose last id is none of ours', `?query=${query}`, { headers: { ...json, 'last-event-id': '17' } }],
    [
      401,
      'with a token that does not work',
      `?query=${query}`,
      { headers: { ...json, authorization: 'Bearer a.b.c' } },
    ],
    [405, 'that would change something by GET', '?query=mutation{signOut{userErrors{code}}}', { headers: json }],
    [405, 'by another method', '', { method: 'PUT', headers: json, body: '{}' }],
    [406, 'that accepts something else', `?query=${query}`, { headers: { accept: 'application/json' } }],
    [
      413,
      'that is too large',
      '',
      { method: 'POST', headers: json, body: JSON.stringify({ query: ' '.repeat(300_000) }) },
    ],
    [415, 'sent as text', '', { method: 'POST', headers: { accept: 'text/event-stream' }, body: '{}' }],
  ])('%i %s', async (status, _what, path, init) => {
    const response = await fetch(`${url}/stream${path}`, init);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toMatchObject({ errors: [{ message: expect.any(String) }] });
    if (status === 405) expect(response.headers.get('allow')).toContain('POST');
  });

  test('that asks for the head only changes nothing', async () => {
    const subject = 'From a head';
    const change = `mutation{openTicket(input:{subject:"${subject}"}){ticket{id}}}`;
    const authorization = `Bearer ${agent.token}`;
    const response = await fetch(`${url}/stream?query=${change}`, {
      method: 'HEAD',
      headers: { ...json, authorization },
    });
    expect(response.status).toBe(405);
    const { tickets } = await agent.ask(`{ tickets(where: { subject: { eq: "${subject}" } }) { totalCount } }`);
    expect(tickets).toEqual({ totalCount: 0 });
  });

  test('that reads may be sent by GET', async () => {
    const response = await fetch(
      `${url}/stream?query=query Q($n: String!){__type(name:$n){name}}&variables={"n":"Ticket"}`,
    );
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await response.text()).toContain('data: {"data":{"__type":{"name":"Ticket"}}}');
  });
});
