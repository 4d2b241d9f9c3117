import { beforeAll, describe, expect, test } from 'vitest';
import { aDesk, idOf, type Workspace } from '../support/desk.js';
import type { Client, Json } from '../support/client.js';

type SignedIn = Client & { readonly id: string };

const desk = await aDesk();
let acme: Workspace;
let mina: SignedIn;
let ari: SignedIn;
let ticketId: string;

beforeAll(async () => {
  acme = await desk.workspace('acme');
  [mina, ari] = [await acme.person('Mina'), await acme.person('Ari', { role: 'AGENT' })];
  ticketId = idOf(
    (
      await ari.do(
        'openTicket',
        { subject: 'A report', externalId: 'EXT-1', requester: { id: mina.id } },
        'ticket { id }',
      )
    )['ticket']!,
  );
});

const long = (length: number): string => 'x'.repeat(length);

describe('a mutation refuses bad input with a typed error that says where and what was expected', () => {
  test.each<[string, string, object, object[]]>([
    [
      'an empty subject',
      'openTicket',
      { subject: '' },
      [{ code: 'INVALID_INPUT', field: ['subject'], expected: '1 to 200 characters' }],
    ],
    ['a blank subject', 'openTicket', { subject: ' \t ' }, [{ code: 'INVALID_INPUT', field: ['subject'] }]],
    [
      'a subject of two lines',
      'openTicket',
      { subject: 'a\nb' },
      [{ field: ['subject'], expected: 'one line of text' }],
    ],
    ['a huge subject', 'openTicket', { subject: long(201) }, [{ field: ['subject'] }]],
    [
      'a huge description',
      'openTicket',
      { subject: 'x', description: long(20_001) },
      [{ field: ['description'], expected: 'at most 20,000 characters' }],
    ],
    ['NUL', 'openTicket', { subject: 'a\0b' }, [{ field: ['subject'], expected: 'well-formed Unicode without NUL' }]],
    ['a lone surrogate', 'openTicket', { subject: 'a\ud800b' }, [{ field: ['subject'] }]],
    [
      'several faults at once',
      'openTicket',
      {
        subject: '',
        tags: [long(51)],
        customFields: [{ key: 'Bad Key', value: 1 }],
        categoryId: 'no',
        serviceIds: ['no'],
      },
      [
        { field: ['subject'] },
        { field: ['tags', '0'] },
        { field: ['customFields', '0', 'key'] },
        { code: 'NOT_FOUND', field: ['categoryId'], type: 'Category' },
        { field: ['serviceIds', '0'], type: 'Service' },
      ],
    ],
    [
      'too many tags',
      'openTicket',
      { subject: 'x', tags: Array.from({ length: 21 }, (_, i) => `t${i}`) },
      [{ field: ['tags'], expected: 'at most 20 items' }],
    ],
    ['a contact without anything', 'openTicket', { subject: 'x', contact: {} }, [{ field: ['contact'] }]],
    [
      'an external id that stands already',
      'openTicket',
      { subject: 'x', externalId: 'EXT-1' },
      [{ code: 'ALREADY_EXISTS', field: ['externalId'] }],
    ],
    [
      'an unknown requester',
      'openTicket',
      { subject: 'x', requester: { externalId: 'nobody' } },
      [{ code: 'NOT_FOUND', field: ['requester', 'externalId'], type: 'Person' }],
    ],
    [
      'an unknown id',
      'claimTicket',
      { ticketId: 'tkt_AAAAAAAAAAAAAAAAAAAAAA' },
      [{ code: 'NOT_FOUND', field: ['ticketId'], type: 'Ticket' }],
    ],
    ['no id at all', 'claimTicket', { ticketId: '' }, [{ code: 'NOT_FOUND', field: ['ticketId'] }]],
    ['the id of another type', 'claimTicket', { ticketId: '$mina' }, [{ code: 'NOT_FOUND', field: ['ticketId'] }]],
    [
      'a transition that is none',
      'resumeTicket',
      { ticketId: '$ticket' },
      [{ __typename: 'TransitionRefused', from: 'NEW', to: 'OPEN', missingFields: [] }],
    ],
    [
      'a step that lacks its reason',
      'setTicketWaiting',
      { ticketId: '$ticket' },
      [{ from: 'NEW', to: 'WAITING', missingFields: ['waitingReason'] }],
    ],
    [
      'a schedule without its moment',
      'setTicketWaiting',
      { ticketId: '$ticket', waitingReason: 'SCHEDULED' },
      [{ missingFields: ['until'] }],
    ],
    [
      'a schedule in the past',
      'setTicketWaiting',
      { ticketId: '$ticket', waitingReason: 'SCHEDULED', until: '2020-01-01T00:00:00Z' },
      [{ field: ['until'], expected: 'in the future' }],
    ],
    [
      'ACT-04 a stale version',
      'editTicket',
      { ticketId: '$ticket', subject: 'y', expectedVersion: 7 },
      [{ __typename: 'VersionConflict', expectedVersion: 7, currentVersion: 1, current: { id: '$ticket' } }],
    ],
    [
      'clearing what can not be cleared',
      'editTicket',
      { ticketId: '$ticket', subject: null, type: null },
      [{ field: ['type'] }, { field: ['subject'] }],
    ],
    ['a change of nothing', 'changePriority', { ticketId: '$ticket' }, [{ code: 'INVALID_INPUT', field: null }]],
    [
      'an override without a reason',
      'changePriority',
      { ticketId: '$ticket', override: { priority: 'P1', reason: ' ' } },
      [{ field: ['override', 'reason'] }],
    ],
    [
      'an assignee who works no tickets',
      'assignTicket',
      { ticketId: '$ticket', assigneeId: '$mina' },
      [{ field: ['assigneeId'], expected: 'an agent who is still here' }],
    ],
    [
      'an unknown resolution code',
      'resolveTicket',
      { ticketId: '$ticket', code: 'MAGIC', notes: 'x' },
      [{ field: ['code'] }],
    ],
    [
      'an empty reply',
      'replyToTicket',
      { ticketId: '$ticket', text: '' },
      [{ field: ['text'], expected: '1 to 50,000 characters' }],
    ],
    [
      'a rating before the end',
      'rateTicket',
      { ticketId: '$ticket', rating: 5 },
      [{ code: 'NOT_ALLOWED', allowedRoles: [] }],
    ],
    [
      'a rating out of bounds',
      'rateTicket',
      { ticketId: '$ticket', rating: 6 },
      [{ field: ['rating'], expected: '1 to 5' }],
    ],
    ['an admin’s work', 'createTeam', { name: 'x' }, [{ code: 'NOT_ALLOWED', allowedRoles: ['ADMIN'] }]],
  ])('%s', async (_what, mutation, input, expected) => {
    const before = await ari.ask('{ asOf }');
    const refusals = await ari.refusalsOf(mutation, named(input) as object as Record<string, unknown>);
    expect(refusals).toMatchObject(named(expected) as object);
    for (const { message } of refusals) expect(String(message)).not.toMatch(/undefined|null|\[object|select |uuid/);
    expect(await ari.ask('{ asOf }')).toEqual(before); // nothing changed, nothing logged
  });

  const named = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value).replaceAll('$ticket', ticketId).replaceAll('$mina', mina.id)) as unknown;
});

