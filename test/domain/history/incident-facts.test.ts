import { describe, expect, test } from 'vitest';
import { mentionedIn } from '../../../src/domain/history/names.ts';
import { factsOfIncident, type IncidentFacts } from '../../../src/domain/history/incident-facts.ts';
import { DEFAULT_PRIORITY_MATRIX } from '../../../src/domain/ticket/priority.ts';
import { incidentsOf, type Line } from './a-log.ts';

/** Tells the one incident of these lines. Everybody's and everything's id is the name. */
function factsOf(...lines: readonly Line[]): IncidentFacts {
  const [incident] = incidentsOf(...lines) as [ReturnType<typeof incidentsOf>[number]];
  const { people, teams, categories } = mentionedIn([incident]);
  const same = (names: Iterable<string>) => new Map([...names].map((name) => [name, name]));
  const known = { people: same(people.keys()), teams: same(teams), categories: same(categories) };
  const resolutionIds = incident.rows.map((_, i) => `resolution ${i + 1}`);
  return factsOfIncident(incident, {
    ...{ id: 'ticket', workspaceId: 'acme', ticketNumber: 'INC-7', matrix: DEFAULT_PRIORITY_MATRIX },
    ...{ known, resolutionIds },
  });
}

const on = (day: number, time: string): string => `0${day}-03-2026 ${time}`;
const utc = (day: number, time: string): string => `2026-03-0${day}T${time}:00Z`;

/** Each fact as a short line: when, who, what. */
const historyOf = ({ facts }: IncidentFacts): readonly string[] =>
  facts.map(({ fact, at, actorId }) => `${at.toString().slice(8, 16)} ${actorId}: ${phrase(fact)}`);

function phrase(fact: IncidentFacts['facts'][number]['fact']): string {
  if (fact.type === 'TicketStatusChanged') {
    const { status, waitingReason, cycle } = fact.after;
    return `${fact.before.status} → ${status}${waitingReason ? ` (${waitingReason})` : ''}${cycle > 1 ? ` #${cycle}` : ''}`;
  }
  if (fact.type === 'TicketAssigned') return `${fact.after.kind} ${fact.after.teamId}, ${fact.after.assigneeId}`;
  if (fact.type === 'TicketPriorityChanged') return `${fact.before.priority} → ${fact.after.priority}`;
  return fact.type;
}

const kindsOf = ({ adaptations }: IncidentFacts): readonly string[] =>
  adaptations.map(({ kind, line }) => `${line} ${kind}`);

const RESOLVED: Line = { incident_state: 'Resolved', sys_updated_at: on(2, '11:00') };
const CLOSED: Line = { incident_state: 'Closed', sys_updated_at: on(5, '12:00') };

