import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFilter } from '../../../src/domain/filter/read-filter.js';
import { isFulfilled, type Facts } from '../../../src/domain/filter/condition.js';
import { changeOf, type Happening } from '../../../src/domain/ticket/change.js';
import { factsOf } from '../../../src/domain/ticket/facts.js';
import type { Visibility } from '../../../src/domain/ticket/events.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { aram, aTicket, lena, mina } from '../../support/builders.js';

const facts = (said: Partial<Ticket> = {}): Facts => factsOf(aTicket(said));
const event = (old: Facts | null, now: Facts, audience: Visibility = 'PUBLIC', publicOld = old): Happening => ({
  ...{ workspaceId: 'acme', audience, ticketFacts: now, factsBefore: old, publicFactsBefore: publicOld },
});
const open = readFilter('Ticket', { status: { in: ['NEW', 'OPEN'] } });

describe('L6 an event means for a list of open tickets', () => {
  test.each([
    ['ADDED when it begins a ticket that matches', null, facts(), 'ADDED'],
    ['nothing when it begins one that does not', null, facts({ status: 'CLOSED' }), null],
    ['UPDATED when the ticket matches before and after', facts(), facts({ status: 'OPEN' }), 'UPDATED'],
    ['REMOVED when it stops matching', facts(), facts({ status: 'RESOLVED' }), 'REMOVED'],
    ['ADDED when it matches again', facts({ status: 'RESOLVED' }), facts({ status: 'OPEN' }), 'ADDED'],
    [
      'nothing when it matches neither before nor after',
      facts({ status: 'CLOSED' }),
      facts({ status: 'CLOSED' }),
      null,
    ],
  ] as const)('%s', (_what, old, now, kind) => {
    expect(changeOf(aram, open, event(old, now))?.kind ?? null).toBe(kind);
  });

  test('what changed, from what to what', () => {
    const change = changeOf(lena, open, event(facts(), facts({ status: 'OPEN', assigneeId: aram.id, tags: ['vpn'] })));
    expect(change?.changed).toEqual(['status', 'tags', 'assigneeId']);
    expect([change?.old?.['assigneeId'], change?.new?.['assigneeId']]).toEqual([null, aram.id]);
  });

  test('nothing for another workspace, nor for somebody who may not see the ticket', () => {
    expect(changeOf({ ...aram, workspaceId: 'globex' }, open, event(null, facts()))).toBeNull();
    expect(changeOf({ ...mina, id: 'joon' }, open, event(null, facts()))).toBeNull();
  });

  test('REMOVED, and nothing more, when the ticket goes out of the requester’s sight', () => {
    const change = changeOf(mina, open, event(facts(), facts({ requesterId: 'joon', subject: 'Secret' })));
    expect(change).toEqual({ kind: 'REMOVED', changed: [], old: facts(), new: null });
  });

  test('ADDED, and nothing of before, when the ticket comes into sight', () => {
    const change = changeOf(mina, open, event(facts({ requesterId: 'joon', subject: 'Secret' }), facts()));
    expect(change).toEqual({ kind: 'ADDED', changed: [], old: null, new: facts() });
  });

  test('for the requester what they were told last, when a fact between was not for them', () => {
    const hidden = facts({ status: 'RESOLVED' });
    expect(changeOf(mina, open, event(facts(), hidden, 'INTERNAL'))).toBeNull();
    const next = event(hidden, facts({ status: 'RESOLVED', tags: ['x'] }), 'PUBLIC', facts());
    expect(changeOf(mina, open, next)?.kind).toBe('REMOVED');
    expect(changeOf(aram, open, next)).toBeNull();
  });

  test('so that whoever follows the changes has the very list that the filter finds', () => {
    const someFacts = fc.record({
      status: fc.constantFrom('NEW', 'OPEN', 'RESOLVED', 'CLOSED'),
      requesterId: fc.constantFrom(mina.id, 'joon'),
    });
    const judged = fc.record({ ticket: fc.constantFrom('a', 'b', 'c'), facts: someFacts, hidden: fc.boolean() });
    fc.assert(
      fc.property(fc.array(judged, { maxLength: 30 }), fc.constantFrom(aram, mina), (steps, actor) => {
        const [last, lastPublic] = [new Map<string, Facts>(), new Map<string, Facts>()];
        const list = new Set<string>();
        for (const { ticket, facts: said, hidden } of steps) {
          const now = facts(said as Partial<Ticket>);
          const old = last.get(ticket) ?? null;
          const audience = hidden ? 'INTERNAL' : 'PUBLIC';
          const change = changeOf(actor, open, event(old, now, audience, lastPublic.get(ticket) ?? null));
          expect(list.has(ticket)).toBe(change ? change.kind !== 'ADDED' : list.has(ticket));
          if (change?.kind === 'ADDED') list.add(ticket);
          if (change?.kind === 'REMOVED') list.delete(ticket);
          last.set(ticket, now);
          if (!hidden) lastPublic.set(ticket, now);
        }
        const known = actor === mina ? lastPublic : last;
        const sees = (each: Facts) => (actor === mina ? each['requesterId'] === mina.id : true);
        expect(list).toEqual(
          new Set([...known].filter(([, each]) => sees(each) && isFulfilled(open, each)).map(([id]) => id)),
        );
      }),
      { numRuns: 500 },
    );
  });
});
