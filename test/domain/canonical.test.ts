import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../src/domain/canonical.js';

/** The same value with the keys of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

describe('the canonical text', () => {
  test('of a value does not depend on the order of keys, at any depth', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonical(reversed(value))).toBe(canonical(value));
      }),
    );
  });

  test('says the same as the value, so unequal values have unequal texts', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test.each([
    [{ b: 1, a: { d: 2, c: 3 } }, '{"a":{"c":3,"d":2},"b":1}'],
    [[{ b: 1, a: 2 }], '[{"a":2,"b":1}]'],
    [{ a: undefined, b: null }, '{"b":null}'],
    [['b', 'a'], '["b","a"]'],
    [null, 'null'],
    ['한글 🙂', '"한글 🙂"'],
  ])('of %j is %s', (value, text) => {
    expect(canonical(value)).toBe(text);
  });

  test('of a list keeps its order, because order is part of what a list says', () => {
    expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
  });
});
