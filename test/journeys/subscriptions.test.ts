import { beforeAll, describe, expect, test } from 'vitest';
import type { Client, Json } from '../support/client.js';
import { aDesk, idOf } from '../support/desk.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
type SignedIn = Client & { readonly id: string };
let ari: SignedIn;
let bo: SignedIn;
let mina: SignedIn;

beforeAll(async () => {
  [ari, bo] = [await acme.person('Ari', { role: 'AGENT' }), await acme.person('Bo', { role: 'AGENT' })];
  mina = await acme.person('Mina');
});

const openTicket = async (who: Client, subject = 'x') =>
  idOf((await who.do('openTicket', { subject }, 'ticket { id }'))['ticket']!);

const CHANGES = `subscription ($where: TicketFilter, $after: Position) { ticketChanges(where: $where, after: $after) {
  kind position ticketId ticket { id status } event { __typename } changed old { status assigneeId subject tags } new { status assigneeId subject tags } } }`;

const short = (changes: readonly Json[]) =>
  changes.map(({ kind, event, changed }) => [kind, event?.['__typename'], changed]);

describe('ticketChanges', () => {
  test('L6 tells what comes into a list, changes in it and leaves it, with old and new values', async () => {
    const { asOf } = await ari.ask('{ asOf }');
    const held = ari.subscribe(CHANGES, {
      where: { assignee: { id: { eq: ari.id } }, status: { in: ['OPEN'] } },
      after: asOf,
    });
    const ticketId = await openTicket(mina);
    await ari.do('claimTicket', { ticketId });
    await ari.do('editTicket', { ticketId, subject: 'y', tags: ['vpn'] });
    await ari.do('addNote', { ticketId, text: 'z' });
    await ari.do('resolveTicket', { ticketId, code: 'FIXED', notes: 'x' });
    const changes = await held.take(5);
    expect(short(changes)).toEqual([
      ['ADDED', 'TicketAssigned', ['STATUS', 'ASSIGNEE']],
      ['UPDATED', 'TicketStatusChanged', []], // the same claim; its changes were told with its first event
      ['UPDATED', 'TicketEdited', ['SUBJECT', 'TAGS']],
      ['UPDATED', 'EntryAdded', []],
      ['REMOVED', 'TicketStatusChanged', ['STATUS', 'RESOLVED_AT']],
    ]);
    expect(changes[0]).toMatchObject({
      ticketId,
      old: { status: 'NEW', assigneeId: null },
      new: { status: 'OPEN', assigneeId: ari.id },
    });
    expect(changes[2]).toMatchObject({
      old: { subject: 'x', tags: [], status: null },
      new: { subject: 'y', tags: ['vpn'] },
    });
  });

  test('L6 a replay tells the same, judged by the tickets as they were then', async () => {
    const { asOf } = await ari.ask('{ asOf }');
    const where = { status: { eq: 'OPEN' } };
    const live = ari.subscribe(CHANGES, { where, after: asOf });
    const ticketId = await openTicket(mina);
    await ari.do('startTicket', { ticketId });
    await ari.do('resolveTicket', { ticketId, code: 'FIXED', notes: 'x' });
    const delivered = await live.take(2);
    const again = await ari.subscribe(CHANGES, { where, after: asOf }).take(2);
    expect(short(again)).toEqual(short(delivered));
    expect(again.map(({ position }) => position)).toEqual(delivered.map(({ position }) => position));
  });

  test('L6 refuses a filter whose answer changes without an event', async () => {
    for (const where of [
      { openedAt: { within: 'P7D' } },
      { description: { contains: 'x' } },
      { requester: { name: { eq: 'x' } } },
    ])
      expect(await ari.subscribe(CHANGES, { where }).fault()).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', argument: ['where'] } },
      ]);
  });

  test('L6 refuses requesters a filter that notes change which they do not hear', async () => {
    const where = { updatedAt: { gt: '2026-01-01T00:00:00Z' } };
    expect(await mina.subscribe(CHANGES, { where }).fault()).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', argument: ['where'], expected: expect.stringContaining('updatedAt') } },
    ]);
    const subscriber = ari.subscribe(CHANGES, { where });
    await desk.subscribers(1);
    await openTicket(mina);
    expect(await subscriber.next()).toMatchObject({ kind: 'ADDED' });
    subscriber.close();
    await desk.subscribers(0);
  });

  test('L5 L6 ends when what the viewer may see becomes another, for no event tells of that; also when they were not there', async () => {
    const nia = await acme.person('Nia', { role: 'AGENT' });
    const { asOf } = await nia.ask('{ asOf }');
    const [list, events] = [
      nia.subscribe(CHANGES),
      nia.subscribe('subscription { ticketEvents { ... on TicketEvent { position } } }'),
    ];
    await desk.subscribers(2);
    await acme.admin.do('updatePerson', { personId: nia.id, name: 'Nia Kim' });
    await openTicket(mina);
    expect(await list.next()).toMatchObject({ kind: 'ADDED' });
    await acme.admin.do('updatePerson', { personId: nia.id, role: 'REQUESTER' });
    expect(await list.fault()).toMatchObject([{ extensions: { code: 'RELOAD_NEEDED' } }]);
    expect(await nia.subscribe(CHANGES, { after: asOf }).fault()).toMatchObject([
      { extensions: { code: 'RELOAD_NEEDED' } },
    ]);
    await openTicket(nia);
    const [, own] = await events.take(2); // events are not a list: whoever hears fewer still hears
    expect(own).toBeDefined();
    events.close();
    const now = await nia.ask('{ asOf }');
    const again = nia.subscribe(CHANGES, { after: now['asOf'] });
    await openTicket(nia);
    expect(await again.next()).toMatchObject({ kind: 'ADDED' });
    again.close();
    await desk.subscribers(0);
  });

  test('L5 shows the requester what is theirs, and a note once it is public', async () => {
    const { asOf } = await ari.ask('{ asOf }');
    const theirs = mina.subscribe(CHANGES, { after: asOf });
    await openTicket(bo);
    const ticketId = await openTicket(mina);
    const { entry } = await ari.do('addNote', { ticketId, text: 'hidden' }, 'entry { id }');
    await ari.do('setEntryVisibility', { entryId: idOf(entry!), visibility: 'PUBLIC' });
    expect(short(await theirs.take(2))).toEqual([
      ['ADDED', 'TicketOpened', []],
      ['UPDATED', 'EntryVisibilityChanged', []],
    ]);
  });

  test('L5 a note turned public arrives with its text, a reply turned internal without, and each with its id', async () => {
    const ticketId = await openTicket(mina);
    const query = `subscription ($ticketId: ID!) { ticketTimeline(ticketId: $ticketId) { ... on EntryVisibilityChanged { entryId toVisibility entry { text } } ... on EntryAdded { visibility } } }`;
    const [hers, staff] = [mina.subscribe(query, { ticketId }), ari.subscribe(query, { ticketId })];
    await desk.subscribers(2);
    const { entry } = await ari.do('addNote', { ticketId, text: 'a note' }, 'entry { id }');
    const entryId = idOf(entry!);
    await ari.do('setEntryVisibility', { entryId, visibility: 'PUBLIC' });
    expect(await hers.next()).toEqual({ entryId, toVisibility: 'PUBLIC', entry: { text: 'a note' } });
    await ari.do('setEntryVisibility', { entryId, visibility: 'INTERNAL' });
    expect(await hers.next()).toEqual({ entryId, toVisibility: 'INTERNAL', entry: null });
    expect((await staff.take(3)).at(-1)).toEqual({ entryId, toVisibility: 'INTERNAL', entry: { text: 'a note' } });
  });
});

