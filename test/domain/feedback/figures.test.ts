import { describe, expect, test } from 'vitest';
import { figuresOf, type RatingCounts } from '../../../src/domain/feedback/figures.js';

const counts = (...ratings: [number, number, number, number, number]): RatingCounts => ({
  invited: 0,
  answered: 0,
  ratings,
});

describe('figures', () => {
  test.each([
    [counts(0, 0, 0, 0, 0), { given: 0, satisfied: 0, csat: null, mean: null }],
    [counts(1, 0, 0, 0, 0), { given: 1, satisfied: 0, csat: 0, mean: 1 }],
    [counts(0, 0, 1, 1, 0), { given: 2, satisfied: 1, csat: 0.5, mean: 3.5 }],
    [counts(1, 1, 1, 1, 4), { given: 8, satisfied: 5, csat: 0.625, mean: 3.75 }],
  ])('of %j are %j', (given, figures) => {
    expect(figuresOf(given)).toMatchObject(figures);
  });

  test.each([
    [0, 0, null],
    [4, 0, 0],
    [4, 1, 0.25],
    [4, 4, 1],
  ])('with %d invited and %d of them answering, the response rate is %s', (invited, answered, rate) => {
    expect(figuresOf({ ...counts(0, 0, 0, 0, 5), invited, answered }).responseRate).toBe(rate);
  });
});
