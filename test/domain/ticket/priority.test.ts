import { describe, expect, test } from 'vitest';
import {
  decidePriority,
  DEFAULT_PRIORITY_MATRIX,
  derivePriority,
  prioritiesOf,
  type PriorityMatrix,
  type PriorityRequest,
} from '../../../src/domain/ticket/priority.js';
import { LEVELS, type Ticket } from '../../../src/domain/ticket/ticket.js';
import { aram, aTicket, at, fieldsRefused, granted, lena, mina, problemsIn } from '../../support/builders.js';

const now = at('Mon 10:00');
const matrix = DEFAULT_PRIORITY_MATRIX;
const ask = (ticket: Ticket, asked: PriorityRequest, actor = aram, by: PriorityMatrix = matrix) =>
  decidePriority(ticket, asked, by, actor, now);

const overridden = aTicket({
  ...{ impact: 'LOW', urgency: 'LOW', derivedPriority: 'P5', priority: 'P1' },
  ...{ overrideReason: 'The board meets', overrideById: lena.id, overrideAt: at('Mon 09:30') },
});

describe('the matrix a workspace begins with', () => {
  // Rows: impact. Columns: urgency HIGH, MEDIUM, LOW.
  test.each([
    ['HIGH', ['P1', 'P2', 'P3']],
    ['MEDIUM', ['P2', 'P3', 'P4']],
    ['LOW', ['P3', 'P4', 'P5']],
  ] as const)('makes of impact %s the priorities %j', (impact, priorities) => {
    expect(LEVELS.map((urgency) => derivePriority(matrix, impact, urgency))).toEqual(priorities);
  });
});

describe('new levels', () => {
  test('change the derived priority and the one that counts', () => {
    const decided = granted(ask(aTicket(), { impact: 'HIGH', urgency: 'HIGH' }));
    expect(decided.change).toMatchObject({ impact: 'HIGH', urgency: 'HIGH', derivedPriority: 'P1', priority: 'P1' });
    expect(decided.fact).toEqual({
      type: 'TicketPriorityChanged',
      audience: 'PUBLIC',
      before: { impact: 'MEDIUM', urgency: 'MEDIUM', priority: 'P3', overrideReason: null },
      after: { impact: 'HIGH', urgency: 'HIGH', priority: 'P1', overrideReason: null },
    });
  });

  test('leave the level that was not given', () => {
    expect(granted(ask(aTicket(), { urgency: 'LOW' })).change).toMatchObject({
      impact: 'MEDIUM',
      urgency: 'LOW',
      priority: 'P4',
    });
    expect(granted(ask(aTicket(), { impact: 'LOW' })).change).toMatchObject({
      impact: 'LOW',
      urgency: 'MEDIUM',
      priority: 'P4',
    });
  });

  test('change only the derived priority while somebody set it by hand', () => {
    const { change } = granted(ask(overridden, { impact: 'HIGH' }));
    expect(change).toEqual(
      expect.objectContaining({
        ...{ derivedPriority: 'P3', priority: 'P1', overrideReason: 'The board meets' },
        ...{ overrideById: lena.id, overrideAt: at('Mon 09:30') },
      }),
    );
  });

  test("are measured by the workspace's own matrix", () => {
    const own = { ...matrix, HIGH: { ...matrix.HIGH, HIGH: 'P5' } } as const;
    expect(granted(ask(aTicket(), { impact: 'HIGH', urgency: 'HIGH' }, aram, own)).change.priority).toBe('P5');
  });

  test('that are the old ones change nothing, even if the matrix was edited meanwhile', () => {
    const edited = { ...matrix, MEDIUM: { ...matrix.MEDIUM, MEDIUM: 'P1' } } as const;
    expect(ask(aTicket(), { impact: 'MEDIUM', urgency: 'MEDIUM' }, aram, edited)).toBeNull();
  });
});

describe('a priority set by hand', () => {
  test('is kept with its reason, who set it and when', () => {
    const asked = { override: { priority: 'P1', reason: ' The board meets ' } } as const;
    const { change, fact } = granted(ask(aTicket(), asked));
    expect(change).toEqual(
      expect.objectContaining({
        ...{ priority: 'P1', derivedPriority: 'P3', overrideReason: 'The board meets' },
        ...{ overrideById: aram.id, overrideAt: now },
      }),
    );
    expect(fact.after).toMatchObject({ priority: 'P1', overrideReason: 'The board meets' });
  });

  test('counts also when new levels come with it', () => {
    const { change } = granted(ask(aTicket(), { impact: 'LOW', override: { priority: 'P2', reason: 'VIP' } }));
    expect(change).toMatchObject({ impact: 'LOW', derivedPriority: 'P4', priority: 'P2' });
  });

  test('may be replaced by another', () => {
    const { change } = granted(ask(overridden, { override: { priority: 'P2', reason: 'Less bad' } }));
    expect(change).toEqual(
      expect.objectContaining({
        priority: 'P2',
        overrideReason: 'Less bad',
        overrideById: aram.id,
        overrideAt: now,
      }),
    );
  });

  test('gives way to the derived one when it is cleared', () => {
    const { change } = granted(ask(overridden, { override: null }));
    expect(change).toMatchObject({
      ...{ priority: 'P5', derivedPriority: 'P5' },
      ...{ overrideReason: null, overrideById: null, overrideAt: null },
    });
  });

  test('gives way to what new levels make, when it is cleared together with them', () => {
    const { change } = granted(ask(overridden, { impact: 'HIGH', override: null }));
    expect(change).toMatchObject({ impact: 'HIGH', derivedPriority: 'P3', priority: 'P3', overrideReason: null });
  });

  test('that is not there can not be cleared: nothing changes', () => {
    expect(ask(aTicket(), { override: null })).toBeNull();
  });

  test.each(['', '  ', 'x'.repeat(501), 'a\0b'])('is refused without a reason the desk can keep', (reason) => {
    expect(fieldsRefused(ask(aTicket(), { override: { priority: 'P1', reason } }))).toEqual(['override.reason']);
  });
});

describe('changing a priority is refused', () => {
  test('to requesters, also on their own ticket', () => {
    expect(problemsIn(ask(aTicket(), { impact: 'HIGH' }, mina))).toMatchObject([
      { code: 'NOT_ALLOWED', allowedRoles: ['AGENT', 'LEAD', 'ADMIN'] },
    ]);
  });

  test.each(['CLOSED', 'CANCELLED'] as const)('on a ticket that is %s', (status) => {
    expect(problemsIn(ask(aTicket({ status }), { impact: 'HIGH' }))).toMatchObject([
      { code: 'TRANSITION_REFUSED', from: status, to: null },
    ]);
  });

  test.each([
    ['when nothing is asked', {}, null],
    ['when the impact is to be cleared', { impact: null }, 'impact'],
    ['when the urgency is to be cleared', { urgency: null }, 'urgency'],
  ] satisfies [string, PriorityRequest, string | null][])('%s', (_, asked, field) => {
    expect(fieldsRefused(ask(aTicket(), asked))).toEqual([field]);
  });
});

test('what a priority is made of leaves out the rest of the ticket', () => {
  expect(prioritiesOf(overridden)).toEqual({
    impact: 'LOW',
    urgency: 'LOW',
    priority: 'P1',
    overrideReason: 'The board meets',
  });
});
