import { describe, expect, test } from 'vitest';
import { dueAt, measure } from '../../../src/domain/sla/business-time.js';
import { compileCalendar } from '../../../src/domain/sla/compiled-calendar.js';
import {
  at,
  businessDays,
  everyDay,
  hours,
  interval,
  lasting,
  minutes,
  officeHours,
  roundTheClock,
  weekdays,
} from './desk.js';
import { matching } from './matching.js';

const NEVER_PAUSED: readonly [] = [];
const due = (moment: string) => ({ kind: 'Due', at: at(moment) });

describe('SLA-01 the clock counts opening time only', () => {
  test.each([
    ['inside one window', 'Mon 09:00', 4, 'Mon 13:00'],
    ['over night', 'Mon 16:00', 2, 'Tue 10:00'],
    ['over the weekend', 'Fri 16:00', 2, 'next Mon 10:00'],
    ['from before opening: at the opening', 'Mon 06:12', 1, 'Mon 10:00'],
    ['from a day off: at the next opening', 'Sat 12:00', 1, 'next Mon 10:00'],
  ])('%s', (_, start, count, expected) => {
    expect(dueAt(at(start), lasting(count), officeHours, NEVER_PAUSED, at(start))).toEqual(due(expected));
  });

  test('a 24×7 desk counts every hour', () => {
    expect(dueAt(at('Fri 16:00'), lasting(72), roundTheClock, NEVER_PAUSED, at('Fri 16:00'))).toEqual(
      due('next Mon 16:00'),
    );
  });

  test('a night shift until 24:00 goes on at 00:00', () => {
    const nights = compileCalendar(everyDay('UTC', '22:00-24:00', '00:00-06:00'));
    expect(dueAt(at('Mon 23:00'), lasting(4), nights, NEVER_PAUSED, at('Mon 23:00'))).toEqual(due('Tue 03:00'));
  });

  test('two windows a day leave lunch out, and windows that touch are one', () => {
    const withLunch = compileCalendar(weekdays('UTC', '13:00-17:00', '09:00-10:00', '10:00-12:00'));
    expect(dueAt(at('Mon 09:30'), lasting(3), withLunch, NEVER_PAUSED, at('Mon 09:30'))).toEqual(due('Mon 13:30'));
    expect(withLunch.year(2026).windows.at(0)).toEqual(
      matching({
        from: Date.UTC(2026, 0, 1, 9),
        to: Date.UTC(2026, 0, 1, 12),
      }),
    );
  });
});

describe('SLA-02 windows are half-open', () => {
  test('a target used up exactly at closing is due at that closing', () => {
    expect(dueAt(at('Fri 13:00'), lasting(4), officeHours, NEVER_PAUSED, at('Fri 13:00'))).toEqual(due('Fri 17:00'));
  });

  test('a ticket opened exactly at closing gets its first minute the next morning', () => {
    const start = at('Mon 17:00');
    expect(measure(start, at('Tue 09:00'), officeHours, NEVER_PAUSED)).toBe(0);
    expect(dueAt(start, { unit: 'OPENING_TIME', ms: minutes(1) }, officeHours, NEVER_PAUSED, start)).toEqual(
      due('Tue 09:01'),
    );
  });

  test('nothing lies between a moment and itself, or an earlier one', () => {
    expect(measure(at('Mon 10:00'), at('Mon 10:00'), officeHours, NEVER_PAUSED)).toBe(0);
    expect(measure(at('Mon 12:00'), at('Mon 10:00'), officeHours, NEVER_PAUSED)).toBe(0);
  });
});

test('SLA-03 the clock does not run while the ticket waits for the requester', () => {
  const waited = [interval(['Mon 10:00', 'Mon 12:00'])];
  expect(dueAt(at('Mon 09:00'), lasting(4), officeHours, waited, at('Mon 12:00'))).toEqual(due('Mon 15:00'));
});

