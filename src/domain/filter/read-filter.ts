/** Decides what a client's filter asks for: reads it into a condition, or refuses it with the path of the fault. */

import { durationMs, instantOf, toText, type Duration, type Instant } from '../instant.js';
import { keyOf } from '../global-id.js';
import { isStorable } from '../bounds.js';
import { BadArgument } from '../refusal.js';
import type { Condition, MemberTest, Value } from './condition.js';
import { FILTER_FIELDS, type FilteredType, type FilterField } from './fields.js';

/** Nesting of `and`, `or`, `not` and related objects. */
export const DEEPEST_FILTER = 8;
/** Comparators in one filter. */
export const MOST_CONDITIONS = 100;
/** Filters in one `and` or `or`. */
export const MOST_BRANCHES = 20;
/** Values in one `in`. */
export const MOST_VALUES = 100;

/** A filter as the contract's inputs give it. Null and absent members ask for nothing. */
export type FilterInput = Readonly<Record<string, unknown>>;

/** Reads a filter of this type; `path` is where it stands among the arguments. Throws `BadArgument`. */
export function readFilter(
  type: FilteredType,
  filter: FilterInput | null | undefined,
  path: readonly string[] = ['where'],
): Condition {
  return read(type, filter ?? {}, path, 1, { conditions: 0 });
}

interface Tally {
  conditions: number;
}

function read(
  type: FilteredType,
  filter: FilterInput,
  path: readonly string[],
  depth: number,
  tally: Tally,
): Condition {
  if (depth > DEEPEST_FILTER) fail(path, `at most ${DEEPEST_FILTER} deep`);
  const fields: Readonly<Record<string, FilterField>> = FILTER_FIELDS[type];
  const conditions = Object.entries(filter).flatMap(([name, value]): readonly Condition[] => {
    if (value === null || value === undefined) return [];
    const here = [...path, name];
    if (name === 'not') return [{ op: 'not', of: read(type, value as FilterInput, here, depth + 1, tally) }];
    if (name === 'and' || name === 'or')
      return [branches(type, name, value as readonly FilterInput[], here, depth, tally)];
    return readField(fields[name]!, value, here, depth, tally);
  });
  return all(conditions);
}

function branches(
  type: FilteredType,
  op: 'and' | 'or',
  filters: readonly FilterInput[],
  path: readonly string[],
  depth: number,
  tally: Tally,
): Condition {
  if (filters.length > MOST_BRANCHES) fail(path, `at most ${MOST_BRANCHES} items`);
  return { op, of: filters.map((each, i) => read(type, each, [...path, String(i)], depth + 1, tally)) };
}

function readField(
  field: FilterField,
  value: unknown,
  path: readonly string[],
  depth: number,
  tally: Tally,
): readonly Condition[] {
  const { fact } = field;
  // Of the other kinds each comparator counts.
  if (field.kind === 'flag' || field.kind === 'present' || field.kind === 'related') count(tally, path);
  switch (field.kind) {
    case 'flag':
      return [{ op: 'in', fact, values: [value as boolean] }];
    case 'present':
      return [value ? { op: 'not', of: { op: 'missing', fact } } : { op: 'missing', fact }];
    case 'related':
      return [related(field, read(field.type, value as FilterInput, path, depth + 1, tally))];
    case 'members':
      return list(value, MOST_BRANCHES, path).map((each, i) =>
        readMember(fact, each as FilterInput, [...path, String(i)], tally),
      );
    default:
      return Object.entries(value as FilterInput).flatMap(([comparator, operand]) => {
        if (operand === undefined) return [];
        count(tally, path);
        if (operand === null) fail([...path, comparator], 'a value; ask for a missing one by isNull');
        return readComparator(field, comparator, operand, [...path, comparator]);
      });
  }
}

function readComparator(
  field: FilterField,
  comparator: string,
  operand: unknown,
  path: readonly string[],
): readonly Condition[] {
  const { fact } = field;
  const value = (each: unknown): Value => readValue(field, each, path);
  switch (comparator) {
    case 'eq':
      return [{ op: 'in', fact, values: [value(operand)] }];
    case 'in':
      return [{ op: 'in', fact, values: list(operand, MOST_VALUES, path).map(value) }];
    case 'isNull':
      return [operand ? { op: 'missing', fact } : { op: 'not', of: { op: 'missing', fact } }];
    case 'contains':
    case 'startsWith':
      return [{ op: comparator, fact, text: searchText(operand as string, path) }];
    case 'between':
      return between(field, operand as { from: unknown; to: unknown }, path);
    case 'within':
      return [{ op: 'within', fact, ms: durationMs(operand as Duration) }];
    case 'has':
      return [{ op: 'overlaps', fact, values: [readLabel(operand as string, path)] }];
    case 'hasAny':
      return [{ op: 'overlaps', fact, values: labels(operand, path) }];
    case 'hasAll':
      return labels(operand, path).map((label) => ({ op: 'overlaps', fact, values: [label] }));
    case 'isEmpty':
      return [operand ? { op: 'empty', fact } : { op: 'not', of: { op: 'empty', fact } }];
    default:
      return [{ op: comparator as 'gt', fact, value: value(operand) }];
  }
}

