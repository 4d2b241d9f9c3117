import { beforeEach, describe, expect, test } from 'vitest';
import { Client, type Json } from '../support/client.js';
import { aDesk, idOf, type Workspace } from '../support/desk.js';
import { aProcess } from '../support/process.js';

const desk = await aDesk({ TIMER_POLL_MS: '20', ACCESS_TOKEN_LIFE: 'P365D' });

type Agent = Client & { readonly id: string };

let week = 0;
// Another Monday 09:00 UTC for each test.
beforeEach(() =>
  desk.clock.moveTo(
    Temporal.Instant.from('2027-03-01T09:00:00Z')
      .add({ hours: 168 * (week += 1) })
      .toString(),
  ),
);

interface Shop {
  readonly workspace: Workspace;
  readonly requester: Agent;
  readonly teamId: string;
  /** Makes an agent of the team. */
  readonly agent: (name: string, work?: Readonly<Record<string, unknown>>, presence?: string) => Promise<Agent>;
}

let shops = 0;

async function aShop(rules: Readonly<Record<string, unknown>> = {}): Promise<Shop> {
  const workspace = await desk.workspace(`assign-${(shops += 1)}`);
  const requester = await workspace.person('Requester');
  await workspace.admin.do('updateWorkspace', { rules });
  const { team } = await workspace.admin.do('createTeam', { name: 'First line', autoAssign: true }, 'team { id }');
  const teamId = idOf(team!);
  const members: string[] = [];
  const agent: Shop['agent'] = async (name, work = {}, presence = 'AVAILABLE') => {
    const made = await workspace.person(name, { role: 'AGENT' });
    members.push(made.id);
    if (Object.keys(work).length) await workspace.admin.do('updatePerson', { personId: made.id, ...work });
    await workspace.admin.do('updateTeam', { teamId, members: members.map((personId) => ({ personId })) });
    if (presence !== 'OFFLINE') await made.do('setPresence', { presence, aliveFor: 'P1D' });
    return made;
  };
  return { workspace, requester, teamId, agent };
}

const REPORT = { type: 'INCIDENT', subject: 'Mail is down', impact: 'MEDIUM', urgency: 'MEDIUM', channel: 'API' };
const TICKET = `ticket { id number version assignee { name } team { name } assignmentExplanation { chosen { name } chosenBy relaxedBy
  candidates { person { name } eligible passedOver skillSurplus load capacity missingSkills { level skill { name } } } } }`;

const open = async (
  { workspace, requester, teamId }: Shop,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Json> => {
  const opener = 'categoryId' in more ? requester : workspace.admin;
  const given = 'categoryId' in more ? {} : { teamId, requester: { id: requester.id } };
  return (await opener.do('openTicket', { ...REPORT, ...given, ...more }, TICKET))['ticket']!;
};

const assigneeOf = (ticket: Json): string | null =>
  (ticket['assignee'] as Json | null)?.['name'] as unknown as string | null;

async function reread(shop: Shop, id: string): Promise<Json> {
  const { ticket } = await shop.workspace.admin.ask(
    `query ($id: ID!) { ${TICKET.replace('ticket', 'ticket(id: $id)')} }`,
    { id },
  );
  return ticket!;
}

/** Waits until the ticket is somebody's; fails after a while. */
async function untilAssigned(shop: Shop, id: string): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const name = assigneeOf(await reread(shop, id));
    if (name) return name;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`nobody was given the ticket: ${JSON.stringify(await reread(shop, id))}`);
}

