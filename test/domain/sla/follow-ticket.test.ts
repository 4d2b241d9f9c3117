import { describe, expect, test } from 'vitest';
import {
  followTicket,
  type CoveringPolicy,
  type Followed,
  type FollowedTicket,
  type Promises,
  type TicketClock,
} from '../../../src/domain/sla/follow-ticket.js';
import { replayTicket } from '../../../src/domain/sla/replay-ticket.js';
import { conditionOf } from '../../../src/domain/sla/read-policy.js';
import { factsOfTargets } from '../../../src/domain/sla/target-facts.js';
import type { TicketFact } from '../../../src/domain/sla/ticket-facts.js';
import type { RemeasureCause } from '../../../src/domain/sla/track-targets.js';
import type { Priority, TicketStatus } from '../../../src/domain/ticket/ticket.js';
import { publicFact } from '../../../src/domain/ticket/events.js';
import { aTicket } from '../../support/builders.js';
import { at, hours, lasting, moved, officeHours, opened, reply } from './desk.js';

const policy = (id: string, given: Partial<CoveringPolicy> = {}): CoveringPolicy => ({
  ...{ id, name: id, position: 1, filter: conditionOf({}), calendarId: 'office', active: true },
  targets: { P1: { RESOLUTION: lasting(4) }, P2: { RESOLUTION: lasting(8), FIRST_RESPONSE: lasting(1) } },
  ...{ pausedBy: { RESOLUTION: ['REQUESTER'] }, warnings: [], escalations: [] },
  ...given,
});

const promising = (...policies: readonly CoveringPolicy[]): Promises => ({
  policies,
  activeTeamIds: new Set(['vpn']),
  calendarOf: () => ({ version: { id: 'office', version: 1 }, compiled: officeHours }),
});

const ticket = (status: TicketStatus = 'OPEN', priority: Priority = 'P2', facts = {}): FollowedTicket => ({
  ...{ status, priority, isPriorityByHand: false, teamId: 'mail', assigneeId: null },
  facts: { status, priority, ...facts },
});

let ids = 0;
const newId = (): string => `target-${(ids += 1)}`;

function look(
  clock: TicketClock,
  received: readonly TicketFact[],
  now: string,
  promises: Promises,
  as = ticket(),
  cause: RemeasureCause = null,
): Followed {
  return followTicket({ ...clock, facts: [...clock.facts, ...received] }, as, { promises, now: at(now), newId, cause });
}

const NEW: TicketClock = { facts: [], targets: [] };
const gold = promising(policy('gold'));
const atOpening = look(NEW, [opened('Mon 09:00')], 'Mon 09:00', gold);
const states = ({ clock }: Followed) => clock.targets.map(({ kind, state }) => `${kind} ${state}`);
const alerts = (followed: Followed) =>
  followed.alerts.map(({ moment, lateMs }) => `${moment.kind} ${moment.id} ${lateMs / 60_000}`);

describe('SLA-22 which policy covers a ticket', () => {
  test('the first active one in order that matches its facts', () => {
    const promises = promising(
      policy('vip', { position: 1, filter: conditionOf({ tags: { has: 'vip' } }) }),
      policy('sleeping', { position: 2, active: false }),
      policy('all', { position: 3 }),
    );
    const covered = (tags: readonly string[]) =>
      look(NEW, [opened('Mon 09:00')], 'Mon 09:00', promises, ticket('NEW', 'P2', { tags })).clock.targets[0]?.policyId;
    expect(covered(['vip'])).toBe('vip');
    expect(covered([])).toBe('all');
  });

  test('none: there are no targets, and nothing to wait for', () => {
    const followed = look(NEW, [opened('Mon 09:00')], 'Mon 09:00', promising());
    expect(followed).toEqual({
      clock: { facts: [opened('Mon 09:00')], targets: [] },
      changed: [],
      events: [],
      alerts: [],
      nextAt: null,
    });
  });

  test('a ticket that is resolved keeps the coverage it had, though the policy is for open ones only', () => {
    const open = promising(policy('open', { filter: conditionOf({ status: { eq: 'OPEN' } }) }));
    const before = look(NEW, [opened('Mon 09:00')], 'Mon 09:00', open);
    const after = look(before.clock, [moved('Mon 10:00', 'RESOLVED')], 'Mon 10:00', open, ticket('RESOLVED'));
    expect(states(after)).toEqual(['FIRST_RESPONSE MET', 'RESOLUTION MET']);
  });

  test('one that is switched off keeps its promise until its tickets are looked at', () => {
    const off = promising(policy('gold', { active: false }));
    const resolved = look(atOpening.clock, [moved('Mon 10:00', 'RESOLVED')], 'Mon 10:00', off, ticket('RESOLVED'));
    expect(states(resolved)).toEqual(['FIRST_RESPONSE MET', 'RESOLUTION MET']);
    expect(states(look(atOpening.clock, [], 'Mon 10:00', off, ticket(), 'POLICY'))).toEqual([
      ...['FIRST_RESPONSE CANCELLED', 'RESOLUTION CANCELLED'],
    ]);
  });
});

