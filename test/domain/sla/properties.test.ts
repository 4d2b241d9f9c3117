import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { isSlaRefusal } from '../../../src/domain/sla/sla-refusal.js';
import { dueAt, measure } from '../../../src/domain/sla/business-time.js';
import type { Calendar } from '../../../src/domain/sla/calendar.js';
import { checkCalendar } from '../../../src/domain/sla/check-calendar.js';
import { type CompiledCalendar, compileCalendar } from '../../../src/domain/sla/compiled-calendar.js';
import { explain, explainDue } from '../../../src/domain/sla/explanation.js';
import type { Interval } from '../../../src/domain/sla/spans.js';
import type { TargetLength } from '../../../src/domain/sla/target.js';
import { instantAt } from '../../../src/domain/sla/time.js';
import { IN_FULL } from '../../support/extent.js';
import { anyTicket, type DrawnTicket, HARD_DAYS, ticketAround } from './arbitrary-desk.js';
import { minutes } from './desk.js';
import { type Stretch, walkedBusinessDays, walkedDue, walkedMinutes } from './walker.js';

vi.setConfig({ testTimeout: 60_000 }); // each draws many desks and compiles them

/** Desks that each claim about all of them is checked with, and each claim about one hard day. */
const [DESKS, DESKS_OF_A_DAY] = IN_FULL ? [100, 40] : [35, 12];

const DAY = minutes(1440);
const LONG_AFTER = instantAt(Date.UTC(2040, 0, 1));

const intervals = (pauses: readonly Stretch[]): readonly Interval[] =>
  pauses.map(({ from, to }) => ({ from: instantAt(from), to: instantAt(to) }));

const ofMinutes = (count: number): TargetLength => ({ unit: 'OPENING_TIME', ms: minutes(count) });

/** The due time in epoch milliseconds; the end of time when there is none. */
function dueMs(
  start: number,
  target: TargetLength,
  calendar: CompiledCalendar,
  pauses: readonly Stretch[] = [],
): number {
  const due = dueAt(instantAt(start), target, calendar, intervals(pauses), LONG_AFTER);
  return due.kind === 'Due' ? due.at.epochMilliseconds : Infinity;
}

const measured = (from: number, to: number, calendar: CompiledCalendar, pauses: readonly Stretch[]): number =>
  measure(instantAt(from), instantAt(to), calendar, intervals(pauses));

const always = (claim: (ticket: DrawnTicket, calendar: CompiledCalendar) => void): void =>
  fc.assert(
    fc.property(anyTicket, (ticket) => claim(ticket, compileCalendar(ticket.calendar))),
    { numRuns: DESKS },
  );

describe.each(HARD_DAYS)('SLA-27 in %s about %s the compiled clock agrees with a plain walk', (zone, day) => {
  const agrees = (claim: (ticket: DrawnTicket) => void) =>
    fc.assert(fc.property(ticketAround(zone, day), claim), { numRuns: DESKS_OF_A_DAY });

  test('on due times', () => {
    agrees(({ calendar, start, targetMinutes, pauses }) => {
      const walked = walkedDue(calendar, start, targetMinutes, pauses);
      fc.pre(walked !== null);
      expect(dueMs(start, ofMinutes(targetMinutes), compileCalendar(calendar), pauses)).toBe(walked);
    });
  });

  test('on what lies between two moments', () => {
    agrees(({ calendar, start, targetMinutes, pauses }) => {
      const end = start + 4 * minutes(targetMinutes);
      const walked = walkedMinutes(calendar, start, end, pauses);
      expect(measured(start, end, compileCalendar(calendar), pauses)).toBe(minutes(walked));
    });
  });

  test('on business days', () => {
    agrees(({ calendar, start, targetMinutes }) => {
      const days = targetMinutes % 9;
      const walked = walkedBusinessDays(calendar, start, days);
      fc.pre(walked !== null);
      expect(dueMs(start, { unit: 'BUSINESS_DAYS', days }, compileCalendar(calendar))).toBe(walked);
    });
  });
});

test('SLA-11 the business time from start to due is the target, to the millisecond', () => {
  always(({ start, targetMinutes, pauses }, calendar) => {
    const target = minutes(targetMinutes) + 1; // not a whole minute
    const due = dueMs(start, { unit: 'OPENING_TIME', ms: target }, calendar, pauses);
    fc.pre(due !== Infinity);
    expect(measured(start, due, calendar, pauses)).toBe(target);
    expect(measured(start, due - 1, calendar, pauses)).toBe(target - 1);
  });
});

test('SLA-11 a longer target is never due earlier', () => {
  always(({ start, targetMinutes, pauses }, calendar) => {
    const due = dueMs(start, ofMinutes(targetMinutes), calendar, pauses);
    expect(dueMs(start, ofMinutes(targetMinutes + 1), calendar, pauses)).toBeGreaterThanOrEqual(due);
    expect(dueMs(start, ofMinutes(targetMinutes * 2), calendar, pauses)).toBeGreaterThanOrEqual(due);
  });
});

