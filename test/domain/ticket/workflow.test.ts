import { describe, expect, test } from 'vitest';
import { durationOf } from '../../../src/domain/instant.js';
import { refuse } from '../../../src/domain/refusal.js';
import { TICKET_STATUSES, WAITING_REASONS, type TicketStatus } from '../../../src/domain/ticket/ticket.js';
import {
  allowedSteps,
  decideStep,
  isOver,
  isReopenable,
  moveTo,
  NEXT_STATUS,
  STEPS,
  transitionRefused,
  type StepDetails,
  type StepName,
} from '../../../src/domain/ticket/workflow.js';
import { ada, aram, aTicket, at, granted, lena, mina, problemsIn } from '../../support/builders.js';

const aDay = durationOf('P1D');
const now = at('Tue 09:00');
const steps = Object.keys(STEPS) as StepName[];

/** Everything that a step could ask for. */
const everything: StepDetails = {
  waitingReason: 'REQUESTER',
  reason: 'Not needed any more',
  code: 'FIXED',
  notes: 'Emptied the mailbox',
  resolutionId: 'resolution',
};

/** A ticket of this status, resolved an hour ago if it is. */
const aTicketThatIs = (status: TicketStatus) =>
  aTicket({
    status,
    waitingReason: status === 'WAITING' ? 'THIRD_PARTY' : null,
    resolvedAt: ['RESOLVED', 'CLOSED'].includes(status) ? at('Tue 08:00') : null,
  });

// The table of the rules: from where, by which step, to where. CLOSED and CANCELLED go nowhere.
const ARROWS: Readonly<Record<TicketStatus, Partial<Record<StepName, TicketStatus>>>> = {
  NEW: { startTicket: 'OPEN', setTicketWaiting: 'WAITING', resolveTicket: 'RESOLVED', cancelTicket: 'CANCELLED' },
  OPEN: { setTicketWaiting: 'WAITING', resolveTicket: 'RESOLVED', cancelTicket: 'CANCELLED' },
  WAITING: { setTicketWaiting: 'WAITING', resumeTicket: 'OPEN', resolveTicket: 'RESOLVED', cancelTicket: 'CANCELLED' },
  RESOLVED: { closeTicket: 'CLOSED', reopenTicket: 'OPEN' },
  CLOSED: {},
  CANCELLED: {},
};
const targets = (status: TicketStatus) => Object.values(ARROWS[status]);
const everyCase = TICKET_STATUSES.flatMap((status) =>
  steps.map((step) => ({ status, step, to: ARROWS[status][step] })),
);
const arrowsTaken = everyCase.filter(({ to }) => to !== undefined);
const arrowsMissing = everyCase.filter(({ to }) => to === undefined);

describe('the workflow', () => {
  test.each([
    ['NEW', ['OPEN', 'WAITING', 'RESOLVED', 'CANCELLED']],
    ['OPEN', ['WAITING', 'RESOLVED', 'CANCELLED']],
    ['WAITING', ['OPEN', 'WAITING', 'RESOLVED', 'CANCELLED']],
    ['RESOLVED', ['OPEN', 'CLOSED']],
    ['CLOSED', []],
    ['CANCELLED', []],
  ] satisfies [TicketStatus, TicketStatus[]][])('leads from %s to %j and nowhere else', (from, to) => {
    expect(NEXT_STATUS[from]).toEqual(to);
  });

  test('has a step by hand for each of its arrows, and no step beside them', () => {
    const arrow = (from: TicketStatus, to: TicketStatus) => `${from} → ${to}`;
    const arrows = TICKET_STATUSES.flatMap((from) => NEXT_STATUS[from].map((to) => arrow(from, to)));
    const walked = steps.flatMap((name) => STEPS[name].from.map((from) => arrow(from, STEPS[name].to)));
    expect(walked.toSorted()).toEqual(arrows.toSorted());
  });

  test('is over where it leads nowhere', () => {
    expect(TICKET_STATUSES.filter((status) => isOver({ status }))).toEqual(['CLOSED', 'CANCELLED']);
  });
});

