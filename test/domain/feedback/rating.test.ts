import { describe, expect, test } from 'vitest';
import {
  checkRating,
  decideLowRating,
  decideRating,
  feedbackEndsAt,
  type Rating,
} from '../../../src/domain/feedback/rating.js';
import { durationOf } from '../../../src/domain/instant.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { ada, anActor, aram, aTicket, at, fieldsRefused, granted, mina, problemsIn } from '../../support/builders.js';

const twoDays = durationOf('P2D');
const good: Rating = { rating: 5, comment: null, reasons: [] };
const bad: Rating = { rating: 1, comment: 'Too slow', reasons: ['speed'] };

/** Resolved by Aram, closed on Monday at 09:00. */
const closed = aTicket({ status: 'CLOSED', resolvedAt: at('Mon 08:00'), closedAt: at('Mon 09:00') });
const rate = (
  ticket: Ticket,
  actor = mina,
  moment = at('Tue 09:00'),
  old: Rating | null = null,
  resolvedBy = aram.id,
) => decideRating(ticket, resolvedBy, old, good, 'feedback', actor, twoDays, moment);

describe('a rating', () => {
  test('is kept with its words and reasons as the desk keeps texts and labels', () => {
    expect(checkRating({ rating: 4, comment: ' 고마워요 ', reasons: ['Speed', 'care', 'speed'] })).toEqual({
      rating: 4,
      comment: '고마워요',
      reasons: ['care', 'speed'],
    });
  });

  test.each([{}, { comment: null, reasons: null }, { comment: ' ', reasons: [] }])('needs no words: %j', (words) => {
    expect(checkRating({ rating: 3, ...words })).toEqual({ rating: 3, comment: null, reasons: [] });
  });

  test.each([0, 6, 4.5, Number.NaN])('is not %d: it is a whole number from 1 to 5', (rating) => {
    expect(fieldsRefused(checkRating({ rating }))).toEqual(['rating']);
  });

  test('is refused with all its faults at once', () => {
    const given = { rating: 0, comment: 'x'.repeat(5001), reasons: ['', 'x'.repeat(51)] };
    expect(fieldsRefused(checkRating(given))).toEqual(['rating', 'comment', 'reasons.0', 'reasons.1']);
    const eleven = Array.from({ length: 11 }, (_, i) => `r${i}`);
    expect(fieldsRefused(checkRating({ rating: 1, reasons: eleven }))).toEqual(['reasons']);
  });
});

describe('rating', () => {
  test('is told as a fact, without the words', () => {
    expect(rate(closed)).toEqual({
      type: 'FeedbackGiven',
      audience: 'PUBLIC',
      before: null,
      after: { feedbackId: 'feedback', rating: 5 },
    });
  });

  test('again replaces the rating there was, and tells both', () => {
    expect(granted(rate(closed, mina, at('Tue 09:00'), bad))).toMatchObject({
      before: { rating: 1 },
      after: { rating: 5 },
    });
  });

  test.each([
    ['NEW', false],
    ['OPEN', false],
    ['WAITING', false],
    ['RESOLVED', true],
    ['CLOSED', true],
    ['CANCELLED', false],
  ] as const)('a ticket that is %s is possible: %s', (status, possible) => {
    const outcome = rate({ ...closed, status });
    expect('type' in outcome).toBe(possible);
    if (!possible)
      expect(problemsIn(outcome)).toMatchObject([
        { code: 'TRANSITION_REFUSED', from: status, to: null, message: expect.stringContaining('from RESOLVED on') },
      ]);
  });

  // Closed on Monday at 09:00, with two days to rate: the last moment is inside.
  test.each([
    ['Mon 09:00', true],
    ['Wed 08:59:59.999', true],
    ['Wed 09:00', true],
    ['Wed 09:00:00.001', false],
  ] as const)('at %s is possible: %s', (moment, possible) => {
    const outcome = rate(closed, mina, at(moment));
    expect('type' in outcome).toBe(possible);
    if (!possible)
      expect(problemsIn(outcome)[0]?.message).toBe(
        'Ticket INC-1042 is CLOSED and can not be changed like this: the time to rate it has passed.',
      );
  });

  test('what is resolved and not yet closed has no end', () => {
    const resolved = aTicket({ status: 'RESOLVED', resolvedAt: at('Mon 09:00') });
    expect(granted(rate(resolved, mina, at('Sun 23:59')))).toMatchObject({ type: 'FeedbackGiven' });
  });

  test.each([
    ['an agent', aram],
    ['an admin', ada],
    ['another requester', anActor({ id: 'paul', role: 'REQUESTER' })],
  ])("is the requester's: not for %s", (_, actor) => {
    expect(problemsIn(rate(closed, actor, at('Tue 09:00'), null, 'sam'))).toMatchObject([
      { code: 'NOT_ALLOWED', allowedRoles: [], message: "You may not rate a ticket that isn't yours." },
    ]);
  });

  test('is not for whoever resolved it, also when it is their own ticket', () => {
    const arams = { ...closed, requesterId: aram.id };
    expect(problemsIn(rate(arams, aram))).toMatchObject([
      { code: 'NOT_ALLOWED', message: 'You may not rate what you resolved yourself.' },
    ]);
    expect(granted(rate(arams, aram, at('Tue 09:00'), null, 'sam'))).toMatchObject({ type: 'FeedbackGiven' });
  });
});

test('a rating is final two days after the ticket closed, and not before it closed', () => {
  expect(feedbackEndsAt(closed, twoDays)).toEqual(at('Wed 09:00'));
  expect(feedbackEndsAt({ closedAt: null }, twoDays)).toBeNull();
});

describe('a rating of 2 or less is low', () => {
  const rated = (rating: number): Rating => ({ ...good, rating });

  // Columns: the rating before, the rating now, whether staff are told.
  test.each([
    [null, 1, true],
    [null, 2, true],
    [null, 3, false],
    [5, 2, true],
    [2, 1, false],
    [1, 2, false],
    [1, 5, false],
  ] as const)('END-10 and told when it becomes so: from %s to %d %s', (before, now, isAlerted) => {
    const fact = decideLowRating(before && rated(before), rated(now), 'feedback', 2);
    expect(fact).toEqual(
      isAlerted
        ? {
            type: 'LowRatingGiven',
            audience: 'INTERNAL',
            before: before && { rating: before },
            after: { feedbackId: 'feedback', rating: now },
          }
        : null,
    );
  });

  test('END-10 and never told where the workspace sets no threshold', () => {
    expect(decideLowRating(null, rated(1), 'feedback', null)).toBeNull();
  });
});
