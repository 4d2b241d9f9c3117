import { describe, expect, test } from 'vitest';
import { teamStopwatchesOf } from '../../../src/domain/sla/ola.js';
import { readTarget } from '../../../src/domain/sla/target-reading.js';
import { type TicketFact, waitsOf } from '../../../src/domain/sla/ticket-facts.js';
import { assigned, at, hours, lasting, moved, opened, reply, terms } from './desk.js';
import { matching } from './matching.js';

const described = (...facts: readonly TicketFact[]) =>
  teamStopwatchesOf(facts).map(({ teamId, sequence, startedAt, stoppedAt, isCancelled }) =>
    [
      sequence,
      teamId,
      shown(startedAt),
      stoppedAt ? shown(stoppedAt) : 'on',
      ...(isCancelled ? ['CANCELLED'] : []),
    ].join(' '),
  );

const shown = (instant: Temporal.Instant): string => instant.toString().slice(11, 16);

describe('SLA-25 a team answers for the time from its assignment to hand-over', () => {
  const first = [opened('Mon 09:00'), assigned('Mon 10:00', 'desk')];

  test.each<[string, readonly TicketFact[], readonly string[]]>([
    ['a ticket in no queue is nobody’s', [opened('Mon 09:00')], []],
    ['the clock starts at the assignment', first, ['1 desk 10:00 on']],
    [
      'and stops at hand-over',
      [...first, assigned('Mon 11:00', 'network')],
      ['1 desk 10:00 11:00', '2 network 11:00 on'],
    ],
    ['giving it back stops it too', [...first, assigned('Mon 11:00', null)], ['1 desk 10:00 11:00']],
    ['the same team again is no hand-over', [...first, assigned('Mon 11:00', 'desk')], ['1 desk 10:00 on']],
    [
      'a ticket that returns is held anew',
      [...first, assigned('Mon 11:00', 'network'), assigned('Mon 12:00', 'desk')],
      ['1 desk 10:00 11:00', '2 network 11:00 12:00', '3 desk 12:00 on'],
    ],
    ['an answer does not stop it', [...first, reply('Mon 11:00', 'AGENT')], ['1 desk 10:00 on']],
    ['resolving does', [...first, moved('Mon 11:00', 'RESOLVED')], ['1 desk 10:00 11:00']],
    ['cancelling ends it', [...first, moved('Mon 11:00', 'CANCELLED')], ['1 desk 10:00 11:00 CANCELLED']],
    [
      'reopened, its team has it again',
      [...first, moved('Mon 11:00', 'RESOLVED'), moved('Mon 12:00', 'OPEN')],
      ['1 desk 10:00 11:00', '2 desk 12:00 on'],
    ],
    [
      'a team that gets a resolved ticket answers for it from the reopening',
      [...first, moved('Mon 11:00', 'RESOLVED'), assigned('Mon 11:30', 'network'), moved('Mon 12:00', 'OPEN')],
      ['1 desk 10:00 11:00', '2 network 12:00 on'],
    ],
    ['work goes on without a new clock', [...first, moved('Mon 11:00', 'OPEN')], ['1 desk 10:00 on']],
  ])('%s', (_, facts, expected) => {
    expect(described(...facts)).toEqual(expected);
  });

  test('it is read like any target, with the ticket’s own waits', () => {
    const facts = [...first, moved('Mon 11:00', 'WAITING', 'REQUESTER'), moved('Mon 13:00', 'OPEN')];
    const readings = teamStopwatchesOf(facts).map((held) =>
      readTarget(held, waitsOf(facts), terms(lasting(2)), at('Mon 13:30')),
    );
    expect(readings).toEqual(matching([{ state: 'RUNNING', dueAt: at('Mon 14:00'), consumedMs: hours(1.5) }]));
  });
});