describe('ASG-07 the desk gives tickets to agents', () => {
  test('on opening, to the one with the most room, and explains it', async () => {
    const shop = await aShop();
    await shop.agent('Busy');
    await shop.agent('Absent', {}, 'OFFLINE');
    await shop.agent('Small', { capacity: 2 });
    expect(assigneeOf(await open(shop, { impact: 'HIGH', urgency: 'HIGH' }))).toBe('Busy');
    await shop.agent('Free');
    const ticket = await open(shop);
    expect(assigneeOf(ticket)).toBe('Free');
    expect(ticket['assignmentExplanation']).toMatchObject({
      chosen: { name: 'Free' },
      chosenBy: 'LOAD_RATIO',
      relaxedBy: 0,
    });
    const candidates = ticket['assignmentExplanation']!['candidates'] as unknown as readonly Json[];
    const standings = candidates.map(({ person, passedOver }) => `${person!['name']}: ${passedOver}`);
    expect(standings.slice(0, 2)).toEqual(['Free: ', 'Busy: ']);
    expect(standings.slice(2).toSorted()).toEqual(['Absent: AWAY', 'Small: AT_CAPACITY']);
  });

  test('by skill: the category asks, a lead hears what is missing, and the preview says it before', async () => {
    const shop = await aShop();
    const { skill } = await shop.workspace.admin.do('createSkill', { name: 'VPN' }, 'skill { id }');
    const skillId = idOf(skill!);
    await shop.agent('Novice', { skills: [{ skillId, level: 1 }] });
    const { category } = await shop.workspace.admin.do(
      'createCategory',
      { name: 'VPN', teamId: shop.teamId, requiredSkills: [{ skillId, level: 3 }] },
      'category { id requiredSkills { level skill { name } } }',
    );
    expect(category!['requiredSkills']).toEqual([{ level: 3, skill: { name: 'VPN' } }]);
    const categoryId = idOf(category!);
    const ticket = await open(shop, { categoryId });
    expect(assigneeOf(ticket)).toBeUndefined();
    const waiting = await reread(shop, idOf(ticket));
    expect(waiting['assignmentExplanation']).toMatchObject({
      chosen: null,
      candidates: [
        { passedOver: ['MISSING_SKILL'], missingSkills: [{ level: 3, skill: { name: 'VPN' } }], skillSurplus: -2 },
      ],
    });
    const expert = await shop.agent('Expert', { skills: [{ skillId, level: 4 }] });
    expect(await untilAssigned(shop, idOf(ticket))).toBe('Expert');
    const { previewAssignment } = await expert.ask(
      'query ($input: PreviewAssignmentInput!) { previewAssignment(input: $input) { chosen { name } chosenBy requiredSkills { level skill { name } } } }',
      { input: { categoryId, priority: 'P3' } },
    );
    expect(previewAssignment).toEqual({
      ...{ chosen: { name: 'Expert' }, chosenBy: 'ONLY_ONE' },
      requiredSkills: [{ level: 3, skill: { name: 'VPN' } }],
    });
  });

  test('when the shift starts, of what came in off hours', async () => {
    const shop = await aShop();
    const weekly = [{ weekday: 'MONDAY', windows: [{ from: '10:00', to: '18:00' }] }];
    const { calendar } = await shop.workspace.admin.do(
      'createCalendar',
      { name: 'Late shift', timeZone: 'UTC', weekly },
      'calendar { id }',
    );
    await shop.agent('Late', { shiftCalendarId: idOf(calendar!) });
    const id = idOf(await open(shop));
    expect((await reread(shop, id))['assignmentExplanation']).toMatchObject({
      candidates: [{ passedOver: ['OFF_SHIFT'] }],
    });
    await settled();
    desk.clock.advance('PT1H');
    expect(await untilAssigned(shop, id)).toBe('Late');
  });

  test('when somebody comes, when somebody has room again, and when waiting has relaxed the skills', async () => {
    const shop = await aShop({ relaxSkillsAfter: 'PT1H' });
    const { skill } = await shop.workspace.admin.do('createSkill', { name: 'SAP' }, 'skill { id }');
    const skillId = idOf(skill!);
    const ada = await shop.agent('Ada', { capacity: 3 }, 'AWAY');
    const first = idOf(await open(shop));
    const second = idOf(await open(shop));
    await ada.do('setPresence', { presence: 'AVAILABLE', aliveFor: 'P1D' });
    expect(await untilAssigned(shop, first)).toBe('Ada'); // the older one
    expect(assigneeOf(await reread(shop, second))).toBeUndefined();
    await ada.do('resolveTicket', { ticketId: first, code: 'FIXED', notes: 'Done' });
    expect(await untilAssigned(shop, second)).toBe('Ada');
    await ada.do('resolveTicket', { ticketId: second, code: 'FIXED', notes: 'Done' });

    const { category } = await shop.workspace.admin.do(
      'createCategory',
      { name: 'SAP', teamId: shop.teamId, requiredSkills: [{ skillId, level: 1 }] },
      'category { id }',
    );
    const third = idOf(await open(shop, { categoryId: idOf(category!) }));
    await settled();
    desk.clock.advance('PT1H');
    expect(await untilAssigned(shop, third)).toBe('Ada');
    const { ticket } = await ada.ask(
      'query ($id: ID!) { ticket(id: $id) { timeline { nodes { __typename ... on SkillsRelaxed { levels } } } } }',
      { id: third },
    );
    expect(ticket!['timeline']!['nodes']).toContainEqual({ __typename: 'SkillsRelaxed', levels: 1 });
  });

  test('again after a reopening, to whoever worked it; and never to those who gave it back or reported it', async () => {
    const shop = await aShop();
    const ada = await shop.agent('Ada');
    const id = idOf(await open(shop));
    const bob = await shop.agent('Bob');
    await ada.do('resolveTicket', { ticketId: id, code: 'FIXED', notes: 'Done' });
    await shop.requester.do('reopenTicket', { ticketId: id, reason: 'Not yet' });
    const reopened = await reread(shop, id);
    expect([assigneeOf(reopened), reopened['assignmentExplanation']!['chosenBy']]).toEqual(['Ada', 'LAST_AGENT']);
    await ada.do('releaseTicket', { ticketId: id });
    expect(assigneeOf(await reread(shop, id))).toBe('Bob');
    const { openTicket } = await bob.ask(
      `mutation ($input: OpenTicketInput!) { openTicket(input: $input) { ${TICKET} userErrors { message } } }`,
      { input: { ...REPORT, teamId: shop.teamId } },
    );
    expect(assigneeOf(openTicket!['ticket']!)).toBe('Ada');
  });

  test('not where neither team nor category wants it, unless somebody asks', async () => {
    const shop = await aShop();
    await shop.agent('Ada');
    await shop.workspace.admin.do('updateTeam', { teamId: shop.teamId, autoAssign: false });
    const ticket = await open(shop);
    expect([assigneeOf(ticket), ticket['assignmentExplanation']]).toEqual([undefined, null]);
    const { ticket: routed } = await shop.workspace.admin.do('routeTicket', { ticketId: idOf(ticket) }, TICKET);
    expect(assigneeOf(routed!)).toBe('Ada');
    expect(await shop.workspace.admin.refusalsOf('routeTicket', { ticketId: idOf(ticket) })).toMatchObject([
      { code: 'INVALID_INPUT' },
    ]);
    expect(await shop.requester.refusalsOf('setPresence', { presence: 'AVAILABLE' })).toMatchObject([
      { code: 'NOT_ALLOWED' },
    ]);
  });

  test('ASG-09 presence lasts as long as a socket is open, and ends with the last one', async () => {
    const shop = await aShop();
    const ada = await shop.agent('Ada');
    const socket = ada.subscribe('subscription { ticketStatusChanged { to } }');
    await desk.subscribers(1);
    await until(() => isThere(`select 1 from sign_of_life where source like 'process %'`));
    await ada.do('setPresence', { presence: 'AVAILABLE', aliveFor: 'PT10S' });
    desk.clock.advance('PT30S');
    expect(await presenceOf(shop, ada)).toBe('AVAILABLE');
    socket.close();
    await until(async () => (await presenceOf(shop, ada)) === 'OFFLINE');
  });

  test('and takes them back from those who stay away, once their signs of life are gone', async () => {
    const shop = await aShop({ giveBackAfter: 'PT10M' });
    const ada = await shop.agent('Ada');
    const id = idOf(await open(shop));
    expect(assigneeOf(await reread(shop, id))).toBe('Ada');
    await ada.do('setPresence', { presence: 'AVAILABLE', aliveFor: 'PT2M' });
    const bob = await shop.agent('Bob');
    expect(await presenceOf(shop, ada)).toBe('AVAILABLE');
    desk.clock.advance('PT3M');
    expect(await presenceOf(shop, ada)).toBe('OFFLINE');
    await until(() => isThere('select 1 from person where gives_back_at is not null')); // noticed by the desk
    await bob.do('setPresence', { presence: 'AVAILABLE', aliveFor: 'P1D' });
    desk.clock.advance('PT10M');
    await until(async () => assigneeOf(await reread(shop, id)) === 'Bob');
  });

  test('of those who stay away it takes what is NEW or OPEN; what waits or is done stays theirs', async () => {
    const shop = await aShop({ giveBackAfter: 'PT10M' });
    const ada = await shop.agent('Ada');
    const ids: string[] = [];
    for (let i = 0; i < 6; i += 1) ids.push(idOf(await open(shop)));
    const [, started, waiting, resolved, closed, cancelled] = ids;
    await ada.do('startTicket', { ticketId: started });
    await ada.do('setTicketWaiting', { ticketId: waiting, waitingReason: 'THIRD_PARTY' });
    for (const ticketId of [resolved, closed])
      await ada.do('resolveTicket', { ticketId, code: 'FIXED', notes: 'Done' });
    await ada.do('closeTicket', { ticketId: closed });
    await ada.do('cancelTicket', { ticketId: cancelled, reason: 'Sent twice' });
    await shop.agent('Bob');
    await ada.do('setPresence', { presence: 'OFFLINE' });
    desk.clock.advance('PT10M');
    await until(async () => assigneeOf(await reread(shop, ids[0]!)) === 'Bob');
    const later = await Promise.all(ids.map((id) => reread(shop, id)));
    expect(later.map(assigneeOf)).toEqual(['Bob', 'Bob', 'Ada', 'Ada', 'Ada', 'Ada']);
  });
});