describe('notifications', () => {
  const NOTICES =
    'subscription ($after: Position) { notifications(after: $after) { reason ticket { subject } event { __typename } } }';

  test('tell each what concerns them by name, and no other', async () => {
    const { asOf } = await ari.ask('{ asOf }');
    const [toAri, toBo, toMina] = [ari, bo, mina].map((who) => who.subscribe(NOTICES, { after: asOf }));
    const ticketId = await openTicket(mina, 'Mine');
    await acme.admin.do('assignTicket', { ticketId, assigneeId: ari.id });
    await mina.do('replyToTicket', { ticketId, text: 'Hello?' });
    await bo.do('addNote', { ticketId, text: 'I know this one' });
    await ari.do('replyToTicket', { ticketId, text: 'Solved' });
    await ari.do('resolveTicket', { ticketId, code: 'FIXED', notes: 'x' });
    await mina.do('rateTicket', { ticketId, rating: 5 });
    await mina.do('reopenTicket', { ticketId, reason: 'Not quite' });
    await acme.admin.do('assignTicket', { ticketId, assigneeId: bo.id });
    const reasons = (delivered: readonly Json[]) => delivered.map(({ reason }) => reason);
    const toHolder = ['ASSIGNED', 'REPLIED', 'NOTED', 'RATED', 'REOPENED', 'UNASSIGNED'];
    expect(reasons(await toAri!.take(6))).toEqual(toHolder);
    expect(reasons(await toMina!.take(3))).toEqual(['REPLIED', 'STATUS_CHANGED', 'STATUS_CHANGED']);
    expect(reasons(await toBo!.take(1))).toEqual(['ASSIGNED']);
  });
});

