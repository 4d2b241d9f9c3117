import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/domain/access/roles.js';
import {
  decideAssign,
  decideClaim,
  decideHandOver,
  decideRelease,
  type Assigned,
  type Assignee,
} from '../../../src/domain/assignment/by-hand.js';
import type { Refusal } from '../../../src/domain/refusal.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import {
  ada,
  anActor,
  aram,
  aTicket,
  at,
  fieldsRefused,
  granted,
  lena,
  mina,
  problemsIn,
} from '../../support/builders.js';

const now = at('Mon 10:00');
const network = { id: 'network', active: true };
/** An agent of the network team. */
const nora = anActor({ id: 'nora', teamIds: ['network'] });

const anAssignee = (said: Partial<Assignee> = {}): Assignee => ({
  ...{ id: 'sam', role: 'AGENT', active: true, teamIds: ['service-desk'] },
  ...said,
});

/** Each act by hand, done with a ticket of the service desk that Sam works. */
const ACTS: Readonly<Record<string, (ticket: Ticket, actor: Actor) => Assigned | Refusal>> = {
  assign: (ticket, actor) => decideAssign(ticket, anAssignee({ id: 'tom' }), null, actor),
  claim: (ticket, actor) => decideClaim({ ...ticket, assigneeId: null }, actor, now),
  release: (ticket, actor) => decideRelease(ticket, null, actor),
  handOver: (ticket, actor) => decideHandOver(ticket, network, null, null, actor),
};
const acts = Object.keys(ACTS);

describe('who may', () => {
  const sams = aTicket({ assigneeId: 'sam', teamId: 'service-desk' });
  const sam = anActor({ id: 'sam' });
  // Columns: the requester, the assignee, an agent of the team, an agent of another team, a lead of another team, an admin.
  const EXPECTED: Readonly<Record<keyof typeof ACTS, string>> = {
    assign: '- yes yes - yes yes',
    claim: '- yes yes - yes yes',
    release: '- yes - - yes yes',
    handOver: '- yes yes - yes yes',
  };
  const people = [mina, sam, aram, nora, lena, ada];

  test.each(acts)('%s a ticket of the service desk', (act) => {
    const answers = people.map((actor) => ('change' in ACTS[act]!(sams, actor) ? 'yes' : '-'));
    expect(answers.join(' ')).toBe(EXPECTED[act]);
  });

  test.each(acts)(
    '%s a ticket in nobody’s queue: any agent, or the assignee and leads where it is given back',
    (act) => {
      const inNobodys = { ...sams, teamId: null };
      const answers = people.map((actor) => ('change' in ACTS[act]!(inNobodys, actor) ? 'yes' : '-'));
      expect(answers.join(' ')).toBe(act === 'release' ? '- yes - - yes yes' : '- yes yes yes yes yes');
    },
  );

  test.each(acts)('%s is told which roles may, when they may not', (act) => {
    expect(problemsIn(ACTS[act]!(sams, mina))).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  });

  test.each(acts)('%s nothing that is over', (act) => {
    for (const status of ['CLOSED', 'CANCELLED'] as const)
      expect(problemsIn(ACTS[act]!({ ...sams, status }, ada))).toMatchObject([
        { code: 'TRANSITION_REFUSED', from: status, to: null, allowed: [] },
      ]);
  });
});

describe('assigning', () => {
  test('gives the ticket to an agent of its team, and says why', () => {
    const { change, facts } = granted(decideAssign(aTicket({ assigneeId: 'tom' }), anAssignee(), 'On shift', aram));
    expect(change).toEqual({ teamId: 'service-desk', assigneeId: 'sam' });
    expect(facts).toEqual([
      {
        type: 'TicketAssigned',
        audience: 'PUBLIC',
        before: { teamId: 'service-desk', assigneeId: 'tom' },
        after: { teamId: 'service-desk', assigneeId: 'sam', kind: 'ASSIGNED', reason: 'On shift' },
      },
    ]);
  });

  test('does not move the ticket: who is given it has not begun', () => {
    expect(granted(decideAssign(aTicket({ status: 'NEW' }), anAssignee(), null, aram)).change).not.toHaveProperty(
      'status',
    );
  });

  test('to who has it already changes nothing', () => {
    expect(decideAssign(aTicket({ assigneeId: 'sam' }), anAssignee(), null, aram)).toEqual({ change: {}, facts: [] });
  });

  test.each([
    ['a requester', { role: 'REQUESTER' }, 'an agent who is still here'],
    ['somebody who is gone', { active: false }, 'an agent who is still here'],
    ['an agent of another team', { teamIds: ['network'] }, "an agent of the ticket's team"],
    ['a lead of another team', { role: 'LEAD', teamIds: [] }, "an agent of the ticket's team"],
  ] as const)('to %s is refused', (_, said, expected) => {
    expect(problemsIn(decideAssign(aTicket(), anAssignee(said), null, ada))).toMatchObject([
      { code: 'INVALID_INPUT', field: ['assigneeId'], expected },
    ]);
  });

  test('a ticket without a team goes to any agent', () => {
    const outcome = decideAssign(aTicket({ teamId: null }), anAssignee({ teamIds: [] }), null, aram);
    expect(granted(outcome).change).toEqual({ teamId: null, assigneeId: 'sam' });
  });
});