describe('a step', () => {
  test.each(arrowsTaken)('$step takes a ticket from $status to $to', ({ status, step, to }) => {
    const moved = granted(decideStep(aTicketThatIs(status), step, everything, aram, aDay, now));
    expect(moved.change.status).toBe(to);
    expect(moved.fact).toMatchObject({
      type: 'TicketStatusChanged',
      audience: 'PUBLIC',
      before: { status },
      after: { status: to },
    });
  });

  test.each(arrowsMissing)('$step is refused from $status: told are both statuses and the ways there are', (each) => {
    const { status, step } = each;
    const [problem] = problemsIn(decideStep(aTicketThatIs(status), step, everything, aram, aDay, now));
    const { to } = STEPS[step];
    const ways = targets(status).length ? ` From here you may go to ${targets(status).join(', ')}.` : '';
    expect(problem).toEqual({
      code: 'TRANSITION_REFUSED',
      field: null,
      from: status,
      to,
      missingFields: [],
      allowed: targets(status),
      message: `Ticket INC-1042 is ${status} and can not become ${to}: its status does not allow it.${ways}`,
    });
  });

  test.each([
    ['setTicketWaiting', {}, ['waitingReason']],
    ['setTicketWaiting', { waitingReason: null }, ['waitingReason']],
    ['setTicketWaiting', { waitingReason: 'SCHEDULED' }, ['until']],
    ['resolveTicket', {}, ['code', 'notes']],
    ['resolveTicket', { code: 'FIXED' }, ['notes']],
    ['resolveTicket', { notes: 'Restarted it' }, ['code']],
    ['resolveTicket', { code: '', notes: '' }, ['code', 'notes']],
    ['cancelTicket', { reason: null }, ['reason']],
  ] satisfies [StepName, StepDetails, string[]][])('%s with %j is refused for want of %j', (step, details, missing) => {
    const [problem] = problemsIn(decideStep(aTicketThatIs('OPEN'), step, details, aram, aDay, now));
    expect(problem).toEqual({
      code: 'TRANSITION_REFUSED',
      field: missing.length === 1 ? missing : null,
      from: 'OPEN',
      to: STEPS[step].to,
      missingFields: missing,
      allowed: ['WAITING', 'RESOLVED', 'CANCELLED'],
      message: `Ticket INC-1042 is OPEN and can not become ${STEPS[step].to}: ${missing.join(' and ')} must be given. From here you may go to WAITING, RESOLVED, CANCELLED.`,
    });
  });

  test('reopenTicket is refused for want of a reason', () => {
    const [problem] = problemsIn(decideStep(aTicketThatIs('RESOLVED'), 'reopenTicket', {}, aram, aDay, now));
    expect(problem).toMatchObject({ from: 'RESOLVED', to: 'OPEN', missingFields: ['reason'], field: ['reason'] });
  });

  test.each(['startTicket', 'resumeTicket', 'closeTicket'] as const)('%s needs nothing', (step) => {
    const [from] = STEPS[step].from;
    expect(granted(decideStep(aTicketThatIs(from), step, {}, aram, aDay, now)).change.status).toBe(STEPS[step].to);
  });
});

