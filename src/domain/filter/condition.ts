/** Decides whether facts fulfil a condition. The same conditions are turned into SQL by the readings; both mean the same. */

/**
 * What must hold. Missing values fulfil no comparison, only `missing`; so every condition is true or false, never unknown.
 * Instants are RFC 3339 texts in UTC with milliseconds, ids are UUIDs.
 */
export type Condition =
  | { readonly op: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'in'; readonly fact: string; readonly values: readonly Value[] }
  | { readonly op: 'gt' | 'gte' | 'lt' | 'lte'; readonly fact: string; readonly value: Value }
  | { readonly op: 'within'; readonly fact: string; readonly ms: number }
  | { readonly op: 'contains' | 'startsWith'; readonly fact: string; readonly text: string }
  | { readonly op: 'missing'; readonly fact: string }
  /** A list fact has no item. */
  | { readonly op: 'empty'; readonly fact: string }
  /** At least one item of a list fact is among these. */
  | { readonly op: 'overlaps'; readonly fact: string; readonly values: readonly string[] }
  /** A member of a record fact. */
  | { readonly op: 'member'; readonly fact: string; readonly key: string; readonly is: MemberTest }
  /** The object that a fact names, or one of those it names, fulfils a condition of its own. */
  | { readonly op: 'related'; readonly fact: string; readonly type: RelatedType; readonly of: Condition };

/** What one value is compared with. */
export type Value = string | number | boolean;

/** Objects that filters reach through a ticket. */
export type RelatedType = 'Person' | 'Organization' | 'Team' | 'Category' | 'Service';

/** A test of one of the desk's own fields. */
export type MemberTest =
  | { readonly op: 'in'; readonly values: readonly Value[] }
  | { readonly op: 'contains'; readonly text: string }
  | { readonly op: 'missing' };

/** The facts of one object, by name. */
export type Facts = Readonly<Record<string, unknown>>;

/** Whether the facts fulfil the condition. `related` and `within` depend on more than the facts: `isJudgeable` refuses them beforehand. */
export function isFulfilled(condition: Condition, facts: Facts): boolean {
  switch (condition.op) {
    case 'and':
      return condition.of.every((each) => isFulfilled(each, facts));
    case 'or':
      return condition.of.some((each) => isFulfilled(each, facts));
    case 'not':
      return !isFulfilled(condition.of, facts);
    case 'overlaps':
      return (facts[condition.fact] as readonly string[]).some((item) => condition.values.includes(item));
    case 'member':
      return memberFulfils(condition.is, ownMember(facts[condition.fact] as Facts, condition.key));
    case 'missing':
      return isMissing(facts[condition.fact]);
    case 'empty':
      return (facts[condition.fact] as readonly unknown[]).length === 0;
    case 'related':
    case 'within':
      throw new Error(`A condition '${condition.op}' can't be judged from facts alone`);
    default:
      return compares(condition, facts[condition.fact]);
  }
}

/** Whether facts of these names are enough to judge the condition, whenever it is judged. */
export const isJudgeable = (condition: Condition, names: ReadonlySet<string>): boolean => {
  if (condition.op === 'and' || condition.op === 'or') return condition.of.every((each) => isJudgeable(each, names));
  if (condition.op === 'not') return isJudgeable(condition.of, names);
  if (condition.op === 'related' || condition.op === 'within') return false;
  return 'fact' in condition && names.has(condition.fact);
};

type Comparison = Extract<Condition, { op: 'in' | 'gt' | 'gte' | 'lt' | 'lte' | 'contains' | 'startsWith' }>;

function compares(condition: Comparison, value: unknown): boolean {
  if (isMissing(value)) return false;
  switch (condition.op) {
    case 'in':
      return condition.values.includes(value as Value);
    case 'contains':
      return fold(String(value)).includes(fold(condition.text));
    case 'startsWith':
      return fold(String(value)).startsWith(fold(condition.text));
    case 'gt':
      return (value as Value) > condition.value;
    case 'gte':
      return (value as Value) >= condition.value;
    case 'lt':
      return (value as Value) < condition.value;
    case 'lte':
      return (value as Value) <= condition.value;
  }
}

/** A field may be called `constructor`: only what the record itself holds counts. */
const ownMember = (record: Facts, key: string): unknown => (Object.hasOwn(record, key) ? record[key] : undefined);

function memberFulfils(test: MemberTest, value: unknown): boolean {
  if (test.op === 'missing') return isMissing(value);
  if (test.op === 'in') return test.values.includes(value as Value);
  return typeof value === 'string' && fold(value).includes(fold(test.text));
}

const isMissing = (value: unknown): boolean => value === null || value === undefined;

/** A–Z and a–z are the same; nothing else is folded, so that every database and this code agree. */
export const fold = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
