import { beforeAll, describe, expect, test } from 'vitest';
import { aDesk, idOf, type Workspace } from '../support/desk.js';
import type { Client, Json } from '../support/client.js';

type SignedIn = Client & { readonly id: string };

const desk = await aDesk();
let acme: Workspace;
let globex: Workspace;
let mina: SignedIn;
let joon: SignedIn;
let ari: SignedIn;
let bo: SignedIn;
let foreignRequester: SignedIn;
let foreignAgent: SignedIn;
let teamId: string;

beforeAll(async () => {
  acme = await desk.workspace('acme');
  globex = await desk.workspace('globex');
  [mina, joon] = [await acme.person('Mina'), await acme.person('Joon')];
  [ari, bo] = [await acme.person('Ari', { role: 'AGENT' }), await acme.person('Bo', { role: 'AGENT' })];
  [foreignRequester, foreignAgent] = [
    await globex.person('Stranger'),
    await globex.person('Foreign Agent', { role: 'AGENT' }),
  ];
  const members = [{ personId: ari.id }, { personId: bo.id, lead: true }];
  teamId = idOf((await acme.admin.do('createTeam', { name: 'First line', members }, 'team { id }'))['team']!);
  await acme.admin.do('createCategory', { name: 'E-mail', teamId });
});

const TIMELINE_EVENT = `__typename ... on TicketEvent { id position at actor { name } ticket { number } }
  ... on TicketOpened { subject priority channel } ... on TicketEdited { changed old { subject } new { subject } }
  ... on TicketPriorityChanged { old { impact urgency priority } new { impact urgency priority overrideReason } }
  ... on TicketStatusChanged { from to waitingReason reason cycle resolution { code notes } }
  ... on TicketAssigned { kind fromTeam { name } toTeam { name } fromAssignee { name } toAssignee { name } reason }
  ... on EntryAdded { visibility entry { text author { name } } } ... on EntryEdited { entry { text } }
  ... on EntryVisibilityChanged { fromVisibility toVisibility entryId entry { text } }
  ... on FollowUpOpened { followUp { number } } ... on FeedbackGiven { oldRating newRating feedback { rating comment } }`;

const TIMELINE_EVENTS = `subscription ($ticketId: ID!, $after: Position) { ticketTimeline(ticketId: $ticketId, after: $after) { ${TIMELINE_EVENT} } }`;
const STATUS_CHANGES = `subscription ($where: TicketFilter, $after: Position) { ticketStatusChanged(where: $where, after: $after) {
  __typename id position at actor { name } ticket { number } from to waitingReason reason cycle resolution { code notes } } }`;

const timelineOf = async (viewer: Client, id: string): Promise<readonly Json[]> => {
  const { ticket } = await viewer.ask(
    `query ($id: ID!) { ticket(id: $id) { timeline(first: 100) { nodes { ${TIMELINE_EVENT} } } } }`,
    { id },
  );
  return ticket!['timeline']!['nodes'] as unknown as readonly Json[];
};

const categoryNamed = async (name: string): Promise<string> => {
  const { categories } = await acme.admin.ask(
    'query ($name: String!) { categories(where: { name: { eq: $name } }) { nodes { id } } }',
    { name },
  );
  return idOf((categories!['nodes'] as unknown as Json[])[0]!);
};

/** A report that is worked, waits, is resolved, reopened, resolved again, closed and rated. */
async function runWholeLifecycle(ticketId: string): Promise<void> {
  await ari.do('claimTicket', { ticketId });
  await ari.do('changePriority', { ticketId, impact: 'HIGH', override: { priority: 'P1', reason: 'The CEO waits' } });
  const { entry } = await ari.do('addNote', { ticketId, text: 'Looks like the full mailbox again' }, 'entry { id }');
  await ari.do('editEntry', { entryId: idOf(entry!), text: 'It is the full mailbox again' });
  await ari.do('setEntryVisibility', { entryId: idOf(entry!), visibility: 'PUBLIC' });
  await ari.do('replyToTicket', { ticketId, text: 'Which folder do you miss?' });
  await ari.do('setTicketWaiting', { ticketId, waitingReason: 'REQUESTER' });
  await mina.do('replyToTicket', { ticketId, text: '받은편지함이요' });
  await ari.do('releaseTicket', { ticketId, reason: 'End of my shift' });
  await bo.do('claimTicket', { ticketId });
  await bo.do('resolveTicket', { ticketId, code: 'WORKAROUND', notes: 'Emptied the trash' });
  await mina.do('reopenTicket', { ticketId, reason: 'Still nothing' });
  await bo.do('resolveTicket', { ticketId, code: 'FIXED', notes: 'Raised the quota', advice: 'Archive once a year' });
  await mina.do('closeTicket', { ticketId });
  await mina.do('rateTicket', { ticketId, rating: 4, comment: '고마워요' });
  await mina.do('rateTicket', { ticketId, rating: 5, comment: '정말 고마워요' });
}

