import { describe, expect, test } from 'vitest';
import type { Condition } from '../../../src/domain/filter/condition.js';
import { FILTER_FIELDS, type FilteredType, type FilterField } from '../../../src/domain/filter/fields.js';
import { readFilter, type FilterInput } from '../../../src/domain/filter/read-filter.js';
import { globalId } from '../../../src/domain/global-id.js';
import { durationOf } from '../../../src/domain/instant.js';
import { at } from '../../support/builders.js';

const key = '0192f0c1-2345-7abc-8def-0123456789ab';
const other = '0192f0c1-2345-7abc-8def-0123456789ac';
const ticket = globalId('Ticket', key);
const person = globalId('Person', key);

const not = (of: Condition): Condition => ({ op: 'not', of });
const all = (...of: Condition[]): Condition => ({ op: 'and', of });

describe('a filter', () => {
  test.each([null, undefined, {}, { subject: null, and: undefined }, { subject: {} }])(
    'of nothing matches all: %j',
    (filter) => {
      expect(readFilter('Ticket', filter)).toEqual(all());
    },
  );

  test('asks for all that it says', () => {
    expect(readFilter('Ticket', { status: { eq: 'OPEN' }, cycle: { gt: 1, lt: 5 } })).toEqual(
      all(
        { op: 'in', fact: 'status', values: ['OPEN'] },
        { op: 'gt', fact: 'cycle', value: 1 },
        { op: 'lt', fact: 'cycle', value: 5 },
      ),
    );
  });

  test('reads and, or, not, nested', () => {
    const open: Condition = { op: 'in', fact: 'status', values: ['OPEN'] };
    const where = {
      or: [{ status: { eq: 'OPEN' } }, { not: { status: { eq: 'OPEN' } } }],
      and: [{ and: [] }, {}],
    };
    expect(readFilter('Ticket', where)).toEqual(all({ op: 'or', of: [open, not(open)] }, all(all(), all())));
    expect(readFilter('Ticket', { or: [] })).toEqual({ op: 'or', of: [] });
    expect(readFilter('Ticket', { not: {} })).toEqual(not(all()));
  });
});

