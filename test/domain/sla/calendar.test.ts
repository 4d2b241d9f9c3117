import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../../src/domain/sla/calendar.js';
import { alwaysOpen } from '../../../src/domain/sla/calendar.js';
import { measure } from '../../../src/domain/sla/business-time.js';
import { checkCalendar } from '../../../src/domain/sla/check-calendar.js';
import { compileCalendar } from '../../../src/domain/sla/compiled-calendar.js';
import { at, everyDay, hours, OFFICE, weekdays, window } from './desk.js';
import { matching } from './matching.js';

const now = at('2026-03-02T12:00Z');

/** The hours that a calendar is open on one day (UTC). */
const hoursOn = (calendar: Calendar, day: string): number =>
  measure(at(`${day}T00:00Z`), at(`${day}T23:59:59.999Z`), compileCalendar(calendar), []) / hours(1);

describe('SLA-08 a holiday is a local day or part of one, and an exception has its own windows', () => {
  test.each([
    ['a whole day closes the desk', holidayOn('2026-05-05'), '2026-05-05', 0],
    ['and no other day', holidayOn('2026-05-05'), '2026-05-06', 8],
    ['nor the same day of another year', holidayOn('2026-05-05'), '2027-05-05', 8],
    ['a yearly one closes it in every year', holidayOn('05-05'), '2027-05-05', 0],
    ['a yearly 29th of February closes it in leap years', holidayOn('02-29'), '2028-02-29', 0],
    ['and leaves the 1st of March open in others', holidayOn('02-29'), '2027-03-01', 8],
    ['a part in the morning', holidayOn('2026-05-05', '00:00-12:00'), '2026-05-05', 5],
    ['a part in the middle', holidayOn('2026-05-05', '12:00-13:30'), '2026-05-05', 6.5],
    ['a part until midnight', holidayOn('2026-05-05', '14:00-24:00'), '2026-05-05', 5],
    ['a part outside the windows takes nothing', holidayOn('2026-05-05', '18:00-24:00'), '2026-05-05', 8],
  ])('%s', (_, calendar, day, expected) => {
    expect(hoursOn(calendar, day)).toBe(expected);
  });

  test('holidays that overlap take their time once', () => {
    const holidays = ['09:00-12:00', '11:00-13:00'].map((part) => ({ name: part, on: '05-05', part: window(part) }));
    expect(hoursOn({ ...OFFICE, holidays }, '2026-05-05')).toBe(4);
  });

  test.each([
    ['opens a day off', '2026-05-09', ['10:00-14:00'], 4],
    ['replaces the windows of its weekday', '2026-05-05', ['20:00-22:00'], 2],
    ['without windows closes the day', '2026-05-05', [], 0],
    ['opens a holiday', '2026-12-25', ['10:00-11:00'], 1],
  ])('an exception %s', (_, on, windows, expected) => {
    const calendar: Calendar = {
      ...OFFICE,
      holidays: [{ name: 'Christmas', on: '12-25', part: null }],
      exceptions: [{ name: 'Stocktaking', on, windows: windows.map(window) }],
    };
    expect(hoursOn(calendar, on)).toBe(expected);
  });
});

