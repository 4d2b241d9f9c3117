import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audienceOf } from '../../../src/domain/access/audience.js';
import { isStaff, ROLES, type Actor } from '../../../src/domain/access/roles.js';
import * as scopes from '../../../src/domain/access/scope.js';
import { anActor } from '../../support/builders.js';

const someActor: fc.Arbitrary<Actor> = fc
  .record({
    id: fc.constantFrom('a', 'b'),
    workspaceId: fc.constantFrom('acme', 'globex'),
    role: fc.constantFrom(...ROLES),
    organizationId: fc.constantFrom(null, 'sales', 'legal'),
    seesOrganization: fc.boolean(),
    hiddenFields: fc.constantFrom([], ['cost_center']),
    teamIds: fc.subarray(['first', 'second']),
  })
  .map((actor) => (isStaff(actor) ? { ...actor, hiddenFields: [] } : actor));

/** Everything that decides what an actor may see. */
const visibilityOf = (actor: Actor): unknown => [
  actor.workspaceId,
  actor.hiddenFields,
  ...[scopes.ticketScope, scopes.entryScope, scopes.eventScope, scopes.personScope, scopes.personalScope].map((scope) =>
    scope(actor),
  ),
  ...[scopes.organizationScope, scopes.staffScope].map((scope) => scope(actor)),
];

describe('an audience', () => {
  test('L8 never joins two who may see different things', () => {
    let joined = 0;
    fc.assert(
      fc.property(someActor, someActor, fc.boolean(), (a, b, personal) => {
        if (audienceOf(a, personal) !== audienceOf(b, personal)) return;
        if (a.id !== b.id) joined += 1;
        expect(visibilityOf(a)).toEqual(visibilityOf(b));
        if (personal) expect(a).toEqual({ ...b, teamIds: a.teamIds });
      }),
      { numRuns: 3000 },
    );
    expect(joined).toBeGreaterThan(50); // a property that joined nobody proves nothing
  });

  test.each(ROLES)('joins staff of one role, and requesters with nobody: %s', (role) => {
    const [one, other] = [anActor({ id: 'one', role, teamIds: ['x'] }), anActor({ id: 'other', role })];
    expect(audienceOf(one, false) === audienceOf(other, false)).toBe(role !== 'REQUESTER');
    expect(audienceOf(one, true)).not.toBe(audienceOf(other, true));
  });

  test('of somebody with themself is one, in whatever order their teams are read', () => {
    const teams = { id: 'one', role: 'AGENT' } as const;
    expect(audienceOf(anActor({ ...teams, teamIds: ['a', 'b'] }), true)).toBe(
      audienceOf(anActor({ ...teams, teamIds: ['b', 'a'] }), true),
    );
  });
});