describe('a comparator', () => {
  const missing = (fact: string): Condition => ({ op: 'missing', fact });
  const COMPARATORS: readonly (readonly [FilterInput, Condition])[] = [
    // ids
    [{ id: { eq: ticket } }, { op: 'in', fact: 'id', values: [key] }],
    [{ id: { in: [ticket, globalId('Ticket', other)] } }, { op: 'in', fact: 'id', values: [key, other] }],
    [{ id: { isNull: true } }, missing('id')],
    // choices
    [{ type: { eq: 'CHANGE' } }, { op: 'in', fact: 'type', values: ['CHANGE'] }],
    [{ type: { in: [] } }, { op: 'in', fact: 'type', values: [] }],
    [{ waitingReason: { isNull: true } }, missing('waitingReason')],
    [{ waitingReason: { isNull: false } }, not(missing('waitingReason'))],
    [{ priority: { lte: 'P2' } }, { op: 'lte', fact: 'priority', value: 'P2' }],
    // texts
    [{ subject: { eq: 'No mail' } }, { op: 'in', fact: 'subject', values: ['No mail'] }],
    [{ subject: { in: ['a', 'b'] } }, { op: 'in', fact: 'subject', values: ['a', 'b'] }],
    [{ subject: { contains: ' mail' } }, { op: 'contains', fact: 'subject', text: ' mail' }],
    [{ subject: { startsWith: 'No' } }, { op: 'startsWith', fact: 'subject', text: 'No' }],
    [{ externalId: { isNull: true } }, missing('externalId')],
    // numbers
    [{ cycle: { eq: 0 } }, { op: 'in', fact: 'cycle', values: [0] }],
    [{ cycle: { in: [1, 2] } }, { op: 'in', fact: 'cycle', values: [1, 2] }],
    [{ cycle: { gt: 1 } }, { op: 'gt', fact: 'cycle', value: 1 }],
    [{ cycle: { gte: 1 } }, { op: 'gte', fact: 'cycle', value: 1 }],
    [{ cycle: { lt: 1 } }, { op: 'lt', fact: 'cycle', value: 1 }],
    [{ cycle: { lte: 1 } }, { op: 'lte', fact: 'cycle', value: 1 }],
    [
      { cycle: { between: { from: 1, to: 3 } } },
      all({ op: 'gte', fact: 'cycle', value: 1 }, { op: 'lte', fact: 'cycle', value: 3 }),
    ],
    // moments
    [{ openedAt: { gt: at('Mon 09:00') } }, { op: 'gt', fact: 'openedAt', value: '2026-03-02T09:00:00.000Z' }],
    [
      { openedAt: { between: { from: at('Mon 00:00'), to: at('Tue 00:00') } } },
      all(
        { op: 'gte', fact: 'openedAt', value: '2026-03-02T00:00:00.000Z' },
        { op: 'lt', fact: 'openedAt', value: '2026-03-03T00:00:00.000Z' },
      ),
    ],
    [{ openedAt: { within: durationOf('P7D') } }, { op: 'within', fact: 'openedAt', ms: 604_800_000 }],
    [{ closedAt: { isNull: false } }, not(missing('closedAt'))],
    // labels
    [{ tags: { has: 'VPN' } }, { op: 'overlaps', fact: 'tags', values: ['vpn'] }],
    [{ tags: { hasAny: ['VPN', 'mail'] } }, { op: 'overlaps', fact: 'tags', values: ['vpn', 'mail'] }],
    [{ tags: { hasAny: [] } }, { op: 'overlaps', fact: 'tags', values: [] }],
    [
      { tags: { hasAll: ['VPN', 'mail'] } },
      all({ op: 'overlaps', fact: 'tags', values: ['vpn'] }, { op: 'overlaps', fact: 'tags', values: ['mail'] }),
    ],
    [{ tags: { hasAll: [] } }, all()],
    [{ tags: { isEmpty: true } }, { op: 'empty', fact: 'tags' }],
    [{ tags: { isEmpty: false } }, not({ op: 'empty', fact: 'tags' })],
    // whether there is one
    [{ isAssigned: true }, not(missing('assigneeId'))],
    [{ isAssigned: false }, missing('assigneeId')],
  ];

  test.each(COMPARATORS)('of a ticket: %j', (filter, condition) => {
    expect(readFilter('Ticket', filter)).toEqual(condition);
  });

  test.each([true, false])('of a flag: %s', (active) => {
    expect(readFilter('Team', { active })).toEqual({ op: 'in', fact: 'active', values: [active] });
  });

  const member = (of: string, is: Extract<Condition, { op: 'member' }>['is']): Condition => ({
    op: 'member',
    fact: 'customFields',
    key: of,
    is,
  });
  test.each([
    [{ key: 'a', eq: 1 }, member('a', { op: 'in', values: [1] })],
    [{ key: 'a', in: ['1', true] }, member('a', { op: 'in', values: ['1', true] })],
    [{ key: 'a', contains: 'x' }, member('a', { op: 'contains', text: 'x' })],
    [{ key: 'a', isNull: true }, member('a', { op: 'missing' })],
    [{ key: 'a', isNull: false }, not(member('a', { op: 'missing' }))],
    [{ key: 'a' }, all()],
    [
      { key: 'a', isNull: false, contains: 'x' },
      all(not(member('a', { op: 'missing' })), member('a', { op: 'contains', text: 'x' })),
    ],
  ] satisfies [FilterInput, Condition][])("of the desk's own fields: %j", (one, condition) => {
    expect(readFilter('Ticket', { customFields: [one] })).toEqual(condition);
  });

  test('of several own fields asks for each', () => {
    expect(
      readFilter('Ticket', {
        customFields: [
          { key: 'a', eq: 1 },
          { key: 'b', eq: 2 },
        ],
      }),
    ).toEqual(all(member('a', { op: 'in', values: [1] }), member('b', { op: 'in', values: [2] })));
    expect(readFilter('Ticket', { customFields: [] })).toEqual(all());
  });
});

