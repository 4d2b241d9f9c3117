import { GraphQLError, locatedError } from 'graphql';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { badRequest } from '../../src/graphql/errors.ts';
import { Outages } from '../../src/outages.ts';
import { formatErrors } from '../../src/serving/formatted-errors.ts';

const { log: silent } = new Outages(pino({ level: 'silent' }), { outageOf: () => null, note: (fault) => fault });
const formatted = (error: GraphQLError) => formatErrors([error], silent)[0]!;

describe('an error without a code', () => {
  test.each([
    'Int cannot represent non 32-bit signed integer value: 4711000815',
    'Enum "Role" cannot represent value: "4711000815"',
    'Cannot return null for non-nullable field Person.x4711000815.',
  ])('DOC-03 is a fault of ours, and its words stay inside: %s', (message) => {
    const { message: said, extensions } = formatted(locatedError(new GraphQLError(message), undefined, ['a']));
    expect(extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(said).not.toContain('4711000815');
  });

  test('DOC-03 that graphql-js finds in an argument is the client’s, and its value is not repeated', () => {
    const error = new GraphQLError('Argument "input" has invalid value {email: $e, password: "x\ny 4711000815"}.');
    expect(formatted(error)).toMatchObject({
      message: 'Argument "input" has an invalid value.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

test('DOC-03 a message is no longer than it needs to be: names may be as long as the document', () => {
  expect(formatted(badRequest('x'.repeat(100_000))).message).toHaveLength(501);
});
