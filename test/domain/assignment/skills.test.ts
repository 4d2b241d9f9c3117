import { describe, expect, test } from 'vitest';
import { nextRelaxationAt, relaxationsAt } from '../../../src/domain/assignment/relaxation.js';
import { checkSkills, relaxed, requiredSkills } from '../../../src/domain/assignment/skills.js';
import { durationOf } from '../../../src/domain/instant.js';
import { at, fieldsRefused } from '../../support/builders.js';
import { officeHours } from '../sla/desk.js';

describe('skills as they are given', () => {
  test('are kept by id', () => {
    expect(
      checkSkills('skills', [
        { skillId: 'vpn', level: 1 },
        { skillId: 'mail', level: 5 },
      ]),
    ).toEqual({ vpn: 1, mail: 5 });
    expect(checkSkills('skills', [])).toEqual({});
  });

  test('are refused with all faults at once', () => {
    const given = [0, 6, 2.5, 3].map((level) => ({ skillId: 'vpn', level }));
    expect(fieldsRefused(checkSkills('skills', given))).toEqual([
      'skills.0.level',
      'skills.1.skillId',
      'skills.1.level',
      'skills.2.skillId',
      'skills.2.level',
      'skills.3.skillId',
    ]);
  });

  test('are at most 50', () => {
    const many = Array.from({ length: 51 }, (_, i) => ({ skillId: `s${i}`, level: 1 }));
    expect(checkSkills('skills', many.slice(1))).toHaveProperty('s50', 1);
    expect(fieldsRefused(checkSkills('skills', many))).toEqual(['skills']);
  });
});

test('a ticket needs what its category needs and what it needs itself, at the higher level', () => {
  expect(requiredSkills({ vpn: 2, mail: 4 }, { vpn: 3, mail: 1, payroll: 1 })).toEqual({ vpn: 3, mail: 4, payroll: 1 });
  expect(requiredSkills({}, {})).toEqual({});
});

test('relaxing takes a level off each skill, until it is needed no longer', () => {
  const required = { vpn: 3, mail: 1 };
  expect([0, 1, 2, 3].map((steps) => relaxed(required, steps))).toEqual([required, { vpn: 2 }, { vpn: 1 }, {}]);
});

describe('a ticket whose skills relax each two opening hours', () => {
  const required = { vpn: 3, mail: 1 };
  const relaxing = { every: durationOf('PT2H'), calendar: officeHours };
  const since = at('Mon 16:00');

  // The office closes at 17:00 and opens at 09:00.
  test.each([
    ['Mon 16:00', 0, 'Tue 10:00'],
    ['Tue 09:59:59.999', 0, 'Tue 10:00'],
    ['Tue 10:00', 1, 'Tue 12:00'],
    ['Tue 13:00', 2, 'Tue 14:00'],
    ['Tue 14:00', 3, null],
    ['Fri 14:00', 3, null],
  ] as const)('is at %s relaxed by %d, and next at %s', (now, steps, next) => {
    expect(relaxationsAt(required, since, relaxing, at(now))).toBe(steps);
    expect(nextRelaxationAt(required, since, relaxing, at(now))).toEqual(next && at(next));
  });

  test('never is, where the workspace does not want it or nothing is needed', () => {
    const never = { ...relaxing, every: null };
    expect(relaxationsAt(required, since, never, at('Sun 00:00'))).toBe(0);
    expect(nextRelaxationAt(required, since, never, since)).toBeNull();
    expect(relaxationsAt({}, since, relaxing, at('Sun 00:00'))).toBe(0);
    expect(nextRelaxationAt({}, since, relaxing, since)).toBeNull();
  });
});
