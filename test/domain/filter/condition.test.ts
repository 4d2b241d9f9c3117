import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, isFulfilled, isJudgeable, type Condition, type Facts } from '../../../src/domain/filter/condition.js';

const facts: Facts = {
  status: 'OPEN',
  cycle: 2,
  active: false,
  openedAt: '2026-03-02T09:00:00.000Z',
  subject: 'Kein Empfang: VPN 접속 불가',
  assigneeId: null,
  tags: ['vpn', 'wlan'],
  noTags: [],
  customFields: { floor: 4, seat: '4F-Ost', vip: true, zero: 0 },
};
const YES: Condition = { op: 'and', of: [] };
const NO: Condition = { op: 'or', of: [] };

describe('what is fulfilled', () => {
  const TRUTHS: readonly (readonly [string, Condition, boolean])[] = [
    ['all of nothing', { op: 'and', of: [] }, true],
    ['all of yes, yes', { op: 'and', of: [YES, YES] }, true],
    ['all of yes, no', { op: 'and', of: [YES, NO] }, false],
    ['all of no, no', { op: 'and', of: [NO, NO] }, false],
    ['one of nothing', { op: 'or', of: [] }, false],
    ['one of yes, no', { op: 'or', of: [NO, YES] }, true],
    ['one of no, no', { op: 'or', of: [NO, NO] }, false],
    ['not yes', { op: 'not', of: YES }, false],
    ['not no', { op: 'not', of: NO }, true],
    ['not not yes', { op: 'not', of: { op: 'not', of: YES } }, true],

    ['a value among several', { op: 'in', fact: 'status', values: ['NEW', 'OPEN'] }, true],
    ['a value among others', { op: 'in', fact: 'status', values: ['NEW'] }, false],
    ['a value among none', { op: 'in', fact: 'status', values: [] }, false],
    ['a text to the letter', { op: 'in', fact: 'status', values: ['open'] }, false],
    ['a number', { op: 'in', fact: 'cycle', values: [2] }, true],
    ['a number, not its text', { op: 'in', fact: 'cycle', values: ['2'] }, false],
    ['false, which is a value', { op: 'in', fact: 'active', values: [false] }, true],

    ['greater than less', { op: 'gt', fact: 'cycle', value: 1 }, true],
    ['greater than itself', { op: 'gt', fact: 'cycle', value: 2 }, false],
    ['at least itself', { op: 'gte', fact: 'cycle', value: 2 }, true],
    ['at least more', { op: 'gte', fact: 'cycle', value: 3 }, false],
    ['less than more', { op: 'lt', fact: 'cycle', value: 3 }, true],
    ['less than itself', { op: 'lt', fact: 'cycle', value: 2 }, false],
    ['at most itself', { op: 'lte', fact: 'cycle', value: 2 }, true],
    ['at most less', { op: 'lte', fact: 'cycle', value: 1 }, false],
    ['after a moment before', { op: 'gt', fact: 'openedAt', value: '2026-03-02T08:59:59.999Z' }, true],
    ['before the moment itself', { op: 'lt', fact: 'openedAt', value: '2026-03-02T09:00:00.000Z' }, false],

    ['a part in any case of A–Z', { op: 'contains', fact: 'subject', text: 'vpn' }, true],
    ['a Korean part', { op: 'contains', fact: 'subject', text: '접속' }, true],
    ['a part that is not there', { op: 'contains', fact: 'subject', text: 'mail' }, false],
    ['a part with a wildcard of SQL', { op: 'contains', fact: 'subject', text: '%' }, false],
    ['the beginning', { op: 'startsWith', fact: 'subject', text: 'kein e' }, true],
    ['the middle as beginning', { op: 'startsWith', fact: 'subject', text: 'VPN' }, false],

    ['missing where null', { op: 'missing', fact: 'assigneeId' }, true],
    ['missing where absent', { op: 'missing', fact: 'teamId' }, true],
    ['missing where there', { op: 'missing', fact: 'status' }, false],
    ['missing where false', { op: 'missing', fact: 'active' }, false],

    ['an empty list', { op: 'empty', fact: 'noTags' }, true],
    ['a list that is not empty', { op: 'empty', fact: 'tags' }, false],
    ['one item of a list', { op: 'overlaps', fact: 'tags', values: ['mail', 'wlan'] }, true],
    ['no item of a list', { op: 'overlaps', fact: 'tags', values: ['mail'] }, false],
    ['an item of none', { op: 'overlaps', fact: 'tags', values: [] }, false],
    ['an item of an empty list', { op: 'overlaps', fact: 'noTags', values: ['vpn'] }, false],

    ['a member', { op: 'member', fact: 'customFields', key: 'floor', is: { op: 'in', values: [3, 4] } }, true],
    [
      'a member of another kind',
      { op: 'member', fact: 'customFields', key: 'floor', is: { op: 'in', values: ['4'] } },
      false,
    ],
    [
      'a member that is absent',
      { op: 'member', fact: 'customFields', key: 'wing', is: { op: 'in', values: ['east'] } },
      false,
    ],
    [
      'a part of a member',
      { op: 'member', fact: 'customFields', key: 'seat', is: { op: 'contains', text: 'f-o' } },
      true,
    ],
    [
      'a part of a number',
      { op: 'member', fact: 'customFields', key: 'floor', is: { op: 'contains', text: '4' } },
      false,
    ],
    [
      'a part of an absent one',
      { op: 'member', fact: 'customFields', key: 'wing', is: { op: 'contains', text: 'e' } },
      false,
    ],
    ['a missing member', { op: 'member', fact: 'customFields', key: 'wing', is: { op: 'missing' } }, true],
    ['a member that is there', { op: 'member', fact: 'customFields', key: 'vip', is: { op: 'missing' } }, false],
    ['a member that is 0', { op: 'member', fact: 'customFields', key: 'zero', is: { op: 'missing' } }, false],
    [
      'a member named as what every object has',
      { op: 'member', fact: 'customFields', key: 'constructor', is: { op: 'missing' } },
      true,
    ],
  ];

  test.each(TRUTHS)('%s: %#', (_, condition, expected) => {
    expect(isFulfilled(condition, facts)).toBe(expected);
    expect(isFulfilled({ op: 'not', of: condition }, facts)).toBe(!expected);
  });

  test.each([
    { op: 'in', fact: 'assigneeId', values: ['aram'] },
    { op: 'gt', fact: 'assigneeId', value: '' },
    { op: 'gte', fact: 'assigneeId', value: '' },
    { op: 'lt', fact: 'assigneeId', value: 'z' },
    { op: 'lte', fact: 'assigneeId', value: 'z' },
    { op: 'contains', fact: 'assigneeId', text: 'null' },
    { op: 'startsWith', fact: 'assigneeId', text: 'n' },
  ] satisfies Condition[])('is no comparison with a missing value ($op), so its opposite is', (condition) => {
    expect(isFulfilled(condition, facts)).toBe(false);
    expect(isFulfilled({ op: 'not', of: condition }, facts)).toBe(true);
  });
});