describe('SLA-04 pauses are raw intervals, and what they share counts once', () => {
  test.each<[string, readonly (readonly [string, string | null])[], string]>([
    [
      'pauses that overlap',
      [
        ['Mon 10:00', 'Mon 12:00'],
        ['Mon 11:00', 'Mon 13:00'],
      ],
      'Mon 16:00',
    ],
    [
      'pauses that touch',
      [
        ['Mon 10:00', 'Mon 11:00'],
        ['Mon 11:00', 'Mon 12:00'],
      ],
      'Mon 15:00',
    ],
    [
      'one inside another',
      [
        ['Mon 10:00', 'Mon 13:00'],
        ['Mon 11:00', 'Mon 12:00'],
      ],
      'Mon 16:00',
    ],
    [
      'pauses in any order',
      [
        ['Mon 12:00', 'Mon 12:30'],
        ['Mon 10:00', 'Mon 10:30'],
      ],
      'Mon 14:00',
    ],
    ['one that began before the ticket', [['last Sun 10:00', 'Mon 10:00']], 'Mon 14:00'],
    ['one that was over before the ticket', [['last Sun 10:00', 'Mon 08:00']], 'Mon 13:00'],
    ['one after the due time', [['Mon 13:00', 'Mon 15:00']], 'Mon 13:00'],
    ['one at night', [['Mon 18:00', 'Tue 08:00']], 'Mon 13:00'],
    ['one over night', [['Mon 12:00', 'Tue 10:00']], 'Tue 11:00'],
    ['one that ends before it begins counts nothing', [['Mon 12:00', 'Mon 10:00']], 'Mon 13:00'],
  ])('%s', (_, pauses, expected) => {
    const raw = pauses.map(interval);
    expect(dueAt(at('Mon 09:00'), lasting(4), officeHours, raw, at('next Mon 09:00'))).toEqual(due(expected));
    expect(measure(at('Mon 09:00'), at(expected), officeHours, raw)).toBe(hours(4));
  });

  test('a pause that goes on takes everything after it', () => {
    expect(measure(at('Mon 09:00'), at('Fri 17:00'), officeHours, [interval(['Mon 10:00', null])])).toBe(hours(1));
  });
});

describe('SLA-05 while the clock stands there is no due time, only what remains', () => {
  const start = at('Mon 09:00');

  test('a pause that goes on', () => {
    const answer = dueAt(start, lasting(4), officeHours, [interval(['Mon 10:00', null])], at('Mon 11:00'));
    expect(answer).toEqual({ kind: 'Paused', since: at('Mon 10:00'), remainingMs: hours(3) });
  });

  test('a pause that holds now is taken to go on, whatever is planned', () => {
    const planned = [interval(['Mon 10:00', 'Tue 10:00'])];
    const paused = { kind: 'Paused', since: at('Mon 10:00'), remainingMs: hours(3) };
    expect(dueAt(start, lasting(4), officeHours, planned, at('Mon 10:00'))).toEqual(paused);
    expect(dueAt(start, lasting(4), officeHours, planned, at('Tue 10:00'))).toEqual(due('Tue 13:00'));
  });

  test('a pause planned without an end lets no due time be told behind it', () => {
    const planned = [interval(['Mon 12:00', null])];
    const paused = { kind: 'Paused', since: at('Mon 12:00'), remainingMs: hours(1) };
    expect(dueAt(start, lasting(4), officeHours, planned, at('Mon 10:00'))).toEqual(paused);
    expect(dueAt(start, lasting(3), officeHours, planned, at('Mon 10:00'))).toEqual(due('Mon 12:00'));
  });

  test('a ticket that was opened waiting has all of its time left', () => {
    const answer = dueAt(start, lasting(4), officeHours, [interval(['last Sun 09:00', null])], start);
    expect(answer).toEqual({ kind: 'Paused', since: start, remainingMs: hours(4) });
  });

  test('a target that ran out before the pause stays due when it was', () => {
    expect(dueAt(start, lasting(1), officeHours, [interval(['Mon 10:00', null])], at('Mon 12:00'))).toEqual(
      due('Mon 10:00'),
    );
  });
});

