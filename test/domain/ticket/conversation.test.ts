import { describe, expect, test } from 'vitest';
import { durationOf } from '../../../src/domain/instant.js';
import type { TicketFact } from '../../../src/domain/ticket/events.js';
import { decideEntryEdit, decideNote, decideReply, decideVisibility } from '../../../src/domain/ticket/conversation.js';
import { TICKET_STATUSES, WAITING_REASONS, type Ticket } from '../../../src/domain/ticket/ticket.js';
import { ada, anActor, anEntry, aram, aTicket, at, granted, lena, mina, problemsIn } from '../../support/builders.js';

const aDay = durationOf('P1D');
const now = at('Tue 09:00');
const paul = anActor({ id: 'paul', role: 'REQUESTER', teamIds: [] });

const reply = (ticket: Ticket, actor = mina, moment = now) => decideReply(ticket, 'entry', actor, aDay, moment);

/** The reply as it stands on the ticket itself; fails when it opened another. */
function replied(ticket: Ticket, actor = mina, moment = now) {
  const decided = granted(reply(ticket, actor, moment));
  if (decided.kind !== 'Reply') throw new Error('It opened a follow-up');
  return decided;
}

const kinds = (facts: readonly TicketFact[]) => facts.map(({ type }) => type);
const resolved = aTicket({ status: 'RESOLVED', resolvedAt: at('Mon 09:00'), firstRespondedAt: at('Mon 08:30') });

describe("the requester's reply", () => {
  test('takes up a ticket that waits for them', () => {
    const ticket = aTicket({ status: 'WAITING', waitingReason: 'REQUESTER' });
    const { change, facts } = replied(ticket);
    expect(change).toEqual(expect.objectContaining({ status: 'OPEN', waitingReason: null, cycle: 1, updatedAt: now }));
    expect(facts).toMatchObject([
      { type: 'EntryAdded', audience: 'PUBLIC', after: { entryId: 'entry', visibility: 'PUBLIC' } },
      { type: 'TicketStatusChanged', before: { waitingReason: 'REQUESTER' }, after: { status: 'OPEN' } },
    ]);
  });

  test.each(WAITING_REASONS.filter((reason) => reason !== 'REQUESTER'))(
    'does not move a ticket that waits for %s',
    (waitingReason) => {
      const { change, facts } = replied(aTicket({ status: 'WAITING', waitingReason }));
      expect(change).toEqual({ updatedAt: now });
      expect(kinds(facts)).toEqual(['EntryAdded']);
    },
  );

  test.each(['NEW', 'OPEN'] as const)('does not move a ticket that is %s', (status) => {
    const { change, facts } = replied(aTicket({ status }));
    expect(change).toEqual({ updatedAt: now });
    expect(kinds(facts)).toEqual(['EntryAdded']);
  });

  test.each(['Mon 09:00', 'Tue 09:00'] as const)('reopens what was resolved, within the window (%s)', (moment) => {
    const { change, facts } = replied(resolved, mina, at(moment));
    expect(change).toMatchObject({ status: 'OPEN', cycle: 2, resolvedAt: null, firstRespondedAt: null });
    expect(kinds(facts)).toEqual(['EntryAdded', 'TicketStatusChanged']);
  });

  test('opens a follow-up when the window has just passed', () => {
    expect(reply(resolved, mina, at('Tue 09:00:00.001'))).toEqual({ kind: 'FollowUp' });
  });

  test.each(['CLOSED', 'CANCELLED'] as const)('opens a follow-up of what is %s, however recent', (status) => {
    expect(reply(aTicket({ status, resolvedAt: now, closedAt: now }))).toEqual({ kind: 'FollowUp' });
  });

  test.each(TICKET_STATUSES)('is never a first response (%s)', (status) => {
    const decided = granted(reply(aTicket({ status, resolvedAt: now }), mina));
    expect(decided.kind === 'Reply' ? (decided.change.firstRespondedAt ?? null) : null).toBeNull();
  });

  test('is theirs also when they work tickets themselves: it answers nothing', () => {
    const agentsOwn = aTicket({ requesterId: aram.id, status: 'WAITING', waitingReason: 'REQUESTER' });
    const { change } = replied(agentsOwn, aram);
    expect(change.status).toBe('OPEN');
    expect(change).not.toHaveProperty('firstRespondedAt');
  });

  test('can not be given by another requester, though they may see the ticket', () => {
    const colleague = { ...paul, organizationId: 'globex', seesOrganization: true };
    const [problem] = problemsIn(reply(aTicket({ organizationId: 'globex' }), colleague));
    expect(problem).toMatchObject({ code: 'NOT_ALLOWED', allowedRoles: ['AGENT', 'LEAD', 'ADMIN'] });
  });
});

