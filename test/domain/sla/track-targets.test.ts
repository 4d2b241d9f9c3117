import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../src/domain/sla/compiled-calendar.js';
import type { TargetTerms } from '../../../src/domain/sla/target-reading.js';
import { type Target, type TargetEvent, type TermsFor, trackTargets } from '../../../src/domain/sla/track-targets.js';
import type { TicketFact } from '../../../src/domain/sla/ticket-facts.js';
import { at, covered, hours, lasting, moved, OFFICE, opened, reply, terms, weekdays } from './desk.js';
import { matching } from './matching.js';

/** P1 is resolved in 4 hours, everything else in 16; the first response takes an eighth of that. */
const gold: TermsFor = ({ policyId, priority }, kind) => {
  if (policyId === null) return null;
  const resolution = priority === 'P1' ? 4 : 16;
  const lengths: Partial<Record<typeof kind, number>> = { RESOLUTION: resolution, FIRST_RESPONSE: resolution / 8 };
  const length = lengths[kind];
  return length === undefined ? null : terms(lasting(length));
};

/** The same with every calendar exchanged. */
const on =
  (calendar: TargetTerms['calendar']): TermsFor =>
  (coverage, kind) => {
    const held = gold(coverage, kind);
    return held && { ...held, calendar };
  };

const described = ({ kind, target }: TargetEvent): string => `${kind} ${target.kind}`;

const one = (targets: readonly Target[], kind: Target['kind'], cycle = 1): Target | undefined =>
  targets.find((target) => target.kind === kind && target.cycle === cycle);

const openedTicket: readonly TicketFact[] = [opened('Mon 09:00'), covered('Mon 09:00', 'gold')];
const atOpening = trackTargets([], openedTicket, gold, at('Mon 09:00'));

describe('SLA-14 a covered ticket has the targets that its policy promises', () => {
  test('and says that they started', () => {
    expect(atOpening.targets.map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ['FIRST_RESPONSE', at('Mon 11:00')],
      ['RESOLUTION', at('Tue 17:00')],
    ]);
    expect(atOpening.events.map(described)).toEqual(['TargetStarted FIRST_RESPONSE', 'TargetStarted RESOLUTION']);
  });

  test('a kind that is not promised has no target', () => {
    const facts = [...openedTicket, reply('Mon 10:00', 'AGENT')];
    expect(one(trackTargets([], facts, gold, at('Mon 10:00')).targets, 'PERIODIC_UPDATE')).toBeUndefined();
  });

  test('a ticket that no policy covers has none', () => {
    const facts = [opened('Mon 09:00'), covered('Mon 09:00', null)];
    expect(trackTargets([], facts, gold, at('Mon 09:00'))).toEqual({ targets: [], events: [] });
    expect(trackTargets([], [opened('Mon 09:00')], gold, at('Mon 09:00')).targets).toEqual([]);
  });
});

/** What becomes of the ticket's targets at the last of these facts. */
const later = (...facts: readonly TicketFact[]) => {
  const now = facts.at(-1)?.at ?? at('Mon 09:00');
  return trackTargets(atOpening.targets, [...openedTicket, ...facts], gold, now);
};

