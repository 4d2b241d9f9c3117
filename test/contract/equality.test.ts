import { buildSchema, type GraphQLSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { contractText, emittedSchema, servedSchema } from '../../src/graphql/schema.js';
import { factsOf } from './facts.js';

/** What the classes say and the contract does not, and the other way round. */
function differences(
  classes: GraphQLSchema,
  contract: string,
): { more: readonly string[]; missing: readonly string[] } {
  const said = new Set(factsOf(classes));
  const promised = new Set(factsOf(buildSchema(contract)));
  if (said.size < 500 || promised.size < 500) throw new Error('Hardly anything was read');
  return { more: [...said.difference(promised)], missing: [...promised.difference(said)] };
}

describe('the classes and the contract', () => {
  const emitted = emittedSchema();

  test('promise the same in names, types, nullability and arguments', () => {
    expect(differences(emitted, contractText())).toEqual({ more: [], missing: [] });
  });

  test('are served as the contract stands', () => {
    expect(factsOf(servedSchema())).toEqual(factsOf(buildSchema(contractText())));
  });

  test.each([
    [
      'a field that became nullable',
      [/(?<=^type Ticket implements[^}]+?\n  subject: String)!/m, ''],
      { more: ['type Ticket.subject: String!'], missing: ['type Ticket.subject: String'] },
    ],
    [
      'a list whose items became nullable',
      [/(?<=^input OpenTicketInput[^}]+?\n  serviceIds: \[ID)!/m, ''],
      { more: ['input OpenTicketInput.serviceIds: [ID!]'], missing: ['input OpenTicketInput.serviceIds: [ID]'] },
    ],
    [
      'an argument of another name',
      [/(?<=^  node\("[^"]+" )id(?=: ID!\): Node)/m, 'globalId'],
      { more: ['type Query.node(id: ID!)'], missing: ['type Query.node(globalId: ID!)'] },
    ],
    ['a value that an enum lacks', [/(?<=^enum Priority \{)/m, '\n  P0'], { more: [], missing: ['enum Priority.P0'] }],
    [
      'a member that a union lost',
      [/\n  \| FeedbackGiven$/m, ''],
      { more: ['union TimelineEvent | FeedbackGiven'], missing: [] },
    ],
    [
      'an interface that a type lost',
      [/(?<=^type Feedback) implements Node/m, ''],
      { more: ['type Feedback implements Node'], missing: [] },
    ],
  ] as const)('differ by %s when one is planted', (_what, [place, planted], found) => {
    const contract = contractText().replace(place, planted);
    expect(contract).not.toBe(contractText());
    expect(differences(emitted, contract)).toEqual(found);
  });

  test('may differ in descriptions, deprecations, defaults and @oneOf: only the contract says those', () => {
    const contract = contractText()
      .replaceAll(/^\s*""".*?"""$/gms, '')
      .replaceAll(' @oneOf', '')
      .replace(' = [{ field: OPENED_AT, direction: DESC }]', '');
    expect(contract).not.toContain('"""');
    expect(differences(emitted, contract)).toEqual({ more: [], missing: [] });
  });
});
