import { describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { aDesk, idOf } from '../support/desk.js';
import { statementsOf } from '../support/statements.js';
import type { Client, Json } from '../support/client.js';

const desk = await aDesk();
desk.clock.moveTo('2027-03-05T08:00:00Z'); // Friday 17:00 in Seoul
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'AGENT' });
const mina = await acme.person('Mina');

const { calendar } = await acme.admin.do(
  'createCalendar',
  {
    ...{ name: 'Office', timeZone: 'Asia/Seoul' },
    weekly: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((weekday) => ({
      ...{ weekday, windows: [{ from: '09:00', to: '19:00' }] },
    })),
  },
  'calendar { id }',
);
const calendarId = idOf(calendar!);

let services = 0;
async function aService(input: object = {}): Promise<string> {
  const name = `Mail ${(services += 1)}`;
  return idOf((await acme.admin.do('createService', { name, ...input }, 'service { id }'))['service']!);
}
const out = async (serviceId: string, startedAt: string, endedAt: string | null, more: object = {}): Promise<string> =>
  idOf((await agent.do('createOutage', { serviceId, startedAt, endedAt, ...more }, 'outage { id }'))['outage']!);

// Monday to Friday: 50 service hours, 09:00 in Seoul is 00:00 UTC.
const WEEK = { from: '2027-02-28T15:00:00Z', to: '2027-03-07T15:00:00Z' };
const AVAILABILITY = `query ($id: ID!, $from: DateTime!, $to: DateTime!) { node(id: $id) { ... on Service { hours { name } availabilityTarget
  availability(from: $from, to: $to) { figure serviceTime downtime remainingBudget overspent }
  outages(first: 2) { totalCount nodes { startedAt endedAt note version ticket { subject } service { name } } pageInfo { hasNextPage endCursor } } } } }`;
const serviceOf = async (id: string, who: Client = agent, when: object = WEEK): Promise<Json> =>
  (await who.ask(AVAILABILITY, { id, ...when }))['node']!;

describe('SLA-39 the availability of a service', () => {
  test('is the share of its hours in which it was not out, and what its target still allows', async () => {
    const id = await aService({ calendarId, availabilityTarget: 95 });
    await out(id, '2027-03-01T01:00:00Z', '2027-03-01T02:00:00Z');
    await out(id, '2027-03-01T01:30:00Z', '2027-03-01T02:30:00Z'); // overlaps: half an hour more
    await out(id, '2027-03-02T09:00:00Z', '2027-03-03T00:15:00Z'); // over night: an hour and a quarter
    expect(await serviceOf(id)).toMatchObject({
      ...{ hours: { name: 'Office' }, availabilityTarget: 95, outages: { totalCount: 3 } },
      availability: {
        ...{ figure: 1 - 2.75 / 50, serviceTime: 'PT50H', downtime: 'PT2H45M' },
        ...{ remainingBudget: 'PT0S', overspent: 'PT15M' },
      },
    });
  });

  test('counts an outage that lasts up to now', async () => {
    const id = await aService({ calendarId, availabilityTarget: 90 });
    await out(id, '2027-03-05T07:00:00Z', null);
    const { availability } = await serviceOf(id);
    expect(String(availability!['downtime'])).toMatch(/^PT1H/);
    expect(availability).toMatchObject({ overspent: null });
  });

  test('is of every hour without a calendar, and has no budget without a target', async () => {
    const id = await aService();
    await out(id, '2027-03-01T18:00:00Z', '2027-03-01T19:00:00Z');
    expect(await serviceOf(id)).toMatchObject({
      ...{ hours: null, availabilityTarget: null },
      availability: { serviceTime: 'PT168H', downtime: 'PT1H', remainingBudget: null, overspent: null },
    });
  });

  test('follows what is corrected: hours, target, and an outage recorded by mistake', async () => {
    const id = await aService({ availabilityTarget: 99 });
    const outageId = await out(id, '2027-03-01T18:00:00Z', '2027-03-01T19:00:00Z');
    await acme.admin.do('updateService', { serviceId: id, calendarId, availabilityTarget: 99.5 });
    expect(await serviceOf(id)).toMatchObject({
      availability: { figure: 1, downtime: 'PT0S', remainingBudget: 'PT15M' },
    });
    await agent.do('updateOutage', { outageId, startedAt: '2027-03-01T00:00:00Z', endedAt: '2027-03-01T00:10:00Z' });
    expect(await serviceOf(id)).toMatchObject({ availability: { downtime: 'PT10M', remainingBudget: 'PT5M' } });
    await agent.do('updateOutage', { outageId, endedAt: '2027-03-01T00:00:00Z', expectedVersion: 2 });
    expect(await serviceOf(id)).toMatchObject({ availability: { figure: 1 }, outages: { nodes: [{ version: 3 }] } });
    await acme.admin.do('updateService', { serviceId: id, calendarId: null, availabilityTarget: null });
    expect(await serviceOf(id)).toMatchObject({ hours: null, availabilityTarget: null });
  });

  test('is read in two statements for a page of services', async () => {
    const asked = `query ($from: DateTime!, $to: DateTime!) { services { nodes { availability(from: $from, to: $to) { figure } } } }`;
    const sent = await statementsOf(() => agent.ask(asked, WEEK));
    expect(sent.filter((text) => /outage|calendar_version/.test(text)).length).toBeLessThanOrEqual(2);
  });

  test.each([
    ['an empty time', { to: WEEK.from }, 'to'],
    ['more than 366 days', { to: '2028-03-02T15:00:00Z' }, 'to'],
    ['another age', { from: '1999-01-01T00:00:00Z', to: '1999-02-01T00:00:00Z' }, 'from'],
  ])('of %s is refused', async (_what, when, argument) => {
    const { errors } = await agent.send(AVAILABILITY, { id: await aService(), ...WEEK, ...when });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: [argument] } }]);
  });
});