/** Numbers include both ends; of moments the later end is left out, so that days and months meet without overlap. */
function between(
  field: FilterField,
  { from, to }: { from: unknown; to: unknown },
  path: readonly string[],
): readonly Condition[] {
  const { fact } = field;
  const end = field.kind === 'instant' ? 'lt' : 'lte';
  return [
    { op: 'gte', fact, value: readValue(field, from, path) },
    { op: end, fact, value: readValue(field, to, path) },
  ];
}

/** An id that names nothing of this type matches nothing, like any unknown id: it reads as a UUID that is never given. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

function readValue(field: FilterField, value: unknown, path: readonly string[]): Value {
  // A filter that is kept as JSON holds moments as texts.
  if (field.kind === 'instant') return toText(typeof value === 'string' ? instantOf(value) : (value as Instant));
  const plain = readPlain(value, path);
  return field.kind === 'id' ? (keyOf(field.type, plain as string) ?? NO_ID) : plain;
}

function readMember(fact: string, filter: FilterInput, path: readonly string[], tally: Tally): Condition {
  const { key: given, ...comparators } = filter;
  const key = readText(given as string, [...path, 'key']);
  const tests = Object.entries(comparators).flatMap(([comparator, operand]): readonly Condition[] => {
    if (operand === undefined) return [];
    count(tally, path);
    if (operand === null) fail([...path, comparator], 'a value; ask for a missing one by isNull');
    const test = memberTest(comparator, operand, [...path, comparator]);
    const condition: Condition = { op: 'member', fact, key, is: test };
    return [comparator === 'isNull' && !operand ? { op: 'not', of: condition } : condition];
  });
  return all(tests);
}

function memberTest(comparator: string, operand: unknown, path: readonly string[]): MemberTest {
  if (comparator === 'isNull') return { op: 'missing' };
  if (comparator === 'contains') return { op: 'contains', text: searchText(operand as string, path) };
  const values = comparator === 'eq' ? [operand] : list(operand, MOST_VALUES, path);
  return { op: 'in', values: values.map((value) => readPlain(value, path)) };
}

/** Conditions on nothing but the related object's id are conditions on the fact that names it; no look-up is needed. */
function related(field: Extract<FilterField, { kind: 'related' }>, of: Condition): Condition {
  const { fact, type, list: isList } = field;
  if (isList && of.op === 'in' && of.fact === 'id')
    return { op: 'overlaps', fact, values: of.values as readonly string[] };
  if (isList || !isOnIdAlone(of)) return { op: 'related', fact, type, of };
  return all([{ op: 'not', of: { op: 'missing', fact } }, onFact(of, fact)]);
}

const isOnIdAlone = (condition: Condition): boolean => {
  if (condition.op === 'and' || condition.op === 'or') return condition.of.every(isOnIdAlone);
  if (condition.op === 'not') return isOnIdAlone(condition.of);
  return (condition.op === 'in' || condition.op === 'missing') && condition.fact === 'id';
};

const onFact = (condition: Condition, fact: string): Condition => {
  if (condition.op === 'and' || condition.op === 'or')
    return { ...condition, of: condition.of.map((each) => onFact(each, fact)) };
  return condition.op === 'not' ? { op: 'not', of: onFact(condition.of, fact) } : ({ ...condition, fact } as Condition);
};

const all = (of: readonly Condition[]): Condition => (of.length === 1 ? of[0]! : { op: 'and', of });

const labels = (operand: unknown, path: readonly string[]): readonly string[] =>
  list(operand, MOST_BRANCHES, path).map((label) => readLabel(label as string, path));

function list(operand: unknown, most: number, path: readonly string[]): readonly unknown[] {
  const values = operand as readonly unknown[];
  if (values.length > most) fail(path, `at most ${most} items`);
  return values;
}

function searchText(text: string, path: readonly string[]): string {
  const searched = readText(text, path);
  const { length } = [...searched];
  if (length < 1 || length > 200) fail(path, '1 to 200 characters');
  return searched;
}

/** A text in the form in which the desk keeps texts: else two that look the same would not be. */
function readText(text: string, path: readonly string[]): string {
  if (!isStorable(text)) fail(path, 'well-formed Unicode without NUL');
  return text.normalize('NFC');
}

const readPlain = (value: unknown, path: readonly string[]): Value =>
  typeof value === 'string' ? readText(value, path) : (value as Value);

/** As `checkLabels` keeps them. */
const readLabel = (label: string, path: readonly string[]): string => readText(label.toLowerCase(), path).trim();

function count(tally: Tally, path: readonly string[]): void {
  tally.conditions += 1;
  if (tally.conditions > MOST_CONDITIONS) fail(path, `at most ${MOST_CONDITIONS} conditions in one filter`);
}

function fail(path: readonly string[], expected: string): never {
  throw new BadArgument(path, expected);
}
