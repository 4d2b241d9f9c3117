import { beforeAll, describe, expect, test } from 'vitest';
import { statementsOf } from '../support/statements.js';
import { aDesk, idOf } from '../support/desk.js';
import type { Client, Json } from '../support/client.js';

// The timers look for due ones all the time; here only what is asked for is counted.
const desk = await aDesk({ TIMER_POLL_MS: '60000' });
let agent: Client;
let requester: Client;
let busiest: string;

beforeAll(async () => {
  const acme = await desk.workspace('acme');
  agent = await acme.person('Agent', { role: 'LEAD' });
  requester = await acme.person('Requester');
  const people = agent as Client & { id: string };
  const { team } = await acme.admin.do(
    'createTeam',
    { name: 'First line', members: [{ personId: people.id }] },
    'team { id }',
  );
  for (let i = 0; i < 52; i += 1) {
    const opened = await requester.do('openTicket', { subject: `Report ${i}`, tags: [`n${i % 7}`] }, 'ticket { id }');
    busiest = idOf(opened['ticket']!);
    if (i < 50) continue;
    await agent.do('handOverTicket', { ticketId: busiest, teamId: idOf(team!), assigneeId: people.id });
    for (let k = 0; k < 5; k += 1)
      await agent.do(k % 2 ? 'addNote' : 'replyToTicket', { ticketId: busiest, text: `Entry ${k}` });
  }
}, 120_000);

function expectAtMostFour(sent: readonly string[]): void {
  const statements = sent.filter((text) => !text.startsWith('/* across workspaces */')); // the scheduler asks what is due meanwhile
  expect(statements.length, statements.join('\n')).toBeGreaterThan(1); // a count that saw nothing proves nothing
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(4);
}

describe('planned reads', () => {
  test('READ-01 a list of 50 tickets with people, team, targets and last 3 entries takes at most 4 statements', async () => {
    let answer: Json | undefined;
    const statements = await statementsOf(async () => {
      answer =
        await agent.ask(`{ tickets(first: 50) { asOf nodes { number requester { name email } assignee { name } team { name }
        entries(last: 3) { nodes { text author { name } } } targets { kind dueAt policy { name } } } } }`);
    });
    expectAtMostFour(statements);
    const nodes = answer!['tickets']!['nodes'] as unknown as readonly Json[];
    expect(nodes).toHaveLength(50);
    expect(nodes[0]).toMatchObject({
      number: 'INC-52',
      requester: { name: 'Requester', email: 'requester@acme.test' },
      assignee: { name: 'Agent' },
      team: { name: 'First line' },
      entries: { nodes: [{ text: 'Entry 2' }, { text: 'Entry 3', author: { name: 'Agent' } }, { text: 'Entry 4' }] },
    });
  });

  test('a ticket in full detail, with its timeline, takes at most 4 statements', async () => {
    const statements = await statementsOf(async () => {
      await agent.ask(
        `query ($id: ID!) { ticket(id: $id) { number description requester { name organization { name } } assignee { name } team { name } category { name }
          resolution { code resolvedBy { name } } feedback { rating } allowedTransitions { to requiredFields }
          entries(first: 20) { nodes { text author { name } } pageInfo { hasNextPage } }
          timeline(first: 50) { nodes { __typename ... on TicketEvent { at actor { name } } ... on TicketAssigned { toAssignee { name } toTeam { name } }
            ... on EntryAdded { entry { text author { name } } } ... on TicketStatusChanged { from to resolution { code } } } } } }`,
        { id: busiest },
      );
    });
    expectAtMostFour(statements);
  });

  test('a page of a timeline takes at most 4 statements', async () => {
    const statements = await statementsOf(async () => {
      await agent.ask(
        `query ($id: ID!) { ticket(id: $id) { timeline(last: 3) { edges { cursor node { ... on TicketEvent { actor { name } } } } totalCount } } }`,
        {
          id: busiest,
        },
      );
    });
    expectAtMostFour(statements);
  });

  test('READ-02 only the columns asked for are read', async () => {
    const statements = await statementsOf(() => agent.ask('{ tickets(first: 1) { nodes { number } } }'));
    expect(statements.at(-1)).toContain('"t"."number"');
    expect(statements.at(-1)).not.toMatch(/subject|description|person/);
  });

  test('totals are counted only when they are asked for', async () => {
    const without = await statementsOf(() => agent.ask('{ tickets(first: 1) { nodes { number } } }'));
    const withTotal = await statementsOf(() => agent.ask('{ tickets(first: 1) { nodes { number } totalCount } }'));
    expect(without.join()).not.toContain('count(*)');
    expect(withTotal).toHaveLength(without.length + 1);
  });

  test('the same connection asked twice with other arguments and under other names gives each its own page', async () => {
    const answer = await agent.ask(
      `query ($id: ID!) { ticket(id: $id) { newest: entries(last: 1) { nodes { text } } oldest: entries(first: 2) { nodes { text } pageInfo { hasNextPage } } } }`,
      { id: busiest },
    );
    expect(answer['ticket']).toEqual({
      newest: { nodes: [{ text: 'Entry 4' }] },
      oldest: { nodes: [{ text: 'Entry 0' }, { text: 'Entry 1' }], pageInfo: { hasNextPage: true } },
    });
  });

  test('fields asked under several names and in fragments with conditions are all answered', async () => {
    const answer = await requester.ask(
      `query ($id: ID!, $no: Boolean!) { ticket(id: $id) { ...Who who: requester { called: name email } assignee @include(if: $no) { name } ... on Node { id } } }
       fragment Who on Ticket { requester { name role } assignee { name email externalId } }`,
      { id: busiest, no: false },
    );
    expect(answer['ticket']).toMatchObject({
      requester: { name: 'Requester', role: 'REQUESTER' },
      who: { called: 'Requester', email: 'requester@acme.test' },
      assignee: { name: 'Agent', email: null, externalId: null },
    });
  });

  test('a requester reads public replies and hears public events only', async () => {
    const query = `query ($id: ID!) { ticket(id: $id) { entries { nodes { text visibility } totalCount } timeline(first: 50) { nodes { __typename ... on EntryAdded { visibility } } totalCount } } }`;
    const seen = (await requester.ask(query, { id: busiest }))['ticket']!;
    const all = (await agent.ask(query, { id: busiest }))['ticket']!;
    expect(seen['entries']).toMatchObject({ totalCount: 3 });
    expect(all['entries']).toMatchObject({ totalCount: 5 });
    expect(JSON.stringify(seen)).not.toContain('INTERNAL');
    expect(all['timeline']!['totalCount']).toBe((seen['timeline']!['totalCount'] as unknown as number) + 2);
  });
});