describe('SLA-19 why a target was measured anew', () => {
  test.each<[string, readonly TicketFact[], Promises, FollowedTicket, RemeasureCause, string]>([
    ['the priority changed', [], gold, ticket('OPEN', 'P1'), null, 'PRIORITY'],
    [
      'another policy',
      [],
      promising(policy('new', { targets: { P2: { RESOLUTION: lasting(1) } } })),
      ticket(),
      null,
      'POLICY',
    ],
    [
      'another team, and so another policy',
      [{ kind: 'TeamAssigned', at: at('Mon 10:00'), teamId: 'vpn' }],
      promising(policy('vpn', { targets: { P2: { RESOLUTION: lasting(1) } } })),
      ...([ticket(), null, 'TEAM'] as const),
    ],
    [
      'what was edited',
      [],
      promising(policy('gold', { targets: { P2: { RESOLUTION: lasting(1) } } })),
      ticket(),
      'HOLIDAY',
      'HOLIDAY',
    ],
  ])('%s', (_, received, promises, as, cause, expected) => {
    const { events } = look(atOpening.clock, received, 'Mon 10:00', promises, as, cause);
    const remeasured = events.filter((event) => event.kind === 'TargetRemeasured');
    expect(remeasured.map((event) => [event.target.kind, event.cause])).toEqual([['RESOLUTION', expected]]);
  });
});

describe('SLA-31 the moments of a target', () => {
  const alarmed = promising(
    policy('alarmed', {
      targets: { P2: { RESOLUTION: lasting(4) } },
      warnings: [{ id: '50%', unit: 'PERCENT', percent: 50 }],
      escalations: [{ id: '+60min', when: 'AFTER_DUE', ms: hours(1), action: 'NOTIFY', teamId: null }],
    }),
  );
  const start = look(NEW, [opened('Mon 09:00')], 'Mon 09:00', alarmed);

  test('the next one is when the clock wants to be looked at again; a breach is only after the due time', () => {
    expect(start.nextAt).toEqual(at('Mon 11:00'));
    const warned = look(start.clock, [], 'Mon 11:00', alarmed);
    expect([alerts(warned), warned.nextAt]).toEqual([['WARNING 50% 0'], at('Mon 13:00').add({ milliseconds: 1 })]);
    expect(alerts(look(warned.clock, [], 'Mon 13:00', alarmed))).toEqual([]);
  });

  test('each is told once, also when the due time moves back and forth', () => {
    const warned = look(start.clock, [], 'Mon 11:30', alarmed);
    const again = look(warned.clock, [], 'Mon 12:00', alarmed, ticket(), 'POLICY');
    expect([alerts(warned), alerts(again)]).toEqual([['WARNING 50% 30'], []]);
    expect(again.changed).toEqual([]);
  });

  test('after a long stop all that came is told, saying how late', () => {
    expect(alerts(look(start.clock, [], 'Mon 16:00', alarmed))).toEqual([
      'WARNING 50% 300',
      'BREACH BREACH 180',
      'ESCALATION +60min 120',
    ]);
  });

  test('what had come when the target was stopped late is told with the stop', () => {
    const late = look(start.clock, [moved('Mon 13:30', 'RESOLVED')], 'Mon 13:30', alarmed, ticket('RESOLVED'));
    expect([alerts(late), late.nextAt, states(late)]).toEqual([
      ['WARNING 50% 150', 'BREACH BREACH 30'],
      null,
      ['RESOLUTION MISSED'],
    ]);
  });

  test('while the clock stands there is nothing to wait for', () => {
    const paused = look(
      start.clock,
      [moved('Mon 10:00', 'WAITING', 'REQUESTER')],
      'Mon 10:00',
      alarmed,
      ticket('WAITING'),
    );
    expect([states(paused), paused.nextAt]).toEqual([['RESOLUTION PAUSED'], null]);
  });
});

