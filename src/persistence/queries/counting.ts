import { sql } from 'kysely';
import { toText } from '../../domain/instant.js';
import type { CalendarPeriod } from '../../domain/period.js';
import type { Reads } from '../database.js';
import type { Sql } from '../reading/declare.js';
import { TooMuchAsked } from '../reading/plan.js';

/** What is counted, and by what it is told apart. */
export interface Counting<Group extends string> {
  readonly groupBy: readonly Group[];
  /** The value of each group. */
  readonly columns: Readonly<Record<Group, Sql>>;
  /** In order; those that share time with what is counted. Null for the whole time. */
  readonly periods: readonly CalendarPeriod[] | null;
  /** When what is counted happened. */
  readonly moment: Sql;
  /** Aggregates, by the name under which they are answered. */
  readonly counts: Readonly<Record<string, Sql>>;
  /** Orders groups: the most first. A group of which this is 0 is left out. */
  readonly size: Sql;
  /** `from … where …` */
  readonly from: Sql;
}

/** What was counted of one group. */
export interface CountedGroup<Group extends string, Counts> {
  /** UUIDs or values, by what it is grouped by. */
  readonly group: Readonly<Partial<Record<Group, string | null>>>;
  /** The first day of the period; null for the whole time. */
  readonly period: string | null;
  readonly counts: Counts;
}

/** Rows of one answer. */
const MOST_ROWS = 1000;

/** Counts in one statement: in the order of the periods, then the largest group first. */
export async function countGroups<Counts, Group extends string>(
  em: Reads,
  { groupBy, columns, periods, moment, counts, size, from }: Counting<Group>,
): Promise<readonly CountedGroup<Group, Counts>[]> {
  const groups = [...new Set(groupBy)];
  const keys = [...(periods ? [bucketOf(periods, moment)] : []), ...groups.map((group) => columns[group])];
  const numbers = keys.map((_, i) => sql.raw(String(i + 1)));
  const selected = [
    ...keys.map((key, i) => sql`${key} as ${sql.ref(`k${i}`)}`),
    ...Object.entries(counts).map(([name, count]) => sql`${count} as ${sql.ref(name)}`),
  ];
  const { rows } = await sql<Readonly<Record<string, unknown>>>`
    select ${sql.join(selected)} ${from}
    ${keys.length ? sql`group by ${sql.join(numbers)}` : sql``} having ${size} > 0
    order by ${sql.join(numbers.toSpliced(periods ? 1 : 0, 0, sql`${size} desc`))} limit ${MOST_ROWS + 1}`.execute(
    em.getKysely(),
  );
  if (rows.length > MOST_ROWS) throw new TooMuchAsked(`Figures are told in at most ${MOST_ROWS} rows.`);
  return rows.map((row) => ({
    period: periods ? periods[(row['k0'] as number) - 1]!.on : null,
    group: Object.fromEntries(groups.map((group, i) => [group, row[`k${i + (periods ? 1 : 0)}`]])) as CountedGroup<
      Group,
      Counts
    >['group'],
    counts: row as Counts,
  }));
}

/** Which period it is, from 1: the last that has begun. The database needs no time zones of its own for it. */
const bucketOf = (periods: readonly CalendarPeriod[], moment: Sql): Sql =>
  sql`width_bucket(${moment}, ${periods.map(({ startsAt }) => toText(startsAt))}::timestamptz[])`;
