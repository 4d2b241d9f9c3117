import { describe, expect, test } from 'vitest';
import { reasonToNotify, type Noteworthy } from '../../../src/domain/ticket/notice.js';
import { factsOf } from '../../../src/domain/ticket/facts.js';
import { aram, aTicket, lena, mina } from '../../support/builders.js';

const byItself = { actorId: null };
const inside = { audience: 'INTERNAL' } as const;

/** Lena's doing, on Mina's ticket that Aram holds, unless said otherwise. */
const event = (type: string, after: object, said: Partial<Noteworthy> = {}): Noteworthy => ({
  ...{ type, before: {}, after, actorId: lena.id, workspaceId: 'acme', audience: 'PUBLIC' },
  ticketFacts: factsOf(aTicket({ assigneeId: aram.id })),
  ...said,
});

const assigned = (from: string | null, to: string | null, said: Partial<Noteworthy> = {}): Noteworthy =>
  event('TicketAssigned', { assigneeId: to }, { before: { assigneeId: from }, ...said });
const madePublic = (authorId: string, visibility: string): Noteworthy =>
  event('EntryVisibilityChanged', { visibility, authorId }, { before: {} });
const moved = (from: string, to: string, actorId: string): Noteworthy =>
  event('TicketStatusChanged', { status: to }, { before: { status: from }, actorId });
const reply = event('EntryAdded', { visibility: 'PUBLIC' });
const note = event('EntryAdded', { visibility: 'INTERNAL' }, { audience: 'INTERNAL' });

describe('somebody is told by name', () => {
  test.each([
    ['whom a ticket was given to', aram, assigned(null, aram.id), 'ASSIGNED'],
    ['from whom it was taken', aram, assigned(aram.id, lena.id), 'UNASSIGNED'],
    ['from whom it went back to the queue by itself', aram, assigned(aram.id, null, byItself), 'UNASSIGNED'],
    ['who reported it, of a note made public', mina, madePublic(lena.id, 'PUBLIC'), 'REPLIED'],
    ['who holds it, that it was opened again', aram, moved('RESOLVED', 'OPEN', mina.id), 'REOPENED'],
    [
      'who holds it, that it is nearly due',
      aram,
      event('TargetWarned', {}, { ...byItself, ...inside }),
      'TARGET_WARNED',
    ],
    ['who holds it, that it is late', aram, event('TargetBreached', {}, { ...byItself, ...inside }), 'TARGET_BREACHED'],
    [
      'who holds it, of an escalation',
      aram,
      event('TargetEscalated', {}, { ...byItself, ...inside }),
      'TARGET_ESCALATED',
    ],
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
    ['who took it themselves', lena, assigned(null, lena.id)],
    ['who gave it away themselves', lena, assigned(lena.id, null)],
    ['who neither had nor gets it', aram, assigned(mina.id, lena.id)],
    ['who keeps it while it changes teams', aram, assigned(aram.id, aram.id)],
    ['who reported it, of a reply made a note', mina, madePublic(lena.id, 'INTERNAL')],
    ['who reported it, of what they wrote themselves', mina, madePublic(mina.id, 'PUBLIC')],
    ['who holds it, of a note made public', aram, madePublic(lena.id, 'PUBLIC')],
    ['who holds it, that it was begun', aram, moved('NEW', 'OPEN', lena.id)],
    ['who holds it, that it was resolved', aram, moved('OPEN', 'RESOLVED', lena.id)],
    ['who reported it, that it is late', mina, event('TargetBreached', {}, { ...byItself, ...inside })],
    ['who does not hold it, that it is late', lena, event('TargetBreached', {}, { ...byItself, ...inside })],
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
