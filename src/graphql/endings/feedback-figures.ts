import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { isStaff } from '../../domain/access/roles.js';
import { figuresOf } from '../../domain/feedback/figures.js';
import { checkRange } from '../../domain/sla/range.js';
import { feedbackCounts } from '../../persistence/queries/feedback-counts.js';
import { filterOf, periodsOf } from '../common/arguments.js';
import { groupOf } from '../common/grouped.js';
import type { Context } from '../context.js';
import { FeedbackFigures, FeedbackGroup, PeriodInput, TicketFilter } from '../contract.generated.js';
import { DateTime } from '../scalars.js';

/** What requesters made of how their tickets ended. */
@Resolver()
export class FeedbackFiguresResolver {
  @Query(() => [FeedbackFigures])
  async feedbackFigures(
    @Arg('from', () => DateTime) from: Temporal.Instant,
    @Arg('to', () => DateTime) to: Temporal.Instant,
    @Arg('groupBy', () => [FeedbackGroup]) groupBy: FeedbackGroup[],
    @Arg('period', () => PeriodInput, { nullable: true }) period: PeriodInput | null | undefined,
    @Arg('where', () => TicketFilter, { nullable: true }) where: TicketFilter | null | undefined,
    @Ctx() { services, viewer, now }: Context,
  ) {
    checkRange({ from, to });
    if (!isStaff(viewer.actor)) return [];
    const asked = { from, to, groupBy, periods: periodsOf(from, to, period), condition: filterOf('Ticket', where) };
    const rows = await feedbackCounts(services.database.reads, asked, { viewer, now });
    return rows.map(({ group, period: on, counts }) => ({
      ...{
        ...groupOf({ group, period: on }),
        reason: group.REASON,
        invited: counts.invited,
        distribution: counts.ratings,
      },
      ...figuresOf(counts),
    }));
  }
}
