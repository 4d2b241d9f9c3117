import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { positionOf, positionText } from '../../src/domain/position.js';

describe('a position', () => {
  test('is told and read back without loss', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36 ** 10 - 1 }), (position) => {
        expect(positionOf(positionText(position))).toBe(position);
      }),
    );
  });

  test.each([
    [0, 'p0'],
    [1, 'p1'],
    [35, 'pz'],
    [36, 'p10'],
  ])('%i is written %s', (position, text) => {
    expect(positionText(position)).toBe(text);
  });

  test.each(['', 'p', '1', 'p-1', 'p01', 'P1', 'pA', 'p1 ', 'p1\n', 'p1.5', 'p1e3 ', 'pzzzzzzzzzzz', 'ticket'])(
    'is not read from %j, which this API never gave out',
    (text) => {
      expect(positionOf(text)).toBeNull();
    },
  );

  test('is later than another if its text is longer, or sorts later by code points where both are as long', () => {
    const position = fc.oneof(fc.integer({ min: 0, max: 36 ** 10 - 1 }), fc.nat(2000));
    fc.assert(
      fc.property(position, position, (one, other) => {
        const [text, otherText] = [positionText(one), positionText(other)];
        const isLater = text.length === otherText.length ? text > otherText : text.length > otherText.length;
        expect(isLater).toBe(one > other);
      }),
    );
  });

  test('has one text only, so that two texts never mean the same place', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^p[0-9a-z]{0,11}$/), (text) => {
        const position = positionOf(text);
        if (position !== null) expect(positionText(position)).toBe(text);
      }),
    );
  });
});
