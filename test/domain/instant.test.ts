import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { after, durationMs, durationOf, instantOf, isBefore, isTimeZone, toText } from '../../src/domain/instant.js';
import { at } from '../support/builders.js';

describe('a moment', () => {
  test.each([
    ['2026-03-02T09:00:00Z', '2026-03-02T09:00:00.000Z'],
    ['2026-03-02T18:00:00+09:00', '2026-03-02T09:00:00.000Z'],
    ['2026-03-02T09:00:00.1239Z', '2026-03-02T09:00:00.123Z'],
    ['2026-03-02 09:00:00.5+00', '2026-03-02T09:00:00.500Z'],
    ['1969-12-31T23:59:59.9999Z', '1969-12-31T23:59:59.999Z'],
  ])('%s is told as %s: in UTC, to the millisecond', (text, expected) => {
    expect(toText(instantOf(text))).toBe(expected);
  });

  test('is told so that texts sort as moments do', () => {
    const moment = fc
      .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
      .map((date) => instantOf(date.toISOString()));
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        expect(toText(a) < toText(b)).toBe(isBefore(a, b));
      }),
    );
  });

  test('is not before itself', () => {
    expect(isBefore(at('Mon 09:00'), at('Mon 09:00'))).toBe(false);
    expect(isBefore(at('Mon 09:00'), at('Mon 09:00:00.001'))).toBe(true);
    expect(isBefore(at('Mon 09:00:00.001'), at('Mon 09:00'))).toBe(false);
  });
});

describe('a length of time', () => {
  test.each([
    ['PT0S', 0],
    ['PT0.25S', 250],
    ['PT1M', 60_000],
    ['PT4H30M', 16_200_000],
    ['P1D', 86_400_000],
    ['P7DT1S', 604_801_000],
  ])('%s is %i milliseconds: a day has 24 hours', (text, ms) => {
    expect(durationMs(durationOf(text))).toBe(ms);
  });

  test('of months or years has no length, so it is a fault', () => {
    expect(() => durationMs(durationOf('P1M'))).toThrow(RangeError);
    expect(() => durationMs(durationOf('P1Y'))).toThrow(RangeError);
  });

  test('is added to a moment by the clock, also over a change to summer time', () => {
    const beforeTheChange = instantOf('2026-03-28T12:00:00+01:00');
    expect(toText(after(beforeTheChange, durationOf('P1D')))).toBe('2026-03-29T11:00:00.000Z');
    expect(after(at('Mon 09:00'), durationOf('P1DT30M'))).toEqual(at('Tue 09:30'));
  });
});

describe('a time zone', () => {
  test.each(['Asia/Seoul', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+9'])(
    '%s is one',
    (name) => {
      expect(isTimeZone(name)).toBe(true);
    },
  );

  test.each(['', '+09:00', '-0330', 'Mars/Olympus', 'Asia/Seoul ', 'Seoul', 'Asia', '서울'])('%j is none', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});