describe('SLA-20 history is not invented', () => {
  test('what was over before anybody promised it is nobody’s broken promise', () => {
    const answered = [opened('Mon 09:00'), reply('Mon 15:00', 'AGENT')];
    const followed = look(NEW, answered, 'Mon 16:00', gold, ticket(), 'POLICY');
    expect([states(followed), alerts(followed)]).toEqual([['RESOLUTION RUNNING'], []]);
  });

  test('SLA-31 a breach that had come is told when the ticket is cancelled, and when nobody promises it any more', () => {
    const start = look(NEW, [opened('Mon 09:00')], 'Mon 09:00', gold);
    const cancelled = look(start.clock, [moved('Mon 11:00', 'CANCELLED')], 'Mon 11:00', gold, ticket('CANCELLED'));
    expect([states(cancelled), alerts(cancelled)]).toEqual([
      ['FIRST_RESPONSE CANCELLED', 'RESOLUTION CANCELLED'],
      ['BREACH BREACH 60'],
    ]);
    const off = look(start.clock, [], 'Mon 11:00', promising(policy('gold', { active: false })), ticket(), 'POLICY');
    expect([states(off), alerts(off)]).toEqual([
      ['FIRST_RESPONSE CANCELLED', 'RESOLUTION CANCELLED'],
      ['BREACH BREACH 60'],
    ]);
    expect(off.clock.targets[0]).toMatchObject({
      consumedMs: hours(2),
      remainingMs: 0,
      breachedByMs: hours(1),
      breachedAt: at('Mon 10:00'),
    });
    const later = look(off.clock, [], 'Mon 15:00', promising(policy('gold', { active: false })));
    expect([later.changed, later.alerts]).toEqual([[], []]); // it does not go on
  });
});

describe('which steps are taken', () => {
  const step = (action: 'RAISE_PRIORITY' | 'REASSIGN' | 'NOTIFY', teamId: string | null = null) =>
    promising(
      policy('steps', {
        targets: { P1: { RESOLUTION: lasting(1) }, P2: { RESOLUTION: lasting(1) } },
        escalations: [{ id: 'step', when: 'AFTER_DUE', ms: 0, action, teamId }],
      }),
    );
  const taken = (promises: Promises, as = ticket()) => {
    const { clock } = look(NEW, [opened('Mon 09:00')], 'Mon 09:00', promises, as);
    return look(clock, [], 'Mon 12:00', promises, as).alerts.find(({ step: of }) => of)?.isTaken;
  };

  test.each<[string, Promises, FollowedTicket, boolean]>([
    ['the priority is raised', step('RAISE_PRIORITY'), ticket(), true],
    ['not above P1', step('RAISE_PRIORITY'), ticket('OPEN', 'P1'), false],
    ['not against what somebody set by hand', step('RAISE_PRIORITY'), { ...ticket(), isPriorityByHand: true }, false],
    ['the ticket goes to the team', step('REASSIGN', 'vpn'), ticket(), true],
    ['not to the team it is in', step('REASSIGN', 'mail'), ticket(), false],
    ['not to one that takes no tickets', step('REASSIGN', 'closed'), ticket(), false],
    ['telling is always possible', step('NOTIFY'), ticket(), true],
  ])('%s', (_, promises, as, expected) => {
    expect(taken(promises, as)).toBe(expected);
  });

  test('not once the target has stopped: it is told all the same', () => {
    const promises = step('RAISE_PRIORITY');
    const { clock } = look(NEW, [opened('Mon 09:00')], 'Mon 09:00', promises);
    const late = look(clock, [moved('Mon 12:00', 'RESOLVED')], 'Mon 12:00', promises, ticket('RESOLVED'));
    expect(late.alerts.map(({ moment, isTaken }) => [moment.kind, isTaken])).toEqual([
      ['BREACH', false],
      ['ESCALATION', false],
    ]);
  });
});

test('a long conversation costs what it is long, not the square of it', () => {
  const chatty = promising(
    policy('chatty', { targets: { P2: { PERIODIC_UPDATE: lasting(4), NEXT_RESPONSE: lasting(1) } } }),
  );
  const following = (answers: number): number => {
    const turns = Array.from({ length: answers }, () => [
      reply('Mon 10:00', 'REQUESTER'),
      reply('Mon 10:00', 'AGENT'),
    ]).flat();
    const begin = performance.now();
    look(NEW, [opened('Mon 09:00'), ...turns], 'Mon 10:00', chatty);
    return performance.now() - begin;
  };
  following(200); // warm
  expect(following(4000) / following(200)).toBeLessThan(200); // 20 times as long; the square would be 400
});