describe('ticketEvents', () => {
  const EVENTS = `subscription ($types: [TicketEventType!], $where: TicketFilter, $after: Position) {
    ticketEvents(types: $types, where: $where, after: $after) { __typename ... on TicketEvent { ticket { id } } } }`;
  const ofTypes = async (who: Client, types: readonly string[] | null, where: object | null = null) =>
    who.subscribe(EVENTS, { types, where, after: (await who.ask('{ asOf }'))['asOf'] });

  test('tells the kinds that are asked for, and to requesters only what is theirs to hear', async () => {
    const [assignments, questions, toMina, ofBo] = [
      await ofTypes(ari, ['TICKET_ASSIGNED', 'LOW_RATING_GIVEN']),
      await ofTypes(ari, ['INFORMATION_REQUESTED', 'INFORMATION_ANSWERED']),
      await ofTypes(mina, ['LOW_RATING_GIVEN', 'FEEDBACK_GIVEN', 'TICKET_ASSIGNED']),
      await ofTypes(ari, null, { assignee: { id: { eq: bo.id } } }),
    ];
    const ticketId = await openTicket(mina);
    await bo.do('claimTicket', { ticketId });
    await ari.do('askRequester', { ticketId, question: 'Which?' });
    await mina.do('replyToTicket', { ticketId, text: 'This' });
    await ari.do('resolveTicket', { ticketId, code: 'FIXED', notes: 'x' });
    await mina.do('rateTicket', { ticketId, rating: 1 });
    const kinds = (delivered: readonly Json[]) => delivered.map(({ __typename }) => __typename);
    expect(kinds(await assignments.take(2))).toEqual(['TicketAssigned', 'LowRatingGiven']);
    expect(kinds(await questions.take(2))).toEqual(['InformationRequested', 'InformationAnswered']);
    expect(kinds(await toMina.take(2))).toEqual(['TicketAssigned', 'FeedbackGiven']);
    expect(kinds(await ofBo.take(3))).toEqual(['TicketAssigned', 'TicketStatusChanged', 'EntryAdded']);
    await bo.do('claimTicket', { ticketId: await openTicket(mina) });
    expect(await toMina.next()).toMatchObject({ __typename: 'TicketAssigned' }); // and no low rating before
  });

  test('of no kind at all is refused', async () => {
    expect(await ari.subscribe(EVENTS, { types: [] }).fault()).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', argument: ['types'] } },
    ]);
  });
});

describe('agents at work', () => {
  const PRESENCE =
    'subscription ($after: Position) { agentPresenceChanged(after: $after) { position agent { name presence } from to } }';
  const FIELDS = 'asOf agent { name presence } tickets waiting load capacity';
  const QUEUE = `subscription ($agentId: ID, $after: Position) { agentQueue(agentId: $agentId, after: $after) { ${FIELDS} } }`;
  const queueOf = async (who: Client, agentId: string | null): Promise<Json> =>
    (await who.ask(`query ($agentId: ID) { agentQueue(agentId: $agentId) { ${FIELDS} } }`, { agentId }))['agentQueue']!;

  test('are told as they come and go', async () => {
    const { asOf } = await bo.ask('{ asOf }');
    const live = bo.subscribe(PRESENCE, { after: asOf });
    await ari.do('setPresence', { presence: 'AVAILABLE' });
    await ari.do('setPresence', { presence: 'AVAILABLE' });
    await ari.do('setPresence', { presence: 'AWAY' });
    const delivered = await live.take(2);
    expect(delivered).toMatchObject([
      { agent: { name: 'Ari' }, from: 'OFFLINE', to: 'AVAILABLE' },
      { agent: { name: 'Ari', presence: 'AWAY' }, from: 'AVAILABLE', to: 'AWAY' },
    ]);
    const replayed = await bo.subscribe(PRESENCE, { after: asOf }).take(2);
    expect(replayed.map(({ position }) => position)).toEqual(delivered.map(({ position }) => position));
  });

  test('are told with what they hold, which is what a query finds', async () => {
    const before = await queueOf(ari, bo.id);
    const subscriber = ari.subscribe(QUEUE, { agentId: bo.id, after: before['asOf'] });
    const hisOwn = bo.subscribe(QUEUE, { agentId: null, after: before['asOf'] });
    const ticketId = await openTicket(mina);
    await bo.do('claimTicket', { ticketId });
    await subscriber.next();
    await bo.do('setTicketWaiting', { ticketId, waitingReason: 'REQUESTER' });
    let last = await subscriber.next();
    while (last['waiting'] === before['waiting']) last = await subscriber.next();
    expect(last).toMatchObject({ tickets: Number(before['tickets']) + 1, waiting: Number(before['waiting']) + 1 });
    expect(last['load']).toBe(Number(before['load']) + 3 / 4);
    await acme.admin.do('updatePerson', { personId: bo.id, capacity: 7 });
    while (Number(last['capacity']) !== 7) last = await subscriber.next();
    expect({ ...last, asOf: null }).toEqual({ ...(await queueOf(bo, null)), asOf: null });
    let his = await hisOwn.next();
    while (Number(his['capacity']) !== 7) his = await hisOwn.next();
    expect(his).toMatchObject({ agent: { name: 'Bo' } });
  });

  test('are for those who work tickets, and only agents hold any', async () => {
    expect(await queueOf(mina, bo.id)).toBeNull();
    for (const query of [PRESENCE, QUEUE])
      expect(await mina.subscribe(query).fault()).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const outsider = await (await desk.workspace('strangers')).person('Stranger', { role: 'AGENT' });
    for (const agentId of [mina.id, outsider.id, 'nobody'])
      expect(await ari.subscribe(QUEUE, { agentId }).fault()).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', argument: ['agentId'] } },
      ]);
  });
});

