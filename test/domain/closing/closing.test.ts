import { describe, expect, test } from 'vitest';
import { closesAt, decideAutoClose } from '../../../src/domain/closing/closing.js';
import { durationOf } from '../../../src/domain/instant.js';
import { TICKET_STATUSES } from '../../../src/domain/ticket/ticket.js';
import { aTicket, at } from '../../support/builders.js';
import { officeHours, roundTheClock } from '../sla/desk.js';

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
