import { beforeAll, describe, expect, test } from 'vitest';
import { aDesk, idOf } from '../support/desk.js';
import { statementsOf } from '../support/statements.js';
import type { Client, Json } from '../support/client.js';

const desk = await aDesk({ ACCESS_TOKEN_LIFE: 'P20D' });
desk.clock.moveTo('2027-03-01T00:00:00Z'); // Monday 09:00 in Seoul
const acme = await desk.workspace('acme');
const agent = await acme.person('Agent', { role: 'LEAD' });
const mina = await acme.person('Mina');
let calendarId: string;

beforeAll(async () => {
  const { calendar } = await acme.admin.do(
    'createCalendar',
    {
      ...{ name: 'Office', timeZone: 'Asia/Seoul' },
      weekly: [{ weekday: 'MONDAY', windows: [{ from: '09:00', to: '18:00' }] }],
    },
    'calendar { id }',
  );
  calendarId = idOf(calendar!);
});

let teams = 0;
async function aTeam(ola: object | null): Promise<string> {
  const name = `Team ${(teams += 1)}`;
  return idOf((await acme.admin.do('createTeam', { name, ola }, 'team { id }'))['team']!);
}

const TARGETS = `query ($id: ID!) { ticket(id: $id) { teamTargets { team { name ola { length { openingTime businessDays } calendar { name } pausedBy } }
  sequence state startedAt stoppedAt dueAt pausedSince breachedAt consumed remaining length { openingTime } } } }`;
const heldBy = async (id: string, who: Client = agent): Promise<readonly Json[]> =>
  (await who.ask(TARGETS, { id }))['ticket']!['teamTargets'] as unknown as readonly Json[];
const openedIn = async (teamId: string): Promise<string> =>
  idOf((await agent.do('openTicket', { subject: 'Slow', teamId }, 'ticket { id }'))['ticket']!);

describe('SLA-40 a team that promises something', () => {
  test('answers for the time from its assignment to hand-over, by its own hours', async () => {
    const desks = await aTeam({ length: { openingTime: 'PT2H' }, calendarId });
    const network = await aTeam({ length: { openingTime: 'PT1H' } });
    const ticketId = await openedIn(desks);
    desk.clock.advance('PT1H');
    await agent.do('handOverTicket', { ticketId, teamId: network });
    desk.clock.advance('PT3H');
    const [first, second] = await heldBy(ticketId);
    expect(first).toMatchObject({
      ...{ sequence: 1, state: 'MET', breachedAt: null, length: { openingTime: 'PT2H' } },
      team: { ola: { length: { openingTime: 'PT2H' }, calendar: { name: 'Office' }, pausedBy: ['REQUESTER'] } },
    });
    expect(String(first!['consumed'])).toMatch(/^PT(1H|59M59)/);
    expect(second).toMatchObject({ sequence: 2, state: 'RUNNING', stoppedAt: null, remaining: 'PT0S' });
    expect(second!['breachedAt']).toBe(second!['dueAt']);
    await agent.do('resolveTicket', { ticketId, code: 'FIXED', notes: 'Done' });
    expect((await heldBy(ticketId)).map(({ state }) => `${state}`)).toEqual(['MET', 'MISSED']);
  });

  test('waits with the ticket for what it says, and is measured by what it promises now', async () => {
    const teamId = await aTeam({ length: { openingTime: 'PT2H' }, pausedBy: ['THIRD_PARTY'] });
    const ticketId = await openedIn(teamId);
    await agent.do('setTicketWaiting', { ticketId, waitingReason: 'THIRD_PARTY' });
    expect(await heldBy(ticketId)).toMatchObject([{ state: 'PAUSED', dueAt: null }]);
    await acme.admin.do('updateTeam', { teamId, ola: { length: { openingTime: 'PT4H' }, pausedBy: [] } });
    expect(await heldBy(ticketId)).toMatchObject([{ state: 'RUNNING', length: { openingTime: 'PT4H' } }]);
    await acme.admin.do('updateTeam', { teamId, name: 'Renamed' });
    expect(await heldBy(ticketId)).toMatchObject([{ team: { name: 'Renamed', ola: { pausedBy: [] } } }]);
    await acme.admin.do('updateTeam', { teamId, ola: null });
    expect(await heldBy(ticketId)).toEqual([]);
  });

  test('is left out when it promises nothing, but keeps its place', async () => {
    const ticketId = await openedIn(await aTeam(null));
    await agent.do('handOverTicket', { ticketId, teamId: await aTeam({ length: { openingTime: 'PT2H' } }) });
    expect(await heldBy(ticketId)).toMatchObject([{ sequence: 2 }]);
  });

  test('is for staff', async () => {
    const teamId = await aTeam({ length: { openingTime: 'PT2H' } });
    const { ticket } = await mina.do('openTicket', { subject: 'Mine' }, 'ticket { id }');
    await agent.do('handOverTicket', { ticketId: idOf(ticket!), teamId });
    expect(await heldBy(idOf(ticket!))).toHaveLength(1);
    expect(await heldBy(idOf(ticket!), mina)).toEqual([]);
    const { node } = await mina.ask('query ($id: ID!) { node(id: $id) { ... on Team { name ola { pausedBy } } } }', {
      id: teamId,
    });
    expect(node).toMatchObject({ ola: null });
  });

  test('is read in two statements for a page of tickets', async () => {
    const asked = 'query { tickets(first: 100) { nodes { teamTargets { state team { name } } } } }';
    const sent = await statementsOf(() => agent.ask(asked));
    expect(sent.filter((text) => /ticket_clock|calendar_version/.test(text)).length).toBeLessThanOrEqual(2);
  });

  test.each<[string, object, readonly string[]]>([
    ['business days without a calendar', { length: { businessDays: 2 } }, ['ola', 'calendarId']],
    ['more than a year', { length: { openingTime: 'P367D' } }, ['ola', 'length', 'openingTime']],
    ['an unknown calendar', { length: { businessDays: 2 }, calendarId: 'x' }, ['ola', 'calendarId']],
  ])('%s is refused, with its place', async (_what, ola, field) =>
    expect(await acme.admin.refusalsOf('createTeam', { name: 'Refused', ola })).toMatchObject([{ field }]),
  );
});
