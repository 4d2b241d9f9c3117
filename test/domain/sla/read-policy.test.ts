import { describe, expect, test } from 'vitest';
import { globalId } from '../../../src/domain/global-id.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import {
  changedPolicy,
  conditionOf,
  needsCalendar,
  reordered,
  type PolicyChange,
} from '../../../src/domain/sla/read-policy.js';

const lasting = (text: string): Temporal.Duration => Temporal.Duration.from(text);
const team = globalId('Team', '0192f0c1-2345-7abc-8def-0123456789ab');

describe('a policy is kept as its client means it', () => {
  test('targets by priority and kind, pauses by kind, alarms named by what they are', () => {
    const read = changedPolicy({
      targets: [
        { priority: 'P1', kind: 'RESOLUTION', length: { openingTime: lasting('PT4H') } },
        { priority: 'P2', kind: 'RESOLUTION', length: { businessDays: 2 } },
      ],
      pausedBy: [{ kind: 'RESOLUTION', reasons: ['REQUESTER', 'REQUESTER', 'EVIDENCE'] }],
      warnings: [{ percentUsed: 80 }, { beforeDue: lasting('PT30M') }],
      escalations: [{ when: 'AFTER_DUE', distance: lasting('PT1H'), action: 'REASSIGN', teamId: team }],
    });
    expect(read).toEqual({
      targets: {
        P1: { RESOLUTION: { unit: 'OPENING_TIME', ms: 14_400_000 } },
        P2: { RESOLUTION: { unit: 'BUSINESS_DAYS', days: 2 } },
      },
      pausedBy: { RESOLUTION: ['REQUESTER', 'EVIDENCE'] },
      warnings: [
        { id: '80%', unit: 'PERCENT', percent: 80 },
        { id: '-30min', unit: 'BEFORE_DUE', ms: 1_800_000 },
      ],
      escalations: [
        {
          ...{ id: '+60min REASSIGN 0192f0c1-2345-7abc-8def-0123456789ab', when: 'AFTER_DUE', ms: 3_600_000 },
          ...{ action: 'REASSIGN', teamId: '0192f0c1-2345-7abc-8def-0123456789ab' },
        },
      ],
    });
  });

  test('what is absent is untouched, and a filter that is cleared is for all', () => {
    expect(changedPolicy({})).toEqual({});
    expect(changedPolicy({ filter: null })).toEqual({ filter: {} });
  });

  test('a filter by moments means the same after it was kept as JSON', () => {
    const filter = { openedAt: { gte: Temporal.Instant.from('2026-05-05T00:00:00Z') } };
    const kept = changedPolicy({ filter });
    if (isRefusal(kept)) throw new Error('refused');
    expect(kept.filter).toEqual({ openedAt: { gte: '2026-05-05T00:00:00Z' } });
    expect(conditionOf(kept.filter!)).toEqual(conditionOf(filter));
  });

  test('business days need a calendar', () => {
    expect(needsCalendar({ targets: { P1: { RESOLUTION: { unit: 'BUSINESS_DAYS', days: 1 } } } })).toBe(true);
    expect(needsCalendar({ targets: { P1: { RESOLUTION: { unit: 'OPENING_TIME', ms: 1 } } } })).toBe(false);
  });
});

describe('SLA-13 a policy that makes no sense is refused when it is saved', () => {
  const target = (length: object) => ({ targets: [{ priority: 'P1', kind: 'RESOLUTION', length }] }) as PolicyChange;
  const step = (given: object) =>
    ({ escalations: [{ when: 'AFTER_DUE', distance: lasting('PT1H'), action: 'NOTIFY', ...given }] }) as PolicyChange;

  test.each<[string, PolicyChange, string]>([
    ['a negative target', target({ openingTime: lasting('-PT1H') }), 'targets.0.length.openingTime'],
    ['a target beyond a year', target({ openingTime: lasting('P367D') }), 'targets.0.length.openingTime'],
    ['a negative number of days', target({ businessDays: -1 }), 'targets.0.length.businessDays'],
    ['too many business days', target({ businessDays: 251 }), 'targets.0.length.businessDays'],
    [
      'a kind promised twice',
      { targets: [...target({ businessDays: 1 }).targets!, ...target({ businessDays: 2 }).targets!] },
      'targets.1.kind',
    ],
    ['no targets', { targets: null }, 'targets'],
    [
      'pauses of a kind twice',
      {
        pausedBy: [
          { kind: 'RESOLUTION', reasons: [] },
          { kind: 'RESOLUTION', reasons: [] },
        ],
      },
      'pausedBy.1.kind',
    ],
    ['a warning at 100 percent', { warnings: [{ percentUsed: 100 }] }, 'warnings.0.percentUsed'],
    ['a warning at no percent', { warnings: [{ percentUsed: 0 }] }, 'warnings.0.percentUsed'],
    ['a warning when due', { warnings: [{ beforeDue: lasting('PT0S') }] }, 'warnings.0.beforeDue'],
    ['the same warning twice', { warnings: [{ percentUsed: 50 }, { percentUsed: 50 }] }, 'warnings.1'],
    ['eleven warnings', { warnings: Array.from({ length: 11 }, (_, i) => ({ percentUsed: i + 1 })) }, 'warnings'],
    ['a step at a negative distance', step({ distance: lasting('-PT1S') }), 'escalations.0.distance'],
    ['a step that reassigns to nobody', step({ action: 'REASSIGN' }), 'escalations.0.teamId'],
    ['a step that notifies a team', step({ teamId: team }), 'escalations.0.teamId'],
    ['a filter that changes by itself', { filter: { updatedAt: { within: lasting('P1D') } } }, 'filter'],
    ['a filter by text that events lack', { filter: { description: { contains: 'x' } } }, 'filter'],
    [
      'a filter that is faulty',
      { filter: { number: { in: Array.from({ length: 101 }, () => 'INC-1') } } },
      'filter.number.in',
    ],
  ])('%s', (_, change, field) => {
    const refused = changedPolicy(change);
    expect(isRefusal(refused) && refused.problems.map((problem) => problem.field?.join('.'))).toEqual([field]);
  });

  test('every fault is told at once', () => {
    const refused = changedPolicy({ ...target({ businessDays: -1 }), warnings: [{ percentUsed: 0 }], pausedBy: null });
    expect(isRefusal(refused) && refused.problems).toHaveLength(3);
  });
});

describe('the order of policies', () => {
  test.each([
    ['a new one goes to the end', ['a', 'b'], 'c', undefined, ['a', 'b', 'c']],
    ['or where it is put', ['a', 'b'], 'c', 1, ['c', 'a', 'b']],
    ['beyond the end is the end', ['a', 'b'], 'c', 99, ['a', 'b', 'c']],
    ['one that is not moved stays', ['a', 'b', 'c'], 'b', null, ['a', 'b', 'c']],
    ['moved down, the others move up', ['a', 'b', 'c'], 'a', 3, ['b', 'c', 'a']],
    ['moved up, the others make room', ['a', 'b', 'c'], 'c', 2, ['a', 'c', 'b']],
  ] as const)('%s', (_, ids, id, position, expected) => {
    expect(reordered(ids, id, position)).toEqual(expected);
  });
});
