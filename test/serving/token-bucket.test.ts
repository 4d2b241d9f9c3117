import { expect, test } from 'vitest';
import { TokenBucket } from '../../src/serving/token-bucket.js';

const taken = (bucket: TokenBucket, nowMs: number, times: number): number =>
  Array.from({ length: times }, () => bucket.take(nowMs)).filter(Boolean).length;

test('a token bucket gives a second’s worth at once, and fills up again at that rate', () => {
  const bucket = new TokenBucket(10, 0);
  expect(taken(bucket, 0, 15)).toBe(10);
  expect(taken(bucket, 99, 1)).toBe(0);
  expect(taken(bucket, 300, 5)).toBe(3);
  expect(taken(bucket, 60_000, 15)).toBe(10); // it holds no more, however long nobody takes
});