async function openReport(): Promise<string> {
  const input = {
    subject: '메일이 안 와요',
    description: 'Since this morning',
    categoryId: await categoryNamed('E-mail'),
    channel: 'PORTAL',
  };
  return idOf((await mina.do('openTicket', input, 'ticket { id }'))['ticket']!);
}

describe('the whole life of a ticket', () => {
  test('L1 L2 is reported, worked, resolved, reopened, closed and rated; who may watch hears what the timeline says', async () => {
    const { asOf } = await ari.ask('{ asOf }');
    const ticketId = await openReport();
    const byAgent = bo.subscribe(TIMELINE_EVENTS, { ticketId, after: asOf });
    const byRequester = mina.subscribe(TIMELINE_EVENTS, { ticketId, after: asOf });
    const statuses = mina.subscribe(STATUS_CHANGES, { after: asOf });
    const byOtherRequester = joon.subscribe(STATUS_CHANGES, { after: asOf });
    const byOtherWorkspace = foreignAgent.subscribe(STATUS_CHANGES);
    await runWholeLifecycle(ticketId);

    const delivered = await timelineOf(bo, ticketId);
    expect(withoutNow(await byAgent.take(delivered.length))).toEqual(withoutNow(delivered));
    const visibleToMina = await timelineOf(mina, ticketId);
    expect(withoutNow(await byRequester.take(visibleToMina.length))).toEqual(withoutNow(visibleToMina));
    const moves = visibleToMina.filter((event) => String(event['__typename']) === 'TicketStatusChanged');
    expect(withoutNow(await statuses.take(moves.length))).toEqual(withoutNow(moves));

    expect(
      delivered.map((event) => [
        event['__typename'],
        event['actor']!['name'],
        event['from'] ?? null,
        event['to'] ?? null,
      ]),
    ).toEqual([
      ['TicketOpened', 'Mina', null, null],
      ['TicketAssigned', 'Mina', null, null],
      ['TicketAssigned', 'Ari', null, null],
      ['TicketStatusChanged', 'Ari', 'NEW', 'OPEN'],
      ['TicketPriorityChanged', 'Ari', null, null],
      ['EntryAdded', 'Ari', null, null],
      ['EntryEdited', 'Ari', null, null],
      ['EntryVisibilityChanged', 'Ari', null, null],
      ['EntryAdded', 'Ari', null, null],
      ['TicketStatusChanged', 'Ari', 'OPEN', 'WAITING'],
      ['EntryAdded', 'Mina', null, null],
      ['TicketStatusChanged', 'Mina', 'WAITING', 'OPEN'],
      ['TicketAssigned', 'Ari', null, null],
      ['TicketAssigned', 'Bo', null, null],
      ['TicketStatusChanged', 'Bo', 'OPEN', 'RESOLVED'],
      ['TicketStatusChanged', 'Mina', 'RESOLVED', 'OPEN'],
      ['TicketStatusChanged', 'Bo', 'OPEN', 'RESOLVED'],
      ['TicketStatusChanged', 'Mina', 'RESOLVED', 'CLOSED'],
      ['FeedbackGiven', 'Mina', null, null],
      ['FeedbackGiven', 'Mina', null, null],
    ]);
    const hidden = delivered.filter((event) => !visibleToMina.some((received) => received['id'] === event['id']));
    expect(hidden.map((event) => event['__typename'])).toEqual(['EntryAdded', 'EntryEdited']);
    expect(byOtherRequester.delivered).toEqual([]);
    expect(byOtherWorkspace.delivered).toEqual([]);
  });

  test('L3 after a dropped socket, subscribing after the last position seen gives every event once, in order', async () => {
    const { asOf } = await ari.ask('{ asOf }');
    const ticketId = await openReport();
    const first = mina.subscribe(TIMELINE_EVENTS, { ticketId, after: asOf });
    const seen: Json[] = [...(await first.take(2))];
    const life = runWholeLifecycle(ticketId);
    seen.push(...(await first.take(3)));
    first.socket.terminate();
    await life;
    const second = mina.subscribe(TIMELINE_EVENTS, { ticketId, after: seen.at(-1)!['position'] });
    const delivered = await timelineOf(mina, ticketId);
    seen.push(...(await second.take(delivered.length - seen.length)));
    expect(withoutNow(seen)).toEqual(withoutNow(delivered));
  });

  test('a reply after the end opens a follow-up, linked both ways and told on the old ticket', async () => {
    const ticketId = await openReport();
    await ari.do('resolveTicket', { ticketId, code: 'FIXED', notes: 'Done' });
    await mina.do('closeTicket', { ticketId });
    const replied = await mina.do(
      'replyToTicket',
      { ticketId, text: 'It is back' },
      'ticket { id number status followUpOf { id } entries { nodes { text } } team { name } } entry { text }',
    );
    expect(replied['ticket']).toMatchObject({
      status: 'NEW',
      followUpOf: { id: ticketId },
      entries: { nodes: [{ text: 'It is back' }] },
      team: { name: 'First line' },
    });
    expect((await timelineOf(mina, ticketId)).at(-1)).toMatchObject({
      __typename: 'FollowUpOpened',
      followUp: { number: replied['ticket']!['number'] },
    });
  });

  test('what the contract says may be done next is what the desk then allows', async () => {
    const ticketId = await openReport();
    const next = async (viewer: Client) =>
      (
        await viewer.ask('query ($id: ID!) { ticket(id: $id) { allowedTransitions { to mutation requiredFields } } }', {
          id: ticketId,
        })
      )['ticket']!['allowedTransitions'];
    expect(await next(mina)).toEqual([{ to: 'CANCELLED', mutation: 'cancelTicket', requiredFields: ['reason'] }]);
    expect(await next(ari)).toEqual([
      { to: 'OPEN', mutation: 'startTicket', requiredFields: [] },
      { to: 'WAITING', mutation: 'setTicketWaiting', requiredFields: ['waitingReason'] },
      { to: 'RESOLVED', mutation: 'resolveTicket', requiredFields: ['code', 'notes'] },
      { to: 'CANCELLED', mutation: 'cancelTicket', requiredFields: ['reason'] },
    ]);
    expect(await ari.refusalsOf('resolveTicket', { ticketId })).toMatchObject([
      {
        code: 'TRANSITION_REFUSED',
        from: 'NEW',
        to: 'RESOLVED',
        missingFields: ['code', 'notes'],
        allowed: ['OPEN', 'WAITING', 'RESOLVED', 'CANCELLED'],
      },
    ]);
  });

  test('TRUST-02 an agent of another workspace and a requester of another workspace find nothing of it', async () => {
    const ticketId = await openReport();
    for (const outsider of [foreignAgent, foreignRequester, joon])
      expect(
        await outsider.ask('query ($id: ID!) { ticket(id: $id) { id } node(id: $id) { id } }', { id: ticketId }),
      ).toEqual({ ticket: null, node: null });
    expect(await foreignAgent.refusalsOf('claimTicket', { ticketId })).toMatchObject([
      { code: 'NOT_FOUND', field: ['ticketId'] },
    ]);
    expect(await foreignAgent.refusalsOf('openTicket', { subject: 'x', requester: { id: mina.id } })).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect(
      await foreignAgent.refusalsOf('openTicket', { subject: 'x', requester: { email: 'mina@acme.test' } }),
    ).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await foreignAgent.refusalsOf('openTicket', { subject: 'x', teamId })).toMatchObject([
      { code: 'NOT_FOUND', field: ['teamId'] },
    ]);
    const subscriber = foreignAgent.subscribe(TIMELINE_EVENTS, { ticketId });
    expect(await subscriber.fault()).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', argument: ['ticketId'] } },
    ]);
  });
});

/** An event without what it shows of things as they are now: those may have moved on between the push and the reading. */
const withoutNow = (events: readonly Json[]): readonly unknown[] =>
  events.map(({ entry: _entry, feedback: _feedback, ...event }) => event);
