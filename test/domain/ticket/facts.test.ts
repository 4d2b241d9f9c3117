import { describe, expect, test } from 'vitest';
import { isFulfilled, isJudgeable } from '../../../src/domain/filter/condition.js';
import { FILTER_FIELDS } from '../../../src/domain/filter/fields.js';
import { readFilter } from '../../../src/domain/filter/read-filter.js';
import { factFor, publicFact, TICKET_FACT_TYPES } from '../../../src/domain/ticket/events.js';
import { EVENT_FACTS, factsOf } from '../../../src/domain/ticket/facts.js';
import { NUMBER_PREFIX, ticketNumber, TICKET_TYPES } from '../../../src/domain/ticket/ticket.js';
import { aTicket, at } from '../../support/builders.js';

describe('the facts that an event carries', () => {
  test('are all that a ticket can be filtered by, but for its description and what only the clock tells', () => {
    const filtered = Object.values(FILTER_FIELDS.Ticket).map(({ fact }) => fact as string);
    const facts = factsOf(aTicket({ description: 'Long' }));
    const carried = Object.keys(facts);
    expect(new Set(carried)).toEqual(new Set(filtered.filter((fact) => !['description', 'unattended'].includes(fact))));
    expect(new Set(carried)).toEqual(EVENT_FACTS);
    expect(Object.values(facts)).not.toContain(undefined);
  });

  test('say moments as texts that sort as moments do, and what is missing as null', () => {
    const facts = factsOf(aTicket({ openedAt: at('Mon 09:00'), resolvedAt: at('Mon 10:00:00.5'), closedAt: null }));
    expect(facts).toMatchObject({
      openedAt: '2026-03-02T09:00:00.000Z',
      resolvedAt: '2026-03-02T10:00:00.500Z',
      closedAt: null,
    });
  });

  test('survive being stored as JSON', () => {
    const facts = factsOf(aTicket({ tags: ['vpn'], customFields: { floor: 4, vip: true } }));
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  });

  test.each([
    [{ subject: { contains: 'MAIL' } }, true],
    [{ status: { eq: 'NEW' }, priority: { lte: 'P3' } }, true],
    [{ isAssigned: true }, false],
    [{ tags: { isEmpty: true }, closedAt: { isNull: true } }, true],
    [{ openedAt: { gte: at('Mon 09:00'), lt: at('Mon 09:00:00.001') } }, true],
    [{ openedAt: { gt: at('Mon 09:00') } }, false],
    [{ customFields: [{ key: 'floor', eq: 4 }] }, true],
    [{ cycle: { between: { from: 1, to: 1 } } }, true],
  ])('are enough to judge %j: %s', (where, expected) => {
    const condition = readFilter('Ticket', where);
    expect(isJudgeable(condition, EVENT_FACTS)).toBe(true);
    expect(isFulfilled(condition, factsOf(aTicket({ customFields: { floor: 4 } })))).toBe(expected);
  });

  test.each([
    { description: { contains: 'x' } },
    { openedAt: { within: Temporal.Duration.from('P1D') } },
    { team: { name: { eq: 'x' } } },
  ])('are not enough to judge %j', (where) => {
    expect(isJudgeable(readFilter('Ticket', where), EVENT_FACTS)).toBe(false);
  });
});

describe('a fact', () => {
  const entry = { entryId: 'entry', visibility: 'INTERNAL' } as const;

  test('is public, or for as many as may read the entry it is about', () => {
    expect(publicFact('EntryAdded', null, entry).audience).toBe('PUBLIC');
    expect(factFor('INTERNAL', 'EntryAdded', null, entry)).toEqual({
      type: 'EntryAdded',
      audience: 'INTERNAL',
      before: null,
      after: entry,
    });
  });

  test('has a kind that is listed once', () => {
    expect(new Set(TICKET_FACT_TYPES).size).toBe(TICKET_FACT_TYPES.length);
  });
});

describe("a ticket's number", () => {
  test.each([
    ['INCIDENT', 'INC-1042'],
    ['SERVICE_REQUEST', 'REQ-1042'],
    ['PROBLEM', 'PRB-1042'],
    ['CHANGE', 'CHG-1042'],
  ] as const)('of a %s is such as %s', (type, number) => {
    expect(ticketNumber(type, 1042)).toBe(number);
  });

  test('begins differently for every type', () => {
    expect(new Set(TICKET_TYPES.map((type) => NUMBER_PREFIX[type])).size).toBe(TICKET_TYPES.length);
  });
});
