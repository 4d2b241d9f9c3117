import { describe, expect, test } from 'vitest';
import { isFulfilled } from '../../../src/domain/filter/condition.js';
import {
  DEEPEST_FILTER,
  MOST_BRANCHES,
  MOST_CONDITIONS,
  MOST_VALUES,
  readFilter,
  type FilterInput,
} from '../../../src/domain/filter/read-filter.js';
import { BadArgument } from '../../../src/domain/refusal.js';
import { at } from '../../support/builders.js';

/** Where the fault is and what was expected; null when there is none. */
function fault(filter: FilterInput): { readonly at: string; readonly expected: string } | null {
  try {
    readFilter('Ticket', filter);
    return null;
  } catch (error) {
    if (!(error instanceof BadArgument)) throw error;
    return { at: error.argument.join('.'), expected: error.expected };
  }
}

const times = <T>(n: number, make: (i: number) => T): readonly T[] => Array.from({ length: n }, (_, i) => make(i));

describe('the limits of a filter', () => {
  test('are as the contract says', () => {
    expect({ DEEPEST_FILTER, MOST_CONDITIONS, MOST_BRANCHES, MOST_VALUES }).toEqual({
      DEEPEST_FILTER: 8,
      MOST_CONDITIONS: 100,
      MOST_BRANCHES: 20,
      MOST_VALUES: 100,
    });
  });

  /** A filter nested so deep. The filter itself is 1 deep. */
  const nested = (depth: number, wrap: (inner: FilterInput) => FilterInput): FilterInput =>
    depth === 1 ? {} : wrap(nested(depth - 1, wrap));

  test.each([
    ['not', (inner: FilterInput) => ({ not: inner }), 'where.not.not.not.not.not.not.not.not'],
    ['and', (inner: FilterInput) => ({ and: [inner] }), `where${'.and.0'.repeat(8)}`],
    ['or', (inner: FilterInput) => ({ or: [inner, {}] }), `where${'.or.0'.repeat(8)}`],
  ] as const)('let %s be 8 deep, and no deeper', (_, wrap, path) => {
    expect(fault(nested(8, wrap))).toBeNull();
    expect(fault(nested(9, wrap))).toEqual({ at: path, expected: 'at most 8 deep' });
  });

  test('count related objects as depth, too', () => {
    const parents = (n: number): FilterInput => (n === 0 ? {} : { parent: parents(n - 1) });
    expect(fault({ category: parents(6) })).toBeNull();
    expect(fault({ category: parents(7) })).toEqual({
      at: `where.category${'.parent'.repeat(7)}`,
      expected: 'at most 8 deep',
    });
  });

  test.each(['and', 'or'])('let `%s` have 20 filters, and no more', (name) => {
    expect(fault({ [name]: times(20, () => ({})) })).toBeNull();
    expect(fault({ not: { [name]: times(21, () => ({})) } })).toEqual({
      at: `where.not.${name}`,
      expected: 'at most 20 items',
    });
  });

  test.each([
    [
      'a list of values',
      { subject: { in: times(100, String) } },
      { subject: { in: times(101, String) } },
      'where.subject.in',
      100,
    ],
    [
      'any of labels',
      { tags: { hasAny: times(20, String) } },
      { tags: { hasAny: times(21, String) } },
      'where.tags.hasAny',
      20,
    ],
    [
      'all of labels',
      { tags: { hasAll: times(20, String) } },
      { tags: { hasAll: times(21, String) } },
      'where.tags.hasAll',
      20,
    ],
    [
      'own fields',
      { customFields: times(20, (i) => ({ key: `f${i}`, eq: i })) },
      { customFields: times(21, (i) => ({ key: `f${i}` })) },
      'where.customFields',
      20,
    ],
    [
      "an own field's values",
      { customFields: [{ key: 'a', in: times(100, String) }] },
      { customFields: [{ key: 'a', in: times(101, String) }] },
      'where.customFields.0.in',
      100,
    ],
  ] satisfies [string, FilterInput, FilterInput, string, number][])(
    'let %s be so long, and no longer',
    (_, fine, tooLong, path, most) => {
      expect(fault(fine)).toBeNull();
      expect(fault(tooLong)).toEqual({ at: path, expected: `at most ${most} items` });
    },
  );

  /** So many conditions, ten in each branch. */
  const conditions = (n: number, one: FilterInput): FilterInput => ({
    or: times(Math.ceil(n / 10), (i) => ({ and: times(Math.min(10, n - 10 * i), () => one) })),
  });

  test.each([
    ['comparators', { subject: { eq: 'x' } }],
    ['flags', { isAssigned: true }],
    ['own fields', { customFields: [{ key: 'a', eq: 1 }] }],
    ['related objects', { team: {} }],
  ])('let a filter have 100 conditions, and no more: %s', (_, one) => {
    expect(fault(conditions(100, one))).toBeNull();
    expect(fault(conditions(101, one))).toMatchObject({ expected: 'at most 100 conditions in one filter' });
    expect(fault(conditions(101, one))?.at).toMatch(/^where\.or\.10\.and\.0\./);
  });
});