describe('SLA-10 a due time beyond 366 days is refused', () => {
  const start = at('2026-01-01T00:00Z');
  const limit = at('2027-01-02T00:00Z');

  test('the last moment that is looked at is still found', () => {
    expect(dueAt(start, lasting(366 * 24), roundTheClock, NEVER_PAUSED, start)).toEqual({ kind: 'Due', at: limit });
  });

  test.each([
    ['a millisecond more', { unit: 'OPENING_TIME', ms: hours(366 * 24) + 1 }],
    ['a target without any sense', { unit: 'OPENING_TIME', ms: Number.MAX_SAFE_INTEGER }],
    ['too many business days', businessDays(400)],
  ] as const)('%s', (_, target) => {
    const facts = { start, searchedUntil: limit };
    const refusal = { kind: 'Refusal', code: 'DUE_TOO_FAR', facts };
    expect(dueAt(start, target, roundTheClock, NEVER_PAUSED, start)).toEqual(refusal);
  });

  test('a calendar that never opens again is no endless loop', () => {
    const closed = compileCalendar(weekdays('UTC'));
    expect(dueAt(start, lasting(1), closed, NEVER_PAUSED, start)).toEqual(matching({ code: 'DUE_TOO_FAR' }));
    expect(dueAt(start, businessDays(1), closed, NEVER_PAUSED, start)).toEqual(matching({ code: 'DUE_TOO_FAR' }));
  });

  test('paused time is not counted: the requester may answer after two years', () => {
    const waited = [interval(['2026-01-05T10:00:00Z', '2028-01-05T10:00:00Z'])];
    const answer = dueAt(at('2026-01-05T09:00Z'), lasting(4), officeHours, waited, at('2028-01-05T10:00Z'));
    expect(answer).toEqual(due('2028-01-05T13:00:00Z'));
  });

  test('a pause planned for the end of days does not hold the clock up', () => {
    const never = [interval(['+200000-01-01T00:00:00Z', '+200001-01-01T00:00:00Z'])];
    expect(dueAt(start, lasting(1e6), officeHours, never, start)).toEqual(matching({ code: 'DUE_TOO_FAR' }));
  });
});

test('SLA-01 New Year is no border of the clock', () => {
  const [start, end] = [at('2026-12-31T16:00Z'), at('2027-01-01T10:00Z')];
  expect(measure(start, end, officeHours, NEVER_PAUSED)).toBe(hours(2));
  expect(dueAt(start, lasting(2), officeHours, NEVER_PAUSED, start)).toEqual({ kind: 'Due', at: end });
});

describe('SLA-11 seconds count', () => {
  test.each([
    ['Mon 16:59:59', 'Tue 09:59:59'],
    ['Mon 09:00:01', 'Mon 10:00:01'],
    ['2026-03-02T16:59:59.999Z', '2026-03-03T09:59:59.999Z'],
  ])('an hour from %s is due at %s', (start, expected) => {
    expect(dueAt(at(start), lasting(1), officeHours, NEVER_PAUSED, at(start))).toEqual(due(expected));
  });

  test('a pause of one second moves the due time by one second', () => {
    const pauses = [interval(['Mon 09:30:00', 'Mon 09:30:01'])];
    expect(dueAt(at('Mon 09:00'), lasting(1), officeHours, pauses, at('Mon 10:00'))).toEqual(due('Mon 10:00:01'));
  });
});

