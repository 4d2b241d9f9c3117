import { describe, expect, test } from 'vitest';
import { ROLES } from '../../../src/domain/access/roles.js';
import {
  addingProblems,
  changingProblems,
  checkEmail,
  checkPerson,
  passwordProblems,
  type Person,
  type PersonChange,
} from '../../../src/domain/people/person.js';
import type { Problem } from '../../../src/domain/refusal.js';
import { ada, aram, fieldsRefused, lena, mina, problemsIn } from '../../support/builders.js';

const aPerson = (said: Partial<Person> = {}): Person => ({
  ...{ id: 'paul', workspaceId: 'acme', name: 'Paul', email: 'paul@globex.test', externalId: null },
  ...{ role: 'REQUESTER', organizationId: null, seesOrganization: false, active: true },
  ...said,
});
/** An address of 254 characters, the most there may be. */
const longest = `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(61)}`;
const aPassword = 'correct horse battery';
const fields = (problems: readonly Problem[]) => problems.map(({ field }) => field?.join('.') ?? null);

describe('an e-mail address', () => {
  test.each([
    ['mina@acme.test', 'mina@acme.test'],
    [' Mina.Kim+Desk@Acme.Test ', 'mina.kim+desk@acme.test'],
    ["o'neil@mail.acme-group.example", "o'neil@mail.acme-group.example"],
    ['root@localhost', 'root@localhost'],
    [`${'a'.repeat(64)}@b.test`, `${'a'.repeat(64)}@b.test`],
    [longest, longest],
  ])('%j is kept as %s', (given, kept) => {
    expect(checkEmail(['email'], given)).toBe(kept);
  });

  test.each([
    '',
    'mina',
    '@acme.test',
    'mina@',
    'mina@acme..test',
    'mina@-acme.test',
    'mina@acme.test.',
    'mi na@acme.test',
    'mina@acme.test\nbcc:all@acme.test',
    'mina@acme.test, paul@acme.test',
    'Mina <mina@acme.test>',
    '미나@acme.test',
    `${'a'.repeat(65)}@b.test`,
    `${longest}d`,
  ])('%j is none', (given) => {
    expect(problemsIn(checkEmail(['contact', 'email'], given))).toMatchObject([
      { field: ['contact', 'email'], expected: 'an e-mail address of at most 254 characters' },
    ]);
  });
});

describe('a password', () => {
  test.each([null, undefined, 'x'.repeat(12), 'x'.repeat(200), '열두 글자가 넘는 비밀번호'])(
    'may be %j',
    (password) => {
      expect(passwordProblems(password)).toEqual([]);
    },
  );

  test.each(['', 'x'.repeat(11), 'x'.repeat(201), `${'x'.repeat(12)}\uD83D`])('may not be %j', (password) => {
    expect(fields(passwordProblems(password))).toEqual(['password']);
  });
});

describe('what is given of a person', () => {
  test('is untouched where nothing is', () => {
    expect(checkPerson({})).toEqual({});
  });

  test('is kept as the desk keeps texts, and without the password', () => {
    const given = {
      name: ' 김미나 ',
      email: 'Mina@Acme.test',
      externalId: ' HR-7 ',
      role: 'AGENT',
      active: true,
    } as const;
    expect(checkPerson({ ...given, seesOrganization: false, password: aPassword })).toEqual({
      ...{ name: '김미나', email: 'mina@acme.test', externalId: 'HR-7', role: 'AGENT', active: true },
      seesOrganization: false,
    });
  });

  test('is cleared by null: e-mail, external id, password', () => {
    expect(checkPerson({ email: null, externalId: null, password: null })).toEqual({ email: null, externalId: null });
  });

  test('is refused with all its faults at once', () => {
    const nothing = { name: null, role: null, seesOrganization: null, active: null };
    expect(fieldsRefused(checkPerson({ ...nothing, email: '', externalId: 'a\nb', password: 'short' }))).toEqual([
      'name',
      'email',
      'externalId',
      'role',
      'seesOrganization',
      'active',
      'password',
    ]);
  });
});

