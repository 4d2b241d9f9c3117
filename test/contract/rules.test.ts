import { buildSchema, isAbstractType, isInterfaceType, type GraphQLAbstractType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { contractText, servedSchema } from '../../src/graphql/schema.js';
import { ownTypes, withoutDescription } from './facts.js';
import { brokenRules, mutationsOf } from './rules.js';

const contract = buildSchema(contractText());

describe('descriptions', () => {
  test('every type, field, argument, input field and enum value has one', () => {
    expect(withoutDescription(contract)).toEqual([]);
  });

  test('one that is missing is found, whatever it should describe', () => {
    const schema = buildSchema(`
      type Query { said: String "Says it." unsaid(a: In "Says it." b: E): I }
      input In { a: Int } enum E { A } interface I { a: Int } union U = T type T implements I { a: Int } scalar S`);
    expect(withoutDescription(schema).toSorted()).toEqual([
      'E',
      'E.A',
      'I',
      'I.a',
      'In',
      'In.a',
      'Query',
      'Query.said',
      'Query.unsaid(a:)',
      'S',
      'T',
      'T.a',
      'U',
    ]);
  });
});

describe('rules that the contract follows throughout', () => {
  test('inputs, payloads, versions, idempotency keys and connections have one shape each', () => {
    expect(mutationsOf(contract).length).toBeGreaterThan(20);
    expect(brokenRules(contract)).toEqual([]);
  });

  const rest = `
    type Query { tickets(first: Int, after: String, last: Int, before: String): TicketConnection! }
    scalar Position interface UserError { message: String! } type PageInfo { a: Int } type TicketEdge { a: Int }`;
  const ticket = 'type Ticket { version: Int! }';
  const connection =
    'type TicketConnection { edges: [TicketEdge!]! nodes: [Ticket!]! pageInfo: PageInfo! totalCount: Int! asOf: Position! }';
  const payload = 'type MoveTicketPayload { ticket: Ticket position: Position userErrors: [UserError!]! }';
  const input = 'input MoveTicketInput { expectedVersion: Int idempotencyKey: String }';
  const mutation = 'type Mutation { moveTicket(input: MoveTicketInput!): MoveTicketPayload! }';
  const sound = [rest, ticket, connection, payload, input, mutation].join('\n');

  test('a contract that follows them is left in peace', () => expect(brokenRules(buildSchema(sound))).toEqual([]));

  test.each([
    [
      'input: MoveTicketInput!',
      'input: MoveTicketInput',
      'moveTicket takes (input: MoveTicketInput), not (input: MoveTicketInput!)',
    ],
    [
      'input: MoveTicketInput!',
      'input: MoveTicketInput!, force: Boolean',
      'moveTicket takes (input: MoveTicketInput!, force: Boolean), not (input: MoveTicketInput!)',
    ],
    [': MoveTicketPayload!', ': Ticket', 'moveTicket answers Ticket, not MoveTicketPayload!'],
    ['userErrors: [UserError!]!', 'userErrors: [UserError!]', 'MoveTicketPayload has no userErrors: [UserError!]!'],
    ['position: Position', '', 'MoveTicketPayload has no position: Position'],
    ['ticket: Ticket', 'ticket: Ticket!', "MoveTicketPayload.ticket can't be null when refused"],
    ['idempotencyKey: String', '', 'the input of moveTicket has no idempotencyKey'],
    ['expectedVersion: Int', '', 'the input of moveTicket has no expectedVersion'],
    ['{ version: Int!', '{ number: Int!', 'Ticket is changed by moveTicket and has no version: Int!'],
    ['nodes: [Ticket!]!', 'nodes: [Ticket]!', 'TicketConnection has no nodes: [Ticket!]!'],
    ['totalCount: Int!', '', 'TicketConnection has no totalCount: Int!'],
    ['asOf: Position!', '', 'TicketConnection has no asOf: Position!'],
    ['last: Int, ', '', 'Query.tickets has no last: Int'],
  ])('"%s" turned into "%s" is found', (was, becomes, found) => {
    expect(sound).toContain(was);
    expect(brokenRules(buildSchema(sound.replace(was, becomes)))).toEqual([found]);
  });
});

describe('interfaces and unions', () => {
  const served = servedSchema();
  const abstractTypes = ownTypes(served).filter((type): type is GraphQLAbstractType => isAbstractType(type));
  const resolved = (type: GraphQLAbstractType, rows: readonly object[]): Promise<unknown[]> =>
    Promise.all(rows.map((row) => type.resolveType?.(row, null, null as never, type)));

  test('there are some', () => expect(abstractTypes.length).toBeGreaterThan(3));

  test.each(abstractTypes.filter(({ name }) => name !== 'UserError'))(
    '$name finds the type of a plain row',
    async (type) => {
      const possible = served.getPossibleTypes(type).map(({ name }) => name);
      expect(possible).not.toEqual([]);
      const rows = possible.map(($type) => ({ $type }));
      expect(await resolved(type, rows)).toEqual(possible);
    },
  );

  test('UserError finds the type of a plain refusal by its code', async () => {
    const userError = served.getType('UserError');
    const code = served.getType('UserErrorCode');
    if (!isInterfaceType(userError) || !code || !('getValues' in code)) throw new Error('The contract has lost them');
    const refusals = code.getValues().map(({ name }) => ({ code: name }));
    expect(new Set(await resolved(userError, refusals))).toEqual(
      new Set(served.getPossibleTypes(userError).map(({ name }) => name)),
    );
  });
});