describe('a query refuses bad arguments with BAD_USER_INPUT and the path', () => {
  test.each<[string, string, object]>([
    ['no argument of one', '{ ticket { id } }', { argument: ['id', 'number', 'externalId'] }],
    [
      'two arguments of one',
      '{ ticket(number: "INC-1", externalId: "x") { id } }',
      { argument: ['id', 'number', 'externalId'] },
    ],
    [
      'too many ids',
      `{ nodes(ids: [${'"x",'.repeat(101)}]) { id } }`,
      { argument: ['ids'], expected: 'at most 100 items' },
    ],
    [
      'a filter too deep',
      `{ tickets(where: ${'{not:'.repeat(9)}{}${'}'.repeat(9)}) { totalCount } }`,
      { expected: 'at most 8 deep' },
    ],
    [
      'a comparison with null',
      '{ tickets(where: { number: { eq: null } }) { totalCount } }',
      { argument: ['where', 'number', 'eq'] },
    ],
    [
      'a search for nothing',
      '{ tickets(where: { subject: { contains: "" } }) { totalCount } }',
      { argument: ['where', 'subject', 'contains'] },
    ],
    [
      'NUL in a filter',
      '{ tickets(where: { or: [{ subject: { eq: "\\u0000" } }] }) { totalCount } }',
      { argument: ['where', 'or', '0', 'subject', 'eq'] },
    ],
    [
      'the same order twice',
      '{ tickets(orderBy: [{ field: NUMBER }, { field: NUMBER }]) { totalCount } }',
      { argument: ['orderBy'] },
    ],
  ])('%s', async (_what, query, extensions) => {
    const { errors } = await ari.send(query);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', ...extensions } }]);
  });

  test.each<[string, string, object]>([
    ['a bad enum', 'query ($v: TicketStatus) { tickets(where: { status: { eq: $v } }) { totalCount } }', { v: 'LOST' }],
    [
      'a bad moment',
      'query ($v: DateTime) { tickets(where: { openedAt: { gt: $v } }) { totalCount } }',
      { v: '2026-13-01T00:00:00Z' },
    ],
    [
      'a moment without an offset',
      'query ($v: DateTime) { tickets(where: { openedAt: { gt: $v } }) { totalCount } }',
      { v: '2026-01-01T00:00:00' },
    ],
    [
      'a duration in months',
      'query ($v: Duration) { tickets(where: { openedAt: { within: $v } }) { totalCount } }',
      { v: 'P1M' },
    ],
    ['a bad e-mail', 'query ($v: EmailAddress) { person(email: $v) { id } }', { v: 'not an address' }],
    ['a number too large for Int', 'query ($v: Int) { tickets(first: $v) { totalCount } }', { v: 2 ** 40 }],
    [
      'something nested as JSON',
      'query ($v: JSON) { tickets(where: { customFields: [{ key: "a", eq: $v }] }) { totalCount } }',
      { v: { a: 1 } },
    ],
  ])('%s in a variable', async (_what, query, variables) => {
    const answer = await ari.send(query, variables as Record<string, unknown>);
    expect(answer.status).toBe(400);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(answer.errors![0]!.message).toContain('$v');
  });

  test.each(['tkt_', 'x', '', 'tkt_!!!!!!!!!!!!!!!!!!!!!!', 'constructor', '__proto__', 'tkt_AAAAAAAAAAAAAAAAAAAAAA'])(
    'the id %j names nothing',
    async (id) => {
      expect(await ari.ask('query ($id: ID!) { node(id: $id) { id } ticket(id: $id) { id } }', { id })).toEqual({
        node: null,
        ticket: null,
      });
    },
  );
});

