import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figuresOf, NO_RATINGS, together, type RatingCounts } from '../../../src/domain/feedback/figures.js';
import { groupsOf, periodOf, tally, type RatedResolution } from '../../../src/domain/feedback/tally.js';
import { at } from '../../support/builders.js';

const counts = (...ratings: [number, number, number, number, number]): RatingCounts => ({ ...NO_RATINGS, ratings });

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

  test('of the parts add up to those of the whole', () => {
    const count = fc.nat(50);
    const any = fc
      .record({ invited: count, answered: count, ratings: fc.tuple(count, count, count, count, count) })
      .map((drawn): RatingCounts => drawn);
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(together(together(a, b), c)).toEqual(together(a, together(b, c)));
        expect(together(a, NO_RATINGS)).toEqual(a);
        const { given, satisfied } = figuresOf(together(a, b));
        expect(given).toBe(figuresOf(a).given + figuresOf(b).given);
        expect(satisfied).toBe(figuresOf(a).satisfied + figuresOf(b).satisfied);
      }),
    );
  });
});

const resolution = (said: Partial<RatedResolution> = {}): RatedResolution => ({
  resolvedAt: at('Mon 16:00'),
  resolvedById: 'aram',
  teamId: 'service-desk',
  categoryId: 'mail',
  serviceIds: ['smtp', 'imap'],
  reasons: ['speed'],
  isInvited: true,
  rating: 5,
  ...said,
});

describe('a resolution is counted', () => {
  test.each([
    ['AGENT', ['aram']],
    ['TEAM', ['service-desk']],
    ['CATEGORY', ['mail']],
    ['SERVICE', ['smtp', 'imap']],
    ['REASON', ['speed']],
    ['DAY', ['2026-03-03']], // Tuesday in Seoul
    ['WEEK', ['2026-03-02']],
    ['MONTH', ['2026-03-01']],
  ] as const)('by %s under %j', (dimension, groups) => {
    expect(groupsOf(resolution(), dimension, 'Asia/Seoul')).toEqual(groups);
  });

  test.each(['AGENT', 'TEAM', 'CATEGORY', 'SERVICE', 'REASON'] as const)(
    'by %s under nothing when there is none',
    (dimension) => {
      const bare = { resolvedById: null, teamId: null, categoryId: null, serviceIds: [], reasons: [] };
      expect(groupsOf(resolution(bare), dimension, 'UTC')).toEqual([null]);
    },
  );

  test('together with the others of its group', () => {
    const all = [
      resolution(),
      resolution({ rating: null }),
      resolution({ rating: 2, isInvited: false }),
      resolution({ resolvedById: 'sam', rating: 1 }),
    ];
    expect(tally(all, 'AGENT', 'UTC')).toEqual(
      new Map([
        ['aram', { invited: 2, answered: 1, ratings: [0, 1, 0, 0, 1] }],
        ['sam', { invited: 1, answered: 1, ratings: [1, 0, 0, 0, 0] }],
      ]),
    );
  });
});

test.each([
  ['2026-03-01T23:59:59.999Z', 'WEEK', 'UTC', '2026-02-23'],
  ['2026-03-02T00:00:00Z', 'WEEK', 'UTC', '2026-03-02'],
  ['2026-01-01T12:00:00Z', 'WEEK', 'UTC', '2025-12-29'],
  ['2026-03-31T23:30:00Z', 'MONTH', 'Europe/Berlin', '2026-04-01'],
  ['2026-03-31T23:30:00Z', 'MONTH', 'UTC', '2026-03-01'],
  ['2026-03-08T07:30:00Z', 'DAY', 'America/New_York', '2026-03-08'],
] as const)('%s lies in the %s of %s that begins on %s', (moment, period, zone, first) => {
  expect(periodOf(Temporal.Instant.from(moment), period, zone)).toBe(first);
});