test('SLA-11 a ticket that is opened later is never due earlier', () => {
  always(({ start, targetMinutes, pauses }, calendar) => {
    const due = dueMs(start, ofMinutes(targetMinutes), calendar, pauses);
    for (const later of [1, minutes(1), minutes(97), DAY]) {
      expect(dueMs(start + later, ofMinutes(targetMinutes), calendar, pauses)).toBeGreaterThanOrEqual(due);
    }
  });
});

test('SLA-02 cutting a stretch in two does not change its business time', () => {
  always(({ start, targetMinutes, pauses }, calendar) => {
    const [cut, end] = [start + minutes(targetMinutes), start + 5 * minutes(targetMinutes) + 2 * DAY];
    const parts = measured(start, cut, calendar, pauses) + measured(cut, end, calendar, pauses);
    expect(parts).toBe(measured(start, end, calendar, pauses));
  });
});

test('SLA-04 one pause more never makes a target due earlier', () => {
  always(({ start, targetMinutes, pauses }, calendar) => {
    const target = ofMinutes(targetMinutes);
    pauses.forEach((_, index) => {
      const fewer = dueMs(start, target, calendar, pauses.slice(0, index));
      expect(dueMs(start, target, calendar, pauses.slice(0, index + 1))).toBeGreaterThanOrEqual(fewer);
    });
  });
});

test('SLA-04 the order of the pauses does not matter', () => {
  always(({ start, targetMinutes, pauses }, calendar) => {
    const due = dueMs(start, ofMinutes(targetMinutes), calendar, pauses);
    expect(dueMs(start, ofMinutes(targetMinutes), calendar, pauses.toReversed())).toBe(due);
  });
});

test('SLA-24 the durations of an explanation add up to what was measured', () => {
  always(({ start, targetMinutes, pauses }, calendar) => {
    const [from, to] = [instantAt(start), instantAt(start + 5 * minutes(targetMinutes))];
    const { windows, pauses: explained, countedMs } = explain(from, to, calendar, intervals(pauses));
    expect(countedMs).toBe(measure(from, to, calendar, intervals(pauses)));
    expect(sum(windows.map((window) => window.countedMs))).toBe(countedMs);
    expect(sum(windows.map((window) => window.pausedMs))).toBe(sum(explained.map(({ openMs }) => openMs)));
    for (const window of windows) expect(window.openMs).toBe(window.pausedMs + window.countedMs);
    for (const { from: opens, to: closes, openMs } of windows)
      expect(opens.until(closes).total('milliseconds')).toBe(openMs);
  });
});

test('SLA-24 the durations of an explanation up to the due time add up to the target', () => {
  always(({ start, targetMinutes, pauses }, calendar) => {
    const answer = explainDue(instantAt(start), ofMinutes(targetMinutes), calendar, intervals(pauses), LONG_AFTER);
    if (isSlaRefusal(answer)) return fc.pre(false);
    expect(sum(answer.windows.map(({ countedMs }) => countedMs))).toBe(minutes(targetMinutes));
  });
});

test('SLA-24 the holidays of an explanation took what is missing from the windows', () => {
  always(({ start, targetMinutes, calendar: drawn }) => {
    const [holiday] = drawn.holidays;
    const calendar: Calendar = { ...drawn, holidays: holiday ? [holiday] : [] };
    const [from, to] = [instantAt(start), instantAt(start + 5 * minutes(targetMinutes) + DAY)];
    const { holidays, countedMs } = explain(from, to, compileCalendar(calendar), []);
    const withoutHolidays = measure(from, to, compileCalendar({ ...calendar, holidays: [] }), []);
    expect(countedMs + sum(holidays.map(({ closedMs }) => closedMs))).toBe(withoutHolidays);
  });
});

test('SLA-28 a calendar that is changed and changed back restores every due time', () => {
  always(({ calendar: drawn, start, targetMinutes, pauses }, before) => {
    const edited: Calendar = { ...drawn, holidays: [], weekly: { MONDAY: [{ from: '10:00', to: '20:00' }] } };
    const back: Calendar = { ...edited, holidays: drawn.holidays, weekly: drawn.weekly };
    dueMs(start, ofMinutes(targetMinutes), compileCalendar(edited), pauses);
    for (const target of [0, 1, targetMinutes]) {
      const due = dueMs(start, ofMinutes(target), before, pauses);
      expect(dueMs(start, ofMinutes(target), compileCalendar(back), pauses)).toBe(due);
    }
  });
});

test('SLA-09 a calendar that may be saved gives a due time', () => {
  always(({ calendar: drawn, start }, calendar) => {
    expect(checkCalendar(drawn, instantAt(start))).toEqual([]);
    expect(dueMs(start, ofMinutes(0), calendar)).toBeLessThan(Infinity);
  });
});

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