describe('an imported incident', () => {
  test('is told from its opening to its end, each fact with its own time and whoever wrote it', () => {
    const imported = factsOf(
      {},
      {
        incident_state: 'Active',
        assigned_to: 'Resolver 1',
        sys_updated_by: 'Updated by 2',
        sys_updated_at: on(2, '09:30'),
      },
      { incident_state: 'Awaiting User Info', assigned_to: 'Resolver 1', sys_updated_at: on(2, '10:00') },
      {
        incident_state: 'Awaiting Evidence',
        assigned_to: 'Resolver 1',
        sys_updated_by: '?',
        sys_updated_at: on(2, '10:30'),
      },
      { ...RESOLVED, assigned_to: 'Resolver 1' },
      { ...CLOSED, assigned_to: 'Resolver 1' },
    );
    expect(historyOf(imported)).toEqual([
      '02T09:00 Opened by 1: TicketOpened',
      '02T09:05 Updated by 1: ASSIGNED Group 1, null',
      '02T09:30 Updated by 2: ASSIGNED Group 1, Resolver 1',
      '02T09:30 Updated by 2: NEW → OPEN',
      '02T10:00 Updated by 1: OPEN → WAITING (REQUESTER)',
      '02T10:30 null: WAITING → WAITING (EVIDENCE)',
      '02T11:00 Updated by 1: WAITING → RESOLVED',
      '05T12:00 Updated by 1: RESOLVED → CLOSED',
    ]);
    expect(kindsOf(imported)).toEqual([]);
  });

  test('becomes a ticket of the desk under its own number, with the other number as its external id', () => {
    const { ticket, resolutions } = factsOf({}, RESOLVED, CLOSED);
    expect(JSON.parse(JSON.stringify(ticket))).toEqual({
      ...{ id: 'ticket', workspaceId: 'acme', number: 'INC-7', externalId: 'INC0000001', type: 'INCIDENT' },
      ...{ status: 'CLOSED', waitingReason: null, waitingUntil: null, cycle: 1, followUpOfId: null },
      ...{
        subject: 'Network, VPN',
        description: null,
        categoryId: 'Network',
        serviceIds: [],
        tags: [],
        customFields: {},
      },
      ...{ impact: 'MEDIUM', urgency: 'MEDIUM', priority: 'P3', derivedPriority: 'P3' },
      ...{ overrideReason: null, overrideById: null, overrideAt: null },
      ...{ requesterId: 'Caller 1', openedById: 'Opened by 1', contact: null, organizationId: null, channel: 'PHONE' },
      ...{ teamId: 'Group 1', assigneeId: null, firstRespondedAt: null },
      ...{
        openedAt: utc(2, '09:00'),
        updatedAt: utc(5, '12:00'),
        resolvedAt: utc(2, '11:00'),
        closedAt: utc(5, '12:00'),
      },
    });
    expect(resolutions).toMatchObject([
      { id: 'resolution 1', cycle: 1, code: 'CODE_5', notes: 'Imported: no notes', resolvedById: 'Resolved by 1' },
    ]);
  });

  test('carries with each fact the ticket as it was right after it', () => {
    const { facts } = factsOf(
      {},
      { incident_state: 'Active', assigned_to: 'Resolver 1', sys_updated_at: on(2, '09:30') },
      RESOLVED,
      CLOSED,
    );
    expect(
      facts.map(({ ticket: t }) => [t.status, t.teamId, t.assigneeId, t.resolvedAt?.toString().slice(8, 16) ?? null]),
    ).toEqual([
      ['NEW', null, null, null],
      ['NEW', 'Group 1', null, null],
      ['NEW', 'Group 1', 'Resolver 1', null],
      ['OPEN', 'Group 1', 'Resolver 1', null],
      ['OPEN', 'Group 1', null, null],
      ['RESOLVED', 'Group 1', null, '02T11:00'],
      ['CLOSED', 'Group 1', null, '02T11:00'],
    ]);
    expect(facts.every(({ at, ticket }) => ticket.updatedAt.equals(at))).toBe(true);
  });

  test('that is not over yet goes on from where it stands', () => {
    const { ticket, resolutions } = factsOf({
      resolved_at: '?',
      closed_at: '?',
      closed_code: '?',
      incident_state: 'Awaiting Vendor',
    });
    expect(ticket).toMatchObject({ status: 'WAITING', waitingReason: 'THIRD_PARTY', resolvedAt: null, closedAt: null });
    expect(resolutions).toEqual([]);
  });
});

describe('assignment', () => {
  test.each<[from: Line, to: Line, fact: string]>([
    [{ assignment_group: 'A' }, { assignment_group: 'B' }, 'HANDED_OVER B, null'],
    [{ assignment_group: 'A' }, { assignment_group: '?' }, 'HANDED_OVER null, null'],
    [{ assignment_group: '?' }, { assignment_group: 'A' }, 'ASSIGNED A, null'],
    [{ assigned_to: 'Kim' }, { assigned_to: 'Lee' }, 'ASSIGNED Group 1, Lee'],
    [{ assigned_to: 'Kim' }, { assigned_to: '?' }, 'RELEASED Group 1, null'],
    [
      { assigned_to: 'Kim', assignment_group: 'A' },
      { assigned_to: 'Lee', assignment_group: 'B' },
      'HANDED_OVER B, Lee',
    ],
  ])('from %j to %j is %s', (from, to, fact) => {
    expect(historyOf(factsOf(from, { ...to, sys_updated_at: on(2, '10:00') })).at(-1)).toBe(
      `02T10:00 Updated by 1: ${fact}`,
    );
  });
});