describe('adding somebody', () => {
  // Columns: a requester, an agent, a lead, an admin.
  test.each([
    ['a requester without a password', { role: 'REQUESTER' }, null, '- yes yes yes'],
    ['a requester with a password', { role: 'REQUESTER' }, aPassword, '- - - yes'],
    ['an agent', { role: 'AGENT' }, null, '- - - yes'],
    ['a lead', { role: 'LEAD' }, null, '- - - yes'],
    ['an admin', { role: 'ADMIN' }, aPassword, '- - - yes'],
    ['somebody of no role yet', {}, null, '- - - yes'],
  ] satisfies [string, PersonChange, string | null, string][])('who is %s', (_, person, password, expected) => {
    const answers = [mina, aram, lena, ada].map((actor) =>
      addingProblems(person, password, actor).length ? '-' : 'yes',
    );
    expect(answers.join(' ')).toBe(expected);
  });

  test.each(ROLES)('a %s to an organization', (role) => {
    const problems = addingProblems({ role, organizationId: 'globex' }, null, ada);
    expect(fields(problems)).toEqual(role === 'REQUESTER' ? [] : ['organizationId']);
  });

  test('who sees their organization needs one', () => {
    const person = { role: 'REQUESTER', seesOrganization: true } as const;
    expect(fields(addingProblems(person, null, aram))).toEqual(['seesOrganization']);
    expect(addingProblems({ ...person, organizationId: 'globex' }, null, aram)).toEqual([]);
  });

  test('is refused with all reasons at once', () => {
    const person = { role: 'AGENT', organizationId: 'globex', seesOrganization: true } as const;
    expect(addingProblems(person, null, aram).map(({ code }) => code)).toEqual(['NOT_ALLOWED', 'INVALID_INPUT']);
  });
});

describe('changing somebody', () => {
  test('is for admins', () => {
    for (const actor of [mina, aram, lena])
      expect(changingProblems(aPerson(), { name: 'Pablo' }, 1, actor)).toMatchObject([
        { code: 'NOT_ALLOWED', allowedRoles: ['ADMIN'] },
      ]);
    expect(changingProblems(aPerson(), { name: 'Pablo' }, 1, ada)).toEqual([]);
  });

  test.each([
    ['the last one becomes a lead', { role: 'LEAD' }, 0, ['role']],
    ['the last one leaves', { active: false }, 0, ['active']],
    ['the last one leaves as a lead', { role: 'LEAD', active: false }, 0, ['active']],
    ['the last one is renamed', { name: 'Adele' }, 0, []],
    ['one of two becomes a lead', { role: 'LEAD' }, 1, []],
    ['one of two leaves', { active: false }, 1, []],
  ] satisfies [string, PersonChange, number, string[]][])('an admin: %s', (_, change, otherAdmins, refused) => {
    const admin = aPerson({ role: 'ADMIN' });
    expect(fields(changingProblems(admin, change, otherAdmins, ada))).toEqual(refused);
  });

  test('an admin who is gone already is not the last one', () => {
    expect(changingProblems(aPerson({ role: 'ADMIN', active: false }), { role: 'AGENT' }, 0, ada)).toEqual([]);
  });

  test.each([
    ['who has an organization into an agent', { organizationId: 'globex' }, { role: 'AGENT' }, ['organizationId']],
    ['into an agent without one', { organizationId: 'globex' }, { role: 'AGENT', organizationId: null }, []],
    [
      'who sees their organization out of it',
      { organizationId: 'globex', seesOrganization: true },
      { organizationId: null },
      ['seesOrganization'],
    ],
    [
      'out of it, and out of seeing it',
      { organizationId: 'globex', seesOrganization: true },
      { organizationId: null, seesOrganization: false },
      [],
    ],
  ] satisfies [string, Partial<Person>, PersonChange, string[]][])('%s', (_, is, change, refused) => {
    expect(fields(changingProblems(aPerson(is), change, 1, ada))).toEqual(refused);
  });
});
