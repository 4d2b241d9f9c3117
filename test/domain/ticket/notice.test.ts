import { describe, expect, test } from 'vitest';
import { reasonToNotify, type Noteworthy } from '../../../src/domain/ticket/notice.js';
import { factsOf } from '../../../src/domain/ticket/facts.js';
import { aram, aTicket, lena, mina } from '../../support/builders.js';

/** Lena's doing, on Mina's ticket that Aram holds, unless said otherwise. */
const event = (type: string, after: object, said: Partial<Noteworthy> = {}): Noteworthy => ({
  ...{ type, after, actorId: lena.id, workspaceId: 'acme', audience: 'PUBLIC' },
  ticketFacts: factsOf(aTicket({ assigneeId: aram.id })),
  ...said,
});
const byItself = { actorId: null };
const reply = event('EntryAdded', { visibility: 'PUBLIC' });
const note = event('EntryAdded', { visibility: 'INTERNAL' }, { audience: 'INTERNAL' });

describe('somebody is told by name', () => {
  test.each([
    ['whom a ticket was given to', aram, event('TicketAssigned', { assigneeId: aram.id }), 'ASSIGNED'],
    ['who holds the ticket, of a reply', aram, reply, 'REPLIED'],
    ['who reported it, of a reply', mina, reply, 'REPLIED'],
    ['who holds it, of a note', aram, note, 'NOTED'],
    ['who reported it, of its status', mina, event('TicketStatusChanged', { status: 'OPEN' }), 'STATUS_CHANGED'],
    [
      'who reported it, of what the desk did by itself',
      mina,
      event('TicketStatusChanged', {}, { actorId: null }),
      'STATUS_CHANGED',
    ],
    ['who holds it, of a rating', aram, event('FeedbackGiven', { rating: 5 }), 'RATED'],
    ['who reported it, of a question still open', mina, event('InformationReminded', {}, byItself), 'REMINDED'],
    ['who holds it, of an answer that is overdue', aram, event('InformationOverdue', {}, byItself), 'ANSWER_OVERDUE'],
    ['who reported it, that they may rate it', mina, event('FeedbackInvited', {}, byItself), 'INVITED'],
  ] as const)('%s', (_what, actor, happened, reason) => {
    expect(reasonToNotify(actor, happened)).toBe(reason);
  });

  test.each([
    ['who did it', lena, event('TicketAssigned', { assigneeId: lena.id })],
    ['whom it was given to somebody else', aram, event('TicketAssigned', { assigneeId: lena.id })],
    ['who reported it, of a note', mina, note],
    ['who holds it, of a question still open', aram, event('InformationReminded', {}, byItself)],
    ['who reported it, of an answer that is overdue', mina, event('InformationOverdue', {}, byItself)],
    ['who holds it, of an invitation', aram, event('FeedbackInvited', {}, byItself)],
    ['somebody who neither reported nor holds it', { ...aram, id: 'bo' }, reply],
    ['somebody of another workspace', { ...aram, workspaceId: 'globex' }, reply],
    ['anybody, of an edit', aram, event('TicketEdited', {})],
    ['anybody, of a fact about the desk', aram, event('PersonChanged', {}, { ticketFacts: null })],
  ] as const)('but not %s', (_what, actor, happened) => {
    expect(reasonToNotify(actor, happened)).toBeNull();
  });
});
