import { describe, expect, test } from 'vitest';
import { periodsBetween } from '../../src/domain/period.js';

const days = (from: string, to: string, unit: 'DAY' | 'WEEK' | 'MONTH', zone: string): readonly string[] =>
  periodsBetween(Temporal.Instant.from(from), Temporal.Instant.from(to), unit, zone).map(({ on }) => on);

describe('the periods of a time', () => {
  test.each([
    ['2026-03-01T23:59:59.999Z', '2026-03-02T00:00:00Z', 'WEEK', 'UTC', ['2026-02-23']],
    ['2026-03-02T00:00:00Z', '2026-03-09T00:00:00.001Z', 'WEEK', 'UTC', ['2026-03-02', '2026-03-09']],
    ['2026-01-01T12:00:00Z', '2026-01-02T12:00:00Z', 'WEEK', 'UTC', ['2025-12-29']],
    ['2026-03-31T23:30:00Z', '2026-04-01T12:00:00Z', 'MONTH', 'Europe/Berlin', ['2026-04-01']],
    ['2026-03-31T23:30:00Z', '2026-04-01T12:00:00Z', 'MONTH', 'UTC', ['2026-03-01', '2026-04-01']],
    ['2026-03-08T07:30:00Z', '2026-03-09T05:00:00Z', 'DAY', 'America/New_York', ['2026-03-08', '2026-03-09']],
    ['2026-03-08T07:30:00Z', '2026-03-09T04:00:00Z', 'DAY', 'America/New_York', ['2026-03-08']],
  ] as const)('from %s to %s, by %s in %s, begin on %j', (from, to, unit, zone, expected) => {
    expect(days(from, to, unit, zone)).toEqual(expected);
  });

  test('hold nothing on a day that the zone skipped', () => {
    const apia = periodsBetween(
      ...([Temporal.Instant.from('2011-12-29T12:00:00Z'), Temporal.Instant.from('2012-01-01T12:00:00Z')] as const),
      ...(['DAY', 'Pacific/Apia'] as const),
    );
    const starts = new Map(apia.map(({ on, startsAt }) => [on, startsAt.toString()]));
    expect(starts.get('2011-12-30')).toBe(starts.get('2011-12-31'));
  });
});