describe('waiting', () => {
  test.each(WAITING_REASONS.filter((reason) => reason !== 'SCHEDULED'))('for %s needs no moment', (waitingReason) => {
    const moved = granted(decideStep(aTicket(), 'setTicketWaiting', { waitingReason }, aram, aDay, now));
    expect(moved.change).toMatchObject({ status: 'WAITING', waitingReason, waitingUntil: null });
    expect(moved.fact.after).toMatchObject({ waitingReason, waitingUntil: null });
  });

  test('for a scheduled moment keeps and tells it', () => {
    const details = { waitingReason: 'SCHEDULED', until: at('Fri 08:00') } as const;
    const moved = granted(decideStep(aTicket(), 'setTicketWaiting', details, aram, aDay, now));
    expect(moved.change).toEqual(
      expect.objectContaining({ waitingReason: 'SCHEDULED', waitingUntil: at('Fri 08:00') }),
    );
    expect(moved.fact.after.waitingUntil).toBe('2026-03-06T08:00:00.000Z');
  });

  test.each(['Tue 08:59', 'Tue 09:00'] as const)('for a moment that is not in the future (%s) is refused', (moment) => {
    const details = { waitingReason: 'SCHEDULED', until: at(moment) } as const;
    const [problem] = problemsIn(decideStep(aTicket(), 'setTicketWaiting', details, aram, aDay, at('Tue 09:00')));
    expect(problem).toMatchObject({ code: 'INVALID_INPUT', field: ['until'], expected: 'in the future' });
  });

  test('for anything else until a moment is refused', () => {
    const details = { waitingReason: 'REQUESTER', until: at('Fri 08:00') } as const;
    const [problem] = problemsIn(decideStep(aTicket(), 'setTicketWaiting', details, aram, aDay, now));
    expect(problem).toMatchObject({ code: 'INVALID_INPUT', field: ['until'] });
  });

  test('for another reason replaces the reason and the moment', () => {
    const waiting = aTicket({ status: 'WAITING', waitingReason: 'SCHEDULED', waitingUntil: at('Fri 08:00') });
    const moved = granted(decideStep(waiting, 'setTicketWaiting', { waitingReason: 'CHANGE' }, aram, aDay, now));
    expect(moved.change).toMatchObject({ waitingReason: 'CHANGE', waitingUntil: null });
    expect(moved.fact.before).toEqual({ status: 'WAITING', waitingReason: 'SCHEDULED' });
  });

  test.each(['resumeTicket', 'resolveTicket', 'cancelTicket'] as const)(
    'ends with %s: reason and moment go',
    (step) => {
      const waiting = aTicket({ status: 'WAITING', waitingReason: 'SCHEDULED', waitingUntil: at('Fri 08:00') });
      const moved = granted(decideStep(waiting, step, { ...everything, until: null }, aram, aDay, now));
      expect(moved.change).toMatchObject({ waitingReason: null, waitingUntil: null });
    },
  );
});

describe('reopening', () => {
  // Resolved on Monday at 09:00, with a day to reopen: the window's last moment is inside it.
  const resolved = aTicket({
    status: 'RESOLVED',
    cycle: 2,
    resolvedAt: at('Mon 09:00'),
    firstRespondedAt: at('Mon 08:00'),
  });

  test.each([
    ['Mon 09:00', true],
    ['Tue 08:59:59.999', true],
    ['Tue 09:00', true],
    ['Tue 09:00:00.001', false],
  ] as const)('at %s is possible: %s', (moment, possible) => {
    expect(isReopenable(resolved, aDay, at(moment))).toBe(possible);
    expect(allowedSteps(resolved, mina, aDay, at(moment)).includes('reopenTicket')).toBe(possible);
  });

  test('starts a new cycle, in which nothing is resolved or answered yet', () => {
    const moved = granted(decideStep(resolved, 'reopenTicket', { reason: 'It is back' }, mina, aDay, now));
    expect(moved.change).toMatchObject({ status: 'OPEN', cycle: 3, resolvedAt: null, firstRespondedAt: null });
    expect(moved.fact.after).toMatchObject({ cycle: 3, reason: 'It is back' });
  });

  test('after the window is refused to everybody, and a follow-up is pointed out', () => {
    for (const actor of [mina, aram, ada]) {
      const [problem] = problemsIn(decideStep(resolved, 'reopenTicket', everything, actor, aDay, at('Wed 09:00')));
      expect(problem).toMatchObject({ code: 'TRANSITION_REFUSED', from: 'RESOLVED', to: 'OPEN', allowed: ['CLOSED'] });
      expect(problem?.message).toBe(
        'Ticket INC-1042 is RESOLVED and can not become OPEN: the reopen window has passed; a reply opens a follow-up ticket. From here you may go to CLOSED.',
      );
    }
  });

  test.each(TICKET_STATUSES.filter((status) => status !== 'RESOLVED'))('is not possible from %s', (status) => {
    expect(isReopenable({ status, resolvedAt: at('Tue 08:00') }, aDay, now)).toBe(false);
  });
});

