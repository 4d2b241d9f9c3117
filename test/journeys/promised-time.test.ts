import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { keyOf } from '../../src/domain/global-id.js';
import type { Client, Json } from '../support/client.js';
import { aDesk, idOf, type Workspace } from '../support/desk.js';

const desk = await aDesk({ TIMER_POLL_MS: '20', ACCESS_TOKEN_LIFE: 'P365D' });

// Office hours in Seoul, which has no clock changes: 09:00 there is 00:00 UTC.
const OFFICE = {
  timeZone: 'Asia/Seoul',
  weekly: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((weekday) => ({
    weekday,
    windows: [{ from: '09:00', to: '18:00' }],
  })),
};

const TARGETS = `targets { id kind cycle sequence state priority startedAt stoppedAt dueAt pausedSince breachedAt consumed remaining breachedBy
  length { openingTime businessDays } policy { name } explanation { counted windows { counted } } }`;

let desks = 0;
let shop: Workspace;
let requester: Client;
let agent: Client;
let calendarId: string;

let week = 0;
// Another Monday 09:00 in Seoul for each test: clocks that go back belong elsewhere.
beforeEach(() =>
  desk.clock.moveTo(
    Temporal.Instant.from('2027-03-01T00:00:00Z')
      .add({ hours: 168 * (week += 1) })
      .toString(),
  ),
);

async function aShop(policy: Readonly<Record<string, unknown>> = {}): Promise<string> {
  shop = await desk.workspace(`promised-${(desks += 1)}`);
  agent = await shop.person('Agent', { role: 'AGENT' });
  requester = await shop.person('Requester');
  const { calendar } = await shop.admin.do('createCalendar', { name: 'Office', ...OFFICE }, 'calendar { id }');
  calendarId = idOf(calendar!);
  const { slaPolicy } = await shop.admin.do(
    'createSlaPolicy',
    {
      name: 'Gold',
      calendarId,
      targets: [
        { priority: 'P3', kind: 'FIRST_RESPONSE', length: { openingTime: 'PT1H' } },
        { priority: 'P3', kind: 'RESOLUTION', length: { openingTime: 'PT4H' } },
        { priority: 'P1', kind: 'RESOLUTION', length: { openingTime: 'PT2H' } },
      ],
      ...policy,
    },
    'slaPolicy { id }',
  );
  return idOf(slaPolicy!);
}

const aTicket = async (): Promise<string> => {
  const { ticket } = await requester.do(
    'openTicket',
    { type: 'INCIDENT', subject: 'Mail is down', impact: 'MEDIUM', urgency: 'MEDIUM', channel: 'PORTAL' },
    'ticket { id }',
  );
  return idOf(ticket!);
};

const targetsOf = async (ticketId: string, who: Client = agent): Promise<Readonly<Record<string, Json>>> => {
  const { ticket } = await who.ask(`query ($id: ID!) { ticket(id: $id) { ${TARGETS} } }`, { id: ticketId });
  const targets = ticket!['targets'] as unknown as readonly Json[];
  return Object.fromEntries(
    targets.map((target) => [`${target['kind']} ${target['cycle']}/${target['sequence']}`, target]),
  );
};

