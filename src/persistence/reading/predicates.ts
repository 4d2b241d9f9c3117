import { sql } from 'kysely';
import type { Actor } from '../../domain/access/roles.js';
import type { Scope } from '../../domain/access/scope.js';
import { fold, type Condition, type MemberTest } from '../../domain/filter/condition.js';
import { at, type ReadContext, type Reading, type Sql } from './declare.js';

/** Finds a reading by name. */
export type ReadingOf = (name: string) => Reading;

/** The rows of `alias` that the actor may see: of their workspace, within the reading's scope, and within what they belong to. */
export function visible(reading: Reading, alias: string, actor: Actor, readingOf: ReadingOf): Sql {
  const own = and([sameWorkspace(reading, alias, actor), scoped(reading.scope(actor), alias)]);
  if (!reading.within) return own;
  const parent = readingOf(reading.within.to);
  if (!parent.within && parent.scope(actor) === 'everything') return own; // the foreign key keeps workspaces apart already
  const inner = `${alias}_in`;
  return sql`${own} and exists (select 1 from ${sql.table(parent.table)} as ${sql.ref(inner)}
    where ${at(inner, 'id')} = ${at(alias, reading.within.column)} and ${visible(parent, inner, actor, readingOf)})`;
}

/** The rows of `alias` that are of the actor's workspace. */
export const sameWorkspace = ({ workspaceColumn = 'workspace_id' }: Reading, alias: string, actor: Actor): Sql =>
  sql`${at(alias, workspaceColumn)} = ${actor.workspaceId}`;

/** A scope, as SQL: the twin of `isWithin`. */
export function scoped(scope: Scope, alias: string): Sql {
  if (scope === 'everything') return sql`true`;
  return or(
    scope.anyOf.map((all) =>
      and(Object.entries(all).map(([fact, value]) => sql`${at(alias, snake(fact))} = ${value}`)),
    ),
  );
}

/** A condition, as SQL: the twin of `isFulfilled`. It is never unknown, also beneath `not`. */
export function fulfilled(
  condition: Condition,
  reading: Reading,
  alias: string,
  context: ReadContext,
  readingOf: ReadingOf,
): Sql {
  const inner = (each: Condition): Sql => fulfilled(each, reading, alias, context, readingOf);
  switch (condition.op) {
    case 'and':
      return and(condition.of.map(inner));
    case 'or':
      return or(condition.of.map(inner));
    case 'not':
      return sql`not coalesce(${inner(condition.of)}, false)`;
    case 'related':
      return related(condition, alias, context, readingOf);
    default:
      return guarded(
        compared(condition, at(alias, snake(condition.fact)), context),
        condition.fact,
        reading,
        alias,
        context,
      );
  }
}

type Compared = Exclude<Condition, { op: 'and' | 'or' | 'not' | 'related' }>;

function compared(condition: Compared, operand: Sql, context: ReadContext): Sql {
  switch (condition.op) {
    case 'in':
      return condition.values.length === 1
        ? sql`${operand} = ${condition.values[0]}`
        : sql`${operand} = any(${condition.values})`;
    case 'gt':
      return sql`${operand} > ${condition.value}`;
    case 'gte':
      return sql`${operand} >= ${condition.value}`;
    case 'lt':
      return sql`${operand} < ${condition.value}`;
    case 'lte':
      return sql`${operand} <= ${condition.value}`;
    case 'within':
      return sql`${operand} between ${before(context, condition.ms)}::timestamptz and ${before(context, 0)}::timestamptz`;
    case 'contains':
      return contains(operand, condition.text);
    case 'startsWith':
      return sql`starts_with(lower(${operand} collate "C"), ${fold(condition.text)}::text)`;
    case 'missing':
      return sql`${operand} is null`;
    case 'empty':
      return sql`cardinality(${operand}) = 0`;
    case 'overlaps':
      return sql`${operand} && ${condition.values}`;
    case 'member':
      return member(condition.is, openFields(operand, context), condition.key);
  }
}

/** For whom a field is hidden, it isn't there: also not to filters. */
const openFields = (fields: Sql, { viewer: { actor } }: ReadContext): Sql =>
  actor.hiddenFields.length === 0 ? fields : sql`(${fields} - ${actor.hiddenFields}::text[])`;

function member(test: MemberTest, operand: Sql, key: string): Sql {
  const value = sql`(${operand} -> ${key}::text)`;
  if (test.op === 'missing') return sql`${value} is null`;
  if (test.op === 'in') return sql`${value} in (select jsonb_array_elements(${JSON.stringify(test.values)}::jsonb))`;
  return sql`(jsonb_typeof(${value}) = 'string' and ${contains(sql`(${operand} ->> ${key}::text)`, test.text)})`;
}

function related(
  condition: Extract<Condition, { op: 'related' }>,
  alias: string,
  context: ReadContext,
  readingOf: ReadingOf,
): Sql {
  const reading = readingOf(condition.type);
  const target = `${alias}_${snake(condition.fact)}`;
  const named = at(alias, snake(condition.fact));
  const match = condition.fact.endsWith('Ids')
    ? sql`${at(target, 'id')} = any(${named})`
    : sql`${at(target, 'id')} = ${named}`;
  return sql`exists (select 1 from ${sql.table(reading.table)} as ${sql.ref(target)}
    where ${sameWorkspace(reading, target, context.viewer.actor)} and ${match}
      and ${fulfilled(condition.of, reading, target, context, readingOf)})`;
}

/** For those who may not read the fact, no condition on it is fulfilled, not even that it is missing. */
function guarded(condition: Sql, fact: string, reading: Reading, alias: string, { viewer }: ReadContext): Sql {
  const scope = reading.guarded?.[fact]?.(viewer.actor) ?? 'everything';
  return scope === 'everything' ? condition : sql`(${condition} and ${scoped(scope, alias)})`;
}

/** The database's "C" folds A–Z and nothing else, as `fold` does. */
const contains = (operand: Sql, text: string): Sql =>
  sql`position(${fold(text)}::text in lower(${operand} collate "C")) > 0`;

const before = ({ now }: ReadContext, ms: number): string => now.subtract({ milliseconds: ms }).toString();

/** All of them. */
export const and = (all: readonly Sql[]): Sql => (all.length === 0 ? sql`true` : sql`(${sql.join(all, sql` and `)})`);

/** Any of them. */
export const or = (any: readonly Sql[]): Sql => (any.length === 0 ? sql`false` : sql`(${sql.join(any, sql` or `)})`);

/** The column of a fact: `requesterId` is `requester_id`. */
export const snake = (fact: string): string => fact.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
