import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { parse, subscribe, type ExecutionResult } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimsOf, contextOf } from '../../src/graphql/context.js';
import { formattedError } from '../../src/graphql/errors.js';
import { servedSchema } from '../../src/graphql/schema.js';
import type { Client, Json } from '../support/client.js';
import { aDesk, idOf } from '../support/desk.js';
import { chanceOf, Writer } from '../support/ledger.js';
import { RawSocket } from '../support/raw-socket.js';

const desk = await aDesk({
  ACCESS_TOKEN_LIFE: 'P2D', // the clock is moved
  TIMER_POLL_MS: '50',
  MAX_SOCKET_OPERATIONS: '100',
});
const acme = await desk.workspace('acme');
const schema = servedSchema();
const chance = chanceOf(20_261_201);

/** Every subscription of the contract; what is selected does not change later, so that live and replay can be compared. */
const EVENT = '__typename ... on TicketEvent { id position at actor { id name } ticket { id number } }';
const FROM = '($after: Position)';
const OPEN = '{ status: { in: [OPEN, WAITING] } }';
const SUBSCRIPTIONS: Readonly<Record<string, string>> = {
  ticketStatusChanged: `${FROM} { ticketStatusChanged(after: $after) { id position from to ticket { number } } }`,
  ticketTimeline: `($after: Position, $ticketId: ID!) { ticketTimeline(ticketId: $ticketId, after: $after) { ${EVENT} } }`,
  slaAlerts: `${FROM} { slaAlerts(after: $after) { ${EVENT} } }`,
  ticketEvents: `${FROM} { ticketEvents(after: $after) { ${EVENT} } }`,
  'ticketEvents of some types': `${FROM} { ticketEvents(types: [TICKET_OPENED, ENTRY_ADDED], where: ${OPEN}, after: $after) { ${EVENT} } }`,
  ticketChanges: `${FROM} { ticketChanges(where: ${OPEN}, after: $after) {
    kind position at ticketId changed old { status assigneeId } new { status assigneeId } event { ${EVENT} } } }`,
  ticketCount: `${FROM} { ticketCount(where: ${OPEN}, after: $after) { count } }`,
  notifications: `${FROM} { notifications(after: $after) { position reason ticket { number } event { ${EVENT} } } }`,
  deskCounters: `${FROM} { deskCounters(after: $after) { total unassigned byStatusAndPriority { status priority tickets } } }`,
  agentPresenceChanged: `${FROM} { agentPresenceChanged(after: $after) { position at agent { id } from to } }`,
  agentQueue: `${FROM} { agentQueue(after: $after) { tickets waiting agent { id } } }`,
};
/** Of several changes at once only the last matters: these may skip what is not. */
const LATEST_ONLY: ReadonlySet<string> = new Set(['ticketCount', 'deskCounters', 'agentQueue']);
const STAFF_ONLY: ReadonlySet<string> = new Set(['slaAlerts', 'deskCounters', 'agentPresenceChanged', 'agentQueue']);
const PRESENCE = 'subscription ($ticketId: ID!) { presence(ticketId: $ticketId) { people { person { id } typing } } }';

type Person = Client & { readonly id: string };
const people: Record<'agent' | 'lead' | 'requester', Person> = {} as never;
let begin: Json;
let middle: Json;
let ticketId: string;

/** What one subscription received, by one of the two ways. */
interface Received {
  readonly messages: unknown[];
  code: unknown;
}

const iterators: AsyncIterator<ExecutionResult, void, void>[] = [];
afterAll(() => Promise.all(iterators.map((each) => each.return!())));

/** By graphql-js alone, on the served schema. */
async function plainly(person: Person, document: string, variableValues: object): Promise<Received> {
  const { services } = desk.server;
  const claims = await claimsOf(services, `Bearer ${person.token}`);
  const contextValue = await contextOf(services, claims!);
  const args = { schema, document: parse(document), contextValue, variableValues: { ...variableValues } };
  const result = await subscribe(args);
  const received: Received = { messages: [], code: null };
  const fail = (fault: unknown): void => {
    received.code = formattedError(fault)?.extensions['code'] ?? String(fault);
  };
  if ('errors' in result) {
    fail(result.errors![0]);
    return received;
  }
  const iterator = result as AsyncGenerator<ExecutionResult, void, void>;
  iterators.push(iterator);
  void (async () => {
    for await (const message of iterator) received.messages.push(JSON.parse(JSON.stringify(message)));
  })().catch(fail);
  return received;
}

