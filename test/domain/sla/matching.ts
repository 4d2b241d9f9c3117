/** Compares the named fields of a value, moments included. */
import { expect } from 'vitest';

/**
 * What `toMatchObject` is for, with moments: vitest 5.1 takes any two `Temporal` values for a match there, because it
 * compares their own properties and they have none; `toEqual` compares them rightly.
 */
export function matching(expected: unknown): unknown {
  if (Array.isArray(expected)) return expected.map(matching);
  if (!isPlain(expected)) return expected;
  return expect.objectContaining(
    Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, matching(value)])),
  );
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
