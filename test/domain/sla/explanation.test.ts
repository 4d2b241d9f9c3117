import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../src/domain/sla/compiled-calendar.js';
import { explain, explainDue } from '../../../src/domain/sla/explanation.js';
import { at, hours, interval, lasting, OFFICE, officeHours, roundTheClock, window } from './desk.js';
import { matching } from './matching.js';

describe('SLA-24 a due time can be checked by hand', () => {
  const withHoliday = compileCalendar({
    ...OFFICE,
    holidays: [
      { name: 'Carnival', on: '2026-03-03', part: null },
      { name: 'Ash Wednesday', on: '2026-03-04', part: window('12:00-24:00') },
      { name: 'A day off anyway', on: '2026-03-01', part: null },
    ],
  });

  test('windows, pauses and holidays, with what each of them took', () => {
    const pauses = [interval(['Mon 10:00', 'Mon 11:00']), interval(['Mon 10:30', 'Mon 12:00'])];
    expect(explainDue(at('last Sun 12:00'), lasting(10), withHoliday, pauses, at('Mon 12:00'))).toEqual({
      from: at('last Sun 12:00'),
      to: at('Thu 10:00'),
      windows: [
        { from: at('Mon 09:00'), to: at('Mon 17:00'), openMs: hours(8), pausedMs: hours(2), countedMs: hours(6) },
        { from: at('Wed 09:00'), to: at('Wed 12:00'), openMs: hours(3), pausedMs: 0, countedMs: hours(3) },
        { from: at('Thu 09:00'), to: at('Thu 10:00'), openMs: hours(1), pausedMs: 0, countedMs: hours(1) },
      ],
      pauses: [{ from: at('Mon 10:00'), to: at('Mon 12:00'), openMs: hours(2) }],
      holidays: [
        { name: 'Carnival', on: '2026-03-03', closedMs: hours(8) },
        { name: 'Ash Wednesday', on: '2026-03-04', closedMs: hours(5) },
      ],
      countedMs: hours(10),
    });
  });

  test('a holiday that an exception replaces took nothing', () => {
    const calendar = compileCalendar({
      ...OFFICE,
      holidays: [{ name: 'Carnival', on: '2026-03-03', part: null }],
      exceptions: [{ name: 'Open all the same', on: '2026-03-03', windows: [window('10:00-12:00')] }],
    });
    expect(explain(at('Tue 00:00'), at('Wed 00:00'), calendar, [])).toEqual(
      matching({ holidays: [], countedMs: hours(2) }),
    );
  });

  test('while the clock stands: what was counted until it did', () => {
    const answer = explainDue(
      at('Mon 09:00'),
      lasting(10),
      officeHours,
      [interval(['Mon 10:00', null])],
      at('Tue 10:00'),
    );
    expect(answer).toEqual(matching({ to: at('Mon 10:00'), pauses: [], countedMs: hours(1) }));
  });

  test('up to any moment: a pause at night took nothing, and one that goes on is cut', () => {
    const pauses = [interval(['Mon 18:00', 'Tue 08:00']), interval(['Tue 12:00', null])];
    expect(explain(at('Mon 16:00'), at('Tue 14:00'), officeHours, pauses)).toEqual(
      matching({
        pauses: [
          { from: at('Mon 18:00'), to: at('Tue 08:00'), openMs: 0 },
          { from: at('Tue 12:00'), to: at('Tue 14:00'), openMs: hours(2) },
        ],
        countedMs: hours(4),
      }),
    );
  });

  test('a desk that never closes has one window, also over New Year', () => {
    const [from, to] = [at('2025-12-30T10:00Z'), at('2026-01-02T10:00Z')];
    expect(explain(from, to, roundTheClock, []).windows).toEqual([
      { from, to, openMs: hours(72), pausedMs: 0, countedMs: hours(72) },
    ]);
  });

  test('of no time nothing is counted', () => {
    const nothing = { windows: [], pauses: [], holidays: [], countedMs: 0 };
    expect(explain(at('Tue 10:00'), at('Mon 10:00'), officeHours, [])).toEqual({
      from: at('Tue 10:00'),
      to: at('Tue 10:00'),
      ...nothing,
    });
  });

  test('what has no due time is refused as it is there', () => {
    const answer = explainDue(at('Mon 09:00'), lasting(-1), officeHours, [], at('Mon 09:00'));
    expect(answer).toEqual(matching({ kind: 'Refusal', code: 'INVALID_TARGET' }));
  });
});
