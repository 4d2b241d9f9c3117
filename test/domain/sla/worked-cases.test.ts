import { describe, expect, test } from 'vitest';
import type { Calendar, OpeningWindow } from '../../../src/domain/sla/calendar.js';
import { dueAt, measure } from '../../../src/domain/sla/business-time.js';
import { checkCalendar } from '../../../src/domain/sla/check-calendar.js';
import { compileCalendar } from '../../../src/domain/sla/compiled-calendar.js';
import { explainDue } from '../../../src/domain/sla/explanation.js';
import type { TargetLength } from '../../../src/domain/sla/target.js';
import { at, minutes } from './desk.js';
import { matching } from './matching.js';
import cases from './sla-cases.json' with { type: 'json' };

type WorkedCase = (typeof cases)[number];

/** Cases from the test suites and issue threads of other desks; each says where it comes from and what it shows. */
describe.each(cases)('SLA-01 the desk agrees with $source on $id', (worked) => {
  const calendar = compileCalendar(calendarOf(worked));
  const start = at(worked.start);
  const due = at(worked.expectedDueAt);
  const pauses = worked.pauses.map(({ from, to }) => ({ from: at(from), to: at(to) }));

  test(`${worked.note}`, () => {
    expect(checkCalendar(calendar.hours.calendar, start)).toEqual([]);
    expect(dueAt(start, targetOf(worked), calendar, pauses, due)).toEqual({ kind: 'Due', at: due });
  });

  test('and its explanation adds up to what lies between start and due', () => {
    const explanation = explainDue(start, targetOf(worked), calendar, pauses, due);
    const betweenMs = measure(start, due, calendar, pauses);
    expect(explanation).toEqual(matching({ to: due, countedMs: betweenMs }));
    expect(betweenMs).toBe(worked.targetMinutes === null ? betweenMs : minutes(worked.targetMinutes));
  });
});

test('every worked case has been read', () => {
  expect(cases).toHaveLength(68);
  expect(cases.filter((worked) => 'targetBusinessDays' in worked)).toHaveLength(4);
});

function calendarOf({ timezone, weeklyHours, holidays }: WorkedCase): Calendar {
  const { mon, tue, wed, thu, fri, sat, sun } = weeklyHours;
  return {
    timeZone: timezone,
    weekly: {
      MONDAY: windows(mon),
      TUESDAY: windows(tue),
      WEDNESDAY: windows(wed),
      THURSDAY: windows(thu),
      FRIDAY: windows(fri),
      SATURDAY: windows(sat),
      SUNDAY: windows(sun),
    },
    holidays: holidays.map((on) => ({ name: on, on, part: null })),
    exceptions: [],
  };
}

const windows = (day: readonly string[][]): readonly OpeningWindow[] =>
  day.map(([from = '', to = '']) => ({ from, to }));

const targetOf = (worked: WorkedCase): TargetLength =>
  'targetBusinessDays' in worked && worked.targetBusinessDays
    ? { unit: 'BUSINESS_DAYS', days: worked.targetBusinessDays }
    : { unit: 'OPENING_TIME', ms: minutes(worked.targetMinutes ?? 0) };