describe('priority', () => {
  const low = { impact: '3 - Low', urgency: '3 - Low' };

  test('the matrix gives it; what the log has instead is kept as an override', () => {
    const { ticket, facts } = factsOf({ ...low, priority: '4 - Low' });
    expect(ticket).toMatchObject({
      priority: 'P4',
      derivedPriority: 'P5',
      overrideReason: 'Imported with this priority',
    });
    expect(ticket).toMatchObject({ overrideById: 'Opened by 1', overrideAt: ticket.openedAt });
    expect(facts[0]!.fact.after).toMatchObject({ priority: 'P4' });
    expect(factsOf({ ...low, priority: '5 - Planning' }).ticket).toMatchObject({
      priority: 'P5',
      overrideReason: null,
    });
  });

  test('it changes with impact, urgency and priority of the lines, and the override goes when the matrix agrees', () => {
    const later = { sys_updated_at: on(2, '10:00') };
    const imported = factsOf(
      { ...low, priority: '4 - Low' },
      { impact: '1 - High', urgency: '2 - Medium', priority: '2 - High', ...later },
    );
    expect(historyOf(imported).at(-1)).toBe('02T10:00 Updated by 1: P4 → P2');
    expect(imported.ticket).toMatchObject({
      impact: 'HIGH',
      priority: 'P2',
      overrideReason: null,
      overrideById: null,
    });
    expect(kindsOf(imported)).not.toContain('3 PRIORITY_BY_HAND');
  });

  test('a category that changes is an edit', () => {
    const { facts } = factsOf({}, { category: 'Mail', sys_updated_at: on(2, '10:00') });
    expect(facts.at(-1)!.fact).toMatchObject({
      type: 'TicketEdited',
      before: { categoryId: 'Network' },
      after: { categoryId: 'Mail' },
    });
  });
});

describe('reopening', () => {
  const again: Line = { incident_state: 'Active', reopen_count: '1', sys_updated_at: on(3, '08:00') };
  const resolvedAgain: Line = {
    incident_state: 'Resolved',
    reopen_count: '1',
    sys_updated_at: on(3, '09:00'),
    resolved_at: on(3, '09:00'),
  };

  test('begins a new cycle; the log tells how the last one ended, not the one before', () => {
    const imported = factsOf({}, RESOLVED, again, { ...CLOSED, ...resolvedAgain });
    expect(historyOf(imported).slice(2)).toEqual([
      '02T11:00 Updated by 1: NEW → RESOLVED',
      '03T08:00 Updated by 1: RESOLVED → OPEN #2',
      '03T09:00 Updated by 1: OPEN → RESOLVED #2',
    ]);
    expect(imported.ticket).toMatchObject({ cycle: 2, status: 'RESOLVED' });
    expect(
      imported.resolutions.map(({ cycle, code, resolvedById, resolvedAt }) => [
        cycle,
        code,
        resolvedById,
        resolvedAt.toString(),
      ]),
    ).toEqual([
      [1, 'NOT_GIVEN', 'Updated by 1', utc(2, '11:00')],
      [2, 'CODE_5', 'Resolved by 1', utc(3, '09:00')],
    ]);
    expect(kindsOf(imported)).toContain('4 EARLIER_RESOLUTION');
    expect(imported.facts.map(({ fact }) => fact.type === 'TicketStatusChanged' && fact.after.resolutionId)).toEqual([
      false,
      false,
      'resolution 1',
      null,
      'resolution 2',
    ]);
  });

  test('takes back when it was resolved and closed', () => {
    const { facts } = factsOf({}, RESOLVED, { ...CLOSED, sys_updated_at: on(2, '12:00') }, again);
    expect(facts.at(-1)!.ticket).toMatchObject({ status: 'OPEN', cycle: 2, resolvedAt: null, closedAt: null });
  });

  test('is what the lines show, whatever reopen_count says', () => {
    const imported = factsOf(
      {},
      RESOLVED,
      { ...again, reopen_count: '0' },
      { ...resolvedAgain, reopen_count: '0' },
      CLOSED,
    );
    expect(imported.ticket.cycle).toBe(2);
    expect(kindsOf(imported)).toContain('6 OTHER_REOPENINGS');
  });
});