describe('what a move leaves', () => {
  test.each([
    ['OPEN', { resolvedAt: undefined, closedAt: undefined }],
    ['WAITING', { resolvedAt: undefined, closedAt: undefined }],
    ['RESOLVED', { resolvedAt: now, closedAt: undefined }],
    ['CLOSED', { resolvedAt: undefined, closedAt: now }],
    ['CANCELLED', { resolvedAt: undefined, closedAt: now }],
  ] satisfies [TicketStatus, object][])('to %s is its moment', (to, { resolvedAt, closedAt }) => {
    const { change } = moveTo(aTicket(), to, {}, now);
    expect(change.resolvedAt).toEqual(resolvedAt);
    expect(change.closedAt).toEqual(closedAt);
  });

  test('by closing keeps the cycle and what was resolved in it', () => {
    const { change } = moveTo(aTicketThatIs('RESOLVED'), 'CLOSED', {}, now);
    expect(change).toEqual({ status: 'CLOSED', waitingReason: null, waitingUntil: null, cycle: 1, closedAt: now });
  });

  test('by resolving is told with its resolution', () => {
    const { fact } = moveTo(aTicket(), 'RESOLVED', { resolutionId: 'resolution' }, now);
    expect(fact.after).toEqual({
      ...{ status: 'RESOLVED', waitingReason: null, waitingUntil: null },
      ...{ reason: null, resolutionId: 'resolution', cycle: 1 },
    });
  });
});

describe('what may be done now', () => {
  // Of a ticket that is resolved, if it is, within the reopen window.
  const requesters: Readonly<Record<TicketStatus, readonly StepName[]>> = {
    NEW: ['cancelTicket'],
    OPEN: ['cancelTicket'],
    WAITING: ['cancelTicket'],
    RESOLVED: ['closeTicket', 'reopenTicket'],
    CLOSED: [],
    CANCELLED: [],
  };

  test.each(TICKET_STATUSES)('with a ticket that is %s depends on who asks', (status) => {
    const ticket = aTicketThatIs(status);
    expect(allowedSteps(ticket, mina, aDay, now)).toEqual(requesters[status]);
    expect(allowedSteps(ticket, { ...mina, id: 'paul' }, aDay, now)).toEqual([]);
    for (const actor of [aram, lena, ada])
      expect(allowedSteps(ticket, actor, aDay, now)).toEqual(Object.keys(ARROWS[status]));
  });

  test.each(everyCase)('is what is then granted: $step from $status', ({ status, step }) => {
    for (const actor of [mina, aram]) {
      const outcome = decideStep(aTicketThatIs(status), step, everything, actor, aDay, now);
      expect('change' in outcome).toBe(allowedSteps(aTicketThatIs(status), actor, aDay, now).includes(step));
    }
  });

  test('is not told to those who may never take the step', () => {
    const [problem] = problemsIn(decideStep(aTicket(), 'resolveTicket', everything, mina, aDay, now));
    expect(problem).toMatchObject({ code: 'NOT_ALLOWED', allowedRoles: ['AGENT', 'LEAD', 'ADMIN'] });
  });

  test('is told to a requester as the ways open to them', () => {
    const [problem] = problemsIn(decideStep(aTicketThatIs('NEW'), 'closeTicket', {}, mina, aDay, now));
    expect(problem).toMatchObject({ from: 'NEW', to: 'CLOSED', allowed: ['CANCELLED'] });
  });
});

test('an act that leaves the status as it is is refused without a wanted one', () => {
  const problem = transitionRefused(aTicketThatIs('CLOSED'), null, [], [], 'it is over');
  expect(refuse(problem).problems).toEqual([
    {
      ...{ code: 'TRANSITION_REFUSED', field: null, from: 'CLOSED', to: null, missingFields: [], allowed: [] },
      message: 'Ticket INC-1042 is CLOSED and can not be changed like this: it is over.',
    },
  ]);
});