describe('SLA-14 a ticket under a policy', () => {
  test('gets its targets with its opening, due by the calendar, and each can be added up', async () => {
    await aShop();
    const targets = await targetsOf(await aTicket());
    expect(Object.keys(targets)).toEqual(['FIRST_RESPONSE 1/1', 'RESOLUTION 1/1']);
    expect(targets['RESOLUTION 1/1']).toMatchObject({
      ...{ state: 'RUNNING', priority: 'P3', stoppedAt: null, breachedAt: null, breachedBy: null },
      ...{
        length: { openingTime: 'PT4H', businessDays: null },
        policy: { name: 'Gold' },
        explanation: { counted: 'PT4H' },
      },
    });
  });

  test('SLA-33 SLA-16 SLA-17 a public answer stops the response, a note does not, resolving stops all', async () => {
    await aShop({
      targets: [
        { priority: 'P3', kind: 'FIRST_RESPONSE', length: { openingTime: 'PT1H' } },
        { priority: 'P3', kind: 'NEXT_RESPONSE', length: { openingTime: 'PT1H' } },
        { priority: 'P3', kind: 'PERIODIC_UPDATE', length: { openingTime: 'PT2H' } },
        { priority: 'P3', kind: 'RESOLUTION', length: { businessDays: 1 } },
      ],
    });
    const ticketId = await aTicket();
    await agent.do('addNote', { ticketId, text: 'Looking' });
    await requester.do('replyToTicket', { ticketId, text: 'Hello?' });
    expect(statesOf(await targetsOf(ticketId))).toEqual({
      'FIRST_RESPONSE 1/1': 'RUNNING',
      'RESOLUTION 1/1': 'RUNNING',
    });
    await agent.do('replyToTicket', { ticketId, text: 'On it' });
    await requester.do('replyToTicket', { ticketId, text: 'And?' });
    expect(statesOf(await targetsOf(ticketId))).toEqual({
      ...{ 'FIRST_RESPONSE 1/1': 'MET', 'RESOLUTION 1/1': 'RUNNING' },
      ...{ 'PERIODIC_UPDATE 1/1': 'RUNNING', 'NEXT_RESPONSE 1/1': 'RUNNING' },
    });
    desk.clock.advance('PT3H');
    await agent.do('resolveTicket', { ticketId, code: 'FIXED', notes: 'Restarted' });
    expect(statesOf(await targetsOf(ticketId))).toEqual({
      ...{ 'FIRST_RESPONSE 1/1': 'MET', 'RESOLUTION 1/1': 'MET' },
      ...{ 'PERIODIC_UPDATE 1/1': 'MISSED', 'NEXT_RESPONSE 1/1': 'MISSED' },
    });
    await requester.do('reopenTicket', { ticketId, reason: 'No' });
    expect(statesOf(await targetsOf(ticketId))).toMatchObject({
      'FIRST_RESPONSE 2/1': 'RUNNING',
      'RESOLUTION 2/1': 'RUNNING',
    });
  });

  test('SLA-05 waiting for the requester pauses what the policy says, and there is no due time meanwhile', async () => {
    await aShop();
    const ticketId = await aTicket();
    desk.clock.advance('PT1H');
    await agent.do('setTicketWaiting', { ticketId, waitingReason: 'REQUESTER' });
    desk.clock.advance('PT2H');
    const { 'RESOLUTION 1/1': paused, 'FIRST_RESPONSE 1/1': first } = await targetsOf(ticketId);
    expect(paused).toMatchObject({ state: 'PAUSED', dueAt: null, breachedAt: null });
    expect(String(paused!['remaining'])).toMatch(/^PT2H59M|^PT3H/);
    expect(first).toMatchObject({ state: 'RUNNING', breachedAt: first!['dueAt'] });
    await requester.do('replyToTicket', { ticketId, text: 'Here' });
    const { 'RESOLUTION 1/1': running } = await targetsOf(ticketId);
    expect(running).toMatchObject({ state: 'RUNNING', explanation: { counted: 'PT4H' } });
  });

  test('SLA-19 a new priority measures the running targets anew and the timeline says why', async () => {
    await aShop();
    const ticketId = await aTicket();
    const before = (await targetsOf(ticketId))['RESOLUTION 1/1']!;
    await agent.do('changePriority', { ticketId, impact: 'HIGH', urgency: 'HIGH' });
    const after = await targetsOf(ticketId);
    expect(after['FIRST_RESPONSE 1/1']).toMatchObject({ state: 'CANCELLED', dueAt: null }); // P1 promises none
    expect(after['RESOLUTION 1/1']).toMatchObject({ priority: 'P1', explanation: { counted: 'PT2H' } });
    const event = (await timelineOf(ticketId)).find(({ __typename }) => `${__typename}` === 'TargetRemeasured');
    expect(event).toMatchObject({
      cause: 'PRIORITY',
      oldDueAt: before['dueAt'],
      newDueAt: after['RESOLUTION 1/1']!['dueAt'],
    });
  });

  test('a requester sees the targets of their ticket, but neither the policy nor what the engine tells', async () => {
    await aShop();
    const ticketId = await aTicket();
    expect((await targetsOf(ticketId, requester))['RESOLUTION 1/1']).toMatchObject({ state: 'RUNNING', policy: null });
    expect((await timelineOf(ticketId, requester)).map(({ __typename }) => `${__typename}`)).toEqual(['TicketOpened']);
  });
});

