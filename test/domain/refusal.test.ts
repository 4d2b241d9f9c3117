import { describe, expect, test } from 'vitest';
import {
  alreadyExists,
  BadArgument,
  invalid,
  isRefusal,
  notAllowed,
  notFound,
  refuse,
  versionConflict,
  type Problem,
} from '../../src/domain/refusal.js';

describe('a refusal', () => {
  const messages: readonly [Problem, string][] = [
    [invalid(['subject'], '1 to 200 characters'), 'subject must be 1 to 200 characters.'],
    [invalid(['customFields', '0', 'key'], 'a word'), 'customFields.0.key must be a word.'],
    [invalid(null, 'given at least one of a and b'), 'The input must be given at least one of a and b.'],
    [notFound(['ticketId'], 'Ticket'), 'There is no such Ticket here: see ticketId.'],
    [notFound(null, 'Ticket'), 'There is no such Ticket here.'],
    [notAllowed('add notes', ['AGENT', 'LEAD']), 'You may not add notes. These roles may: AGENT, LEAD.'],
    [notAllowed("rate a ticket that isn't yours", []), "You may not rate a ticket that isn't yours."],
    [
      versionConflict(3, 5, 'tkt_x'),
      'It changed since version 3; it is at version 5 now. Read it again, then repeat your change.',
    ],
    [alreadyExists(['email'], 'Person', 'per_x'), 'Another Person already has this email.'],
    [alreadyExists(null, 'Team', null), 'Another Team already has this name.'],
  ];

  test.each(messages)('says what was asked, what stood in the way, what to do (%#)', (problem, message) => {
    expect(problem.message).toBe(message);
  });

  test('carries the facts a client needs, so that nobody reads English to tell two apart', () => {
    expect(invalid(['tags', '2'], '1 to 50 characters')).toMatchObject({
      code: 'INVALID_INPUT',
      field: ['tags', '2'],
      expected: '1 to 50 characters',
    });
    expect(notFound(['teamId'], 'Team')).toMatchObject({ code: 'NOT_FOUND', field: ['teamId'], type: 'Team' });
    expect(notAllowed('add notes', ['AGENT'])).toMatchObject({
      code: 'NOT_ALLOWED',
      field: null,
      allowedRoles: ['AGENT'],
    });
    expect(versionConflict(3, 5, 'tkt_x')).toMatchObject({
      code: 'VERSION_CONFLICT',
      field: ['expectedVersion'],
      expectedVersion: 3,
      currentVersion: 5,
      currentId: 'tkt_x',
    });
    expect(alreadyExists(['email'], 'Person', 'per_x')).toMatchObject({
      code: 'ALREADY_EXISTS',
      field: ['email'],
      existingId: 'per_x',
    });
  });

  test('keeps every reason it was given', () => {
    const problems = [invalid(['a'], 'b'), invalid(['c'], 'd')];
    expect(refuse(...problems)).toEqual({ kind: 'Refusal', problems });
  });

  test.each([null, undefined, '', 'Refusal', 0, [], {}, { kind: 'Reply' }, { problems: [] }])('is not %j', (value) => {
    expect(isRefusal(value)).toBe(false);
  });

  test('is told from anything else by its kind', () => {
    expect(isRefusal(refuse(invalid(null, 'x')))).toBe(true);
  });
});

describe('a bad argument', () => {
  test('is an error that leads to the value and says what was expected', () => {
    const error = new BadArgument(['where', 'subject', 'contains'], '1 to 200 characters');
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'BadArgument',
      argument: ['where', 'subject', 'contains'],
      expected: '1 to 200 characters',
      message: 'where.subject.contains must be 1 to 200 characters.',
    });
  });
});
