import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../src/domain/refusal.js';
import {
  changedCalendar,
  readCalendar,
  type CalendarChange,
  type CalendarInput,
} from '../../../src/domain/sla/read-calendar.js';
import { at, weekdays } from './desk.js';

const now = at('Mon 09:00');
const day = [{ from: '09:00', to: '17:00' }];
const office: CalendarInput = {
  timeZone: 'Asia/Seoul',
  weekly: [
    { weekday: 'MONDAY', windows: day },
    { weekday: 'FRIDAY', windows: day },
  ],
  holidays: [{ name: 'New Year', on: '01-01' }],
  exceptions: [{ name: 'Stocktaking', on: '2026-03-07', windows: [] }],
};

test('a calendar is kept as its client means it: weekdays by name, a holiday without a part for the whole day', () => {
  expect(readCalendar(office, now)).toEqual({
    timeZone: 'Asia/Seoul',
    weekly: { MONDAY: day, FRIDAY: day },
    holidays: [{ name: 'New Year', on: '01-01', part: null }],
    exceptions: office.exceptions,
  });
});

test('a change replaces what it names and leaves the rest', () => {
  const before = weekdays('Europe/Berlin', '09:00-17:00');
  expect(changedCalendar(before, { timeZone: 'Asia/Kathmandu', holidays: [] }, now)).toEqual({
    ...before,
    timeZone: 'Asia/Kathmandu',
  });
});

describe('SLA-09 a faulty calendar is refused with the path of each fault', () => {
  const windows = (...given: readonly [string, string][]) => [
    { weekday: 'MONDAY' as const, windows: day },
    { weekday: 'TUESDAY' as const, windows: given.map(([from, to]) => ({ from, to })) },
  ];
  test.each<[string, CalendarChange, readonly string[]]>([
    ['an unknown zone', { timeZone: 'Asia/Pyeongyang' }, ['timeZone']],
    ['a reversed window', { weekly: windows(['17:00', '09:00']) }, ['weekly.1.windows.0']],
    ['overlapping windows', { weekly: windows(['09:00', '12:00'], ['11:00', '13:00']) }, ['weekly.1.windows']],
    ['a time that no clock shows', { weekly: windows(['09:00', '25:00']) }, ['weekly.1.windows.0.to']],
    ['a weekday named twice', { weekly: [...windows(), { weekday: 'MONDAY', windows: [] }] }, ['weekly.2.weekday']],
    ['a day that no year has', { holidays: [{ name: 'Never', on: '02-30' }] }, ['holidays.0.on']],
    ['a nameless holiday', { holidays: [{ name: ' ', on: '01-01' }] }, ['holidays.0.name']],
    ['a name over two lines', { exceptions: [{ name: 'a\nb', on: '2026-03-07', windows: [] }] }, ['exceptions.0.name']],
    ['too many holidays', { holidays: Array.from({ length: 401 }, () => ({ name: 'x', on: '01-01' })) }, ['holidays']],
    [
      'too many windows',
      { weekly: windows(...Array.from({ length: 25 }, () => ['09:00', '10:00'] as [string, string])) },
      ['weekly.1.windows'],
    ],
    ['one that never opens', { weekly: [] }, ['weekly']],
    ['no zone', { timeZone: null }, ['timeZone']],
    ['all of them', { timeZone: 'Nowhere', holidays: [{ name: 'Never', on: '02-30' }] }, ['timeZone', 'holidays.0.on']],
  ])('%s', (_, change, fields) => {
    const refused = changedCalendar(weekdays('UTC', '09:00-17:00'), change, now);
    expect(isRefusal(refused) && refused.problems.map(({ field }) => field?.join('.'))).toEqual(fields);
  });
});