describe('pages', () => {
  const numbers = (answer: Json): string[] =>
    (answer['tickets']!['nodes'] as unknown as { number: string }[]).map(({ number }) => number);
  const page = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: [TicketOrder!]!) {
    tickets(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) { nodes { number } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

  test.each([
    [[{ field: 'NUMBER' }]],
    [[{ field: 'OPENED_AT', direction: 'DESC' }]],
    [
      [
        { field: 'PRIORITY', direction: 'ASC' },
        { field: 'UPDATED_AT', direction: 'DESC' },
      ],
    ],
    [
      [
        { field: 'PRIORITY', direction: 'DESC' },
        { field: 'NUMBER', direction: 'DESC' },
      ],
    ],
    [[]],
  ])('READ-03 walked forward and backward in the order %j, every ticket comes once', async (orderBy) => {
    const forward: string[] = [];
    for (let after: unknown = null; ;) {
      const answer = await agent.ask(page, { first: 20, after, orderBy });
      forward.push(...numbers(answer));
      if (!(answer['tickets']!['pageInfo']!['hasNextPage'] as unknown)) break;
      after = answer['tickets']!['pageInfo']!['endCursor'];
    }
    const backward: string[] = [];
    for (let before: unknown = null; ;) {
      const answer = await agent.ask(page, { last: 17, before, orderBy });
      backward.unshift(...numbers(answer));
      if (!(answer['tickets']!['pageInfo']!['hasPreviousPage'] as unknown)) break;
      before = answer['tickets']!['pageInfo']!['startCursor'];
    }
    expect(forward).toHaveLength(52);
    expect(new Set(forward).size).toBe(52);
    expect(backward).toEqual(forward);
  });

  test('numbers are ordered as people count', async () => {
    expect(numbers(await agent.ask(page, { first: 12, orderBy: [{ field: 'NUMBER' }] })).slice(8)).toEqual([
      'INC-9',
      'INC-10',
      'INC-11',
      'INC-12',
    ]);
  });

  test('a cursor survives what is opened meanwhile', async () => {
    const orderBy = [{ field: 'OPENED_AT', direction: 'DESC' }];
    const first = await agent.ask(page, { first: 2, orderBy });
    await requester.do('openTicket', { subject: 'Newer than the cursor' });
    const second = await agent.ask(page, { first: 2, after: first['tickets']!['pageInfo']!['endCursor'], orderBy });
    expect([...numbers(first), ...numbers(second)]).toEqual(['INC-52', 'INC-51', 'INC-50', 'INC-49']);
  });

  test.each([
    [{ first: 0 }, ['first']],
    [{ first: 101 }, ['first']],
    [{ first: 1, last: 1 }, ['last']],
    [{ after: 'forged' }, ['after']],
    [{ after: `${Buffer.from('["x"]').toString('base64url')}.AAAAAAAAAAAAAAAA` }, ['after']],
  ])('%j is refused with the path of the fault', async (args, argument) => {
    const { errors } = await agent.send(page, { orderBy: [], ...args });
    expect(errors).toMatchObject([{ path: ['tickets'], extensions: { code: 'BAD_USER_INPUT', argument } }]);
  });

  test('a cursor of another order is refused', async () => {
    const answer = await agent.ask(page, { first: 1, orderBy: [{ field: 'NUMBER' }] });
    const { errors } = await agent.send(page, {
      after: answer['tickets']!['pageInfo']!['endCursor'],
      orderBy: [{ field: 'UPDATED_AT' }],
    });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: ['after'] } }]);
  });
});