describe('outages', () => {
  test('are listed, the last one first', async () => {
    const id = await aService();
    for (const day of ['01', '03', '02']) await out(id, `2027-03-${day}T00:00:00Z`, `2027-03-${day}T01:00:00Z`);
    const { outages } = await serviceOf(id);
    expect(outages).toMatchObject({
      nodes: [{ startedAt: '2027-03-03T00:00:00.000Z' }, { startedAt: '2027-03-02T00:00:00.000Z' }],
      pageInfo: { hasNextPage: true },
    });
    const NEXT =
      'query ($id: ID!, $after: String!) { node(id: $id) { ... on Service { outages(after: $after) { nodes { startedAt } } } } }';
    const next = await agent.ask(NEXT, { id, after: outages!['pageInfo']!['endCursor'] });
    expect(next['node']).toMatchObject({ outages: { nodes: [{ startedAt: '2027-03-01T00:00:00.000Z' }] } });
  });

  test('are seen by everybody; what staff wrote about them, and their ticket, are not', async () => {
    const { ticket } = await agent.do('openTicket', { subject: 'Disk full' }, 'ticket { id }');
    const id = await aService({ calendarId, availabilityTarget: 99 });
    await out(id, '2027-03-01T00:00:00Z', null, { ticketId: idOf(ticket!), note: 'Somebody forgot' });
    expect(await serviceOf(id)).toMatchObject({
      outages: { nodes: [{ note: 'Somebody forgot', ticket: { subject: 'Disk full' } }] },
    });
    expect(await serviceOf(id, mina)).toMatchObject({
      ...{ hours: null, availabilityTarget: 99, availability: { serviceTime: 'PT50H' } },
      outages: { nodes: [{ endedAt: null, note: null, ticket: null }] },
    });
    const other = await desk.workspace('other');
    expect(await serviceOf(id, other.admin)).toBeNull();
    expect(await other.admin.refusalsOf('createOutage', { serviceId: id })).toMatchObject([{ code: 'NOT_FOUND' }]);
    const { outage } = await agent.do('createOutage', { serviceId: id }, 'outage { id }');
    expect(await other.admin.refusalsOf('updateOutage', { outageId: idOf(outage!) })).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect(await other.admin.refusalsOf('createService', { name: 'Mail', calendarId })).toMatchObject([
      { code: 'NOT_FOUND', field: ['calendarId'] },
    ]);
  });

  test('are told in the log, for staff', async () => {
    const id = await aService();
    const outageId = await out(id, '2027-03-01T00:00:00Z', null);
    await agent.do('updateOutage', { outageId, endedAt: '2027-03-01T01:00:00Z' });
    const { rows } = await sql<{ type: string; audience: string }>`
      select type, audience from event where type like 'Outage%' order by position desc limit 2`.execute(
      desk.database.em().getKysely(),
    );
    expect(rows).toEqual([
      { type: 'OutageChanged', audience: 'INTERNAL' },
      { type: 'OutageAdded', audience: 'INTERNAL' },
    ]);
  });

  test('are refused with their place, and to requesters', async () => {
    const serviceId = await aService();
    expect(await agent.refusalsOf('createOutage', { serviceId: 'x', startedAt: '2027-04-01T00:00:00Z' })).toMatchObject(
      [
        { code: 'NOT_FOUND', field: ['serviceId'] },
        { code: 'INVALID_INPUT', field: ['startedAt'] },
      ],
    );
    expect(await mina.refusalsOf('createOutage', { serviceId })).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const outageId = await out(serviceId, '2027-03-01T00:00:00Z', null);
    expect(await agent.refusalsOf('updateOutage', { outageId, expectedVersion: 7 })).toMatchObject([
      { code: 'VERSION_CONFLICT', current: { id: outageId } },
    ]);
    expect(await acme.admin.refusalsOf('updateService', { serviceId, availabilityTarget: 101 })).toMatchObject([
      { code: 'INVALID_INPUT', field: ['availabilityTarget'] },
    ]);
  });
});