describe("an agent's reply", () => {
  test('begins what is NEW, and is its first response', () => {
    const { change, facts } = replied(aTicket({ status: 'NEW' }), aram);
    expect(change).toEqual(expect.objectContaining({ status: 'OPEN', firstRespondedAt: now, updatedAt: now }));
    expect(kinds(facts)).toEqual(['EntryAdded', 'TicketStatusChanged']);
  });

  test.each(['OPEN', 'WAITING', 'RESOLVED'] as const)('does not move what is %s', (status) => {
    const waitingReason = status === 'WAITING' ? 'REQUESTER' : null;
    const { change, facts } = replied(aTicket({ status, waitingReason, resolvedAt: at('Mon 09:00') }), aram);
    expect(change).toEqual({ firstRespondedAt: now, updatedAt: now });
    expect(kinds(facts)).toEqual(['EntryAdded']);
  });

  test('is a first response once in a cycle', () => {
    const answered = aTicket({ status: 'OPEN', firstRespondedAt: at('Mon 10:00') });
    expect(replied(answered, aram).change).toEqual({ updatedAt: now });
    expect(replied(answered, lena).change).toEqual({ updatedAt: now });
  });

  test('is the first response of the next cycle once the ticket is reopened', () => {
    const reopened = { ...resolved, ...replied(resolved, mina, at('Mon 12:00')).change };
    expect(replied(reopened, aram).change).toEqual({ firstRespondedAt: now, updatedAt: now });
  });

  test.each(['CLOSED', 'CANCELLED'] as const)('is refused on what is %s', (status) => {
    const [problem] = problemsIn(reply(aTicket({ status }), aram));
    expect(problem).toMatchObject({ code: 'TRANSITION_REFUSED', from: status, to: null, allowed: [] });
  });
});

describe('a note', () => {
  test.each([aram, lena, ada])('by staff ($role) is for staff only, and starts nothing', (actor) => {
    expect(decideNote('entry', actor)).toEqual({
      type: 'EntryAdded',
      audience: 'INTERNAL',
      before: null,
      after: { entryId: 'entry', visibility: 'INTERNAL' },
    });
  });

  test('can not be left by a requester', () => {
    expect(problemsIn(decideNote('entry', mina))).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  });
});

describe("changing an entry's text", () => {
  test.each([
    ['its author, an agent,', aram, 'aram', true],
    ['its author, a requester,', mina, 'mina', true],
    ['another agent', aram, 'somebody else', false],
    ['another requester', mina, 'somebody else', false],
    ['a lead', lena, 'somebody else', true],
    ['an admin', ada, 'somebody else', true],
  ] as const)('is possible to %s: %#', (_, actor, authorId, possible) => {
    const outcome = decideEntryEdit(anEntry({ authorId }), 'Another text', actor);
    expect(outcome !== null && 'type' in outcome).toBe(possible);
  });

  test.each(['PUBLIC', 'INTERNAL'] as const)(
    'is told to those who may read it (%s), without the text',
    (visibility) => {
      expect(decideEntryEdit(anEntry({ visibility }), 'Another text', aram)).toEqual({
        type: 'EntryEdited',
        audience: visibility,
        before: null,
        after: { entryId: 'entry' },
      });
    },
  );

  test('into the same text changes nothing', () => {
    expect(decideEntryEdit(anEntry({ text: 'Same' }), 'Same', aram)).toBeNull();
  });
});

describe('changing who reads an entry', () => {
  const turn = (entry = anEntry(), actor = aram) =>
    decideVisibility(entry, 'AGENT', entry.visibility === 'PUBLIC' ? 'INTERNAL' : 'PUBLIC', actor);

  test.each([
    ['PUBLIC', 'INTERNAL'],
    ['INTERNAL', 'PUBLIC'],
  ] as const)('from %s to %s is told to both sides: one loses it, the other gains it', (from, to) => {
    expect(turn(anEntry({ visibility: from }))).toEqual({
      type: 'EntryVisibilityChanged',
      audience: 'PUBLIC',
      before: { visibility: from },
      after: { entryId: 'entry', visibility: to, authorId: anEntry({}).authorId },
    });
  });

  test.each([
    ['its author', aram, 'aram', true],
    ['another agent', aram, 'somebody else', false],
    ['a lead', lena, 'somebody else', true],
    ['an admin', ada, 'somebody else', true],
    ['a requester', mina, 'somebody else', false],
  ] as const)('is possible to %s: %#', (_, actor, authorId, possible) => {
    const outcome = turn(anEntry({ authorId }), actor);
    expect(outcome !== null && 'type' in outcome).toBe(possible);
  });

  test('to what it is already changes nothing', () => {
    expect(decideVisibility(anEntry({ visibility: 'PUBLIC' }), 'AGENT', 'PUBLIC', aram)).toBeNull();
  });

  test('is refused for what a requester wrote: that stays public', () => {
    const minas = anEntry({ authorId: mina.id });
    for (const actor of [lena, ada])
      expect(problemsIn(decideVisibility(minas, 'REQUESTER', 'INTERNAL', actor))).toMatchObject([
        { code: 'INVALID_INPUT', field: ['entryId'] },
      ]);
    expect(problemsIn(decideVisibility(minas, 'REQUESTER', 'INTERNAL', mina))).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  });
});