describe('a target tells what becomes of it', () => {
  test('nothing while nothing happens', () => {
    expect(trackTargets(atOpening.targets, openedTicket, gold, at('Mon 10:00')).events).toEqual([]);
  });

  test('when it is met', () => {
    const { targets, events } = later(reply('Mon 10:00', 'AGENT'));
    expect(events.map(described)).toEqual(['TargetStopped FIRST_RESPONSE']);
    expect(one(targets, 'FIRST_RESPONSE')).toEqual(matching({ state: 'MET', stoppedAt: at('Mon 10:00') }));
  });

  test('when it is missed', () => {
    const { targets, events } = later(reply('Tue 10:00', 'AGENT'));
    expect(events).toEqual(matching([{ kind: 'TargetStopped', at: at('Tue 10:00'), target: { state: 'MISSED' } }]));
    expect(one(targets, 'FIRST_RESPONSE')).toEqual(matching({ breachedAt: at('Mon 11:00') }));
  });

  test('when it pauses, and goes on', () => {
    const waiting = moved('Mon 10:00', 'WAITING', 'REQUESTER');
    const paused = later(waiting);
    expect(paused.events.map(described)).toEqual(['TargetPaused FIRST_RESPONSE', 'TargetPaused RESOLUTION']);
    const facts = [...openedTicket, waiting, moved('Mon 12:00', 'OPEN')];
    const resumed = trackTargets(paused.targets, facts, gold, at('Mon 12:00'));
    expect(resumed.events.map(described)).toEqual(['TargetResumed FIRST_RESPONSE', 'TargetResumed RESOLUTION']);
    expect(one(resumed.targets, 'FIRST_RESPONSE')?.dueAt).toEqual(at('Mon 13:00'));
  });

  test('a pause that is noticed late is told as of when it began', () => {
    const facts = [...openedTicket, moved('Mon 10:00', 'WAITING', 'REQUESTER')];
    const { events } = trackTargets(atOpening.targets, facts, gold, at('Tue 10:00'));
    expect(events).toEqual(matching([{ at: at('Mon 10:00') }, { at: at('Mon 10:00') }]));
  });

  test('when the ticket is cancelled', () => {
    const { targets, events } = later(moved('Mon 10:00', 'CANCELLED'));
    expect(events.map(described)).toEqual(['TargetCancelled FIRST_RESPONSE', 'TargetCancelled RESOLUTION']);
    expect(targets.map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED']);
  });
});

describe('SLA-19 a running target is measured anew from its own start, under what now holds', () => {
  const raised = [...openedTicket, covered('Tue 10:00', 'gold', 'P1')];

  test('a new priority: the event says what was due, what is due, and why', () => {
    const { targets, events } = trackTargets(atOpening.targets, raised, gold, at('Tue 10:00'), 'PRIORITY');
    expect(one(targets, 'RESOLUTION')).toEqual(matching({ dueAt: at('Mon 13:00'), breachedAt: at('Mon 13:00') }));
    expect(events).toContainEqual({
      kind: 'TargetRemeasured',
      at: at('Tue 10:00'),
      target: one(targets, 'RESOLUTION'),
      cause: 'PRIORITY',
      oldDueAt: at('Tue 17:00'),
      newDueAt: at('Mon 13:00'),
    });
  });

  test('a holiday: with the raw pauses that the target had', () => {
    const facts = [...openedTicket, moved('Mon 10:00', 'WAITING', 'REQUESTER'), moved('Mon 12:00', 'OPEN')];
    const before = trackTargets(atOpening.targets, facts, gold, at('Mon 12:00'));
    const calendar = compileCalendar({ ...OFFICE, holidays: [{ name: 'Carnival', on: '2026-03-03', part: null }] });
    const { targets, events } = trackTargets(before.targets, facts, on(calendar), at('Mon 13:00'), 'HOLIDAY');
    expect(one(before.targets, 'RESOLUTION')?.dueAt).toEqual(at('Wed 11:00'));
    expect(one(targets, 'RESOLUTION')?.dueAt).toEqual(at('Thu 11:00'));
    expect(events.map(described)).toEqual(['TargetRemeasured RESOLUTION']); // the first response is due on Monday all the same
  });

  test('a paused target too: what remains is measured anew', () => {
    const facts = [...openedTicket, moved('Mon 10:00', 'WAITING', 'REQUESTER')];
    const paused = trackTargets(atOpening.targets, facts, gold, at('Mon 10:00'));
    const nowUrgent = [...facts, covered('Mon 11:00', 'gold', 'P1')];
    const { targets, events } = trackTargets(paused.targets, nowUrgent, gold, at('Mon 11:00'), 'PRIORITY');
    expect(one(targets, 'RESOLUTION')).toEqual(matching({ state: 'PAUSED', dueAt: null, remainingMs: hours(3) }));
    expect(events).toEqual(
      matching([
        { kind: 'TargetRemeasured', target: { kind: 'FIRST_RESPONSE' } },
        { kind: 'TargetRemeasured', target: { kind: 'RESOLUTION' }, oldDueAt: null, newDueAt: null },
      ]),
    );
  });

  test('other terms that do not pause it: it has a due time again', () => {
    const facts = [...openedTicket, moved('Mon 10:00', 'WAITING', 'REQUESTER')];
    const paused = trackTargets(atOpening.targets, facts, gold, at('Mon 10:00'));
    const neverPaused: TermsFor = (coverage, kind) => {
      const held = gold(coverage, kind);
      return held && { ...held, pausedBy: [] };
    };
    const { events } = trackTargets(paused.targets, facts, neverPaused, at('Mon 11:00'), 'POLICY');
    const resolution = events.filter(({ target }) => target.kind === 'RESOLUTION');
    expect(resolution).toEqual(
      matching([{ kind: 'TargetResumed' }, { kind: 'TargetRemeasured', oldDueAt: null, newDueAt: at('Tue 17:00') }]),
    );
  });

  test('a change that moves no due time tells nothing', () => {
    const calendar = compileCalendar({ ...OFFICE, holidays: [{ name: 'Far away', on: '2026-12-25', part: null }] });
    expect(trackTargets(atOpening.targets, openedTicket, on(calendar), at('Mon 10:00'), 'CALENDAR').events).toEqual([]);
  });

  test('SLA-28 a change and its undoing restore every due time', () => {
    const shorter = on(compileCalendar(weekdays('UTC', '09:00-12:00')));
    const changed = trackTargets(atOpening.targets, openedTicket, shorter, at('Mon 10:00'), 'CALENDAR');
    const undone = trackTargets(changed.targets, openedTicket, gold, at('Mon 10:00'), 'CALENDAR');
    expect(undone.targets).toEqual(trackTargets([], openedTicket, gold, at('Mon 10:00')).targets);
  });
});

describe('SLA-20 a target that has stopped is never rewritten', () => {
  const answered = [...openedTicket, reply('Tue 09:00', 'AGENT')];
  const before = trackTargets(atOpening.targets, answered, gold, at('Tue 09:00'));

  test.each([
    ['a new priority', [...answered, covered('Tue 10:00', 'gold', 'P1')], gold],
    ['a policy that covers it no more', [...answered, covered('Tue 10:00', null)], gold],
    ['another calendar', answered, on(compileCalendar(weekdays('UTC', '13:00-15:00')))],
  ] as const)('by %s', (_, facts, termsFor) => {
    const { targets, events } = trackTargets(before.targets, facts, termsFor, at('Tue 10:00'), 'POLICY');
    expect(one(targets, 'FIRST_RESPONSE')).toBe(one(before.targets, 'FIRST_RESPONSE'));
    expect(events.filter(({ target }) => target.kind === 'FIRST_RESPONSE')).toEqual([]);
  });

  test('by reopening: the new cycle has targets of its own', () => {
    const facts = [...answered, moved('Tue 10:00', 'RESOLVED'), moved('Wed 10:00', 'OPEN')];
    const { targets } = trackTargets(before.targets, facts, gold, at('Wed 10:00'));
    expect(one(targets, 'FIRST_RESPONSE')).toBe(one(before.targets, 'FIRST_RESPONSE'));
    expect(one(targets, 'FIRST_RESPONSE', 2)).toEqual(matching({ state: 'RUNNING', dueAt: at('Wed 12:00') }));
  });
});

describe('SLA-19 a target that nothing promises any more is cancelled until it is promised again', () => {
  const uncovered = [...openedTicket, covered('Mon 10:00', null)];
  const dropped = trackTargets(atOpening.targets, uncovered, gold, at('Mon 10:00'), 'POLICY');

  test('it has no due time and does not stop', () => {
    expect(dropped.targets[0]).toEqual(matching({ state: 'CANCELLED', dueAt: null, stoppedAt: null }));
    expect(dropped.events.map(described)).toEqual(['TargetCancelled FIRST_RESPONSE', 'TargetCancelled RESOLUTION']);
  });

  test('promised again it runs from its own start', () => {
    const facts = [...uncovered, covered('Mon 10:30', 'gold')];
    const { targets, events } = trackTargets(dropped.targets, facts, gold, at('Mon 10:30'), 'POLICY');
    expect(one(targets, 'RESOLUTION')).toEqual(matching({ state: 'RUNNING', dueAt: at('Tue 17:00') }));
    expect(events.map(described)).toContain('TargetResumed RESOLUTION');
  });

  test('stopped in the meantime it stays cancelled', () => {
    const facts = [...uncovered, moved('Mon 11:00', 'RESOLVED')];
    const { targets } = trackTargets(dropped.targets, facts, gold, at('Mon 11:00'));
    expect(one(targets, 'RESOLUTION')).toEqual(matching({ state: 'CANCELLED', stoppedAt: at('Mon 11:00') }));
  });
});