/** By the server: the shared path, over a socket. */
const served = (socket: RawSocket, id: string): Received => {
  const own = socket.received.filter((message) => `${message['id']}` === id);
  const error = own.find((message) => `${message['type']}` === 'error')?.['payload'] as unknown as readonly Json[];
  return {
    messages: own.filter((message) => `${message['type']}` === 'next').map(({ payload }) => payload),
    code: error?.[0]?.['extensions']?.['code'] ?? null,
  };
};

/** Changes tickets, agents and queues, as chance has it. */
async function change(writers: readonly Writer[], times: number): Promise<void> {
  const { agent, lead, requester } = people;
  for (let i = 0; i < times; i += 1) {
    await writers[chance(writers.length)]!.write();
    if (i % 6 === 0) {
      const { ticket } = await requester.do('openTicket', { subject: 'Mine' }, 'ticket { id }');
      await lead.do('assignTicket', { ticketId: idOf(ticket!), assigneeId: [agent, lead][chance(2)]!.id });
      await agent.do('replyToTicket', { ticketId: idOf(ticket!), text: 'On it' });
      await requester.do('replyToTicket', { ticketId, text: 'And?' });
    }
    if (i % 9 === 0) await agent.do('setPresence', { presence: i % 2 ? 'AWAY' : 'AVAILABLE', aliveFor: 'P1D' });
  }
}

/** Tickets whose targets are warned of and breached. */
async function alert(): Promise<void> {
  for (let i = 0; i < 3; i += 1)
    await people.agent.do('openTicket', {
      ...{ type: 'INCIDENT', subject: 'Quick', impact: 'MEDIUM', urgency: 'MEDIUM', channel: 'API' },
    });
  const before = await position();
  desk.clock.advance('PT2H');
  for (let last = before, now = before; now === before || now !== last; now = await position()) {
    last = now;
    await delay(300);
  }
}

const position = async (): Promise<string> => `${(await people.agent.ask('{ asOf }'))['asOf']}`;

let writers: readonly Writer[];

beforeAll(async () => {
  people.agent = await acme.person('Ari', { role: 'AGENT' });
  people.lead = await acme.person('Lena', { role: 'LEAD' });
  people.requester = await acme.person('Mina');
  const { agent, lead, requester } = people;
  const targets = [{ priority: 'P3', kind: 'RESOLUTION', length: { openingTime: 'PT1H' } }];
  await acme.admin.do('createSlaPolicy', { name: 'Quick', position: 1, targets, warnings: [{ percentUsed: 50 }] });
  begin = (await agent.ask('{ asOf }'))['asOf']!;
  ticketId = idOf((await requester.do('openTicket', { subject: 'x' }, 'ticket { id }'))['ticket']!);
  writers = [
    new Writer(agent, chance, 'AGENT', [requester.id]),
    new Writer(lead, chance, 'AGENT', [requester.id]),
    new Writer(requester, chance, 'REQUESTER'),
  ];
  await change(writers, 15);
  await alert();
  middle = (await agent.ask('{ asOf }'))['asOf']!;
  await change(writers, 15);
});

