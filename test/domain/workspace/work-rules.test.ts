import { describe, expect, test } from 'vitest';
import { durationOf } from '../../../src/domain/instant.js';
import { checkWorkRules, DEFAULT_WORK_RULES, type WorkRulesInput } from '../../../src/domain/workspace/work-rules.js';
import { fieldsRefused, problemsIn } from '../../support/builders.js';

const check = (input: WorkRulesInput) => checkWorkRules(input, DEFAULT_WORK_RULES.weights);

test('what is absent stays as it is', () => expect(check({})).toEqual({}));

test('what a workspace begins with may be set', () => {
  const { weights, ...rest } = DEFAULT_WORK_RULES;
  const points = (['P1', 'P2', 'P3', 'P4', 'P5'] as const).map((priority) => ({ priority, points: weights[priority] }));
  expect(check({ ...rest, weights: points })).toEqual({ ...rest, weights });
});

describe('a wait', () => {
  // The least and the most, and whether null turns it off.
  const cases = [
    ['relaxSkillsAfter', 'PT1M', 'P30D', true],
    ['giveBackAfter', 'PT0S', 'P30D', true],
    ['informationDueAfter', 'PT1M', 'P90D', false],
    ['resolveUnansweredAfter', 'PT1M', 'P90D', true],
    ['closeAfter', 'PT0S', 'P90D', true],
    ['inviteAfter', 'PT0S', 'P30D', true],
    ['inviteInterval', 'PT0S', 'P365D', false],
    ['unattendedAfter', 'PT1M', 'P30D', true],
  ] as const;

  test.each(cases)('%s is from %s to %s, or null for never: %s', (name, least, most, mayBeOff) => {
    for (const text of [least, most]) expect(check({ [name]: durationOf(text) })).toEqual({ [name]: durationOf(text) });
    for (const text of [
      durationOf(least).subtract({ milliseconds: 1 }),
      durationOf(most).add({ milliseconds: 1 }),
      durationOf('-P1D'),
    ])
      expect(fieldsRefused(check({ [name]: text }))).toEqual([name]);
    if (mayBeOff) expect(check({ [name]: null })).toEqual({ [name]: null });
    else expect(fieldsRefused(check({ [name]: null }))).toEqual([name]);
  });

  test('says what would have been accepted', () => {
    expect(problemsIn(check({ closeAfter: durationOf('P91D') }))).toMatchObject([
      { expected: 'PT0S to P90D, or null for never' },
    ]);
    expect(problemsIn(check({ inviteInterval: null }))).toMatchObject([{ expected: 'PT0S to P365D' }]);
  });
});

describe('reminders', () => {
  const reminders = (...texts: readonly string[]) => check({ remindAfter: texts.map(durationOf) });

  test('ascend, at most five of them', () => {
    expect(reminders()).toEqual({ remindAfter: [] });
    expect(reminders('PT1M', 'PT2H', 'P1D', 'P3D', 'P90D')).toHaveProperty('remindAfter.length', 5);
    expect(fieldsRefused(reminders('PT1H', 'PT2H', 'PT3H', 'PT4H', 'PT5H', 'PT6H'))).toEqual(['remindAfter']);
    expect(fieldsRefused(reminders('PT1H', 'PT60M'))).toEqual(['remindAfter']);
    expect(fieldsRefused(reminders('PT2H', 'PT1H'))).toEqual(['remindAfter']);
  });

  test('have bounds of their own', () => {
    expect(fieldsRefused(reminders('PT0S', 'PT1H', 'P91D'))).toEqual(['remindAfter.0', 'remindAfter.2']);
  });
});

describe('numbers', () => {
  test.each([
    ['waitingPercent', 0, 100],
    ['defaultCapacity', 0, 1000],
    ['lowRating', 1, 3],
  ] as const)('%s is from %d to %d', (name, least, most) => {
    for (const value of [least, most]) expect(check({ [name]: value })).toEqual({ [name]: value });
    for (const value of [least - 1, most + 1, least + 0.5])
      expect(fieldsRefused(check({ [name]: value }))).toEqual([name]);
  });

  test('that can not be turned off are not null; no rating need be low', () => {
    const nothing = { waitingPercent: null, defaultCapacity: null, remindAfter: null, weights: null };
    expect(fieldsRefused(check(nothing)).toSorted()).toEqual(Object.keys(nothing).toSorted());
    expect(check({ lowRating: null })).toEqual({ lowRating: null });
  });

  test('of points change the priorities that are named; the others stay', () => {
    expect(check({ weights: [{ priority: 'P1', points: 100 }] })).toEqual({
      weights: { P1: 100, P2: 5, P3: 3, P4: 2, P5: 1 },
    });
    expect(fieldsRefused(check({ weights: [0, 1, 101].map((points) => ({ priority: 'P1', points })) }))).toEqual([
      'weights.0.points',
      'weights.2.points',
    ]);
    const six = Array.from({ length: 6 }, () => ({ priority: 'P1', points: 1 }) as const);
    expect(fieldsRefused(check({ weights: six }))).toEqual(['weights']);
  });
});

test('all faults are told at once', () => {
  const given = { closeAfter: durationOf('P91D'), waitingPercent: 101, lowRating: 5 };
  expect(fieldsRefused(check(given)).toSorted()).toEqual(['closeAfter', 'lowRating', 'waitingPercent']);
});