describe('SLA-09 a calendar that cannot work is refused when it is saved', () => {
  test.each([
    ['office hours', OFFICE],
    ['24×7', alwaysOpen('Asia/Seoul')],
    ['windows that touch', weekdays('UTC', '09:00-12:00', '12:00-17:00')],
    ['windows in any order', weekdays('UTC', '13:00-17:00', '09:00-12:00')],
    ['a desk that opens for one hour in eleven months', { ...weekdays('UTC'), exceptions: exceptionOn('2027-02-01') }],
    [
      'a desk that opens in the last moment',
      { ...weekdays('UTC'), exceptions: exceptionOn('2027-03-03', '12:00-12:01') },
    ],
  ] as const)('%s may be saved', (_, calendar) => {
    expect(checkCalendar(calendar, now)).toEqual([]);
  });

  test.each<[string, Calendar, string, readonly string[]]>([
    ['a zone that nobody knows', weekdays('Europe/Atlantis', '09:00-17:00'), 'UNKNOWN_TIME_ZONE', ['timeZone']],
    ['an offset, which knows no clock change', weekdays('+09:00', '09:00-17:00'), 'UNKNOWN_TIME_ZONE', ['timeZone']],
    ['a timestamp', weekdays('2026-01-01T00:00Z[UTC]', '09:00-17:00'), 'UNKNOWN_TIME_ZONE', ['timeZone']],
    ['no zone', weekdays('', '09:00-17:00'), 'UNKNOWN_TIME_ZONE', ['timeZone']],
    ['an hour that no clock shows', monday('09:00-25:00'), 'INVALID_TIME', ['weekly', 'MONDAY', '0', 'to']],
    ['a minute after the last', monday('09:00-24:01'), 'INVALID_TIME', ['weekly', 'MONDAY', '0', 'to']],
    ['a time without its zero', monday('9:00-17:00'), 'INVALID_TIME', ['weekly', 'MONDAY', '0', 'from']],
    ['a reversed window', monday('17:00-09:00'), 'WINDOW_REVERSED', ['weekly', 'MONDAY', '0']],
    ['a window over midnight', monday('22:00-06:00'), 'WINDOW_REVERSED', ['weekly', 'MONDAY', '0']],
    ['an empty window', monday('09:00-09:00'), 'WINDOW_REVERSED', ['weekly', 'MONDAY', '0']],
    ['windows that overlap', monday('09:00-13:00', '12:59-17:00'), 'WINDOWS_OVERLAP', ['weekly', 'MONDAY']],
    ['a window inside another', monday('09:00-17:00', '12:00-13:00'), 'WINDOWS_OVERLAP', ['weekly', 'MONDAY']],
    ['a holiday on no day', holidayOn('2026-02-30'), 'INVALID_DATE', ['holidays', '0', 'on']],
    ['a yearly holiday on no day', holidayOn('02-30'), 'INVALID_DATE', ['holidays', '0', 'on']],
    ['a holiday in words', holidayOn('Easter'), 'INVALID_DATE', ['holidays', '0', 'on']],
    ['a reversed part', holidayOn('05-05', '12:00-09:00'), 'WINDOW_REVERSED', ['holidays', '0', 'part']],
    [
      'an exception every year',
      { ...OFFICE, exceptions: exceptionOn('05-05') },
      'INVALID_DATE',
      ['exceptions', '0', 'on'],
    ],
    [
      'an exception with overlapping windows',
      { ...OFFICE, exceptions: exceptionOn('2026-05-05', '09:00-12:00', '11:00-13:00') },
      'WINDOWS_OVERLAP',
      ['exceptions', '0', 'windows'],
    ],
    [
      'two exceptions on one day',
      { ...OFFICE, exceptions: [...exceptionOn('2026-05-05'), ...exceptionOn('2026-05-05')] },
      'DUPLICATE_EXCEPTION',
      ['exceptions', '1', 'on'],
    ],
    ['no window at all', weekdays('UTC'), 'NEVER_OPENS', ['weekly']],
    ['holidays on every day that opens', alwaysOnHoliday(), 'NEVER_OPENS', ['weekly']],
    [
      'an only opening that is over',
      { ...weekdays('UTC'), exceptions: exceptionOn('2026-03-02', '09:00-12:00') },
      'NEVER_OPENS',
      ['weekly'],
    ],
    [
      'an only opening beyond 366 days',
      { ...weekdays('UTC'), exceptions: exceptionOn('2027-03-03', '12:01-13:00') },
      'NEVER_OPENS',
      ['weekly'],
    ],
  ])('%s is refused', (_, calendar, code, field) => {
    expect(checkCalendar(calendar, now)).toEqual(matching([{ kind: 'Refusal', code, facts: { field } }]));
  });

  test('every fault is told at once', () => {
    const calendar: Calendar = {
      timeZone: 'Nowhere',
      weekly: { MONDAY: [window('17:00-09:00')], TUESDAY: [window('09:00-13:00'), window('12:00-17:00')] },
      holidays: [{ name: 'Never', on: '13-13', part: null }],
      exceptions: [],
    };
    const codes = checkCalendar(calendar, now).map(({ code }) => code);
    expect(codes).toEqual(['UNKNOWN_TIME_ZONE', 'WINDOW_REVERSED', 'WINDOWS_OVERLAP', 'INVALID_DATE']);
  });
});

test('a calendar is compiled once: a year is computed when it is first asked for, and kept', () => {
  const calendar = compileCalendar(everyDay('Asia/Seoul', '09:00-18:00'));
  expect(calendar.year(2026)).toBe(calendar.year(2026));
  expect(calendar.year(2026)).toEqual(matching({ year: 2026, openMs: 365 * hours(9) }));
});

function monday(...windows: readonly string[]): Calendar {
  return { ...weekdays('UTC'), weekly: { MONDAY: windows.map(window) } };
}

function holidayOn(on: string, part: string | null = null): Calendar {
  return { ...OFFICE, holidays: [{ name: 'Holiday', on, part: part === null ? null : window(part) }] };
}

function exceptionOn(on: string, ...windows: readonly string[]) {
  return [{ name: 'Exception', on, windows: (windows.length > 0 ? windows : ['09:00-10:00']).map(window) }];
}

function alwaysOnHoliday(): Calendar {
  const newYear = new Temporal.PlainDate(2000, 1, 1);
  const days = Array.from({ length: 366 }, (_, index) => newYear.add({ days: index }).toString().slice(5));
  return { ...OFFICE, holidays: days.map((on) => ({ name: on, on, part: null })) };
}
