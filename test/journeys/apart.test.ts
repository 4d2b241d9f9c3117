import { beforeAll, describe, expect, test } from 'vitest';
import { aDesk, idOf, type Workspace } from '../support/desk.js';
import type { Client, Json } from '../support/client.js';

type SignedIn = Client & { readonly id: string };

const desk = await aDesk();
let acme: Workspace;
let globex: Workspace;
let boss: SignedIn;
let colleague: SignedIn;
let other: SignedIn;
let agent: SignedIn;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  [acme, globex] = [await desk.workspace('acme'), await desk.workspace('globex')];
  const { organization } = await acme.admin.do(
    'createOrganization',
    { name: 'Sales', externalId: 'crm-1' },
    'organization { id }',
  );
  const organizationId = idOf(organization!);
  boss = await acme.person('Boss', { organizationId, seesOrganization: true, externalId: 'hr-1' });
  colleague = await acme.person('Colleague', { organizationId });
  other = await acme.person('Other');
  agent = await acme.person('Agent', { role: 'AGENT' });
  const { team } = await acme.admin.do(
    'createTeam',
    { name: 'First line', members: [{ personId: agent.id }] },
    'team { id }',
  );
  const { service } = await acme.admin.do('createService', { name: 'Mail' }, 'service { id }');
  const { category } = await acme.admin.do(
    'createCategory',
    { name: 'E-mail', teamId: idOf(team!) },
    'category { id }',
  );
  const opened = await colleague.do(
    'openTicket',
    { subject: 'Secret of Sales', categoryId: idOf(category!), serviceIds: [idOf(service!)] },
    'ticket { id }',
  );
  const ticketId = idOf(opened['ticket']!);
  const { entry } = await agent.do('addNote', { ticketId, text: 'Internal matter' }, 'entry { id }');
  const { ticket } = await agent.ask(
    'query ($id: ID!) { ticket(id: $id) { timeline(last: 1) { nodes { ... on Node { id } } } } }',
    { id: ticketId },
  );
  const event = (ticket!['timeline']!['nodes'] as unknown as Json[])[0]!;
  ids = {
    organization: organizationId,
    person: colleague.id,
    team: idOf(team!),
    service: idOf(service!),
    category: idOf(category!),
    ticket: ticketId,
    note: idOf(entry!),
    event: idOf(event),
  };
});

const visibleIds = async (viewer: Client): Promise<string[]> => {
  const { nodes } = await viewer.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Object.values(ids) });
  return Object.keys(ids).filter((_, i) => (nodes as unknown as (Json | null)[])[i] !== null);
};

