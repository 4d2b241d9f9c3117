import { describe, expect, test } from 'vitest';
import { availabilityOf } from '../../../src/domain/sla/availability.js';
import { compileCalendar } from '../../../src/domain/sla/compiled-calendar.js';
import { at, hours, interval, minutes, officeHours, roundTheClock, weekdays } from './desk.js';
import { matching } from './matching.js';

const week = { from: at('Mon 00:00'), to: at('next Mon 00:00') }; // 40 service hours
const afterwards = at('next Mon 12:00');

describe('SLA-26 downtime is what outages share with service hours', () => {
  test.each<[string, readonly (readonly [string, string | null])[], number]>([
    ['no outage', [], 0],
    ['one in service hours', [['Mon 10:00', 'Mon 12:00']], 2],
    ['one at night', [['Mon 18:00', 'Tue 08:00']], 0],
    ['one over night', [['Mon 16:00', 'Tue 10:00']], 2],
    [
      'two that overlap',
      [
        ['Mon 10:00', 'Mon 12:00'],
        ['Mon 11:00', 'Mon 13:00'],
      ],
      3,
    ],
    ['one that began before the week', [['last Sun 10:00', 'Mon 10:00']], 1],
    ['one that goes on', [['Fri 16:00', null]], 1],
    ['one of another week', [['next Mon 09:00', 'next Mon 10:00']], 0],
  ])('%s', (_, outages, down) => {
    const availability = availabilityOf(outages.map(interval), officeHours, 95, week, afterwards);
    expect(availability).toEqual({
      figure: (40 - down) / 40,
      serviceMs: hours(40),
      downtimeMs: hours(down),
      remainingBudgetMs: hours(2 - down),
    });
  });

  test('an outage that goes on counts up to now', () => {
    const availability = availabilityOf([interval(['Wed 09:00', null])], officeHours, 95, week, at('Wed 10:00'));
    expect(availability).toEqual(matching({ downtimeMs: hours(1), remainingBudgetMs: hours(1) }));
  });

  test('99.9 percent of a month of 30 days allows 43 minutes and 12 seconds', () => {
    const april = { from: at('2026-04-01T00:00Z'), to: at('2026-05-01T00:00Z') };
    expect(availabilityOf([], roundTheClock, 99.9, april, afterwards)).toEqual(
      matching({
        figure: 1,
        remainingBudgetMs: minutes(43.2),
      }),
    );
  });

  test('without service hours there is no figure', () => {
    const closed = compileCalendar(weekdays('UTC'));
    const outages = [interval(['Mon 09:00', null])];
    expect(availabilityOf(outages, closed, 99.9, week, afterwards)).toEqual({
      figure: null,
      serviceMs: 0,
      downtimeMs: 0,
      remainingBudgetMs: 0,
    });
  });

  test.each([-1, 101, Number.NaN])('a goal of %s percent is refused', (goalPercent) => {
    const refusal = { kind: 'Refusal', code: 'INVALID_GOAL', facts: { goalPercent } };
    expect(availabilityOf([], officeHours, goalPercent, week, afterwards)).toEqual(refusal);
  });
});
