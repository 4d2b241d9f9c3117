import { describe, expect, test } from 'vitest';
import { checkPolicy } from '../../../src/domain/sla/check-policy.js';
import { choosePolicy, type SlaPolicy, termsOf } from '../../../src/domain/sla/policy.js';
import { businessDays, hours, lasting, officeHours } from './desk.js';
import { matching } from './matching.js';

const policy = (id: string, position: number, filter: string): SlaPolicy<string> => ({
  id,
  name: id,
  position,
  filter,
  calendarId: null,
  targets: {
    P1: { FIRST_RESPONSE: lasting(1), RESOLUTION: lasting(4) },
    P3: { RESOLUTION: businessDays(3) },
  },
  pausedBy: { RESOLUTION: ['REQUESTER', 'SCHEDULED'] },
  warnings: [{ id: 'half', unit: 'PERCENT', percent: 50 }],
  escalations: [{ id: 'tell-lead', when: 'BEFORE_DUE', ms: hours(1), action: 'NOTIFY' }],
});

describe('SLA-22 the first policy in order that matches covers the ticket', () => {
  const policies = [policy('everybody', 30, ''), policy('mail', 20, 'mail'), policy('vip', 10, 'vip')];
  const covering = (subject: string) => choosePolicy(policies, (filter) => subject.includes(filter))?.id;

  test.each([
    ['vip wants mail', 'vip'],
    ['mail is slow', 'mail'],
    ['payroll is late', 'everybody'],
  ])('%s', (subject, id) => {
    expect(covering(subject)).toBe(id);
  });

  test('a ticket that none matches is not covered', () => {
    expect(choosePolicy(policies, () => false)).toBeNull();
    expect(choosePolicy([], () => true)).toBeNull();
  });
});

describe('a policy promises per priority and kind', () => {
  test.each([
    ['P1', 'RESOLUTION', { length: lasting(4), calendar: officeHours, pausedBy: ['REQUESTER', 'SCHEDULED'] }],
    ['P1', 'FIRST_RESPONSE', { length: lasting(1), calendar: officeHours, pausedBy: [] }],
    ['P3', 'RESOLUTION', { length: businessDays(3), calendar: officeHours, pausedBy: ['REQUESTER', 'SCHEDULED'] }],
    ['P3', 'FIRST_RESPONSE', null],
    ['P5', 'RESOLUTION', null],
  ] as const)('%s %s', (priority, kind, expected) => {
    expect(termsOf(policy('gold', 1, ''), priority, kind, officeHours)).toEqual(expected);
  });
});

describe('SLA-13 a policy that makes no sense is refused when it is saved', () => {
  const gold = policy('gold', 1, '');

  test('a good one may be saved', () => {
    expect(checkPolicy(gold)).toEqual([]);
  });

  test.each<[string, Partial<SlaPolicy>, string]>([
    ['a negative target', { targets: { P1: { RESOLUTION: lasting(-1) } } }, 'INVALID_TARGET'],
    ['a warning at 100 percent', { warnings: [{ id: 'w', unit: 'PERCENT', percent: 100 }] }, 'INVALID_WARNING'],
    ['a warning at no percent', { warnings: [{ id: 'w', unit: 'PERCENT', percent: 0 }] }, 'INVALID_WARNING'],
    ['a warning when due', { warnings: [{ id: 'w', unit: 'BEFORE_DUE', ms: 0 }] }, 'INVALID_WARNING'],
    [
      'a step at a negative distance',
      { escalations: [{ id: 'e', when: 'AFTER_DUE', ms: -1, action: 'NOTIFY' }] },
      'INVALID_ESCALATION',
    ],
    [
      'a warning and a step of one id',
      { escalations: [{ id: 'half', when: 'AFTER_DUE', ms: 0, action: 'REASSIGN' }] },
      'DUPLICATE_ID',
    ],
  ])('%s', (_, change, code) => {
    expect(checkPolicy({ ...gold, ...change })).toEqual(matching([{ kind: 'Refusal', code }]));
  });

  test('every fault is told at once', () => {
    const targets = { P1: { RESOLUTION: lasting(-1) }, P2: { FIRST_RESPONSE: lasting(-2) } };
    expect(checkPolicy({ ...gold, targets })).toHaveLength(2);
  });
});
