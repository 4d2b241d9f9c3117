import { sql } from 'kysely';
import type { FeedbackGroup, RatingCounts } from '../../domain/feedback/figures.js';
import type { Condition } from '../../domain/filter/condition.js';
import { toText, type Instant } from '../../domain/instant.js';
import type { CalendarPeriod } from '../../domain/period.js';
import type { Reads } from '../database.js';
import type { ReadContext, Sql } from '../reading/declare.js';
import { and, fulfilled, visible } from '../reading/predicates.js';
import { readingOf } from '../reading/readings.js';
import { countGroups, type CountedGroup } from './counting.js';

/** Which resolutions to count the ratings of. */
export interface FeedbackAsked {
  readonly from: Instant;
  readonly to: Instant;
  readonly groupBy: readonly FeedbackGroup[];
  /** In order, those that share time with [from, to). Null for the whole time. */
  readonly periods: readonly CalendarPeriod[] | null;
  /** On their tickets. */
  readonly condition: Condition;
}

const COLUMN: Readonly<Record<FeedbackGroup, Sql>> = {
  AGENT: sql`r.resolved_by_id`,
  TEAM: sql`t.team_id`,
  CATEGORY: sql`t.category_id`,
  SERVICE: sql`s.id`,
  REASON: sql`w.reason`,
};

/** Counts invitations and ratings of what was resolved, in one statement. */
export const feedbackCounts = (
  em: Reads,
  { from, to, groupBy, periods, condition }: FeedbackAsked,
  context: ReadContext,
): Promise<readonly CountedGroup<FeedbackGroup, RatingCounts>[]> => {
  const ticket = readingOf('Ticket');
  const rated = [1, 2, 3, 4, 5].map((rating) => sql`(count(*) filter (where f.rating = ${sql.lit(rating)}))::int`);
  return countGroups(em, {
    ...{ groupBy, columns: COLUMN, periods, moment: sql`r.resolved_at` },
    counts: {
      invited: sql`count(i.id)::int`,
      answered: sql`(count(*) filter (where i.id is not null and f.id is not null))::int`,
      ratings: sql`array[${sql.join(rated)}]`,
    },
    size: sql`count(coalesce(f.id, i.id))`,
    from: sql`from resolution r join ticket t on t.workspace_id = r.workspace_id and t.id = r.ticket_id
      left join feedback f on f.workspace_id = r.workspace_id and f.ticket_id = r.ticket_id and f.cycle = r.cycle
      left join feedback_invitation i on i.workspace_id = r.workspace_id and i.ticket_id = r.ticket_id
        and i.cycle = r.cycle and i.invited_at is not null
      ${groupBy.includes('SERVICE') ? sql`left join lateral unnest(t.service_ids) as s(id) on true` : sql``}
      ${groupBy.includes('REASON') ? sql`left join lateral unnest(f.reasons) as w(reason) on true` : sql``}
      where ${and([
        sql`r.workspace_id = ${context.viewer.actor.workspaceId}`,
        sql`r.resolved_at >= ${toText(from)}::timestamptz and r.resolved_at < ${toText(to)}::timestamptz`,
        visible(ticket, 't', context.viewer.actor, readingOf),
        fulfilled(condition, ticket, 't', context, readingOf),
      ])}`,
  });
};
