import { describe, expect, test } from 'vitest';
import { durationOf } from '../../../src/domain/instant.js';
import {
  decideUnattended,
  isUnattended,
  isUntaken,
  quietSince,
  unattendedAt,
} from '../../../src/domain/ticket/unattended.js';
import { TICKET_STATUSES } from '../../../src/domain/ticket/ticket.js';
import { aTicket, at } from '../../support/builders.js';
import { officeHours } from '../sla/desk.js';

const fourHours = { length: durationOf('PT4H'), calendar: officeHours };
const never = { ...fourHours, length: null };

test('a ticket is untaken while it is NEW, or OPEN with nobody on it', () => {
  const untaken = (assigneeId: string | null) => TICKET_STATUSES.filter((status) => isUntaken({ status, assigneeId }));
  expect(untaken(null)).toEqual(['NEW', 'OPEN']);
  expect(untaken('sam')).toEqual(['NEW']); // given to Sam, who has not begun
});

describe('a ticket is quiet', () => {
  const now = at('Mon 12:00');

  test.each([
    ['from its opening', null, aTicket(), false, now],
    ['on, when the requester writes', at('Mon 09:00'), aTicket(), false, at('Mon 09:00')],
    ['anew, when staff touch it', at('Mon 09:00'), aTicket(), true, now],
    ['no more, when somebody works it', at('Mon 09:00'), aTicket({ status: 'OPEN', assigneeId: 'sam' }), true, null],
    ['no more, while it waits', at('Mon 09:00'), aTicket({ status: 'WAITING' }), true, null],
    ['from when it is given back by the desk', null, aTicket({ status: 'OPEN' }), false, now],
    [
      'on, when the desk gives it to somebody who has not begun',
      at('Mon 09:00'),
      aTicket({ assigneeId: 'sam' }),
      false,
      at('Mon 09:00'),
    ],
  ] as const)('%s', (_, before, ticket, byStaff, since) => {
    expect(quietSince(before, ticket, byStaff, now)).toEqual(since);
  });
});

describe('a quiet ticket is unattended', () => {
  test.each([
    ['Tue 09:59:59.999', false],
    ['Tue 10:00', true],
    ['Fri 10:00', true],
  ] as const)('END-07 four opening hours after Monday 14:00: at %s %s', (now, unattended) => {
    expect(unattendedAt(at('Mon 14:00'), fourHours)).toEqual(at('Tue 10:00'));
    expect(isUnattended(at('Mon 14:00'), fourHours, at(now))).toBe(unattended);
  });

  test('never, when it is not quiet or nobody watches for it', () => {
    expect(isUnattended(null, fourHours, at('Fri 10:00'))).toBe(false);
    expect(isUnattended(at('Mon 14:00'), never, at('Fri 10:00'))).toBe(false);
  });

  test('END-07 and that is told to staff, once a stretch', () => {
    const report = (reportedFor: ReturnType<typeof at> | null) =>
      decideUnattended(at('Mon 14:00'), reportedFor, fourHours, at('Tue 10:00'));
    expect(report(null)).toEqual({
      type: 'TicketUnattended',
      audience: 'INTERNAL',
      before: null,
      after: { since: '2026-03-02T14:00:00.000Z' },
    });
    expect(report(at('Mon 14:00'))).toBeNull();
    expect(report(at('Mon 09:00'))).not.toBeNull(); // an earlier stretch
    expect(decideUnattended(at('Mon 14:00'), null, fourHours, at('Tue 09:00'))).toBeNull();
    expect(decideUnattended(null, null, fourHours, at('Tue 10:00'))).toBeNull();
  });
});
