import { describe, expect, test } from 'vitest';
import { closesAt, decideAutoClose, decideConfirm, decideReject } from '../../../src/domain/closing/closing.js';
import { durationOf } from '../../../src/domain/instant.js';
import { TICKET_STATUSES } from '../../../src/domain/ticket/ticket.js';
import { ada, aram, aTicket, at, granted, lena, mina, problemsIn } from '../../support/builders.js';
import { officeHours, roundTheClock } from '../sla/desk.js';

const week = durationOf('P7D');
const resolved = aTicket({ status: 'RESOLVED', resolvedAt: at('Mon 16:00'), firstRespondedAt: at('Mon 16:00') });
const eightHours = { length: durationOf('PT8H'), calendar: officeHours };

describe('a resolved ticket closes by itself', () => {
  test('END-05 after the delay, in opening time', () => {
    expect(closesAt(resolved, eightHours)).toEqual(at('Tue 16:00'));
    expect(closesAt(resolved, { ...eightHours, calendar: roundTheClock })).toEqual(at('Tue 00:00'));
  });

  test.each([
    ['Tue 15:59:59.999', false],
    ['Tue 16:00', true],
    ['Sun 12:00', true],
  ] as const)('END-05 at %s: %s', (now, closes) => {
    const moved = decideAutoClose(resolved, eightHours, at(now));
    expect(moved !== null).toBe(closes);
    if (moved) expect(moved.change).toEqual(expect.objectContaining({ status: 'CLOSED', closedAt: at(now) }));
  });

  test('END-05 never, where the workspace does not want it', () => {
    expect(closesAt(resolved, { ...eightHours, length: null })).toBeNull();
    expect(decideAutoClose(resolved, { ...eightHours, length: null }, at('Sun 12:00'))).toBeNull();
  });

  test('only while it is resolved', () => {
    const closing = TICKET_STATUSES.filter((status) =>
      decideAutoClose({ ...resolved, status }, eightHours, at('Sun 12:00')),
    );
    expect(closing).toEqual(['RESOLVED']);
  });
});

describe('the requester', () => {
  test('confirms: the ticket closes now', () => {
    const { change, fact } = granted(decideConfirm(resolved, mina, week, at('Tue 09:00')));
    expect(change).toEqual(expect.objectContaining({ status: 'CLOSED', cycle: 1, closedAt: at('Tue 09:00') }));
    expect(fact).toMatchObject({ before: { status: 'RESOLVED' }, after: { status: 'CLOSED', reason: null } });
  });

  test('rejects: the ticket goes back to work in a new cycle, with the reason', () => {
    const { change, fact } = granted(decideReject(resolved, 'Still no mail', mina, week, at('Tue 09:00')));
    expect(change).toEqual(
      expect.objectContaining({ status: 'OPEN', cycle: 2, resolvedAt: null, firstRespondedAt: null }),
    );
    expect(fact.after).toMatchObject({ status: 'OPEN', reason: 'Still no mail', cycle: 2 });
  });

  test('says why they reject', () => {
    expect(problemsIn(decideReject(resolved, null, mina, week, at('Tue 09:00')))).toMatchObject([
      { code: 'TRANSITION_REFUSED', missingFields: ['reason'] },
    ]);
  });

  test.each([
    ['PT15H59M', true],
    ['PT16H', false],
  ])(
    'rejects within the reopen window only: of %s, sixteen hours after the resolution, it is over: %s',
    (text, outside) => {
      const outcome = decideReject(resolved, 'No', mina, durationOf(text), at('Tue 08:00'));
      expect('kind' in outcome).toBe(outside);
    },
  );

  test.each(TICKET_STATUSES.filter((status) => status !== 'RESOLVED'))(
    'has nothing to judge while it is %s',
    (status) => {
      for (const outcome of [
        decideConfirm({ ...resolved, status }, mina, week, at('Tue 09:00')),
        decideReject({ ...resolved, status }, 'No', mina, week, at('Tue 09:00')),
      ])
        expect(problemsIn(outcome)).toMatchObject([{ code: 'TRANSITION_REFUSED', from: status }]);
    },
  );
});

test.each([aram, lena, ada])('END-06 nobody else judges in their place: not $role', (actor) => {
  for (const outcome of [
    decideConfirm(resolved, actor, week, at('Tue 09:00')),
    decideReject(resolved, 'No', actor, week, at('Tue 09:00')),
  ])
    expect(problemsIn(outcome)).toMatchObject([{ code: 'NOT_ALLOWED', allowedRoles: [] }]);
});
