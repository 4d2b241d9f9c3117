import { describe, expect, test } from 'vitest';
import { GIVEN_BACK, givesBackAt, presenceAt, PRESENCES } from '../../../src/domain/assignment/presence.js';
import { isOnShift, nextShiftStart } from '../../../src/domain/assignment/shift.js';
import { durationOf } from '../../../src/domain/instant.js';
import { alwaysOpen } from '../../../src/domain/sla/calendar.js';
import { compileCalendar } from '../../../src/domain/sla/compiled-calendar.js';
import { at } from '../../support/builders.js';
import { officeHours, weekdays } from '../sla/desk.js';

describe('presence', () => {
  const socket = { until: at('Mon 10:00') };
  const heartbeat = { until: at('Mon 10:05') };

  test.each(PRESENCES)('is %s as they said, while there is a sign of life', (said) => {
    expect(presenceAt(said, [socket, heartbeat], at('Mon 10:04'))).toBe(said);
  });

  test.each(PRESENCES)('ASG-09 ends by itself with the last sign of life, whatever they said: %s', (said) => {
    expect(presenceAt(said, [socket, heartbeat], at('Mon 10:05'))).toBe('OFFLINE');
    expect(presenceAt(said, [], at('Mon 09:00'))).toBe('OFFLINE');
  });

  test('lasts as long as the last of all signs, in any order', () => {
    expect(presenceAt('AWAY', [socket, heartbeat], at('Mon 10:04'))).toBe('AWAY');
    expect(presenceAt('AWAY', [heartbeat, socket], at('Mon 10:04'))).toBe('AWAY');
  });
});

describe('somebody who went offline', () => {
  test('gives back after the grace, if the workspace wants that', () => {
    expect(givesBackAt(at('Mon 10:00'), durationOf('PT15M'))).toEqual(at('Mon 10:15'));
    expect(givesBackAt(at('Mon 10:00'), durationOf('PT0S'))).toEqual(at('Mon 10:00'));
    expect(givesBackAt(at('Mon 10:00'), null)).toBeNull();
  });

  test('gives back what is NEW or OPEN, and keeps the rest', () => expect(GIVEN_BACK).toEqual(['NEW', 'OPEN']));
});

describe('a shift', () => {
  test.each([
    ['Mon 08:59:59.999', false],
    ['Mon 09:00', true],
    ['Mon 16:59:59.999', true],
    ['Mon 17:00', false],
    ['Sat 12:00', false],
  ] as const)('of the office holds %s: %s', (moment, holds) => {
    expect(isOnShift(officeHours, at(moment))).toBe(holds);
  });

  test('that is none never ends', () => expect(isOnShift(null, at('Sun 03:00'))).toBe(true));
});

describe('the next shift', () => {
  const late = compileCalendar(weekdays('UTC', '14:00-22:00'));

  test.each([
    ['Mon 08:00', 'Mon 09:00'],
    ['Mon 09:00', 'Mon 14:00'], // the office has begun
    ['Mon 13:59:59.999', 'Mon 14:00'],
    ['Mon 18:00', 'Tue 09:00'],
  ] as const)('of an early and a late one after %s begins at %s', (now, start) => {
    expect(nextShiftStart([late, officeHours, null, late], at(now))).toEqual(at(start));
  });

  test('never begins where there is none, or it never ends', () => {
    expect(nextShiftStart([null], at('Mon 09:00'))).toBeNull();
    expect(nextShiftStart([], at('Mon 09:00'))).toBeNull();
    expect(nextShiftStart([compileCalendar(alwaysOpen())], at('Mon 09:00'))).toBeNull();
  });
});
