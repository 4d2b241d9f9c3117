import { expect, test } from 'vitest';
import { memberProblems, tooManyMembers } from '../../../src/domain/people/team.js';
import { invalid, notFound } from '../../../src/domain/refusal.js';

const aMember = (id: string, role: 'REQUESTER' | 'AGENT' | 'LEAD' | 'ADMIN' = 'AGENT', active = true) => ({
  id,
  role,
  active,
});

test('everybody who works tickets and is still here may be in a team', () => {
  expect(memberProblems([aMember('aram'), aMember('lena', 'LEAD'), aMember('ada', 'ADMIN')])).toEqual([]);
  expect(memberProblems([])).toEqual([]);
});

test('nobody else, and nobody twice; all faults are told at once', () => {
  const others = [
    null,
    aMember('mina', 'REQUESTER'),
    aMember('gone', 'AGENT', false),
    aMember('aram'),
    aMember('aram'),
    null,
  ];
  const path = (i: number) => ['members', String(i), 'personId'];
  expect(memberProblems(others)).toEqual([
    notFound(path(0), 'Person'),
    invalid(path(1), 'somebody who works tickets and is still here'),
    invalid(path(2), 'somebody who works tickets and is still here'),
    invalid(path(4), 'named once'),
    notFound(path(5), 'Person'),
  ]);
});

test.each([
  [0, null],
  [200, null],
  [201, invalid(['members'], 'at most 200 items')],
])('%d members in one team: %j', (count, problem) => {
  expect(tooManyMembers(count)).toEqual(problem);
});
