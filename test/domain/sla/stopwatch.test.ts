import { describe, expect, test } from 'vitest';
import { stopwatchesOf, type TicketStopwatch } from '../../../src/domain/sla/stopwatch.js';
import { type TicketFact, waitsOf } from '../../../src/domain/sla/ticket-facts.js';
import { at, covered, assigned, moved, note, opened, reply } from './desk.js';

/** A stopwatch as a line: kind, cycle.sequence, from, to. */
const described = ({ kind, cycle, sequence, startedAt, stoppedAt, isCancelled }: TicketStopwatch): string =>
  [
    `${kind} ${cycle}.${sequence}`,
    `${shown(startedAt)}–${stoppedAt ? shown(stoppedAt) : ''}`,
    ...(isCancelled ? ['CANCELLED'] : []),
  ].join(' ');

const shown = (instant: Temporal.Instant): string => instant.toString().slice(11, 16);

const stopwatches = (...facts: readonly TicketFact[]): readonly string[] => stopwatchesOf(facts).map(described);

describe('SLA-14 first response and resolution run from the opening', () => {
  test('a new ticket has both', () => {
    expect(stopwatches(opened('Mon 09:00'))).toEqual(['FIRST_RESPONSE 1.1 09:00–', 'RESOLUTION 1.1 09:00–']);
  });

  test('the first public entry by an agent is the first response; the next update is promised from there', () => {
    expect(stopwatches(opened('Mon 09:00'), reply('Mon 09:30', 'AGENT'))).toEqual([
      'FIRST_RESPONSE 1.1 09:00–09:30',
      'RESOLUTION 1.1 09:00–',
      'PERIODIC_UPDATE 1.1 09:30–',
    ]);
  });

  test('nothing runs before a ticket is opened', () => {
    expect(stopwatches(reply('Mon 08:00', 'AGENT'))).toEqual([]);
  });
});

describe('SLA-15 the next response is awaited from the first message that nobody answered', () => {
  const answered = [opened('Mon 09:00'), reply('Mon 09:30', 'AGENT')];

  test('repeated messages do not restart it, and an answer stops it', () => {
    const facts = [
      ...answered,
      reply('Mon 10:00', 'REQUESTER'),
      reply('Mon 10:30', 'REQUESTER'),
      reply('Mon 11:00', 'AGENT'),
    ];
    expect(stopwatches(...facts)).toContain('NEXT_RESPONSE 1.1 10:00–11:00');
    expect(stopwatches(...facts).filter((line) => line.startsWith('NEXT'))).toHaveLength(1);
  });

  test('the message after an answer starts the next of its kind', () => {
    const facts = [
      ...answered,
      reply('Mon 10:00', 'REQUESTER'),
      reply('Mon 11:00', 'AGENT'),
      reply('Mon 12:00', 'REQUESTER'),
    ];
    expect(stopwatches(...facts)).toContain('NEXT_RESPONSE 1.2 12:00–');
  });

  test('before the first response a message of the requester starts nothing', () => {
    expect(stopwatches(opened('Mon 09:00'), reply('Mon 09:10', 'REQUESTER'))).toHaveLength(2);
  });
});

test('SLA-29 each public entry by an agent promises the next update anew', () => {
  const facts = [opened('Mon 09:00'), reply('Mon 09:30', 'AGENT'), reply('Mon 13:00', 'AGENT')];
  expect(stopwatches(...facts)).toEqual([
    'FIRST_RESPONSE 1.1 09:00–09:30',
    'RESOLUTION 1.1 09:00–',
    'PERIODIC_UPDATE 1.1 09:30–13:00',
    'PERIODIC_UPDATE 1.2 13:00–',
  ]);
});

describe('SLA-16 what does not reach the requester, or is nobody’s answer, stops nothing', () => {
  test.each([
    ['an internal note', note('Mon 10:00')],
    ['an automatic reply', reply('Mon 10:00', 'AUTOMATION')],
    ['a wait', moved('Mon 10:00', 'WAITING', 'THIRD_PARTY')],
    ['taking it up', moved('Mon 10:00', 'OPEN')],
    ['a new priority', covered('Mon 10:00', 'gold', 'P1')],
    ['another team', assigned('Mon 10:00', 'network')],
  ])('%s', (_, fact) => {
    expect(stopwatches(opened('Mon 09:00'), fact)).toEqual(stopwatches(opened('Mon 09:00')));
  });
});

test('SLA-16 an automatic reply awaits no answer either', () => {
  const answered = [opened('Mon 09:00'), reply('Mon 09:30', 'AGENT')];
  expect(stopwatches(...answered, reply('Mon 10:00', 'AUTOMATION'))).toEqual(stopwatches(...answered));
});

