import { describe, expect, test } from 'vitest';
import { dueAt, measure } from '../../../src/domain/sla/business-time.js';
import { compileCalendar } from '../../../src/domain/sla/compiled-calendar.js';
import { at, businessDays, everyDay, hours, minutes, weekdays, window } from './desk.js';

/** Opening time of one local day, in minutes: from its midnight to the next one's. */
function openMinutesOn(timeZone: string, day: string, ...windows: readonly string[]): number {
  const from = Temporal.PlainDate.from(day);
  const [start, end] = [from, from.add({ days: 1 })].map((date) => date.toZonedDateTime(timeZone).toInstant());
  if (!start || !end) throw new Error('a day has two ends');
  return measure(start, end, compileCalendar(everyDay(timeZone, ...windows)), []) / minutes(1);
}

describe('SLA-06 wall times are read by the rules of their day', () => {
  test.each([
    ['a whole day in spring is 23 hours', 'Europe/Berlin', '2024-03-31', '00:00-24:00', 23 * 60],
    ['a whole day in autumn is 25 hours', 'Europe/Berlin', '2024-10-27', '00:00-24:00', 25 * 60],
    ['in the south likewise', 'Australia/Sydney', '2024-10-06', '00:00-24:00', 23 * 60],
    ['Lord Howe moves its clocks by half an hour', 'Australia/Lord_Howe', '2024-10-06', '00:00-24:00', 23.5 * 60],
    ['and back', 'Australia/Lord_Howe', '2024-04-07', '00:00-24:00', 24.5 * 60],
    ['Havana skips midnight', 'America/Havana', '2024-03-10', '00:00-24:00', 23 * 60],
    ['Havana has midnight twice', 'America/Havana', '2024-11-03', '00:00-24:00', 25 * 60],
    [
      'Santiago goes back at midnight: its Saturday is longer',
      'America/Santiago',
      '2024-04-06',
      '00:00-24:00',
      25 * 60,
    ],
    ['Seoul never moves its clocks', 'Asia/Seoul', '2024-03-31', '00:00-24:00', 24 * 60],
    ['Kathmandu is 5:45 ahead', 'Asia/Kathmandu', '2024-03-31', '09:15-17:00', 465],
    ['an opening in a gap moves forward by the gap', 'Europe/Berlin', '2024-03-31', '02:30-05:00', 90],
    ['a closing in a gap too', 'Europe/Berlin', '2024-03-31', '01:00-02:30', 90],
    ['a window in a gap is moved whole', 'Europe/Berlin', '2024-03-31', '02:00-02:45', 45],
    ['a window that a gap empties counts nothing', 'Europe/Berlin', '2024-03-31', '02:30-03:15', 0],
    ['an ambiguous opening is its first occurrence', 'Europe/Berlin', '2024-10-27', '02:30-04:00', 150],
    ['an ambiguous closing is its first occurrence', 'Europe/Berlin', '2024-10-27', '01:00-02:30', 90],
    ['a window in the repeated hour is open once', 'Europe/Berlin', '2024-10-27', '02:00-02:45', 45],
    ['an opening in the gap of Lord Howe', 'Australia/Lord_Howe', '2024-10-06', '02:15-03:00', 15],
    ['an opening in the skipped midnight of Havana', 'America/Havana', '2024-03-10', '00:30-02:00', 30],
  ])('%s', (_, zone, day, open, expected) => {
    expect(openMinutesOn(zone, day, open)).toBe(expected);
  });

  test.each([
    ['a part in the gap takes what it is moved onto', '01:00-05:00', '02:00-02:30', 150],
    ['a part that the gap empties takes nothing', '01:00-05:00', '02:30-03:15', 180],
    ['a window that the gap empties stays empty, whatever a holiday cuts from it', '02:00-03:00', '02:30-02:45', 0],
  ])('of a holiday, %s', (_, open, part, expected) => {
    const holidays = [{ name: 'Holiday', on: '2024-03-31', part: window(part) }];
    const calendar = compileCalendar({ ...everyDay('Europe/Berlin', open), holidays });
    const [from, to] = [at('2024-03-31T00:00:00+01:00'), at('2024-04-01T00:00:00+02:00')];
    expect(measure(from, to, calendar, [])).toBe(minutes(expected));
  });

  test('windows that a gap pushes into each other count once', () => {
    expect(openMinutesOn('Europe/Berlin', '2024-03-31', '02:00-02:45', '03:00-04:00')).toBe(60);
  });

  test('a gap over midnight ends the day where it begins', () => {
    // Toronto went from 23:30 on Sunday 1919-03-30 straight to 00:30 on Monday.
    const calendar = compileCalendar(everyDay('America/Toronto', '22:00-24:00'));
    expect(measure(at('1919-03-30T20:00:00-05:00'), at('1919-03-31T12:00:00-04:00'), calendar, [])).toBe(minutes(90));
  });

  test('a day that a gap leaves without opening is no business day', () => {
    const calendar = compileCalendar(everyDay('Europe/Berlin', '02:30-03:15'));
    const start = at('2024-03-30T02:30:00+01:00');
    const due = { kind: 'Due', at: at('2024-04-01T02:30:00+02:00') };
    expect(dueAt(start, businessDays(1), calendar, [], start)).toEqual(due);
  });
});

describe('SLA-07 a day that the zone skipped does not exist', () => {
  // Samoa went from Thursday 2011-12-29 straight to Saturday 2011-12-31.
  const thursday = at('2011-12-29T16:00:00-10:00');

  test('its windows are neither counted nor moved to the next day', () => {
    const calendar = compileCalendar(weekdays('Pacific/Apia', '09:00-17:00'));
    const monday = at('2012-01-02T10:00:00+14:00');
    expect(dueAt(thursday, { unit: 'OPENING_TIME', ms: hours(2) }, calendar, [], thursday)).toEqual({
      kind: 'Due',
      at: monday,
    });
  });

  test('it is no business day', () => {
    const calendar = compileCalendar(everyDay('Pacific/Apia', '09:00-17:00'));
    const saturday = at('2011-12-31T16:00:00+14:00');
    expect(dueAt(thursday, businessDays(1), calendar, [], thursday)).toEqual({ kind: 'Due', at: saturday });
  });

  test('a desk that never closes does not notice it', () => {
    const calendar = compileCalendar(everyDay('Pacific/Apia', '00:00-24:00'));
    expect(measure(thursday, at('2012-01-02T16:00:00+14:00'), calendar, [])).toBe(hours(72));
  });
});
