import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { isStaff } from '../../domain/access/roles.js';
import { durationIn } from '../../domain/instant.js';
import { shareOf } from '../../domain/sla/attainment.js';
import { checkRange } from '../../domain/sla/range.js';
import { attainment, type AttainmentRow } from '../../persistence/queries/attainment.js';
import { filterOf, periodsOf } from '../common/arguments.js';
import { TicketFilter } from '../common/filter.inputs.js';
import type { GroupedRow } from '../common/grouped.js';
import { PeriodInput } from '../common/period.inputs.js';
import type { Context } from '../context.js';
import { AttainmentGroup, TargetKind } from '../enums.js';
import { DateTime } from '../scalars.js';
import { SlaAttainmentView } from './attainment.views.js';
import { SlaPolicyView } from './policy.views.js';

/** How many promises were kept. */
@Resolver(() => SlaAttainmentView)
export class AttainmentResolver {
  @Query(() => [SlaAttainmentView])
  async slaAttainment(
    @Arg('from', () => DateTime) from: Temporal.Instant,
    @Arg('to', () => DateTime) to: Temporal.Instant,
    @Arg('groupBy', () => [AttainmentGroup]) groupBy: AttainmentGroup[],
    @Arg('period', () => PeriodInput, { nullable: true }) period: PeriodInput | null | undefined,
    @Arg('where', () => TicketFilter, { nullable: true }) where: TicketFilter | null | undefined,
    @Arg('kinds', () => [TargetKind], { nullable: true }) kinds: TargetKind[] | null | undefined,
    @Ctx() { house, viewer, now }: Context,
  ) {
    checkRange({ from, to });
    if (!isStaff(viewer.actor)) return [];
    const periods = periodsOf(from, to, period);
    const condition = filterOf('Ticket', where);
    const asked = { from, to, groupBy, periods, condition, kinds: kinds ?? null };
    return (await attainment(house.database.reads, asked, { viewer, now })).map(shown);
  }

  @FieldResolver(() => SlaPolicyView, { nullable: true })
  policy(@Root() { group }: GroupedRow, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('SlaPolicy', group['POLICY'] ?? null, info);
  }
}

const shown = ({ group, period, counts }: AttainmentRow) => ({
  ...{ group, period, ...counts },
  priority: group.PRIORITY,
  kind: group.KIND,
  share: shareOf(counts),
  meanConsumed: durationIn(counts.meanConsumedMs),
});
