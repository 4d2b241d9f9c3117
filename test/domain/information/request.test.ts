import { describe, expect, test } from 'vitest';
import {
  answeredByEntry,
  decideAnswer,
  decideAsk,
  decideWithdraw,
  endedWithTicket,
  type InformationRequest,
} from '../../../src/domain/information/request.js';
import { TICKET_STATUSES, WAITING_REASONS } from '../../../src/domain/ticket/ticket.js';
import { anActor, aram, aTicket, at, fieldsRefused, granted, mina, problemsIn } from '../../support/builders.js';

const now = at('Mon 10:00');
const asking = { id: 'request', entryId: 'question', dueAt: at('Wed 10:00') };
const waiting = aTicket({ status: 'WAITING', waitingReason: 'REQUESTER', firstRespondedAt: at('Mon 09:30') });
const aRequest = (said: Partial<InformationRequest> = {}): InformationRequest => ({
  ...asking,
  ...{ ticketId: 'ticket', askedById: aram.id, askedAt: at('Mon 09:30') },
  ...{ status: 'OPEN', answerEntryId: null, endedAt: null },
  ...said,
});
const factTypes = (outcome: { readonly facts: readonly { readonly type: string }[] }) =>
  outcome.facts.map(({ type }) => type);

describe('asking the requester', () => {
  test('puts what is worked on hold, in an entry they can read', () => {
    const { request, change, facts } = granted(decideAsk(aTicket(), asking, 0, aram, now));
    expect(request).toEqual(aRequest({ askedAt: now }));
    expect(change).toEqual(
      expect.objectContaining({ status: 'WAITING', waitingReason: 'REQUESTER', firstRespondedAt: now, updatedAt: now }),
    );
    expect(facts.map(({ type, audience, after }) => [type, audience, after])).toEqual([
      ['EntryAdded', 'PUBLIC', { entryId: 'question', visibility: 'PUBLIC' }],
      [
        'InformationRequested',
        'PUBLIC',
        { requestId: 'request', entryId: 'question', dueAt: '2026-03-04T10:00:00.000Z' },
      ],
      ['TicketStatusChanged', 'PUBLIC', expect.objectContaining({ status: 'WAITING', waitingReason: 'REQUESTER' })],
    ]);
  });

  test('is the first response only where there was none', () => {
    expect(granted(decideAsk(waiting, asking, 1, aram, now)).change).toEqual({
      firstRespondedAt: at('Mon 09:30'),
      updatedAt: now,
    });
  });

  test.each(WAITING_REASONS)('leaves a ticket that waits for %s waiting for that', (waitingReason) => {
    const outcome = granted(decideAsk(aTicket({ status: 'WAITING', waitingReason }), asking, 0, aram, now));
    expect(outcome.change).not.toHaveProperty('status');
    expect(factTypes(outcome)).toEqual(['EntryAdded', 'InformationRequested']);
  });

  test('is possible while the ticket is worked', () => {
    expect(
      TICKET_STATUSES.filter((status) => 'request' in decideAsk(aTicket({ status }), asking, 0, aram, now)),
    ).toEqual(['NEW', 'OPEN', 'WAITING']);
  });

  test('is for those who work tickets, and not about their own', () => {
    expect(problemsIn(decideAsk(aTicket(), asking, 0, mina, now))).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const arams = aTicket({ requesterId: aram.id });
    expect(problemsIn(decideAsk(arams, asking, 0, aram, now))).toMatchObject([
      { code: 'NOT_ALLOWED', message: 'You may not ask yourself for information.' },
    ]);
  });

  test.each([
    ['2026-03-02T10:00:00Z', false],
    ['2026-03-02T10:00:00.001Z', true],
    ['2027-03-02T10:00:00Z', true],
    ['2027-03-02T10:00:00.001Z', false],
  ])('with an answer due at %s is possible: %s', (text, possible) => {
    const outcome = decideAsk(aTicket(), { ...asking, dueAt: Temporal.Instant.from(text) }, 0, aram, now);
    expect('request' in outcome).toBe(possible);
    if (!possible) expect(fieldsRefused(outcome)).toEqual(['dueAt']);
  });

  test('an eleventh question at once is refused', () => {
    expect(granted(decideAsk(waiting, asking, 9, aram, now)).request.status).toBe('OPEN');
    expect(fieldsRefused(decideAsk(waiting, asking, 10, aram, now))).toEqual(['question']);
  });
});