describe('a position', () => {
  test('L4 that is too old is refused with the oldest that works; the timeline keeps what the position can not reach', async () => {
    const { asOf: before } = await ari.ask('{ asOf }');
    const ticketId = await openTicket(mina);
    // As if all of it had been recorded fifteen days ago: an event's id says when it was made.
    const old = Date.now() - 15 * 24 * 3_600_000;
    const hex = old.toString(16).padStart(12, '0');
    await desk.database
      .em()
      .getConnection()
      .execute(`update event set id = ('${hex.slice(0, 8)}-${hex.slice(8)}' || substr(id::text, 14))::uuid`);
    const { asOf: oldest } = await ari.ask('{ asOf }');
    await ari.do('startTicket', { ticketId });
    const refused = (await ari.subscribe(CHANGES, { after: before }).fault()) as readonly Json[];
    expect(refused).toMatchObject([{ extensions: { code: 'POSITION_EXPIRED', oldest } }]);
    expect((await ari.subscribe(CHANGES, { after: oldest }).next())['event']).toEqual({
      __typename: 'TicketStatusChanged',
    });
    const { ticket } = await ari.ask('query ($id: ID!) { ticket(id: $id) { timeline { totalCount } } }', {
      id: ticketId,
    });
    expect(ticket!['timeline']!['totalCount']).toBe(2);
  });
});

describe('ticketCount', () => {
  const COUNT = `subscription ($where: TicketFilter, $after: Position) { ticketCount(where: $where, after: $after) { asOf count } }`;
  const counted = async (who: Client, which: object) =>
    (await who.ask('query ($where: TicketFilter) { tickets(where: $where) { totalCount asOf } }', { where: which }))[
      'tickets'
    ]!;

  test('L6 tells how long a list is whenever somebody comes or goes, and is right after each change', async () => {
    const held = { assignee: { id: { eq: ari.id } }, status: { in: ['NEW', 'OPEN', 'WAITING'] } };
    const { asOf, totalCount } = await counted(bo, held);
    const subscriber = bo.subscribe(COUNT, { where: held, after: asOf });
    await desk.subscribers(1);
    const ticketId = await openTicket(mina);
    await ari.do('claimTicket', { ticketId });
    expect(await subscriber.next()).toMatchObject({ count: Number(totalCount) + 1 });
    await ari.do('addNote', { ticketId, text: 'no matter' });
    await ari.do('resolveTicket', { ticketId, code: 'FIXED', notes: 'x' });
    const last = await subscriber.next();
    expect(last).toMatchObject({ count: Number(totalCount) });
    expect(last['asOf']).toEqual((await counted(bo, held))['asOf']);
    expect(subscriber.delivered).toHaveLength(2);
    subscriber.close();
  });

  test('L5 counts for each viewer what they may see', async () => {
    const [theirs, all] = [mina.subscribe(COUNT), ari.subscribe(COUNT)];
    await desk.subscribers(2);
    await openTicket(bo);
    await openTicket(mina);
    const [first, second] = await all.take(2);
    expect(Number(second!['count']) - Number(first!['count'])).toBe(1);
    expect(await theirs.next()).toMatchObject({ count: Number((await counted(mina, {}))['totalCount']) });
    expect(theirs.delivered).toHaveLength(1);
    for (const each of [theirs, all]) each.close();
    await desk.subscribers(0);
  });
});