describe('SLA-20 what is kept', () => {
  test('a target that has stopped is the same object for ever', () => {
    const answered = look(atOpening.clock, [reply('Mon 09:30', 'AGENT')], 'Mon 09:30', gold);
    const [first] = answered.clock.targets;
    const later = look(answered.clock, [], 'Tue 09:00', promising(policy('other')), ticket('OPEN', 'P1'), 'POLICY');
    expect(later.clock.targets[0]).toBe(first);
    expect(first).toMatchObject({
      state: 'MET',
      policyId: 'gold',
      priority: 'P2',
      calendar: { id: 'office', version: 1 },
    });
  });

  test('of open ones only those that differ are written', () => {
    expect(atOpening.changed).toHaveLength(2);
    expect(look(atOpening.clock, [], 'Mon 09:45', gold).changed).toEqual([]);
    expect(
      look(atOpening.clock, [reply('Mon 09:30', 'AGENT')], 'Mon 09:30', gold).changed.map(({ kind }) => kind),
    ).toEqual(['FIRST_RESPONSE']);
  });
});

test('what the targets went through is told as facts for staff, each state with the one before', () => {
  const waiting = look(
    NEW,
    [opened('Mon 09:00'), moved('Mon 09:00', 'WAITING', 'REQUESTER')],
    'Mon 09:00',
    gold,
    ticket('WAITING'),
  );
  const facts = factsOfTargets(NEW, waiting);
  expect(
    facts.map(({ type, audience, before, after }) => [type, audience, before, (after as { state: string }).state]),
  ).toEqual([
    ['TargetStateChanged', 'INTERNAL', null, 'RUNNING'],
    ['TargetStateChanged', 'INTERNAL', null, 'RUNNING'],
    ['TargetStateChanged', 'INTERNAL', { state: 'RUNNING' }, 'PAUSED'],
  ]);
});

test('SLA-34 a history under what is promised today: measured at its own times, told to nobody', () => {
  const base = { ...aTicket({ priority: 'P2', openedAt: at('Mon 09:00') }) };
  const fact = publicFact('TicketOpened', null, { subject: 's', priority: 'P2', channel: 'API' });
  const resolved = publicFact(
    'TicketStatusChanged',
    { status: 'NEW', waitingReason: null },
    { status: 'RESOLVED', waitingReason: null, waitingUntil: null, reason: null, resolutionId: null, cycle: 1 },
  );
  const history = [
    { fact, at: at('Mon 09:00'), ticket: { ...base, status: 'NEW' as const } },
    { fact: resolved, at: at('Mon 16:00'), ticket: { ...base, status: 'RESOLVED' as const } },
  ];
  const replayed = replayTicket(history, { promises: gold, now: at('next Mon 09:00'), newId });
  expect(states(replayed)).toEqual(['FIRST_RESPONSE MISSED', 'RESOLUTION MET']);
  expect([replayed.events, replayed.alerts, replayed.nextAt]).toEqual([[], [], null]);
  expect(replayed.clock.targets.map(({ recorded }) => recorded)).toEqual([['BREACH BREACH'], []]);
});

test('SLA-20 SLA-34 what stopped in a history keeps the terms of that moment, whatever the priority is later', () => {
  const base = { ...aTicket({ priority: 'P2', openedAt: at('Mon 09:00') }) };
  const P2 = { impact: 'HIGH', urgency: 'MEDIUM', priority: 'P2', overrideReason: null } as const;
  const history = [
    { fact: publicFact('TicketOpened', null, { subject: 's', priority: 'P2', channel: 'API' }), at: at('Mon 09:00') },
    { fact: publicFact('EntryAdded', null, { entryId: 'entry', visibility: 'PUBLIC' }), at: at('Mon 09:30') },
    {
      fact: publicFact('TicketPriorityChanged', P2, { ...P2, urgency: 'HIGH', priority: 'P1' }),
      at: at('Mon 10:00'),
      priority: 'P1' as const,
    },
  ].map(({ priority = 'P2' as const, ...each }) => ({ ...each, ticket: { ...base, priority } }));
  const { clock } = replayTicket(history, { promises: gold, now: at('Mon 11:00'), newId });
  expect(clock.targets).toMatchObject([
    { kind: 'FIRST_RESPONSE', state: 'MET', priority: 'P2', length: lasting(1) },
    { kind: 'RESOLUTION', state: 'RUNNING', priority: 'P1', length: lasting(4) },
  ]);
  expect(clock.targets.map(({ stoppedAt, dueAt }) => stoppedAt ?? dueAt)).toEqual([at('Mon 09:30'), at('Mon 13:00')]);
});