describe('a document that is none', () => {
  const post = (body: string, type = 'application/json') =>
    fetch(desk.server.url, {
      method: 'POST',
      headers: { 'content-type': type, accept: 'application/graphql-response+json' },
      body,
    });

  test.each<[string, string, number, string]>([
    ['broken JSON', '{"query": "{ viewer', 400, 'BAD_REQUEST'],
    ['JSON that is no object', '[]', 400, 'BAD_REQUEST'],
    ['a body too large', JSON.stringify({ query: `{ ${long(300_000)} }` }), 413, 'BAD_REQUEST'],
    ['a document that does not parse', JSON.stringify({ query: '{ viewer' }), 400, 'GRAPHQL_PARSE_FAILED'],
    [
      'a document of too many tokens',
      JSON.stringify({ query: `{ ${'a '.repeat(3000)} }` }),
      400,
      'GRAPHQL_PARSE_FAILED',
    ],
    ['a field that is not there', JSON.stringify({ query: '{ nothing }' }), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s is a typed error', async (_what, body, status, code) => {
    const response = await post(body);
    const answer = (await response.json()) as { errors: Json[] };
    expect([response.status, answer.errors[0]!['extensions']!['code']]).toEqual([status, code]);
    expect(JSON.stringify(answer)).not.toMatch(/node_modules|\bat \w+ \(|stack/);
  });

  test('a form that a foreign page could send is refused', async () => {
    const response = await post('query=%7B__typename%7D', 'application/x-www-form-urlencoded');
    expect(response.status).toBeGreaterThanOrEqual(400);
  });

  test('nobody who is not signed in reads anything, and says so with UNAUTHENTICATED', async () => {
    const { errors } = await desk.anonymous.send('{ tickets { totalCount } }');
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test.each(['Bearer forged', 'Bearer a.b.c', 'Basic eA==', 'Bearer '])(
    'TRUST-03 the header %j is an error and never an anonymous visitor',
    async (authorization) => {
      const answer = await desk.anonymous.send('{ __typename }', {}, { authorization });
      expect([answer.status, answer.errors?.[0]?.extensions['code']]).toEqual([401, 'UNAUTHENTICATED']);
    },
  );
});
