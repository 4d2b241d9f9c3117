import { describe, expect, test } from 'vitest';
import { isAtLeast, isStaff, ROLES, rolesFrom, type Role } from '../../../src/domain/access/roles.js';

describe('a role', () => {
  test.each([
    ['REQUESTER', ['REQUESTER', 'AGENT', 'LEAD', 'ADMIN']],
    ['AGENT', ['AGENT', 'LEAD', 'ADMIN']],
    ['LEAD', ['LEAD', 'ADMIN']],
    ['ADMIN', ['ADMIN']],
  ] satisfies [Role, Role[]][])('may do from %s on what %j may', (least, enough) => {
    expect(rolesFrom(least)).toEqual(enough);
    expect(ROLES.filter((role) => isAtLeast(role, least))).toEqual(enough);
  });

  test('works tickets unless it is REQUESTER', () => {
    expect(ROLES.filter((role) => isStaff({ role }))).toEqual(['AGENT', 'LEAD', 'ADMIN']);
  });
});
