import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/domain/access/roles.js';
import {
  entryScope,
  eventScope,
  isWithin,
  NOTHING,
  organizationScope,
  personalScope,
  personScope,
  staffScope,
  ticketScope,
  workspaceScope,
  type Scope,
} from '../../../src/domain/access/scope.js';
import { ada, anActor, aram, lena, mina } from '../../support/builders.js';

const employee = anActor({ ...mina, organizationId: 'globex' });
const manager = anActor({ ...mina, organizationId: 'globex', seesOrganization: true });
const managerOfNothing = anActor({ ...mina, seesOrganization: true });

/** What of an object is asked, and which of employee and manager (both Mina, of Globex) sees it. Staff see everything. */
type Line = readonly [what: string, facts: Readonly<Record<string, unknown>>, employee: boolean, manager: boolean];

const TABLE: readonly {
  readonly of: string;
  readonly scope: (actor: Actor) => Scope;
  readonly lines: readonly Line[];
}[] = [
  {
    of: 'a ticket',
    scope: ticketScope,
    lines: [
      ['of their own', { requesterId: 'mina', organizationId: 'globex' }, true, true],
      ['of their own from before they joined', { requesterId: 'mina', organizationId: null }, true, true],
      ['of a colleague', { requesterId: 'paul', organizationId: 'globex' }, false, true],
      ['of another organization', { requesterId: 'rita', organizationId: 'initech' }, false, false],
      ['of nobody they know', { requesterId: 'rita', organizationId: null }, false, false],
    ],
  },
  {
    of: 'an entry',
    scope: entryScope,
    lines: [
      ['that is public', { visibility: 'PUBLIC' }, true, true],
      ['that is internal', { visibility: 'INTERNAL' }, false, false],
      ['of their own that became internal', { visibility: 'INTERNAL', authorId: 'mina' }, false, false],
    ],
  },
  {
    of: 'an event',
    scope: eventScope,
    lines: [
      ['that is public', { audience: 'PUBLIC' }, true, true],
      ['that is internal', { audience: 'INTERNAL' }, false, false],
    ],
  },
  {
    of: 'a person',
    scope: personScope,
    lines: [
      ['who is themselves', { id: 'mina', role: 'REQUESTER', organizationId: 'globex' }, true, true],
      ['who works tickets', { id: 'aram', role: 'AGENT', organizationId: null }, true, true],
      ['who leads', { id: 'lena', role: 'LEAD', organizationId: null }, true, true],
      ['who runs the workspace', { id: 'ada', role: 'ADMIN', organizationId: null }, true, true],
      ['who is a colleague', { id: 'paul', role: 'REQUESTER', organizationId: 'globex' }, false, true],
      ['who reports elsewhere', { id: 'rita', role: 'REQUESTER', organizationId: 'initech' }, false, false],
    ],
  },
  {
    of: "a person's e-mail",
    scope: personalScope,
    lines: [
      ['when it is theirs', { id: 'mina' }, true, true],
      ["when it is an agent's", { id: 'aram' }, false, false],
      ["when it is a colleague's", { id: 'paul', organizationId: 'globex' }, false, false],
    ],
  },
  {
    of: 'an organization',
    scope: organizationScope,
    lines: [
      ['that is theirs', { id: 'globex' }, true, true],
      ['that is another', { id: 'initech' }, false, false],
    ],
  },
  { of: 'what only staff see', scope: staffScope, lines: [['of any kind', {}, false, false]] },
  { of: 'a team, category or service', scope: workspaceScope, lines: [['of any kind', {}, true, true]] },
];

describe.each(TABLE)('$of', ({ scope, lines }) => {
  test.each(lines)('%s', (_, facts, seenByEmployee, seenByManager) => {
    expect({
      employee: isWithin(scope(employee), facts),
      manager: isWithin(scope(manager), facts),
    }).toEqual({ employee: seenByEmployee, manager: seenByManager });
  });

  test.each([aram, lena, ada])('is always seen by staff ($role)', (actor) => {
    expect(scope(actor)).toBe('everything');
  });
});

describe('a requester without an organization', () => {
  const nobodys = { requesterId: 'rita', organizationId: null };

  test('sees no other tickets without one, even if allowed to see their organization', () => {
    expect(isWithin(ticketScope(managerOfNothing), nobodys)).toBe(false);
    expect(isWithin(personScope(managerOfNothing), { id: 'rita', role: 'REQUESTER', organizationId: null })).toBe(
      false,
    );
  });

  test('sees no organization', () => {
    expect(organizationScope(managerOfNothing)).toEqual(NOTHING);
  });
});

describe('a scope', () => {
  test('of nothing holds nothing, of everything holds all', () => {
    expect(isWithin(NOTHING, { id: 'x' })).toBe(false);
    expect(isWithin('everything', {})).toBe(true);
  });

  test('asks all equalities of one alternative, and one alternative of all', () => {
    const scope: Scope = { anyOf: [{ a: true, b: 'x' }, { c: 'y' }] };
    expect(isWithin(scope, { a: true, b: 'x' })).toBe(true);
    expect(isWithin(scope, { a: true, b: 'z' })).toBe(false);
    expect(isWithin(scope, { a: true, b: 'z', c: 'y' })).toBe(true);
  });
});