/** Facts of an object, with values missing here and there. */
const anyFacts = fc.record({
  word: fc.option(fc.string({ maxLength: 3 }), { nil: null }),
  count: fc.option(fc.integer({ min: -2, max: 2 }), { nil: undefined }),
  list: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
  record: fc.dictionary(fc.constantFrom('k', 'l'), fc.oneof(fc.string({ maxLength: 2 }), fc.integer(), fc.boolean())),
});

/** Conditions on them, nested. */
const { any: anyCondition } = fc.letrec<{ any: Condition; leaf: Condition }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.record({ op: fc.constantFrom('and' as const, 'or' as const), of: fc.array(tie('any'), { maxLength: 3 }) }),
    fc.record({ op: fc.constant('not' as const), of: tie('any') }),
  ),
  leaf: fc.oneof(
    fc.record({
      op: fc.constant('in' as const),
      fact: fc.constantFrom('word', 'count'),
      values: fc.array(fc.oneof(fc.string({ maxLength: 3 }), fc.integer({ min: -2, max: 2 }))),
    }),
    fc.record({
      op: fc.constantFrom('gt' as const, 'gte' as const, 'lt' as const, 'lte' as const),
      fact: fc.constant('count'),
      value: fc.integer({ min: -2, max: 2 }),
    }),
    fc.record({
      op: fc.constantFrom('contains' as const, 'startsWith' as const),
      fact: fc.constant('word'),
      text: fc.string({ minLength: 1, maxLength: 2 }),
    }),
    fc.record({ op: fc.constant('missing' as const), fact: fc.constantFrom('word', 'count') }),
    fc.record({ op: fc.constant('empty' as const), fact: fc.constant('list') }),
    fc.record({
      op: fc.constant('overlaps' as const),
      fact: fc.constant('list'),
      values: fc.array(fc.constantFrom('a', 'b', 'c')),
    }),
    fc.record({
      op: fc.constant('member' as const),
      fact: fc.constant('record'),
      key: fc.constantFrom('k', 'm'),
      is: fc.oneof(
        fc.record({
          op: fc.constant('in' as const),
          values: fc.array(fc.oneof(fc.string({ maxLength: 2 }), fc.boolean())),
        }),
        fc.record({ op: fc.constant('contains' as const), text: fc.string({ minLength: 1, maxLength: 2 }) }),
        fc.record({ op: fc.constant('missing' as const) }),
      ),
    }),
  ),
}));