describe('ASG-08 at the edge', () => {
  test(
    '50 openings at once, through two processes where there can be two: nobody over capacity, nothing left while there is room',
    {
      timeout: 60_000,
    },
    async () => {
      desk.clock.moveTo(Temporal.Now.instant().toString()); // another process has no other clock
      const shop = await aShop({ weights: [{ priority: 'P3', points: 1 }] });
      for (let i = 0; i < 10; i += 1) await shop.agent(`Agent ${i}`, { capacity: 4 });
      const { admin } = shop.workspace;
      const url = (desk.database as { url?: string | null }).url;
      const other = url ? new Client((await aProcess({ DATABASE_URL: url })).url, admin.token) : admin;
      const report = { ...REPORT, teamId: shop.teamId, requester: { id: shop.requester.id } };
      await Promise.all(Array.from({ length: 50 }, (_, i) => (i % 2 ? admin : other).do('openTicket', report)));
      await until(async () => (await held(shop)).reduce((sum, [, count]) => sum + count, 0) === 40);
      expect(await held(shop)).toHaveLength(10);
      for (const [, count] of await held(shop)) expect(count).toBe(4);
    },
  );
});

/** How many open tickets each agent holds. */
async function held({ workspace, teamId }: Shop): Promise<readonly (readonly [string, number])[]> {
  const { tickets } = await workspace.admin.ask(
    'query ($teamId: ID!) { tickets(first: 100, where: { team: { id: { eq: $teamId } }, isAssigned: true }) { nodes { assignee { name } } } }',
    { teamId },
  );
  const nodes = tickets!['nodes'] as unknown as readonly Json[];
  return [...Map.groupBy(nodes, (ticket) => assigneeOf(ticket)!)].map(([name, each]) => [name, each.length]);
}

