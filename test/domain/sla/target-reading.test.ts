import { describe, expect, test } from 'vitest';
import { readTarget } from '../../../src/domain/sla/target-reading.js';
import type { Wait } from '../../../src/domain/sla/ticket-facts.js';
import type { WaitingReason } from '../../../src/domain/ticket/ticket.js';
import { at, businessDays, hours, lasting, minutes, officeHours, terms, stopwatch } from './desk.js';
import { matching } from './matching.js';

const wait = (from: string, to: string | null, reason: WaitingReason = 'REQUESTER'): Wait => ({
  reason,
  from: at(from),
  to: to === null ? null : at(to),
});

const fourHours = terms(lasting(4), officeHours);

test('a running target shows what is used, what remains and when it is due', () => {
  expect(readTarget(stopwatch('Mon 09:00'), [], fourHours, at('Mon 10:30'))).toEqual({
    state: 'RUNNING',
    dueAt: at('Mon 13:00'),
    breachedAt: null,
    pausedSince: null,
    consumedMs: minutes(90),
    remainingMs: minutes(150),
    breachedByMs: null,
    refusal: null,
  });
});

describe('SLA-05 a target that waits has no due time', () => {
  test('only what remains, and since when', () => {
    expect(readTarget(stopwatch('Mon 09:00'), [wait('Mon 10:00', null)], fourHours, at('Tue 10:00'))).toEqual(
      matching({
        state: 'PAUSED',
        dueAt: null,
        pausedSince: at('Mon 10:00'),
        consumedMs: hours(1),
        remainingMs: hours(3),
      }),
    );
  });

  test('one that started while the ticket waited stands since its start', () => {
    const reading = readTarget(stopwatch('Mon 11:00'), [wait('Mon 10:00', null)], fourHours, at('Mon 12:00'));
    expect(reading).toEqual(matching({ state: 'PAUSED', pausedSince: at('Mon 11:00'), consumedMs: 0 }));
  });

  test('when the wait is over it runs on', () => {
    const reading = readTarget(stopwatch('Mon 09:00'), [wait('Mon 10:00', 'Mon 12:00')], fourHours, at('Mon 12:00'));
    expect(reading).toEqual(matching({ state: 'RUNNING', dueAt: at('Mon 15:00'), pausedSince: null }));
  });
});

test('SLA-03 only the reasons that the policy names stop the clock', () => {
  const waits = [wait('Mon 10:00', 'Mon 11:00', 'THIRD_PARTY'), wait('Mon 11:00', 'Mon 12:00', 'REQUESTER')];
  expect(readTarget(stopwatch('Mon 09:00'), waits, fourHours, at('Mon 12:00'))).toEqual(
    matching({ dueAt: at('Mon 14:00') }),
  );
});

describe('SLA-21 a target is kept up to its due time, and breached after it', () => {
  test.each([
    ['before due', 'Mon 12:59:59', 'MET', null],
    ['exactly when due', 'Mon 13:00', 'MET', null],
    ['a second later', 'Mon 13:00:01', 'MISSED', 'Mon 13:00'],
  ])('stopped %s', (_, stoppedAt, state, breachedAt) => {
    expect(readTarget(stopwatch('Mon 09:00', stoppedAt), [], fourHours, at('Fri 09:00'))).toEqual(
      matching({
        state,
        breachedAt: breachedAt && at(breachedAt),
        dueAt: at('Mon 13:00'),
      }),
    );
  });

  test('one that runs on after its breach tells by how much business time', () => {
    expect(readTarget(stopwatch('Mon 09:00'), [], fourHours, at('Tue 10:00'))).toEqual(
      matching({
        state: 'RUNNING',
        dueAt: at('Mon 13:00'),
        breachedAt: at('Mon 13:00'),
        consumedMs: hours(9),
        remainingMs: 0,
        breachedByMs: hours(5),
      }),
    );
  });

  test('one that pauses after its breach stays breached', () => {
    expect(readTarget(stopwatch('Mon 09:00'), [wait('Mon 14:00', null)], fourHours, at('Tue 10:00'))).toEqual(
      matching({
        state: 'PAUSED',
        dueAt: null,
        breachedAt: at('Mon 13:00'),
        pausedSince: at('Mon 14:00'),
        breachedByMs: hours(1),
      }),
    );
  });

  test('one that was due at closing and is stopped at night is late by no business time', () => {
    expect(readTarget(stopwatch('Mon 13:00', 'Mon 20:00'), [], fourHours, at('Fri 09:00'))).toEqual(
      matching({
        state: 'MISSED',
        breachedAt: at('Mon 17:00'),
        breachedByMs: 0,
      }),
    );
  });

  test('a cancelled one is neither met nor missed', () => {
    const cancelled = { ...stopwatch('Mon 09:00', 'Tue 09:00'), isCancelled: true };
    expect(readTarget(cancelled, [], fourHours, at('Fri 09:00')).state).toBe('CANCELLED');
  });
});

describe('SLA-20 a stopped target reads the same for ever', () => {
  test.each<[string, readonly Wait[], string]>([
    ['that never waited', [], 'Mon 13:00'],
    ['in a wait that ended later', [wait('Mon 10:00', 'Tue 10:00')], 'Mon 14:00'],
    ['in a wait that goes on', [wait('Mon 10:00', null)], 'Mon 14:00'],
    ['before a later wait', [wait('Mon 12:00', 'Tue 10:00')], 'Mon 13:00'],
    ['before a later wait that goes on', [wait('Mon 12:00', null)], 'Mon 13:00'],
  ])('one %s', (_, waits, dueAt) => {
    const reading = readTarget(stopwatch('Mon 09:00', 'Mon 11:00'), waits, fourHours, at('next Fri 09:00'));
    expect(reading).toEqual(matching({ state: 'MET', dueAt: at(dueAt), breachedAt: null, pausedSince: null }));
  });
});

test('SLA-12 a target in business days shows what remains in opening time', () => {
  expect(readTarget(stopwatch('Mon 10:00'), [], terms(businessDays(2)), at('Mon 12:00'))).toEqual(
    matching({
      dueAt: at('Wed 10:00'),
      consumedMs: hours(2),
      remainingMs: hours(14),
    }),
  );
});

describe('SLA-10 a target without a due time says why, and still counts', () => {
  test('one that is too long', () => {
    expect(readTarget(stopwatch('Mon 09:00'), [], terms(lasting(10_000)), at('Mon 10:00'))).toEqual(
      matching({
        state: 'RUNNING',
        dueAt: null,
        consumedMs: hours(1),
        remainingMs: hours(9_999),
        refusal: { code: 'DUE_TOO_FAR' },
      }),
    );
  });

  test('one of too many business days', () => {
    expect(readTarget(stopwatch('Mon 09:00'), [], terms(businessDays(1_000)), at('Mon 10:00'))).toEqual(
      matching({
        state: 'RUNNING',
        dueAt: null,
        consumedMs: hours(1),
        remainingMs: null,
        refusal: { code: 'DUE_TOO_FAR' },
      }),
    );
  });
});