describe('answering', () => {
  test('by the requester in words resumes what waits for nothing else', () => {
    const { request, change, facts } = granted(decideAnswer(waiting, aRequest(), 0, 'answer', mina, now));
    expect(request).toEqual(aRequest({ status: 'ANSWERED', answerEntryId: 'answer', endedAt: now }));
    expect(change).toEqual(expect.objectContaining({ status: 'OPEN', waitingReason: null, updatedAt: now }));
    expect(facts.map(({ type, after }) => [type, after])).toEqual([
      ['EntryAdded', { entryId: 'answer', visibility: 'PUBLIC' }],
      ['InformationAnswered', { requestId: 'request', entryId: 'answer' }],
      ['TicketStatusChanged', expect.objectContaining({ status: 'OPEN' })],
    ]);
  });

  test('END-01 keeps the ticket waiting while another question is open', () => {
    const outcome = granted(decideAnswer(waiting, aRequest(), 1, 'answer', mina, now));
    expect(outcome.change).toEqual({ updatedAt: now });
    expect(factTypes(outcome)).toEqual(['EntryAdded', 'InformationAnswered']);
  });

  test('may be written down by an agent who was told, without an entry', () => {
    const outcome = granted(decideAnswer(waiting, aRequest(), 0, null, aram, now));
    expect(outcome.request.answerEntryId).toBeNull();
    expect(factTypes(outcome)).toEqual(['InformationAnswered', 'TicketStatusChanged']);
  });

  test.each([
    ['OPEN', null],
    ['WAITING', 'THIRD_PARTY'],
  ] as const)('does not move a ticket that is %s for %s', (status, waitingReason) => {
    expect(granted(decideAnswer(aTicket({ status, waitingReason }), aRequest(), 0, 'a', mina, now)).change).toEqual({
      updatedAt: now,
    });
  });

  test('is not for another requester', () => {
    const paul = anActor({ id: 'paul', role: 'REQUESTER' });
    expect(problemsIn(decideAnswer(waiting, aRequest(), 0, 'a', paul, now))).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  });

  test('END-02 by the next public entry ends every open question at once', () => {
    const outcomes = answeredByEntry([aRequest({ id: 'one' }), aRequest({ id: 'two' })], 'reply', now);
    expect(outcomes.map(({ request }) => request)).toEqual([
      aRequest({ id: 'one', status: 'ANSWERED', answerEntryId: 'reply', endedAt: now }),
      aRequest({ id: 'two', status: 'ANSWERED', answerEntryId: 'reply', endedAt: now }),
    ]);
    expect(outcomes.flatMap(({ facts }) => facts)).toMatchObject([
      { type: 'InformationAnswered', after: { requestId: 'one', entryId: 'reply' } },
      { type: 'InformationAnswered', after: { requestId: 'two', entryId: 'reply' } },
    ]);
  });
});

describe('withdrawing', () => {
  test('resumes what waits for nothing else, and says why', () => {
    const { request, change, facts } = granted(decideWithdraw(waiting, aRequest(), 0, 'Found it', aram, now));
    expect(request).toEqual(aRequest({ status: 'WITHDRAWN', endedAt: now }));
    expect(change).toEqual(expect.objectContaining({ status: 'OPEN' }));
    expect(facts[0]).toMatchObject({
      type: 'InformationWithdrawn',
      after: { requestId: 'request', reason: 'Found it' },
    });
  });

  test('keeps the ticket waiting while another question is open', () => {
    expect(granted(decideWithdraw(waiting, aRequest(), 1, null, aram, now)).change).toEqual({ updatedAt: now });
  });

  test('is for those who work tickets', () => {
    expect(problemsIn(decideWithdraw(waiting, aRequest(), 0, null, mina, now))).toMatchObject([
      { code: 'NOT_ALLOWED' },
    ]);
  });
});

test.each(['ANSWERED', 'WITHDRAWN', 'UNANSWERED'] as const)('END-01 a request that is %s stays so', (status) => {
  const ended = aRequest({ status });
  for (const outcome of [
    decideAnswer(waiting, ended, 0, 'a', mina, now),
    decideWithdraw(waiting, ended, 0, null, aram, now),
  ])
    expect(problemsIn(outcome)).toMatchObject([
      { field: ['requestId'], expected: `an open information request; this one is ${status}` },
    ]);
});

test.each([
  [true, 'UNANSWERED', 'InformationUnanswered'],
  [false, 'WITHDRAWN', 'InformationWithdrawn'],
] as const)('the end of a ticket ends its open requests; for want of an answer (%s): %s', (want, status, type) => {
  expect(endedWithTicket([aRequest()], want, now)).toEqual([
    { request: aRequest({ status, endedAt: now }), facts: [expect.objectContaining({ type })] },
  ]);
});