describe('claiming', () => {
  test('a NEW ticket begins it', () => {
    const { change, facts } = granted(decideClaim(aTicket({ status: 'NEW' }), aram, now));
    expect(change).toMatchObject({ assigneeId: 'aram', teamId: 'service-desk', status: 'OPEN' });
    expect(facts).toMatchObject([
      { type: 'TicketAssigned', after: { assigneeId: 'aram', kind: 'CLAIMED', reason: null } },
      { type: 'TicketStatusChanged', before: { status: 'NEW' }, after: { status: 'OPEN' } },
    ]);
  });

  test.each(['OPEN', 'WAITING', 'RESOLVED'] as const)('a ticket that is %s leaves it so', (status) => {
    const { change, facts } = granted(decideClaim(aTicket({ status }), aram, now));
    expect(change).toEqual({ assigneeId: 'aram', teamId: 'service-desk' });
    expect(facts.map(({ type }) => type)).toEqual(['TicketAssigned']);
  });

  test('what one works already changes nothing', () => {
    expect(decideClaim(aTicket({ assigneeId: aram.id }), aram, now)).toEqual({ change: {}, facts: [] });
  });

  test('what somebody else works is refused, to leads too', () => {
    for (const actor of [aram, lena, ada])
      expect(problemsIn(decideClaim(aTicket({ assigneeId: 'sam' }), actor, now))).toMatchObject([
        {
          code: 'TRANSITION_REFUSED',
          to: null,
          message: 'Ticket INC-1042 is NEW and can not be changed like this: somebody works it already.',
        },
      ]);
  });
});

describe('giving back', () => {
  test('leaves the ticket in its queue with nobody on it', () => {
    const { change, facts } = granted(decideRelease(aTicket({ assigneeId: aram.id }), 'Off to lunch', aram));
    expect(change).toEqual({ teamId: 'service-desk', assigneeId: null });
    expect(facts).toMatchObject([
      { before: { assigneeId: 'aram' }, after: { assigneeId: null, kind: 'RELEASED', reason: 'Off to lunch' } },
    ]);
  });

  test('what nobody has changes nothing', () => {
    expect(decideRelease(aTicket({ assigneeId: null }), null, lena)).toEqual({ change: {}, facts: [] });
  });
});

describe('handing over', () => {
  const held = aTicket({ assigneeId: aram.id });

  test('takes the ticket to the other queue, with nobody on it', () => {
    const { change, facts } = granted(decideHandOver(held, network, null, 'A routing fault', aram));
    expect(change).toEqual({ teamId: 'network', assigneeId: null });
    expect(facts).toEqual([
      {
        type: 'TicketAssigned',
        audience: 'PUBLIC',
        before: { teamId: 'service-desk', assigneeId: 'aram' },
        after: { teamId: 'network', assigneeId: null, kind: 'HANDED_OVER', reason: 'A routing fault' },
      },
    ]);
  });

  test('takes it to an agent of the new team, when one is named', () => {
    const outcome = decideHandOver(held, network, anAssignee({ id: 'nora', teamIds: ['network'] }), null, aram);
    expect(granted(outcome).change).toEqual({ teamId: 'network', assigneeId: 'nora' });
  });

  test('takes it out of every queue, when no team is named', () => {
    expect(granted(decideHandOver(held, null, null, null, aram)).change).toEqual({ teamId: null, assigneeId: null });
  });

  test('to where it is changes nothing', () => {
    const there = aTicket({ teamId: 'network', assigneeId: null });
    expect(decideHandOver(there, network, null, null, nora)).toEqual({ change: {}, facts: [] });
  });

  test('to an agent who is not of the new team is refused', () => {
    expect(fieldsRefused(decideHandOver(held, network, anAssignee(), null, aram))).toEqual(['assigneeId']);
  });

  test('to a team that takes no new tickets is refused', () => {
    expect(fieldsRefused(decideHandOver(held, { ...network, active: false }, null, null, aram))).toEqual(['teamId']);
  });
});
