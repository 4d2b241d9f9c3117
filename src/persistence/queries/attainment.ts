import { sql } from 'kysely';
import type { Condition } from '../../domain/filter/condition.js';
import { toText, type Instant } from '../../domain/instant.js';
import type { AttainmentGroup, CalendarPeriod, Counted } from '../../domain/sla/attainment.js';
import type { TargetKind } from '../../domain/sla/stopwatch.js';
import type { Em } from '../database.js';
import type { Eyes, Sql } from '../reading/declare.js';
import { TooMuchAsked } from '../reading/plan.js';
import { and, fulfilled, visible } from '../reading/predicates.js';
import { readingOf } from '../reading/readings.js';

/** Which targets to count. */
export interface Attainment {
  readonly from: Instant;
  readonly to: Instant;
  readonly groupBy: readonly AttainmentGroup[];
  /** In order, those that share time with [from, to). Null for the whole time. */
  readonly periods: readonly CalendarPeriod[] | null;
  /** On their tickets. */
  readonly condition: Condition;
  /** Null for all. */
  readonly kinds: readonly TargetKind[] | null;
}

/** What was counted of one group: UUIDs or values by what it is grouped by. */
export interface AttainmentRow extends Counted {
  readonly group: Readonly<Partial<Record<AttainmentGroup, string | null>>>;
  /** The first day of the period; null for the whole time. */
  readonly period: string | null;
  readonly meanConsumedMs: number;
}

/** Rows of one answer. */
const MOST_ROWS = 1000;

const COLUMN: Readonly<Record<AttainmentGroup, Sql>> = {
  TEAM: sql`g.team_id`,
  AGENT: sql`g.assignee_id`,
  POLICY: sql`g.policy_id`,
  PRIORITY: sql`g.priority`,
  CATEGORY: sql`t.category_id`,
  SERVICE: sql`s.id`,
  KIND: sql`g.kind`,
};

/** Counts the targets that stopped, in one statement. */
export async function attainment(em: Em, asked: Attainment, eyes: Eyes): Promise<readonly AttainmentRow[]> {
  const groups = [...new Set(asked.groupBy)];
  const keys = [...(asked.periods ? [bucketOf(asked.periods)] : []), ...groups.map((group) => COLUMN[group])];
  const columns = keys.map((key, i) => sql`${key} as ${sql.ref(`k${i}`)}`);
  const counted = [
    sql`(count(*) filter (where g.state = 'MET'))::int as met`,
    sql`(count(*) filter (where g.state = 'MISSED'))::int as missed`,
    sql`round(avg(g.consumed_ms))::float8 as "meanConsumedMs"`,
  ];
  const numbers = keys.map((_, i) => sql.raw(String(i + 1)));
  const order = numbers.toSpliced(asked.periods ? 1 : 0, 0, sql`count(*) desc`);
  const { rows } = await sql<Readonly<Record<string, unknown>> & Counted & { meanConsumedMs: number }>`
    select ${sql.join([...columns, ...counted])} from target g join ticket t on t.id = g.ticket_id
      ${groups.includes('SERVICE') ? sql`left join lateral unnest(t.service_ids) as s(id) on true` : sql``}
    where ${countedTargets(asked, eyes)}
    ${keys.length ? sql`group by ${sql.join(numbers)}` : sql``} having count(*) > 0
    order by ${sql.join(order)} limit ${MOST_ROWS + 1}`.execute(em.getKysely());
  if (rows.length > MOST_ROWS) throw new TooMuchAsked(`Attainment is told in at most ${MOST_ROWS} rows.`);
  return rows.map(({ met, missed, meanConsumedMs, ...row }) => ({
    ...{ met, missed, meanConsumedMs },
    period: asked.periods ? asked.periods[(row['k0'] as number) - 1]!.on : null,
    group: Object.fromEntries(groups.map((group, i) => [group, row[`k${i + (asked.periods ? 1 : 0)}`]])),
  }));
}

/** Which period it is, from 1: the last that has begun. The database needs no time zones of its own for it. */
const bucketOf = (periods: readonly CalendarPeriod[]): Sql =>
  sql`width_bucket(g.stopped_at, ${periods.map(({ startsAt }) => toText(startsAt))}::timestamptz[])`;

const countedTargets = ({ from, to, kinds, condition }: Attainment, eyes: Eyes): Sql => {
  const ticket = readingOf('Ticket');
  return and([
    sql`g.workspace_id = ${eyes.viewer.actor.workspaceId}`,
    sql`g.stopped_at >= ${toText(from)}::timestamptz and g.stopped_at < ${toText(to)}::timestamptz`,
    sql`g.state in ('MET', 'MISSED')`,
    ...(kinds ? [sql`g.kind = any(${kinds})`] : []),
    visible(ticket, 't', eyes, readingOf),
    fulfilled(condition, ticket, 't', eyes, readingOf),
  ]);
};
