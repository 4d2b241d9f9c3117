import { describe, expect, test } from 'vitest';
import {
  choosePolicy,
  raisesIntoNothing,
  type SlaPolicy,
  termsOf,
  unkeepable,
} from '../../../src/domain/sla/policy.js';
import { at, businessDays, hours, lasting, officeHours } from './desk.js';

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
  escalations: [{ id: 'tell-lead', when: 'BEFORE_DUE', ms: hours(1), action: 'NOTIFY', teamId: null }],
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

describe('SLA-10 what a policy promises must be able to come', () => {
  test('a target that its calendar can not fit into a year is named', () => {
    const targets = { P1: { RESOLUTION: lasting(8 * 5 * 60) }, P2: { RESOLUTION: lasting(8) } };
    expect(unkeepable(targets, officeHours, at('Mon 09:00'))).toEqual(['RESOLUTION at P1']);
  });

  test.each([
    ['a higher priority that promises less', { P1: {}, P2: { RESOLUTION: lasting(1) } }, true],
    [
      'a higher priority that promises as much',
      { P1: { RESOLUTION: lasting(1) }, P2: { RESOLUTION: lasting(2) } },
      false,
    ],
    ['only the highest priority', { P1: { RESOLUTION: lasting(1) } }, false],
  ])('raising into %s', (_, targets, expected) => {
    const escalations = [{ id: 'e', when: 'AFTER_DUE', ms: 0, action: 'RAISE_PRIORITY', teamId: null }] as const;
    expect(raisesIntoNothing({ targets, escalations })).toBe(expected);
    expect(raisesIntoNothing({ targets, escalations: [] })).toBe(false);
  });
});
