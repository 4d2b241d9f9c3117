import { describe, expect, test } from 'vitest';
import type { Holiday } from '../../../src/domain/sla/calendar.js';
import { chooseHolidays, yearProblems, type FoundHoliday } from '../../../src/domain/sla/import-holidays.js';

const SEOUL = { timeZone: 'Asia/Seoul', holidays: [] as readonly Holiday[] };
const YEARS = { fromYear: 2026, toYear: 2027 };

const wall = (text: string) => Temporal.PlainDateTime.from(text);
const found = (from: string, to: string, name = 'Rest'): FoundHoliday =>
  from.endsWith('Z')
    ? { name, from: Temporal.Instant.from(from), to: Temporal.Instant.from(to) }
    : { name, from: wall(from), to: wall(to) };
const choose = (all: readonly FoundHoliday[], holidays: readonly Holiday[] = []) =>
  chooseHolidays({ ...SEOUL, holidays }, { found: all, leftOut: [] }, YEARS);
const day = (on: string, part: string | null = null): Holiday => {
  const [from, to] = part?.split('-') ?? [];
  return { name: 'Rest', on, part: from && to ? { from, to } : null };
};

describe('SLA-35 what is closed elsewhere', () => {
  test.each<[string, FoundHoliday, readonly Holiday[]]>([
    ['a day is that day', found('2026-05-05', '2026-05-06'), [day('2026-05-05')]],
    ['three days are three', found('2026-09-24', '2026-09-27'), ['24', '25', '26'].map((d) => day(`2026-09-${d}`))],
    ['an afternoon is part of a day', found('2026-12-24T14:00', '2026-12-25'), [day('2026-12-24', '14:00-24:00')]],
    ['a morning is part of a day', found('2026-12-24', '2026-12-24T12:30'), [day('2026-12-24', '00:00-12:30')]],
    [
      'over night it is parts of two',
      found('2026-12-24T14:00', '2026-12-25T08:00'),
      [day('2026-12-24', '14:00-24:00'), day('2026-12-25', '00:00-08:00')],
    ],
    [
      'a minute that has begun is closed',
      found('2026-12-24T14:00:30', '2026-12-24T14:10:01'),
      [day('2026-12-24', '14:00-14:11')],
    ],
    [
      'the last minute ends the day',
      found('2026-12-24T23:00', '2026-12-24T23:59:30'),
      [day('2026-12-24', '23:00-24:00')],
    ],
    [
      'a moment is read in the calendar’s zone',
      found('2026-05-04T15:00:00Z', '2026-05-05T15:00:00Z'),
      [day('2026-05-05')],
    ],
    [
      'also one that makes two parts',
      found('2026-05-04T12:00:00Z', '2026-05-04T18:00:00Z'),
      [day('2026-05-04', '21:00-24:00'), day('2026-05-05', '00:00-03:00')],
    ],
  ])('%s', (_what, each, expected) => expect(choose([each])).toEqual({ added: expected, leftOut: [] }));

  test.each<[string, readonly FoundHoliday[], readonly Holiday[], readonly [string, string][]]>([
    ['there already', [found('2026-05-05', '2026-05-06')], [day('2026-05-05')], [['2026-05-05', 'ALREADY_THERE']]],
    ['there every year', [found('2026-05-05', '2026-05-06')], [day('05-05')], [['2026-05-05', 'ALREADY_THERE']]],
    [
      'within what is there',
      [found('2026-05-05T13:00', '2026-05-05T15:00')],
      [day('2026-05-05', '12:00-18:00')],
      [['2026-05-05', 'ALREADY_THERE']],
    ],
    ['before the years', [found('2025-05-05', '2025-05-06')], [], [['2025-05-05', 'OUTSIDE_YEARS']]],
    ['after the years', [found('2028-01-01', '2028-01-02')], [], [['2028-01-01', 'OUTSIDE_YEARS']]],
    ['over before it begins', [found('2026-05-05', '2026-05-05')], [], [['2026-05-05', 'TAKES_NO_TIME']]],
  ])('what is %s is left out, and said so', (_what, all, holidays, expected) => {
    const { added, leftOut } = choose(all, holidays);
    expect(added).toEqual([]);
    expect(leftOut.map(({ on, because }) => [on, because])).toEqual(expected);
  });

  test('two names of one day are one holiday', () => {
    const { added, leftOut } = choose([found('2026-05-05', '2026-05-06'), found('2026-05-05', '2026-05-06', 'Other')]);
    expect(added).toEqual([day('2026-05-05')]);
    expect(leftOut).toEqual([{ name: 'Other', on: '2026-05-05', because: 'ALREADY_THERE' }]);
  });

  test('more of a day than is there is added', () =>
    expect(choose([found('2026-05-05', '2026-05-06')], [day('2026-05-05', '12:00-18:00')]).added).toEqual([
      day('2026-05-05'),
    ]));

  test('what lies partly outside the years is cut, and said so', () =>
    expect(choose([found('2025-12-31', '2026-01-02')])).toEqual({
      added: [day('2026-01-01')],
      leftOut: [{ name: 'Rest', on: '2025-12-31', because: 'OUTSIDE_YEARS' }],
    }));

  test('a calendar takes 400, and a holiday of a thousand years is looked at no longer than its years', () => {
    const { added, leftOut } = choose([found('1900-01-01', '2900-01-01')]);
    expect(added).toHaveLength(400);
    expect(leftOut.filter(({ because }) => because === 'TOO_MANY')).toHaveLength(330);
  });

  test('many long ones do not take for ever', () => {
    const all = Array.from({ length: 5000 }, () => found('2026-01-01', '2028-01-01'));
    expect(choose(all).added).toHaveLength(400);
  });

  test('a name is one line of at most 120 characters', () => {
    const names = ['  New\r\nYear ', '가'.repeat(300), '', '\u0000'].map(
      (name, i) => choose([found(`2026-05-0${i + 1}`, `2026-05-0${i + 2}`, name)]).added[0]!.name,
    );
    expect(names).toEqual(['New Year', '가'.repeat(120), 'Holiday', 'Holiday']);
  });
});

test.each([
  [2026, 2026, []],
  [2026, 2035, []],
  [1969, 1970, [['fromYear']]],
  [2026, 2025, [['toYear']]],
  [2026, 2036, [['toYear']]],
  [2200, 2300, [['fromYear'], ['toYear']]],
])('the years %i to %i are refused at %j', (fromYear, toYear, fields) =>
  expect(yearProblems({ fromYear, toYear }, []).map(({ field }) => field)).toEqual(fields),
);