describe('plain graphql.subscribe() on the served schema', () => {
  test('is held against every subscription of the contract', () => {
    const held = new Set([...Object.keys(SUBSCRIPTIONS).map((name) => name.split(' ')[0]), 'presence']);
    expect(held).toEqual(new Set(Object.keys(schema.getSubscriptionType()!.getFields())));
  });

  test('L3 L8 yields the messages of the shared path: every subscription, three roles, from the beginning and the middle', async () => {
    const all: { name: string; role: string; id: string; socket: RawSocket; plain: Received; from: string }[] = [];
    for (const [role, person] of Object.entries(people)) {
      const sockets = await Promise.all([1, 2].map(() => RawSocket.signedIn(desk.server.url, person.token)));
      for (const [name, text] of Object.entries(SUBSCRIPTIONS))
        for (const [from, after] of Object.entries({ begin, middle })) {
          const document = `subscription ${text}`;
          const variables = { after, ...(text.includes('$ticketId') && { ticketId }) };
          const id = `${name} ${from}`;
          for (const socket of sockets) socket.subscribe(id, document, variables); // two, so that they are shared
          const plain = await plainly(person, document, variables);
          all.push(...sockets.map((socket) => ({ name, role, id, socket, plain, from })));
        }
    }
    await change(writers, 8); // some of it while they catch up
    await alert();
    await change(writers, 8);

    const comparable = (name: string, { messages, code }: Received) => ({
      code,
      messages: LATEST_ONLY.has(name) ? messages.slice(-1) : messages,
    });
    const differing = () =>
      all.flatMap(({ name, role, id, socket, plain }) => {
        const [shared, alone] = [served(socket, id), plain].map((each) => comparable(name, each));
        return isDeepStrictEqual(shared, alone) ? [] : [{ role, id, shared, alone }];
      });
    await expect
      .poll(() => differing().length, { timeout: 30_000 })
      .toBe(0)
      .catch(() => {}); // what differs is said below
    await delay(300); // what would come late
    expect(differing()).toEqual([]);

    for (const { name, role, plain, from } of all) {
      const isRefused = role === 'requester' && STAFF_ONLY.has(name) && name !== 'slaAlerts';
      expect([role, name, plain.code]).toEqual([role, name, isRefused ? 'FORBIDDEN' : null]);
      const isSeen = !(role === 'requester' && STAFF_ONLY.has(name));
      const least = isSeen ? (LATEST_ONLY.has(name) ? 1 : from === 'begin' ? 4 : 2) : 0;
      expect(plain.messages.length, `${role} ${name} ${from}`).toBeGreaterThanOrEqual(least);
    }
    const eventsOf = (role: string): number =>
      all.find((each) => each.role === role && each.id === 'ticketEvents begin')!.plain.messages.length;
    expect(eventsOf('requester')).toBeLessThan(eventsOf('agent')); // notes, and tickets of others
  }, 120_000);

  test('yields who looks at a ticket, at once and after each change', async () => {
    const { agent, lead, requester } = people;
    const socket = await RawSocket.signedIn(desk.server.url, agent.token);
    socket.subscribe('presence', PRESENCE, { ticketId });
    const plain = await plainly(agent, PRESENCE, { ticketId });
    expect((await plainly(requester, PRESENCE, { ticketId })).code).toBe('FORBIDDEN');
    const report = 'mutation ($input: ReportPresenceInput!) { reportPresence(input: $input) { userErrors { code } } }';
    for (const [i, input] of [{ typing: true }, { typing: false }, { typing: false, gone: true }].entries()) {
      await expect
        .poll(() => [served(socket, 'presence').messages.length, plain.messages.length])
        .toEqual([i + 1, i + 1]);
      await lead.ask(report, { input: { ticketId, gone: false, ...input } });
    }
    await expect.poll(() => plain.messages.length).toBe(4);
    await expect.poll(() => served(socket, 'presence').messages).toEqual(plain.messages);
  });

  test('L5 L6 follows what becomes of rights, and ends where a list has to be loaded again', async () => {
    const { lead } = people;
    const nia = await acme.person('Nia', { role: 'AGENT' });
    const { asOf } = await nia.ask('{ asOf }');
    const socket = await RawSocket.signedIn(desk.server.url, nia.token);
    const both = async (name: string) => {
      const document = `subscription ${SUBSCRIPTIONS[name]}`;
      socket.subscribe(name, document, { after: asOf });
      return plainly(nia, document, { after: asOf });
    };
    const [events, changes] = [await both('ticketEvents'), await both('ticketChanges')];
    await lead.do('addNote', { ticketId, text: 'x' });
    await acme.admin.do('updatePerson', { personId: nia.id, role: 'REQUESTER' });
    await lead.do('addNote', { ticketId, text: 'x' });
    await acme.admin.do('updatePerson', { personId: nia.id, role: 'AGENT' });
    await lead.do('addNote', { ticketId, text: 'x' });
    await expect.poll(() => served(socket, 'ticketEvents').messages.length).toBe(2);
    await expect.poll(() => events.messages).toEqual(served(socket, 'ticketEvents').messages);
    await expect
      .poll(() => [changes.code, served(socket, 'ticketChanges').code])
      .toEqual(['RELOAD_NEEDED', 'RELOAD_NEEDED']);
    expect(changes.messages).toEqual(served(socket, 'ticketChanges').messages);
  });

  test('L10 leaves nothing behind when its iterator returns', async () => {
    for (const [document, variables] of [
      [`subscription ${SUBSCRIPTIONS['ticketEvents']}`, { after: null }],
      [PRESENCE, { ticketId }],
    ] as const) {
      await plainly(people.agent, document, variables);
      const iterator = iterators.pop()!;
      expect(await iterator.return!()).toEqual({ value: undefined, done: true });
    }
    await Promise.all(iterators.splice(0).map((each) => each.return!()));
    await desk.subscribers(0);
  });
});