describe('by the clock', () => {
  test('SLA-31 warnings, the breach and escalations are told in time, once, also to slaAlerts and to who holds the ticket', async () => {
    await aShop({
      warnings: [{ percentUsed: 50 }, { beforeDue: 'PT30M' }],
      escalations: [{ when: 'AFTER_DUE', distance: 'PT1H', action: 'RAISE_PRIORITY' }],
      targets: [
        { priority: 'P3', kind: 'RESOLUTION', length: { openingTime: 'PT4H' } },
        { priority: 'P2', kind: 'RESOLUTION', length: { openingTime: 'PT3H' } },
        { priority: 'P1', kind: 'RESOLUTION', length: { openingTime: 'PT2H' } },
      ],
    });
    const alerts = agent.subscribe(
      'subscription { slaAlerts { __typename ... on TicketEvent { actor { name } ticket { number priority } } ... on TargetWarned { lateBy dueAt } ... on TargetBreached { lateBy dueAt } ... on TargetEscalated { action lateBy } } }',
    );
    const notices = agent.subscribe('subscription { notifications { reason } }');
    await desk.subscribers(2);
    const ticketId = await aTicket();
    await agent.do('claimTicket', { ticketId });
    desk.clock.advance('PT2H');
    expect(await alerts.next()).toMatchObject({ __typename: 'TargetWarned', actor: null });
    desk.clock.advance('PT1H30M');
    expect(await alerts.next()).toMatchObject({ __typename: 'TargetWarned' });
    desk.clock.advance('PT30M');
    expect(await alerts.next()).toMatchObject({ __typename: 'TargetBreached' });
    desk.clock.advance('PT1H');
    const escalated = await alerts.next();
    expect(escalated).toMatchObject({
      __typename: 'TargetEscalated',
      action: 'RAISE_PRIORITY',
      ticket: { priority: 'P2' },
    });
    expect(Temporal.Duration.from(`${escalated['lateBy']}`).total('seconds')).toBeLessThan(2);
    const delivered = (await timelineOf(ticketId)).map(({ __typename }) => `${__typename}`);
    expect(delivered.filter((type) => /Warned|Breached|Escalated/.test(type))).toEqual([
      ...['TargetWarned', 'TargetWarned', 'TargetBreached', 'TargetEscalated'],
    ]);
    expect(delivered.at(-1)).toBe('TargetRemeasured');
    expect((await notices.take(4)).map(({ reason }) => reason)).toEqual([
      ...['TARGET_WARNED', 'TARGET_WARNED', 'TARGET_BREACHED', 'TARGET_ESCALATED'],
    ]); // whoever holds it
  });

  test('a scheduled wait ends at its moment', async () => {
    await aShop();
    const ticketId = await aTicket();
    const subscriber = agent.subscribe('subscription { ticketStatusChanged { from to reason actor { name } } }');
    await desk.subscribers(1);
    const until = desk.clock.now().add({ hours: 5 }).toString();
    await agent.do('setTicketWaiting', { ticketId, waitingReason: 'SCHEDULED', until });
    expect(await subscriber.next()).toMatchObject({ to: 'WAITING' });
    desk.clock.advance('PT5H');
    expect(await subscriber.next()).toMatchObject({ from: 'WAITING', to: 'OPEN', actor: null });
  });

  test('SLA-32 a holiday that is added moves every open target in the background, with its cause', async () => {
    await aShop();
    const ticketIds = await Promise.all(Array.from({ length: 30 }, aTicket));
    desk.clock.advance('PT7H'); // 16:00: resolution due tomorrow at noon, had it not been opened so early
    const late = await aTicket();
    const before = (await targetsOf(late))['RESOLUTION 1/1']!;
    const timeline = agent.subscribe(
      'subscription ($id: ID!) { ticketTimeline(ticketId: $id) { __typename ... on TargetRemeasured { cause oldDueAt newDueAt } } }',
      { id: late },
    );
    await desk.subscribers(1);
    const tomorrow = desk.clock.now().add({ hours: 24 }).toZonedDateTimeISO('Asia/Seoul').toPlainDate().toString();
    const { recompute } = await shop.admin.do(
      'updateCalendar',
      { calendarId, holidays: [{ name: 'Founding day', on: tomorrow }] },
      'recompute { id cause done finishedAt }',
    );
    expect(recompute).toMatchObject({ cause: 'HOLIDAY', done: 0, finishedAt: null });
    const moved = await timeline.next();
    const after = (await targetsOf(late))['RESOLUTION 1/1']!;
    expect(moved).toEqual({
      __typename: 'TargetRemeasured',
      cause: 'HOLIDAY',
      oldDueAt: before['dueAt'],
      newDueAt: after['dueAt'],
    });
    expect(hoursBetween(before['dueAt'], after['dueAt'])).toBe(24);
    const done = await finished(idOf(recompute!));
    expect(done).toMatchObject({ total: ticketIds.length + 1, done: ticketIds.length + 1 });
    await shop.admin.do('updateCalendar', { calendarId, holidays: [] });
    expect(await timeline.next()).toMatchObject({ oldDueAt: after['dueAt'], newDueAt: before['dueAt'] });
  });

  test('another name is no other time: nothing is measured anew for it', async () => {
    const slaPolicyId = await aShop();
    await aTicket();
    const renamed = [
      await shop.admin.do('updateCalendar', { calendarId, name: 'Opening hours' }, 'recompute { id }'),
      await shop.admin.do('updateSlaPolicy', { slaPolicyId, name: 'Silver' }, 'recompute { id }'),
    ];
    expect(renamed).toMatchObject([{ recompute: null }, { recompute: null }]);
  });

  test('SLA-32 policies put first by everybody at once end in one order, and refuse nobody', async () => {
    const slaPolicyId = await aShop();
    const ids = [slaPolicyId];
    for (let i = 0; i < 5; i += 1) {
      const targets = [{ priority: 'P5', kind: 'RESOLUTION', length: { openingTime: 'PT1H' } }];
      ids.push(
        idOf(
          (await shop.admin.do('createSlaPolicy', { name: `Policy ${i}`, targets }, 'slaPolicy { id }'))['slaPolicy']!,
        ),
      );
    }
    await Promise.all(ids.map((id) => shop.admin.do('updateSlaPolicy', { slaPolicyId: id, position: 1 })));
    const { slaPolicies } = await agent.ask('{ slaPolicies { nodes { position } } }');
    expect(slaPolicies!['nodes']).toEqual(ids.map((_, i) => ({ position: i + 1 })));
  });

  test('SLA-32 one ticket that faults keeps neither its neighbours nor other workspaces from being measured anew', async () => {
    await aShop();
    const broken = keyOf('Ticket', await aTicket())!;
    const sound = await aTicket();
    const em = desk.database.em();
    await sql`update ticket_clock set facts = '[{"kind": "TicketOpened", "at": "nonsense"}]' where ticket_id = ${broken}`.execute(
      em.getKysely(),
    );
    const { recompute } = await shop.admin.do(
      'createSlaPolicy',
      {
        name: 'First',
        position: 1,
        targets: [{ priority: 'P3', kind: 'RESOLUTION', length: { openingTime: 'PT30M' } }],
      },
      'recompute { id }',
    );
    await finished(idOf(recompute!));
    expect((await targetsOf(sound))['RESOLUTION 1/1']).toMatchObject({ policy: { name: 'First' } });
  });

  test('SLA-10 what could never be due within a year is refused, in the policy and in the calendar', async () => {
    await aShop();
    const weekly = [{ weekday: 'MONDAY', windows: [{ from: '09:00', to: '10:00' }] }];
    const long = [{ priority: 'P3', kind: 'RESOLUTION', length: { openingTime: 'PT100H' } }];
    const { calendar } = await shop.admin.do(
      'createCalendar',
      { name: 'Rarely', timeZone: 'UTC', weekly },
      'calendar { id }',
    );
    expect(
      await shop.admin.refusalsOf('createSlaPolicy', { name: 'Slow', calendarId: idOf(calendar!), targets: long }),
    ).toMatchObject([{ code: 'INVALID_INPUT', field: ['targets'] }]);
    await shop.admin.do('createSlaPolicy', { name: 'Slow', calendarId, targets: long });
    expect(await shop.admin.refusalsOf('updateCalendar', { calendarId, weekly })).toMatchObject([
      { field: ['weekly'] },
    ]);
  });

  test('SLA-22 a policy that is put first takes over the tickets it matches', async () => {
    await aShop();
    const ticketId = await aTicket();
    const { slaPolicy, recompute } = await shop.admin.do(
      'createSlaPolicy',
      {
        ...{ name: 'Platinum', calendarId, position: 1, filter: { priority: { eq: 'P3' } } },
        targets: [{ priority: 'P3', kind: 'RESOLUTION', length: { openingTime: 'PT30M' } }],
      },
      'slaPolicy { position filter calendar { name } } recompute { id }',
    );
    expect(slaPolicy).toEqual({ position: 1, filter: { priority: { eq: 'P3' } }, calendar: { name: 'Office' } });
    await finished(idOf(recompute!));
    const { slaPolicies } = await agent.ask('{ slaPolicies { nodes { name position } } }');
    expect(slaPolicies!['nodes']).toEqual([
      { name: 'Platinum', position: 1 },
      { name: 'Gold', position: 2 },
    ]);
    expect((await targetsOf(ticketId))['RESOLUTION 1/1']).toMatchObject({
      policy: { name: 'Platinum' },
      explanation: { counted: 'PT30M' },
    });
  });
});

const statesOf = (targets: Readonly<Record<string, Json>>) =>
  Object.fromEntries(Object.entries(targets).map(([key, { state }]) => [key, state]));

const hoursBetween = (a: unknown, b: unknown): number =>
  Temporal.Instant.from(`${a}`)
    .until(Temporal.Instant.from(`${b}`))
    .total('hours');

async function timelineOf(id: string, who: Client = agent): Promise<readonly Json[]> {
  const { ticket } = await who.ask(
    'query ($id: ID!) { ticket(id: $id) { timeline(first: 50) { nodes { __typename ... on TargetRemeasured { cause oldDueAt newDueAt } } } } }',
    { id },
  );
  return ticket!['timeline']!['nodes'] as unknown as readonly Json[];
}

async function finished(id: string): Promise<Json> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { node } = await agent.ask(
      'query ($id: ID!) { node(id: $id) { ... on SlaRecompute { total done finishedAt } } }',
      { id },
    );
    if (node!['finishedAt'] as unknown) return node!;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`the recompute ${id} did not finish`);
}
