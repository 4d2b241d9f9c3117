import { describe, expect, test } from 'vitest';
import { changesQueue, queueOf } from '../../../src/domain/assignment/agent-queue.js';
import { factsOf } from '../../../src/domain/ticket/facts.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { aram, aTicket, lena } from '../../support/builders.js';
import { weighing } from './desk.js';

describe('the queue of an agent', () => {
  const rules = { ...weighing, defaultCapacity: 20 };

  test.each([
    ['nothing', [], null, { tickets: 0, waiting: 0, load: 0, capacity: 20 }],
    ['a capacity of their own, also of 0', [], 0, { tickets: 0, waiting: 0, load: 0, capacity: 0 }],
    [
      'what they work, what waits in part, and not what is resolved',
      [
        { priority: 'P3', status: 'OPEN', tickets: 2 },
        { priority: 'P3', status: 'WAITING', tickets: 1 },
      ],
      6,
      {
        ...{ tickets: 3, waiting: 1, capacity: 6 },
        load: rules.weights.P3 * 2 + (rules.weights.P3 * rules.waitingPercent) / 100,
      },
    ],
  ] as const)('comes to %s', (_what, held, capacity, queue) => {
    expect(queueOf(held, capacity, rules)).toEqual(queue);
  });

  const ticket = (said: Partial<Ticket>) => factsOf(aTicket(said));
  const change = (before: Partial<Ticket> | null, now: Partial<Ticket>) => ({
    ...{ type: 'TicketEdited', after: {}, factsBefore: before && ticket(before), ticketFacts: ticket(now) },
  });
  const his = { assigneeId: aram.id };
  const hers = { assigneeId: lena.id };
  const ofTheDesk = (type: string, after: object) => ({ type, after, factsBefore: null, ticketFacts: null });

  test.each([
    ['a ticket that comes', change(hers, his), true],
    ['one that is opened with it', change(null, his), true],
    ['one that goes', change(his, hers), true],
    ['one that moves on', change({ ...his, status: 'OPEN' }, { ...his, status: 'WAITING' }), true],
    ['one that weighs something else', change({ ...his, priority: 'P3' }, { ...his, priority: 'P1' }), true],
    ['one that is only told differently', change(his, { ...his, subject: 'Else' }), false],
    ['a ticket of somebody else', change({ ...hers, status: 'OPEN' }, { ...hers, status: 'WAITING' }), false],
    ['their coming and going', ofTheDesk('AgentPresenceChanged', { personId: aram.id }), true],
    ['somebody else’s', ofTheDesk('AgentPresenceChanged', { personId: lena.id }), false],
    ['what they may hold', ofTheDesk('PersonChanged', { id: aram.id }), true],
    ['what somebody else may', ofTheDesk('PersonChanged', { id: lena.id }), false],
    ['the rules', ofTheDesk('WorkspaceChanged', {}), true],
    ['a new team', ofTheDesk('TeamAdded', { id: 'x' }), false],
  ])('is changed by %s: %o', (_what, happened, changes) => {
    expect(changesQueue(aram.id, happened)).toBe(changes);
  });
});