describe('conditions, whatever they and the facts are,', () => {
  const each = (holds: (condition: Condition, facts: Facts) => void) =>
    fc.assert(fc.property(anyCondition, anyFacts, holds), { numRuns: 500 });
  const not = (of: Condition): Condition => ({ op: 'not', of });

  test('are true or false, and `not` is the exact opposite', () => {
    each((condition, of) => {
      expect(isFulfilled(not(condition), of)).toBe(!isFulfilled(condition, of));
    });
  });

  test('of `and` and `or` are each other’s opposite of opposites', () => {
    fc.assert(
      fc.property(fc.array(anyCondition, { maxLength: 3 }), anyFacts, (all, of) => {
        const opposites = { op: 'or', of: all.map(not) } as const;
        expect(isFulfilled({ op: 'and', of: all }, of)).toBe(isFulfilled(not(opposites), of));
      }),
    );
  });

  test('are judgeable by their facts, and then judged without a fault', () => {
    each((condition, of) => {
      expect(isJudgeable(condition, new Set(['word', 'count', 'list', 'record']))).toBe(true);
      expect(typeof isFulfilled(condition, of)).toBe('boolean');
    });
  });
});

describe('a condition is judgeable', () => {
  const names = new Set(['status', 'tags', 'customFields', 'openedAt']);
  const known: Condition = { op: 'in', fact: 'status', values: ['OPEN'] };
  const unknown: Condition = { op: 'contains', fact: 'description', text: 'x' };
  const byTime: Condition = { op: 'within', fact: 'openedAt', ms: 1000 };
  const elsewhere: Condition = { op: 'related', fact: 'teamId', type: 'Team', of: YES };

  test.each([
    ['on nothing', YES, true],
    ['on a known fact', known, true],
    ['on an unknown fact', unknown, false],
    ['on the passing of time', byTime, false],
    ['on another object', elsewhere, false],
    ['that a known fact is missing', { op: 'missing', fact: 'status' }, true],
    ['that an unknown fact is missing', { op: 'missing', fact: 'description' }, false],
    ['on an item', { op: 'overlaps', fact: 'tags', values: ['vpn'] }, true],
    ['on a member', { op: 'member', fact: 'customFields', key: 'a', is: { op: 'missing' } }, true],
    ['when all parts are', { op: 'and', of: [known, known] }, true],
    ['when one part of all is not', { op: 'and', of: [known, unknown] }, false],
    ['when one part of several is not', { op: 'or', of: [known, byTime] }, false],
    ['when its opposite is', { op: 'not', of: known }, true],
    ['when its opposite is not', { op: 'not', of: elsewhere }, false],
  ] satisfies [string, Condition, boolean][])('%s: %#', (_, condition, expected) => {
    expect(isJudgeable(condition, names)).toBe(expected);
  });

  test.each([byTime, elsewhere])('or is a fault to judge ($op)', (condition) => {
    expect(() => isFulfilled(condition, facts)).toThrow(`'${condition.op}' can't be judged`);
  });
});

describe('folding', () => {
  test.each([
    ['VPN', 'vpn'],
    ['Grüße', 'grüße'],
    ['ÄÖÜ İ Σ 한글', 'ÄÖÜ İ Σ 한글'],
    ['\u212A', '\u212A'],
    ['', ''],
  ])('%j gives %j: A–Z and nothing else', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});