describe('what a viewer may not see does not exist for them', () => {
  test('TRUST-01 by its id', async () => {
    expect(await visibleIds(agent)).toEqual([
      'organization',
      'person',
      'team',
      'service',
      'category',
      'ticket',
      'note',
      'event',
    ]);
    expect(await visibleIds(boss)).toEqual(['organization', 'person', 'team', 'service', 'category', 'ticket']);
    expect(await visibleIds(colleague)).toEqual(['organization', 'person', 'team', 'service', 'category', 'ticket']);
    expect(await visibleIds(other)).toEqual(['team', 'service', 'category']);
    expect(await visibleIds(globex.admin)).toEqual([]);
  });

  test('TRUST-01 in lists and their totals', async () => {
    const totals = async (viewer: Client) => {
      const answer = await viewer.ask(
        '{ tickets { totalCount } people { totalCount } organizations { totalCount } teams { totalCount nodes { memberships { person { name } } } } }',
      );
      const membershipCount = (answer['teams']!['nodes'] as unknown as Json[]).map(
        (team) => (team['memberships'] as unknown as Json[]).length,
      );
      return [
        ...['tickets', 'people', 'organizations', 'teams'].map((list) => answer[list]!['totalCount']),
        ...membershipCount,
      ];
    };
    expect(await totals(agent)).toEqual([1, 5, 1, 1, 1]);
    expect(await totals(boss)).toEqual([1, 4, 1, 1, 0]); // themself, the colleague, the agent, the admin
    expect(await totals(colleague)).toEqual([1, 3, 1, 1, 0]);
    expect(await totals(other)).toEqual([0, 3, 0, 1, 0]);
    expect(await totals(globex.admin)).toEqual([0, 1, 0, 0]);
  });

  test('TRUST-01 through filters on what is hidden from them', async () => {
    const found = async (viewer: Client, where: object) =>
      (await viewer.ask('query ($where: PersonFilter!) { people(where: $where) { nodes { name } } }', { where }))[
        'people'
      ]!['nodes'];
    expect(await found(other, { email: { eq: 'agent@acme.test' } })).toEqual([]);
    expect(await found(other, { email: { startsWith: 'a' } })).toEqual([]);
    expect(await found(other, { email: { eq: 'other@acme.test' } })).toEqual([{ name: 'Other' }]);
    expect(await found(boss, { externalId: { eq: 'hr-1' } })).toEqual([{ name: 'Boss' }]);
    expect(await found(colleague, { externalId: { contains: 'hr' } })).toEqual([]);
    expect(await found(agent, { externalId: { contains: 'hr' } })).toEqual([{ name: 'Boss' }]);
  });

  test('through what can be named in a change', async () => {
    const refusal = async (requester: object) =>
      (await other.refusalsOf('openTicket', { subject: 'x', requester })).map(({ code }) => code);
    expect(await refusal({ id: boss.id })).toEqual(['NOT_FOUND']);
    expect(await refusal({ email: 'boss@acme.test' })).toEqual(['NOT_FOUND']);
    expect(await refusal({ email: 'agent@acme.test' })).toEqual(['NOT_FOUND']);
    expect(await refusal({ email: 'nobody@acme.test' })).toEqual(['NOT_FOUND']);
    expect(await refusal({ externalId: 'hr-1' })).toEqual(['NOT_FOUND']);
    expect(await refusal({ id: agent.id })).toEqual(['NOT_ALLOWED']);
    expect(await other.refusalsOf('updatePerson', { personId: boss.id, name: 'x' })).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect(await other.refusalsOf('updatePerson', { personId: agent.id, name: 'x' })).toMatchObject([
      { code: 'NOT_ALLOWED' },
    ]);
  });

  test('of other people beyond their name', async () => {
    const card = async (viewer: Client) =>
      (
        await viewer.ask(
          '{ tickets { nodes { requester { name email externalId } openedBy { email } organization { name externalId } } } }',
        )
      )['tickets']!['nodes'];
    expect(await card(agent)).toMatchObject([
      {
        requester: { name: 'Colleague', email: 'colleague@acme.test' },
        organization: { name: 'Sales', externalId: 'crm-1' },
      },
    ]);
    expect(await card(boss)).toMatchObject([
      { requester: { name: 'Colleague', email: null }, organization: { name: 'Sales', externalId: null } },
    ]);
  });

  test('as the reason of an assignment, which agents tell each other', async () => {
    await agent.do('claimTicket', { ticketId: ids['ticket'] });
    await agent.do('releaseTicket', { ticketId: ids['ticket'], reason: 'Not again' });
    const query =
      'query ($id: ID!) { ticket(id: $id) { timeline(last: 1) { nodes { ... on TicketAssigned { kind reason fromAssignee { name } } } } } }';
    const last = async (viewer: Client) =>
      (await viewer.ask(query, { id: ids['ticket'] }))['ticket']!['timeline']!['nodes'];
    expect(await last(agent)).toEqual([{ kind: 'RELEASED', reason: 'Not again', fromAssignee: { name: 'Agent' } }]);
    expect(await last(colleague)).toEqual([{ kind: 'RELEASED', reason: null, fromAssignee: { name: 'Agent' } }]);
  });
});

describe('who sees may not always do', () => {
  test('a colleague of the organization sees the ticket and may not answer, edit or cancel it', async () => {
    const ticketId = ids['ticket'];
    for (const [mutation, input] of [
      ['replyToTicket', { ticketId, text: 'x' }],
      ['editTicket', { ticketId, subject: 'x' }],
      ['cancelTicket', { ticketId, reason: 'x' }],
    ] as const)
      expect(await boss.refusalsOf(mutation, input)).toMatchObject([
        { code: 'NOT_ALLOWED', allowedRoles: ['AGENT', 'LEAD', 'ADMIN'] },
      ]);
  });

  test('L5 somebody who left can not go on with the token they have', async () => {
    const leaver = await acme.person('Leaver', { role: 'AGENT' });
    const subscriber = leaver.subscribe('subscription { ticketStatusChanged { to } }');
    await desk.subscribers(1);
    await acme.admin.do('updatePerson', { personId: leaver.id, active: false });
    const answer = await leaver.send('{ viewer { name } }');
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    await agent.do('setTicketWaiting', { ticketId: ids['ticket'], waitingReason: 'EVIDENCE' });
    expect(await subscriber.fault()).toMatchObject({ code: 4410 });
    expect(subscriber.delivered).toEqual([]);
  });

  test('the last admin stays one', async () => {
    const { viewer } = await globex.admin.ask('{ viewer { id } }');
    expect(await globex.admin.refusalsOf('updatePerson', { personId: idOf(viewer!), role: 'AGENT' })).toMatchObject([
      { field: ['role'] },
    ]);
    expect(await globex.admin.refusalsOf('updatePerson', { personId: idOf(viewer!), active: false })).toMatchObject([
      { field: ['active'] },
    ]);
  });
});
