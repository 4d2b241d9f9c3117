import { Arg, Ctx, Field, Float, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { isStaff } from '../../domain/access/roles.js';
import { figuresOf } from '../../domain/feedback/figures.js';
import { checkRange } from '../../domain/sla/range.js';
import { feedbackCounts } from '../../persistence/queries/feedback-counts.js';
import { filterOf, periodsOf } from '../common/arguments.js';
import { TicketFilter } from '../common/filter.inputs.js';
import { Grouped } from '../common/grouped.js';
import { PeriodInput } from '../common/period.inputs.js';
import type { Context } from '../context.js';
import type * as Contract from '../contract.generated.js';
import { FeedbackGroup } from '../enums.js';
import { DateTime } from '../scalars.js';

/** What the ratings of one group come to. */
@ObjectType('FeedbackFigures')
export class FeedbackFiguresView extends Grouped {
  @Field(() => String, { nullable: true })
  reason!: Contract.FeedbackFigures['reason'];
  @Field(() => Int)
  invited!: Contract.FeedbackFigures['invited'];
  @Field(() => Float, { nullable: true })
  responseRate!: Contract.FeedbackFigures['responseRate'];
  @Field(() => Int)
  given!: Contract.FeedbackFigures['given'];
  @Field(() => [Int])
  distribution!: Contract.FeedbackFigures['distribution'];
  @Field(() => Int)
  satisfied!: Contract.FeedbackFigures['satisfied'];
  @Field(() => Float, { nullable: true })
  csat!: Contract.FeedbackFigures['csat'];
  @Field(() => Float, { nullable: true })
  mean!: Contract.FeedbackFigures['mean'];
}

/** What requesters made of how their tickets ended. */
@Resolver()
export class FeedbackFiguresResolver {
  @Query(() => [FeedbackFiguresView])
  async feedbackFigures(
    @Arg('from', () => DateTime) from: Temporal.Instant,
    @Arg('to', () => DateTime) to: Temporal.Instant,
    @Arg('groupBy', () => [FeedbackGroup]) groupBy: FeedbackGroup[],
    @Arg('period', () => PeriodInput, { nullable: true }) period: PeriodInput | null | undefined,
    @Arg('where', () => TicketFilter, { nullable: true }) where: TicketFilter | null | undefined,
    @Ctx() { house, viewer, now }: Context,
  ) {
    checkRange({ from, to });
    if (!isStaff(viewer.actor)) return [];
    const asked = { from, to, groupBy, periods: periodsOf(from, to, period), condition: filterOf('Ticket', where) };
    const rows = await feedbackCounts(house.database.reads, asked, { viewer, now });
    return rows.map(({ group, period: on, counts }) => ({
      ...{ group, period: on, reason: group.REASON, invited: counts.invited, distribution: counts.ratings },
      ...figuresOf(counts),
    }));
  }
}