describe('resolving and closing', () => {
  test('of several resolutions the last counts, and each is a fact', () => {
    const imported = factsOf({}, { ...RESOLVED, sys_updated_at: on(2, '10:00') }, RESOLVED, CLOSED);
    expect(historyOf(imported).slice(2)).toEqual([
      '02T10:00 Updated by 1: NEW → RESOLVED',
      '02T11:00 Updated by 1: RESOLVED → RESOLVED',
      '05T12:00 Updated by 1: RESOLVED → CLOSED',
    ]);
    expect(imported.ticket.resolvedAt?.toString()).toBe(utc(2, '11:00'));
    expect(imported.resolutions).toMatchObject([{ cycle: 1, code: 'CODE_5' }]);
    expect(kindsOf(imported)).toEqual(['4 RESOLVED_AGAIN']);
  });

  test('lines of the same minute are one resolution', () => {
    expect(kindsOf(factsOf({}, RESOLVED, RESOLVED, CLOSED))).toEqual([]);
  });

  test.each<[what: string, lines: readonly Line[], resolvedAt: string, kinds: readonly string[]]>([
    [
      'without resolved_at: its last Resolved line',
      [
        { ...RESOLVED, resolved_at: '?' },
        { ...CLOSED, resolved_at: '?' },
      ],
      utc(2, '11:00'),
      ['2 NO_RESOLVED_AT'],
    ],
    [
      'with another resolved_at: that one',
      [RESOLVED, { ...CLOSED, resolved_at: on(2, '10:59') }],
      utc(2, '10:59'),
      ['3 OTHER_RESOLVED_AT'],
    ],
    ['closed at once, without a Resolved line', [CLOSED], utc(2, '11:00'), ['2 OTHER_RESOLVED_AT']],
    ['closed at once, without resolved_at', [{ ...CLOSED, resolved_at: '?' }], utc(5, '12:00'), ['2 NO_RESOLVED_AT']],
  ])('%s', (_what, lines, resolvedAt, kinds) => {
    const imported = factsOf(...lines);
    expect(imported.ticket.resolvedAt?.toString()).toBe(resolvedAt);
    expect(imported.resolutions.map((each) => each.resolvedAt.toString())).toEqual([resolvedAt]);
    expect(kindsOf(imported)).toEqual(kinds);
  });

  test.each<[what: string, lines: readonly Line[], closedAt: string | null, kinds: readonly string[]]>([
    [
      'closed twice: the last time',
      [RESOLVED, { ...CLOSED, sys_updated_at: on(4, '12:00') }, CLOSED],
      utc(5, '12:00'),
      ['4 CLOSED_AGAIN'],
    ],
    [
      'another closed_at: that one',
      [RESOLVED, { ...CLOSED, closed_at: on(6, '12:00') }],
      utc(6, '12:00'),
      ['3 OTHER_CLOSED_AT'],
    ],
    [
      'no closed_at: its last Closed line',
      [RESOLVED, { ...CLOSED, closed_at: '?' }],
      utc(5, '12:00'),
      ['3 NO_CLOSED_AT'],
    ],
    ['a closed_at, but its last state is Resolved', [RESOLVED], null, ['2 NOT_OVER']],
  ])('%s', (_what, lines, closedAt, kinds) => {
    const imported = factsOf(...lines);
    expect(imported.ticket.closedAt?.toString() ?? null).toBe(closedAt);
    expect(kindsOf(imported)).toEqual(kinds);
  });

  test.each(['?', '해결됨'])('the closing code %j leaves no code', (closed_code) => {
    const imported = factsOf(RESOLVED, { ...CLOSED, closed_code });
    expect(imported.resolutions).toMatchObject([{ code: 'NOT_GIVEN' }]);
    expect(kindsOf(imported)).toEqual(['3 NO_CLOSED_CODE']);
  });

  test('nobody is lost: who is unknown is stood in for', () => {
    const unknown = {
      resolved_by: '?',
      sys_updated_by: '?',
      opened_by: '?',
      caller_id: '?',
      contact_type: 'Carrier pigeon',
    };
    const imported = factsOf({ ...RESOLVED, ...unknown }, { ...CLOSED, ...unknown });
    expect(imported.ticket).toMatchObject({
      requesterId: 'Unknown caller',
      openedById: 'Unknown caller',
      channel: 'API',
    });
    expect(imported.resolutions).toMatchObject([{ resolvedById: 'Unknown caller' }]);
    expect(kindsOf(imported)).toEqual(['2 NO_CALLER', '2 NO_OPENER', '2 OTHER_CHANNEL']);
  });
});