describe('SLA-13 a target is zero or more', () => {
  test.each([
    ['in opening time it is due at once', 'Mon 10:00', 'Mon 10:00'],
    ['at night it is due at the next opening', 'Mon 20:00', 'Tue 09:00'],
    ['exactly at closing it is due at the next opening', 'Fri 17:00', 'next Mon 09:00'],
  ])('zero: %s', (_, start, expected) => {
    expect(dueAt(at(start), lasting(0), officeHours, NEVER_PAUSED, at(start))).toEqual(due(expected));
  });

  test('zero: on a ticket that waits it is due when the wait is over', () => {
    const waited = [interval(['Mon 09:00', 'Mon 11:00'])];
    expect(dueAt(at('Mon 10:00'), lasting(0), officeHours, waited, at('Mon 12:00'))).toEqual(due('Mon 11:00'));
  });

  test.each([
    { unit: 'OPENING_TIME', ms: -1 },
    { unit: 'OPENING_TIME', ms: 0.5 },
    { unit: 'OPENING_TIME', ms: Number.NaN },
    { unit: 'OPENING_TIME', ms: Infinity },
    { unit: 'BUSINESS_DAYS', days: -1 },
    { unit: 'BUSINESS_DAYS', days: 1.5 },
  ] as const)('%o is refused', (target) => {
    const refusal = { kind: 'Refusal', code: 'INVALID_TARGET', facts: { target } };
    expect(dueAt(at('Mon 09:00'), target, officeHours, NEVER_PAUSED, at('Mon 09:00'))).toEqual(refusal);
  });
});

describe('SLA-12 a target in business days', () => {
  const target = businessDays;
  test.each([
    ['is due at the same wall time', 'Mon 10:30:12', 2, 'Wed 10:30:12'],
    ['leaves the weekend out', 'Thu 12:00', 2, 'next Mon 12:00'],
    ['from a day off counts the next working day as the first', 'Sat 12:00', 1, 'next Mon 12:00'],
    ['moves from before opening to the opening', 'Mon 06:00', 1, 'Tue 09:00'],
    ['moves from after closing to the next opening', 'Mon 20:00', 1, 'Wed 09:00'],
    ['moves from closing time itself to the next opening', 'Mon 17:00', 1, 'Wed 09:00'],
    ['of no days is due at once', 'Mon 10:00', 0, 'Mon 10:00'],
    ['of no days at night is due at the next opening', 'Fri 20:00', 0, 'next Mon 09:00'],
  ])('%s', (_, start, days, expected) => {
    expect(dueAt(at(start), target(days), officeHours, NEVER_PAUSED, at(start))).toEqual(due(expected));
  });

  test('leaves holidays out, also over New Year', () => {
    const calendar = compileCalendar({
      ...weekdays('UTC', '09:00-17:00'),
      holidays: [{ name: 'New Year', on: '01-01', part: null }],
    });
    const start = at('2026-12-30T10:00Z');
    expect(dueAt(start, target(3), calendar, NEVER_PAUSED, start)).toEqual(due('2027-01-05T10:00:00Z'));
  });

  test('keeps its wall time when the clocks change', () => {
    const berlin = compileCalendar(weekdays('Europe/Berlin', '09:00-17:00'));
    const start = at('2024-03-29T10:00:00+01:00');
    expect(dueAt(start, target(1), berlin, NEVER_PAUSED, start)).toEqual(due('2024-04-01T10:00:00+02:00'));
  });

  test('is told in the wall time that a clock-change day shows', () => {
    const berlin = compileCalendar(everyDay('Europe/Berlin', '00:00-24:00'));
    const sundayNoon = at('2024-03-31T12:00:00+02:00');
    expect(dueAt(sundayNoon, target(1), berlin, NEVER_PAUSED, sundayNoon)).toEqual(due('2024-04-01T12:00:00+02:00'));
    const saturdayNoon = at('2024-10-26T12:00:00+02:00');
    expect(dueAt(saturdayNoon, target(1), berlin, NEVER_PAUSED, saturdayNoon)).toEqual(
      due('2024-10-27T12:00:00+01:00'),
    );
  });

  test('is moved by a pause as by so much business time', () => {
    const waited = [interval(['Mon 12:00', 'Mon 15:00'])];
    expect(dueAt(at('Mon 10:00'), target(1), officeHours, waited, at('Mon 15:00'))).toEqual(due('Tue 13:00'));
  });

  test('that ends at an opening does not end the evening before because of a pause', () => {
    const waited = [interval(['Mon 20:00', 'Mon 21:00'])];
    expect(dueAt(at('Mon 06:00'), target(1), officeHours, waited, at('Tue 08:00'))).toEqual(due('Tue 09:00'));
  });
});