describe('texts in a filter', () => {
  const nfd = '한글'.normalize('NFD');

  test.each([
    [{ subject: { eq: nfd } }, { op: 'in', fact: 'subject', values: ['한글'] }],
    [{ subject: { in: [nfd] } }, { op: 'in', fact: 'subject', values: ['한글'] }],
    [{ subject: { contains: nfd } }, { op: 'contains', fact: 'subject', text: '한글' }],
    [{ tags: { has: ` ${nfd}` } }, { op: 'overlaps', fact: 'tags', values: ['한글'] }],
    [{ tags: { hasAny: [nfd, 'CAFE\u0301 '] } }, { op: 'overlaps', fact: 'tags', values: ['한글', 'caf\u00E9'] }],
    [
      { customFields: [{ key: 'a', eq: nfd }] },
      { op: 'member', fact: 'customFields', key: 'a', is: { op: 'in', values: ['한글'] } },
    ],
  ] satisfies [FilterInput, Condition][])('are read in the form in which texts are kept: %j', (filter, condition) => {
    expect(readFilter('Ticket', filter)).toEqual(condition);
  });
});

describe('an id of nothing', () => {
  const NO_ID = '00000000-0000-0000-0000-000000000000';

  test.each(['', 'INC-1', person, key])('matches no ticket: %j', (id) => {
    expect(readFilter('Ticket', { id: { eq: id } })).toEqual({ op: 'in', fact: 'id', values: [NO_ID] });
  });

  test('leaves the others of a list', () => {
    expect(readFilter('Ticket', { id: { in: [person, ticket] } })).toEqual({
      op: 'in',
      fact: 'id',
      values: [NO_ID, key],
    });
  });
});

describe('a related object', () => {
  const there = not({ op: 'missing', fact: 'assigneeId' });
  const itsId: Condition = { op: 'in', fact: 'assigneeId', values: [key] };

  test.each([
    ['any', {}, all(there, all())],
    ['one by its id', { id: { eq: person } }, all(there, itsId)],
    ['any but one', { not: { id: { eq: person } } }, all(there, not(itsId))],
    ['one of two ways by id', { or: [{ id: { eq: person } }, {}] }, all(there, { op: 'or', of: [itsId, all()] })],
    ['one without an id, which nobody is', { id: { isNull: true } }, all(there, { op: 'missing', fact: 'assigneeId' })],
  ] satisfies [string, FilterInput, Condition][])(
    'asked for by id alone needs no look-up: %s',
    (_, assignee, condition) => {
      expect(readFilter('Ticket', { assignee })).toEqual(condition);
    },
  );

  test('asked for by anything else is looked up', () => {
    expect(readFilter('Ticket', { requester: { organization: { name: { startsWith: 'Glo' } } } })).toEqual({
      op: 'related',
      fact: 'requesterId',
      type: 'Person',
      of: {
        ...{ op: 'related', fact: 'organizationId', type: 'Organization' },
        of: { op: 'startsWith', fact: 'name', text: 'Glo' },
      },
    });
  });

  test('of a list is one of those it names', () => {
    const service = globalId('Service', key);
    expect(readFilter('Ticket', { service: { id: { in: [service] } } })).toEqual({
      op: 'overlaps',
      fact: 'serviceIds',
      values: [key],
    });
    expect(readFilter('Ticket', { service: { not: { id: { eq: service } } } })).toEqual({
      ...{ op: 'related', fact: 'serviceIds', type: 'Service' },
      of: not({ op: 'in', fact: 'id', values: [key] }),
    });
    expect(readFilter('Ticket', { service: {} })).toMatchObject({ op: 'related', of: all() });
  });
});

describe('the fields of the filters', () => {
  const everyField = (Object.keys(FILTER_FIELDS) as FilteredType[]).flatMap((type) =>
    Object.entries<FilterField>(FILTER_FIELDS[type]).map(([name, { kind, fact }]) => ({ type, name, kind, fact })),
  );
  /** A filter for each kind of field. */
  const ANY = {
    ...{ id: { eq: 'x' }, text: { eq: 'x' }, choice: { eq: 'x' }, number: { eq: 1 }, labels: { has: 'x' } },
    ...{ instant: { gt: at('Mon 09:00') }, flag: true, present: true, members: [{ key: 'a', eq: 1 }], related: {} },
  } as const;

  test.each(everyField)('$type.$name is read into a condition on $fact', ({ type, name, fact, kind }) => {
    expect(JSON.stringify(readFilter(type, { [name]: ANY[kind] }))).toContain(`"fact":"${fact}"`);
  });
});
