import { expect, test } from 'vitest';
import { durationOf } from '../../../src/domain/instant.js';
import { openingTimeAfter, waitEndsAt } from '../../../src/domain/sla/opening-wait.js';
import { at, hours, officeHours, roundTheClock } from './desk.js';

// The office is open from 09:00 to 17:00.
test.each([
  ['Mon 10:00', 2, 'Mon 12:00'],
  ['Mon 16:00', 1, 'Mon 17:00'],
  ['Mon 16:00', 2, 'Tue 10:00'],
  ['Fri 18:00', 1, 'next Mon 10:00'],
  ['Sat 12:00', 0, 'next Mon 09:00'],
  ['Mon 10:00', 0, 'Mon 10:00'],
])('from %s, %d opening hours are over at %s', (start, count, end) => {
  expect(openingTimeAfter(at(start), hours(count), officeHours)).toEqual(at(end));
});

test('a wait of no length never ends, nor one that takes more than 366 days', () => {
  expect(waitEndsAt(at('Mon 10:00'), { length: null, calendar: officeHours })).toBeNull();
  expect(waitEndsAt(at('Mon 10:00'), { length: durationOf('P200D'), calendar: officeHours })).toBeNull();
  expect(waitEndsAt(at('Mon 10:00'), { length: durationOf('PT1H'), calendar: roundTheClock })).toEqual(at('Mon 11:00'));
});