async function presenceOf({ workspace }: Shop, { id }: Agent): Promise<unknown> {
  const { person } = await workspace.admin.ask('query ($id: ID!) { person(id: $id) { presence } }', { id });
  return person!['presence'];
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it did not come to be');
}

/** Until no queue is due any more: what is moved by the clock afterwards was not moved before. */
const settled = (): Promise<void> =>
  until(async () => {
    const soon = desk.clock.now().add({ seconds: 5 }).toString();
    return !(await isThere(`select 1 from team_queue where due_at < '${soon}'`));
  });

async function isThere(statement: string): Promise<boolean> {
  const rows: unknown = await desk.database.em().getConnection().execute(statement);
  return (rows as readonly unknown[]).length > 0;
}

test.each([
  ['leaves', { active: false }],
  ['becomes a requester', { role: 'REQUESTER' }],
])('who %s gives back what they had not finished, to whoever can take it', async (_what, change) => {
  const shop = await aShop();
  const kim = await shop.agent('Kim');
  const tickets = [await open(shop), await open(shop)];
  expect(tickets.map(assigneeOf)).toEqual(['Kim', 'Kim']);
  await kim.do('resolveTicket', { ticketId: idOf(tickets[1]!), code: 'FIXED', notes: 'Done' });
  await shop.agent('Lee');
  await shop.workspace.admin.do('updatePerson', { personId: kim.id, ...change });
  const later = await Promise.all(tickets.map((ticket) => reread(shop, idOf(ticket))));
  expect(later.map(assigneeOf)).toEqual(['Lee', 'Kim']);
});
