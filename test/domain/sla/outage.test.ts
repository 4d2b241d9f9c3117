import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../src/domain/refusal.js';
import { changedOutage, checkAvailabilityTarget, type Outage, outageFrom } from '../../../src/domain/sla/outage.js';
import { at } from '../../support/builders.js';

const now = at('Wed 12:00');
const lasting: Outage = { startedAt: at('Wed 09:00'), endedAt: null, note: 'Disk full' };
const over: Outage = { ...lasting, endedAt: at('Wed 10:00') };

describe('an outage', () => {
  test('begins now unless it is said otherwise', () =>
    expect(changedOutage(outageFrom(now), {}, now)).toEqual({ startedAt: now, endedAt: null, note: null }));

  test.each<[string, Outage, object, Outage]>([
    ['ends', lasting, { endedAt: now }, { ...lasting, endedAt: now }],
    ['goes on after all', over, { endedAt: null }, lasting],
    ['began earlier', over, { startedAt: at('Wed 08:00') }, { ...over, startedAt: at('Wed 08:00') }],
    ['was recorded by mistake', over, { endedAt: over.startedAt }, { ...over, endedAt: over.startedAt }],
    ['has no note any more', lasting, { note: null }, { ...lasting, note: null }],
  ])('%s', (_what, outage, change, expected) => expect(changedOutage(outage, change, now)).toEqual(expected));

  test.each<[string, Outage, object, readonly string[]]>([
    ['begins in the future', lasting, { startedAt: at('Wed 12:01') }, ['startedAt']],
    ['began long ago', lasting, { startedAt: now.subtract({ hours: 24 * 3653 }) }, ['startedAt']],
    ['has no beginning', lasting, { startedAt: null }, ['startedAt']],
    ['ends in the future', lasting, { endedAt: at('Wed 12:01') }, ['endedAt']],
    ['ended before it began', lasting, { endedAt: at('Wed 08:59') }, ['endedAt']],
    ['began after it ended', over, { startedAt: at('Wed 11:00') }, ['endedAt']],
    ['has a novel for a note', lasting, { note: 'x'.repeat(2001) }, ['note']],
  ])('that %s is refused', (_what, outage, change, field) => {
    const refusal = changedOutage(outage, change, now);
    expect(isRefusal(refusal) && refusal.problems.map((problem) => problem.field)).toEqual([field]);
  });
});

test.each([
  [undefined, true],
  [null, true],
  [99.9, true],
  [100, true],
  [0, false],
  [-1, false],
  [100.01, false],
  [Number.NaN, false],
])('a target of %s percent: %s', (percent, isGood) =>
  expect(isRefusal(checkAvailabilityTarget(percent))).toBe(!isGood),
);
