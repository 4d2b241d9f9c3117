import { sql } from 'kysely';
import type { Condition } from '../../domain/filter/condition.js';
import { toText, type Instant } from '../../domain/instant.js';
import type { CalendarPeriod } from '../../domain/period.js';
import type { AttainmentGroup, Counted } from '../../domain/sla/attainment.js';
import type { TargetKind } from '../../domain/sla/stopwatch.js';
import type { Reads } from '../database.js';
import type { ReadContext, Sql } from '../reading/declare.js';
import { and, fulfilled, visible } from '../reading/predicates.js';
import { readingOf } from '../reading/readings.js';
import { countGroups, type CountedGroup } from './counting.js';

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

/** What was counted of one group. */
export type AttainmentRow = CountedGroup<AttainmentGroup, Counted & { readonly meanConsumedMs: number }>;

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
export const attainment = (em: Reads, asked: Attainment, context: ReadContext): Promise<readonly AttainmentRow[]> =>
  countGroups(em, {
    ...{ groupBy: asked.groupBy, columns: COLUMN, periods: asked.periods, moment: sql`g.stopped_at` },
    counts: {
      met: sql`(count(*) filter (where g.state = 'MET'))::int`,
      missed: sql`(count(*) filter (where g.state = 'MISSED'))::int`,
      meanConsumedMs: sql`round(avg(g.consumed_ms))::float8`,
    },
    size: sql`count(*)`,
    from: sql`from target g join ticket t on t.workspace_id = g.workspace_id and t.id = g.ticket_id
      ${asked.groupBy.includes('SERVICE') ? sql`left join lateral unnest(t.service_ids) as s(id) on true` : sql``}
      where ${countedTargets(asked, context)}`,
  });

const countedTargets = ({ from, to, kinds, condition }: Attainment, context: ReadContext): Sql => {
  const ticket = readingOf('Ticket');
  return and([
    sql`g.workspace_id = ${context.viewer.actor.workspaceId}`,
    sql`g.stopped_at >= ${toText(from)}::timestamptz and g.stopped_at < ${toText(to)}::timestamptz`,
    sql`g.state in ('MET', 'MISSED')`,
    ...(kinds ? [sql`g.kind = any(${kinds})`] : []),
    visible(ticket, 't', context.viewer.actor, readingOf),
    fulfilled(condition, ticket, 't', context, readingOf),
  ]);
};
