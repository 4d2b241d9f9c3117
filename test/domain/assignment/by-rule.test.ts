import { describe, expect, test } from 'vitest';
import { decideGiveBack, decideRouting, needsAgent } from '../../../src/domain/assignment/by-rule.js';
import { route } from '../../../src/domain/assignment/route.js';
import { TICKET_STATUSES } from '../../../src/domain/ticket/ticket.js';
import { aTicket } from '../../support/builders.js';
import { anAgent, aRequest, now } from './desk.js';

test('a ticket needs an agent while there is work to do, in a queue with nobody on it', () => {
  expect(TICKET_STATUSES.filter((status) => needsAgent(aTicket({ status })))).toEqual(['NEW', 'OPEN', 'WAITING']);
  expect(needsAgent(aTicket({ assigneeId: 'sam' }))).toBe(false);
  expect(needsAgent(aTicket({ teamId: null }))).toBe(false);
});

describe('a routed ticket', () => {
  test('goes to the chosen agent and stays NEW: they have not begun', () => {
    expect(decideRouting(aTicket(), route(aRequest(), [anAgent('ann')], now))).toEqual({
      change: { teamId: 'service-desk', assigneeId: 'ann' },
      facts: [
        {
          type: 'TicketAssigned',
          audience: 'PUBLIC',
          before: { teamId: 'service-desk', assigneeId: null },
          after: { teamId: 'service-desk', assigneeId: 'ann', kind: 'ROUTED', reason: null },
        },
      ],
    });
  });

  test.each([1, 2])('ASG-04 tells staff, and only them, when its skills were relaxed by %d for that', (levels) => {
    const explanation = route(aRequest({ required: { vpn: levels }, relaxations: 5 }), [anAgent('ann')], now);
    expect(
      decideRouting(aTicket(), explanation).facts.map(({ type, audience, after }) => [type, audience, after]),
    ).toEqual([
      ['SkillsRelaxed', 'INTERNAL', { levels }],
      ['TicketAssigned', 'PUBLIC', expect.objectContaining({ assigneeId: 'ann' })],
    ]);
  });

  test('changes nothing when nobody is eligible, or who has it is chosen again', () => {
    const nothing = { change: {}, facts: [] };
    expect(decideRouting(aTicket(), route(aRequest(), [], now))).toEqual(nothing);
    expect(decideRouting(aTicket({ assigneeId: 'ann' }), route(aRequest(), [anAgent('ann')], now))).toEqual(nothing);
  });
});

test('what an offline agent gives back stays in its queue, and says why', () => {
  const { change, facts } = decideGiveBack(aTicket({ assigneeId: 'ann', status: 'OPEN' }));
  expect(change).toEqual({ teamId: 'service-desk', assigneeId: null });
  expect(facts).toEqual([
    {
      type: 'TicketAssigned',
      audience: 'PUBLIC',
      before: { teamId: 'service-desk', assigneeId: 'ann' },
      after: { teamId: 'service-desk', assigneeId: null, kind: 'RELEASED', reason: 'Its agent is offline.' },
    },
  ]);
});