describe('null in a filter', () => {
  test.each([
    [{ subject: { eq: null } }, 'where.subject.eq'],
    [{ subject: { contains: null } }, 'where.subject.contains'],
    [{ openedAt: { gt: null } }, 'where.openedAt.gt'],
    [{ closedAt: { isNull: null } }, 'where.closedAt.isNull'],
    [{ not: { or: [{}, { requester: { name: { in: null } } }] } }, 'where.not.or.1.requester.name.in'],
    [{ customFields: [{ key: 'a' }, { key: 'b', eq: null }] }, 'where.customFields.1.eq'],
  ] satisfies [FilterInput, string][])(
    'as an operand is refused, never taken for a missing value: %j',
    (filter, path) => {
      expect(fault(filter)).toEqual({ at: path, expected: 'a value; ask for a missing one by isNull' });
    },
  );

  test.each([
    { subject: null },
    { isAssigned: null },
    { customFields: null },
    { and: null },
    { not: null },
    { requester: null },
  ])('instead of a condition asks for nothing: %j', (filter) => {
    expect(readFilter('Ticket', filter)).toEqual({ op: 'and', of: [] });
  });

  test.each([{ subject: { eq: undefined } }, { customFields: [{ key: 'a', eq: undefined }] }])(
    'is not undefined, which asks for nothing: %j',
    (filter) => {
      expect(isFulfilled(readFilter('Ticket', filter), {})).toBe(true);
    },
  );
});

describe('a text that the database can not hold', () => {
  // NUL, and either half of a pair alone.
  const bad = ['a\0b', 'a\uD83D', '\uDE42'];
  const places: readonly (readonly [string, (text: string) => FilterInput, string])[] = [
    ['eq', (text) => ({ subject: { eq: text } }), 'where.subject.eq'],
    ['in', (text) => ({ number: { in: ['fine', text] } }), 'where.number.in'],
    ['contains', (text) => ({ subject: { contains: text } }), 'where.subject.contains'],
    ['startsWith', (text) => ({ requester: { name: { startsWith: text } } }), 'where.requester.name.startsWith'],
    ['an id', (text) => ({ id: { eq: text } }), 'where.id.eq'],
    ['a label', (text) => ({ tags: { has: text } }), 'where.tags.has'],
    ['any of labels', (text) => ({ tags: { hasAny: ['fine', text] } }), 'where.tags.hasAny'],
    ['all of labels', (text) => ({ tags: { hasAll: ['fine', text] } }), 'where.tags.hasAll'],
    [
      'the key of an own field',
      (text) => ({ customFields: [{ key: text, isNull: true }] }),
      'where.customFields.0.key',
    ],
    ['an own field', (text) => ({ customFields: [{ key: 'a', eq: text }] }), 'where.customFields.0.eq'],
    ['values of an own field', (text) => ({ customFields: [{ key: 'a', in: [text] }] }), 'where.customFields.0.in'],
    [
      'part of an own field',
      (text) => ({ customFields: [{ key: 'a', contains: text }] }),
      'where.customFields.0.contains',
    ],
  ];

  test.each(places)('is refused before it gets there: %s', (_, filter, path) => {
    for (const text of bad) expect(fault(filter(text))?.at).toBe(path);
  });
});

describe('a text to search for', () => {
  test.each(['contains', 'startsWith'])('has 1 to 200 characters: %s', (comparator) => {
    for (const text of ['a', ' ', 'x'.repeat(200), '🙂'.repeat(200), '한'.repeat(200).normalize('NFD')])
      expect(fault({ subject: { [comparator]: text } })).toBeNull();
    for (const text of ['', 'x'.repeat(201), '🙂'.repeat(201)])
      expect(fault({ subject: { [comparator]: text } })).toEqual({
        at: `where.subject.${comparator}`,
        expected: '1 to 200 characters',
      });
  });
});

describe('the path of a fault', () => {
  test('begins where the filter stands among the arguments', () => {
    expect(() => readFilter('Ticket', { subject: { eq: null } }, ['input', 'filter'])).toThrow(
      'input.filter.subject.eq must be a value; ask for a missing one by isNull.',
    );
    expect(() => readFilter('Ticket', { number: { eq: 'a\0' } }, [])).toThrow('number.eq must be well-formed');
  });

  test('leads into ranges by their comparator', () => {
    const filter = { externalId: { between: { from: 'a\0', to: 'b' } }, openedAt: { gt: at('Mon 09:00') } };
    expect(fault(filter)?.at).toBe('where.externalId.between');
  });
});
