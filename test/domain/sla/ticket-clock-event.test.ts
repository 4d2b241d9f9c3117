import { describe, expect, test } from 'vitest';
import { clockEventOf, speakerOf, withClockEvent } from '../../../src/domain/sla/ticket-clock-event.ts';
import { factFor, publicFact, type TicketFact } from '../../../src/domain/ticket/events.ts';
import { at, opened, reply } from './desk.ts';

const now = at('Mon 10:00');

describe('what the clock hears of a fact', () => {
  const status = { status: 'OPEN', waitingReason: null } as const;
  const moved = {
    status: 'WAITING',
    waitingReason: 'REQUESTER',
    waitingUntil: null,
    reason: null,
    resolutionId: null,
    cycle: 1,
  } as const;
  const unassigned = { teamId: null, assigneeId: null };
  test.each<[string, TicketFact, object | null]>([
    [
      'the opening',
      publicFact('TicketOpened', null, { subject: 's', priority: 'P1', channel: 'API' }),
      { kind: 'TicketOpened', at: now },
    ],
    [
      'a step',
      publicFact('TicketStatusChanged', status, moved),
      { kind: 'TicketStatusChanged', at: now, to: 'WAITING', waitingReason: 'REQUESTER' },
    ],
    [
      'another team',
      publicFact('TicketAssigned', unassigned, { teamId: 't', assigneeId: null, kind: 'ROUTED', reason: null }),
      { kind: 'TeamAssigned', at: now, teamId: 't' },
    ],
    [
      'SLA-25 another agent of the team: nothing',
      publicFact('TicketAssigned', unassigned, { teamId: null, assigneeId: 'a', kind: 'CLAIMED', reason: null }),
      null,
    ],
    [
      'a public entry',
      publicFact('EntryAdded', null, { entryId: 'e', visibility: 'PUBLIC' }),
      { kind: 'EntryAdded', at: now, author: 'AGENT', isPublic: true },
    ],
    ['SLA-16 a note: nothing', factFor('INTERNAL', 'EntryAdded', null, { entryId: 'e', visibility: 'INTERNAL' }), null],
    [
      'a note turned public',
      factFor(
        'PUBLIC',
        'EntryVisibilityChanged',
        { visibility: 'INTERNAL' },
        { entryId: 'e', visibility: 'PUBLIC', authorId: 'ari' },
      ),
      { kind: 'EntryAdded', at: now, author: 'AGENT', isPublic: true },
    ],
    [
      'a reply turned internal: nothing',
      factFor(
        'INTERNAL',
        'EntryVisibilityChanged',
        { visibility: 'PUBLIC' },
        { entryId: 'e', visibility: 'INTERNAL', authorId: 'ari' },
      ),
      null,
    ],
    ['an edit: nothing', publicFact('EntryEdited', null, { entryId: 'e' }), null],
  ])('%s', (_, fact, expected) => {
    expect(clockEventOf(fact, { requesterId: 'mina' }, 'AGENT', now)).toEqual(expected);
  });

  test('an agent who reports a ticket speaks as its requester there', () => {
    const ticket = { requesterId: 'a' };
    expect(speakerOf({ id: 'a', role: 'AGENT' }, ticket)).toBe('REQUESTER');
    expect(speakerOf({ id: 'b', role: 'AGENT' }, ticket)).toBe('AGENT');
    expect(speakerOf({ id: 'c', role: 'REQUESTER' }, ticket)).toBe('REQUESTER');
  });
});

test('SLA-15 of several messages of the requester in a row only the first is kept, however many they send', () => {
  const first = reply('Mon 10:00', 'REQUESTER');
  const facts = [opened('Mon 09:00'), first];
  expect(withClockEvent(facts, reply('Mon 11:00', 'REQUESTER'))).toEqual(facts);
  expect(withClockEvent(facts, reply('Mon 11:00', 'AGENT'))).toHaveLength(3);
  expect(withClockEvent(facts, null)).toBe(facts);
});
