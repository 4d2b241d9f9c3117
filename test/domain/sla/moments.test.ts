import { describe, expect, test } from 'vitest';
import { type Alarms, hasCome, momentsOf, type TargetMoment } from '../../../src/domain/sla/moments.js';
import type { TargetLength } from '../../../src/domain/sla/target.js';
import type { Wait } from '../../../src/domain/sla/ticket-facts.js';
import { at, businessDays, hours, lasting, terms, stopwatch } from './desk.js';

const alarms: Alarms = {
  warnings: [
    { id: 'three-quarters', unit: 'PERCENT', percent: 75 },
    { id: 'last-half-hour', unit: 'BEFORE_DUE', ms: hours(0.5) },
  ],
  escalations: [
    { id: 'notify-lead', when: 'BEFORE_DUE', ms: hours(2), action: 'NOTIFY', teamId: null },
    { id: 'raise', when: 'AFTER_DUE', ms: hours(2), action: 'RAISE_PRIORITY', teamId: null },
  ],
};

const waiting = (from: string, to: string | null): Wait => ({
  reason: 'REQUESTER',
  from: at(from),
  to: to === null ? null : at(to),
});

const described = (moments: readonly TargetMoment[]) => moments.map(({ id, at: moment }) => [id, moment]);
const expected = (...moments: readonly (readonly [string, string])[]) =>
  moments.map(([id, moment]) => [id, at(moment)]);

const moments = (
  length: TargetLength,
  waits: readonly Wait[] = [],
  now = 'Mon 09:00',
  stoppedAt: string | null = null,
) => momentsOf(stopwatch('Mon 09:00', stoppedAt), waits, terms(length), alarms, at(now));

describe('SLA-23 warnings and escalations are counted in business time', () => {
  test('each is the moment at which so much is used up', () => {
    expect(described(moments(lasting(8)))).toEqual(
      expected(
        ['three-quarters', 'Mon 15:00'],
        ['notify-lead', 'Mon 15:00'],
        ['last-half-hour', 'Mon 16:30'],
        ['BREACH', 'Mon 17:00'],
        ['raise', 'Tue 11:00'],
      ),
    );
  });

  test('eight business hours before Friday morning is Thursday morning', () => {
    const warning: Alarms = { warnings: [{ id: 'w', unit: 'BEFORE_DUE', ms: hours(8) }], escalations: [] };
    const due = momentsOf(stopwatch('Mon 10:00'), [], terms(lasting(32)), warning, at('Mon 10:00'));
    expect(described(due)).toEqual(expected(['w', 'Thu 10:00'], ['BREACH', 'Fri 10:00']));
  });

  test('a warning longer before due than the target comes at its start', () => {
    expect(described(moments(lasting(1)))).toContainEqual(['notify-lead', at('Mon 09:00')]);
  });

  test('a pause moves those to come, and none that has been', () => {
    expect(described(moments(lasting(8), [waiting('Mon 16:00', 'Tue 10:00')], 'Tue 10:00'))).toEqual(
      expected(
        ['three-quarters', 'Mon 15:00'],
        ['notify-lead', 'Mon 15:00'],
        ['last-half-hour', 'Tue 10:30'],
        ['BREACH', 'Tue 11:00'],
        ['raise', 'Tue 13:00'],
      ),
    );
  });

  test('while the clock stands those to come have no moment', () => {
    expect(described(moments(lasting(8), [waiting('Mon 16:00', null)], 'Tue 10:00'))).toEqual(
      expected(['three-quarters', 'Mon 15:00'], ['notify-lead', 'Mon 15:00']),
    );
  });

  test('a stopped target keeps what had come by then, for whoever notices late', () => {
    expect(described(moments(lasting(8), [], 'Fri 09:00', 'Mon 16:00'))).toEqual(
      expected(['three-quarters', 'Mon 15:00'], ['notify-lead', 'Mon 15:00']),
    );
    expect(described(moments(lasting(8), [], 'Fri 09:00', 'Mon 17:00')).map(([id]) => id)).not.toContain('BREACH');
    expect(described(moments(lasting(8), [], 'Fri 09:00', 'Mon 17:01')).map(([id]) => id)).toContain('BREACH');
  });

  test('a target in business days breaches when it is due', () => {
    expect(described(moments(businessDays(2)))).toContainEqual(['BREACH', at('Wed 09:00')]);
  });

  test('a step beyond 366 days is left out, and the rest stays', () => {
    const late: Alarms = {
      warnings: [],
      escalations: [{ id: 'e', when: 'AFTER_DUE', ms: hours(5_000), action: 'NOTIFY', teamId: null }],
    };
    const due = momentsOf(stopwatch('Mon 09:00'), [], terms(lasting(8)), late, at('Mon 09:00'));
    expect(described(due)).toEqual(expected(['BREACH', 'Mon 17:00']));
  });

  test('a target without a due time has no moments', () => {
    expect(moments(lasting(-1))).toEqual([]);
  });
});

describe('SLA-21 a breach comes after its due time, anything else at its moment', () => {
  test.each([
    ['BREACH', 'Mon 17:00', false],
    ['BREACH', 'Mon 17:00:01', true],
    ['WARNING', 'Mon 16:59:59', false],
    ['WARNING', 'Mon 17:00', true],
    ['ESCALATION', 'Mon 17:00', true],
  ] as const)('%s at %s: %s', (kind, now, come) => {
    expect(hasCome({ kind, id: 'x', at: at('Mon 17:00') }, at(now))).toBe(come);
  });
});