describe('SLA-17 resolving stops every clock, and cancelling ends it', () => {
  test('resolving tells the requester, so it counts as the response too', () => {
    expect(stopwatches(opened('Mon 09:00'), moved('Mon 10:00', 'RESOLVED'))).toEqual([
      'FIRST_RESPONSE 1.1 09:00–10:00',
      'RESOLUTION 1.1 09:00–10:00',
    ]);
  });

  test('it stops an awaited response and a promised update', () => {
    const facts = [
      opened('Mon 09:00'),
      reply('Mon 09:30', 'AGENT'),
      reply('Mon 10:00', 'REQUESTER'),
      moved('Mon 11:00', 'RESOLVED'),
    ];
    expect(stopwatches(...facts).every((line) => line.endsWith('–11:00') || line.endsWith('–09:30'))).toBe(true);
  });

  test('a history that closes without resolving leaves nothing running', () => {
    expect(
      stopwatches(opened('Mon 09:00'), moved('Mon 10:00', 'CLOSED')).every((line) => line.endsWith('–10:00')),
    ).toBe(true);
  });

  test('a ticket that is cancelled has neither kept nor broken its promises', () => {
    expect(stopwatches(opened('Mon 09:00'), reply('Mon 09:30', 'AGENT'), moved('Mon 10:00', 'CANCELLED'))).toEqual([
      'FIRST_RESPONSE 1.1 09:00–09:30',
      'RESOLUTION 1.1 09:00–10:00 CANCELLED',
      'PERIODIC_UPDATE 1.1 09:30–10:00 CANCELLED',
    ]);
  });

  test.each(['RESOLVED', 'CANCELLED', 'CLOSED'] as const)('entries on a %s ticket start nothing', (status) => {
    const ended = [opened('Mon 09:00'), moved('Mon 10:00', 'RESOLVED'), moved('Mon 10:30', status)];
    const facts = [...ended, reply('Mon 11:00', 'REQUESTER'), reply('Mon 12:00', 'AGENT')];
    expect(stopwatches(...facts)).toEqual(stopwatches(...ended));
  });
});

describe('SLA-18 a reopened ticket starts a new cycle, and the old one stays', () => {
  const resolved = [opened('Mon 09:00'), reply('Mon 09:30', 'AGENT'), moved('Mon 10:00', 'RESOLVED')];
  const secondCycle = ['FIRST_RESPONSE 2.1 11:00–', 'RESOLUTION 2.1 11:00–'];

  test('with a first response of its own', () => {
    expect(stopwatches(...resolved, moved('Mon 11:00', 'OPEN'))).toEqual([...stopwatches(...resolved), ...secondCycle]);
  });

  test.each([
    ['just before', [reply('Mon 11:00', 'REQUESTER'), moved('Mon 11:00', 'OPEN')]],
    ['just after', [moved('Mon 11:00', 'OPEN'), reply('Mon 11:00', 'REQUESTER')]],
  ])('whether the reply that reopens it is recorded %s', (_, facts) => {
    expect(stopwatches(...resolved, ...facts)).toEqual([...stopwatches(...resolved), ...secondCycle]);
  });

  test('a closed or cancelled ticket does not come back', () => {
    const closed = [...resolved, moved('Mon 10:30', 'CLOSED')];
    expect(stopwatches(...closed, moved('Mon 11:00', 'OPEN'))).toEqual(stopwatches(...closed));
  });
});

const wait = (reason: string, from: string, to: string | null) => ({ reason, from: at(from), to: to && at(to) });

describe('SLA-04 waits are kept raw', () => {
  test('another reason is another wait, and any other status ends it', () => {
    const facts = [
      opened('Mon 09:00'),
      moved('Mon 10:00', 'WAITING', 'REQUESTER'),
      note('Mon 10:30'),
      moved('Mon 11:00', 'WAITING', 'THIRD_PARTY'),
      moved('Mon 12:00', 'OPEN'),
      moved('Mon 13:00', 'WAITING', 'REQUESTER'),
    ];
    expect(waitsOf(facts)).toEqual([
      wait('REQUESTER', 'Mon 10:00', 'Mon 11:00'),
      wait('THIRD_PARTY', 'Mon 11:00', 'Mon 12:00'),
      wait('REQUESTER', 'Mon 13:00', null),
    ]);
  });

  test('resolving ends a wait', () => {
    const facts = [opened('Mon 09:00'), moved('Mon 10:00', 'WAITING', 'REQUESTER'), moved('Mon 11:00', 'RESOLVED')];
    expect(waitsOf(facts)).toEqual([wait('REQUESTER', 'Mon 10:00', 'Mon 11:00')]);
  });
});
