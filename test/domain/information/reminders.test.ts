import { describe, expect, test } from 'vitest';
import {
  decideNoAnswer,
  factOf,
  isOverdue,
  momentsOf,
  dueReminders,
  nextMomentAt,
  usualDueAt,
  type FollowUpPlan,
} from '../../../src/domain/information/reminders.js';
import { durationOf } from '../../../src/domain/instant.js';
import { STANDARD_RESOLUTION_CODES } from '../../../src/domain/workspace/workspace.js';
import { aTicket, at, type Moment } from '../../support/builders.js';
import { officeHours } from '../sla/desk.js';

/** On office hours, 09:00 to 17:00: due after a day, reminds after half a day and after a day and a half, resolves a day later. */
const plan: FollowUpPlan = {
  calendar: officeHours,
  dueAfter: durationOf('PT8H'),
  remindAfter: [durationOf('PT4H'), durationOf('PT12H')],
  resolveAfter: durationOf('PT8H'),
};
const asked = { askedAt: at('Mon 10:00'), dueAt: at('Tue 10:00') };
const moments = momentsOf(asked, plan);
const stepsOf = (done: readonly string[], now: Moment) =>
  dueReminders(moments, new Set(done), at(now)).map(({ id }) => id);

describe('an open request', () => {
  test('END-03 reminds, is overdue and ends its ticket, in opening time', () => {
    expect(moments).toEqual([
      { kind: 'REMINDER', id: 'REMINDER-1', reminder: 1, at: at('Mon 14:00') },
      { kind: 'OVERDUE', id: 'OVERDUE', at: at('Tue 10:00') },
      { kind: 'REMINDER', id: 'REMINDER-2', reminder: 2, at: at('Tue 14:00') },
      { kind: 'NO_ANSWER', id: 'NO_ANSWER', at: at('Wed 14:00') },
    ]);
  });

  test('END-03 ends its ticket never before it is due, however early the last reminder was', () => {
    expect(momentsOf({ ...asked, dueAt: at('Thu 10:00') }, plan).at(-1)).toEqual({
      kind: 'NO_ANSWER',
      id: 'NO_ANSWER',
      at: at('Fri 10:00'),
    });
    expect(momentsOf(asked, { ...plan, remindAfter: [] }).map(({ id, at: moment }) => [id, moment])).toEqual([
      ['OVERDUE', at('Tue 10:00')],
      ['NO_ANSWER', at('Wed 10:00')],
    ]);
  });

  test('END-03 never ends its ticket where the workspace does not want that', () => {
    expect(momentsOf(asked, { ...plan, resolveAfter: null }).map(({ kind }) => kind)).toEqual([
      'REMINDER',
      'OVERDUE',
      'REMINDER',
    ]);
  });

  test('is due at the usual time when nobody set one', () => {
    expect(usualDueAt(at('Fri 16:00'), plan)).toEqual(Temporal.Instant.from('2026-03-09T16:00:00Z'));
  });
});

describe('what is told of it', () => {
  test.each([
    [[], 'Mon 13:59:59.999', []],
    [[], 'Mon 14:00', ['REMINDER-1']],
    [['REMINDER-1'], 'Mon 15:00', []],
    [['REMINDER-1'], 'Tue 10:00', []], // due exactly now is in time
    [['REMINDER-1'], 'Tue 10:00:00.001', ['OVERDUE']],
    [['REMINDER-1', 'OVERDUE'], 'Wed 14:00', ['REMINDER-2', 'NO_ANSWER']],
  ] as const)('END-04 after %j, at %s: %j', (done, now, ids) => {
    expect(stepsOf(done, now)).toEqual(ids);
  });

  test('END-04 of reminders that a long stop left out only the last', () => {
    expect(stepsOf([], 'Tue 15:00')).toEqual(['OVERDUE', 'REMINDER-2']);
  });

  test('are facts with what the requester needs; the end tells by what it does', () => {
    const request = { id: 'request', dueAt: asked.dueAt };
    expect(moments.map((moment) => factOf(moment, request))).toEqual([
      expect.objectContaining({
        type: 'InformationReminded',
        audience: 'PUBLIC',
        after: { requestId: 'request', reminder: 1 },
      }),
      expect.objectContaining({
        type: 'InformationOverdue',
        after: { requestId: 'request', dueAt: '2026-03-03T10:00:00.000Z' },
      }),
      expect.objectContaining({ type: 'InformationReminded', after: { requestId: 'request', reminder: 2 } }),
      null,
    ]);
  });

  test.each([
    [[], 'Mon 14:00'],
    [['REMINDER-1'], 'Tue 10:00'],
    [['OVERDUE'], 'Mon 14:00'],
    [['REMINDER-1', 'REMINDER-2', 'OVERDUE', 'NO_ANSWER'], null],
  ] as const)('is looked at again, once %j is done, at %s', (done, next) => {
    expect(nextMomentAt(moments, new Set<string>(done))).toEqual(next && at(next));
  });
});

test.each([
  ['OPEN', 'Tue 10:00', false],
  ['OPEN', 'Tue 10:00:00.001', true],
  ['ANSWERED', 'Wed 10:00', false],
] as const)('a request that is %s is overdue at %s: %s', (status, now, overdue) => {
  expect(isOverdue({ status, dueAt: asked.dueAt }, at(now))).toBe(overdue);
});

describe('a ticket that nobody answers', () => {
  const now = at('Wed 14:00');

  test('is resolved as NO_ANSWER while it waits for the requester', () => {
    const moved = decideNoAnswer(aTicket({ status: 'WAITING', waitingReason: 'REQUESTER' }), 'resolution', now);
    expect(moved?.change).toEqual(expect.objectContaining({ status: 'RESOLVED', resolvedAt: now }));
    expect(moved?.fact.after).toMatchObject({ status: 'RESOLVED', resolutionId: 'resolution' });
    expect(STANDARD_RESOLUTION_CODES).toContain('NO_ANSWER');
  });

  test.each([
    ['OPEN', null],
    ['WAITING', 'THIRD_PARTY'],
    ['RESOLVED', null],
    ['CANCELLED', null],
  ] as const)('is left alone when it is %s (%s) meanwhile', (status, waitingReason) => {
    expect(decideNoAnswer(aTicket({ status, waitingReason }), 'resolution', now)).toBeNull();
  });
});