describe('lines out of order', () => {
  test('are taken in the order of their times', () => {
    const imported = factsOf(CLOSED, {}, RESOLVED);
    expect(historyOf(imported).slice(2)).toEqual([
      '02T11:00 Updated by 1: NEW → RESOLVED',
      '05T12:00 Updated by 1: RESOLVED → CLOSED',
    ]);
    expect(kindsOf(imported)).toEqual(['2 OUT_OF_ORDER']);
  });

  test('do not reopen what was resolved when reopen_count did not grow', () => {
    const late: Line = { sys_updated_at: on(2, '11:10') };
    const imported = factsOf(late, {}, RESOLVED, CLOSED);
    expect(imported.ticket).toMatchObject({ status: 'CLOSED', cycle: 1 });
    expect(imported.ticket.resolvedAt?.toString()).toBe(utc(2, '11:00'));
    expect(kindsOf(imported)).toEqual(['2 OUT_OF_ORDER', '2 STATE_PASSED_OVER']);
  });

  test('reopen it when reopen_count did grow', () => {
    const late: Line = { incident_state: 'Active', sys_updated_at: on(2, '11:10'), reopen_count: '1' };
    expect(factsOf(late, {}, { ...RESOLVED, resolved_at: '?', closed_at: '?' }).ticket).toMatchObject({
      status: 'OPEN',
      cycle: 2,
    });
  });

  test('before the opening are taken as of the opening', () => {
    const imported = factsOf({ sys_updated_at: on(2, '08:00'), incident_state: 'Active' }, RESOLVED, CLOSED);
    expect(historyOf(imported).slice(0, 3)).toEqual([
      '02T09:00 Opened by 1: TicketOpened',
      '02T09:00 Updated by 1: ASSIGNED Group 1, null',
      '02T09:00 Updated by 1: NEW → OPEN',
    ]);
    expect(kindsOf(imported)).toEqual(['2 BEFORE_OPENING']);
  });

  test('of several incidents find each other, wherever in the file they stand', () => {
    const other = { number: 'INC0000002' };
    const incidents = incidentsOf({}, other, RESOLVED, { ...CLOSED, ...other }, CLOSED);
    expect(incidents.map(({ number, rows, late }) => [number, rows.map(({ line }) => line), late.size])).toEqual([
      ['INC0000001', [2, 4, 6], 0],
      ['INC0000002', [3, 5], 0],
    ]);
  });
});

test('everybody and everything that is mentioned is known before it is written', () => {
  const lines: readonly Line[] = [
    { caller_id: 'Kim' },
    { ...RESOLVED, assigned_to: 'Kim' },
    { ...CLOSED, assignment_group: 'Group 2', category: '?' },
  ];
  const { people, teams, categories, codes } = mentionedIn(
    incidentsOf(...lines, { number: 'INC0000002', closed_code: 'code 9' }),
  );
  expect(Object.fromEntries(people)).toEqual({
    ...{
      Kim: 'AGENT',
      'Caller 1': 'REQUESTER',
      'Opened by 1': 'AGENT',
      'Updated by 1': 'AGENT',
      'Resolved by 1': 'AGENT',
    },
  });
  expect([[...teams], [...categories], [...codes]]).toEqual([['Group 1', 'Group 2'], ['Network'], ['CODE_5']]);
});

test.each<[about: Line, subject: string]>([
  [{ category: 'Network', subcategory: 'VPN', u_symptom: 'Slow' }, 'Network, VPN, Slow'],
  [{ category: '?', subcategory: '?', u_symptom: '?' }, 'Incident INC0000001'],
  [{ category: 'Mail', subcategory: 'a\tb', u_symptom: '가'.repeat(300) }, `Mail, a b, ${'가'.repeat(189)}`],
])('an incident about %j has the subject %j', (about, subject) => expect(factsOf(about).ticket.subject).toBe(subject));
