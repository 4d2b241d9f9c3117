import { describe, expect, test } from 'vitest';
import { byFullness, hasCapacity, loadOf, weightOf } from '../../../src/domain/assignment/workload.js';
import { aTicket } from '../../support/builders.js';
import { weighing } from './desk.js';

describe('what a ticket takes of its agent', () => {
  // A P3 weighs three points, counted in hundredths; a quarter of it while it waits.
  test.each([
    ['NEW', 300],
    ['OPEN', 300],
    ['WAITING', 75],
    ['RESOLVED', 0],
    ['CLOSED', 0],
    ['CANCELLED', 0],
  ] as const)('%s: %d', (status, load) => {
    expect(loadOf(aTicket({ status }), weighing)).toBe(load);
  });

  test('goes by its priority', () => {
    expect(
      (['P1', 'P2', 'P3', 'P4', 'P5'] as const).map((priority) => loadOf(aTicket({ priority }), weighing)),
    ).toEqual([500, 400, 300, 200, 100]);
  });

  test('is its whole weight when it is given to somebody, also while it waits', () => {
    expect(weightOf(aTicket({ status: 'WAITING' }), weighing)).toBe(300);
  });

  test('stays a whole number for every percentage', () => {
    for (let waitingPercent = 0; waitingPercent <= 100; waitingPercent += 1)
      expect(loadOf(aTicket({ status: 'WAITING' }), { ...weighing, waitingPercent })).toBe(3 * waitingPercent);
  });
});

describe('room', () => {
  test.each([
    [0, true],
    [699, true],
    [700, true],
    [701, false],
    [1000, false],
  ])('for three points of ten, with %d hundredths taken: %s', (load, fits) => {
    expect(hasCapacity({ load, capacity: 1000 }, 300)).toBe(fits);
  });
});

test('fullness is compared as a fraction: a third is a third', () => {
  expect(byFullness({ load: 100, capacity: 300 }, { load: 300, capacity: 900 })).toBe(0);
  expect(byFullness({ load: 100, capacity: 301 }, { load: 300, capacity: 900 })).toBeLessThan(0);
  expect(byFullness({ load: 0, capacity: 100 }, { load: 0, capacity: 900 })).toBe(0);
});
