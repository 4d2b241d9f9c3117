import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { isStaff } from '../../domain/access/roles.js';
import { durationIn } from '../../domain/instant.js';
import { shareOf } from '../../domain/sla/attainment.js';
import { checkRange } from '../../domain/sla/range.js';
import { attainment, type AttainmentRow } from '../../persistence/queries/attainment.js';
import { read, type Answer } from '../answer.js';
import { filterOf, periodsOf } from '../common/arguments.js';
import { groupOf } from '../common/grouped.js';
import type { Context } from '../context.js';
import {
  AttainmentGroup,
  PeriodInput,
  type Priority,
  SlaAttainment,
  TargetKind,
  TicketFilter,
} from '../contract.generated.js';
import { DateTime } from '../scalars.js';

/** How many promises were kept. */
@Resolver()
export class AttainmentResolver {
  @Query(() => [SlaAttainment])
  async slaAttainment(
    @Arg('from', () => DateTime) from: Temporal.Instant,
    @Arg('to', () => DateTime) to: Temporal.Instant,
    @Arg('groupBy', () => [AttainmentGroup]) groupBy: AttainmentGroup[],
    @Arg('period', () => PeriodInput, { nullable: true }) period: PeriodInput | null | undefined,
    @Arg('where', () => TicketFilter, { nullable: true }) where: TicketFilter | null | undefined,
    @Arg('kinds', () => [TargetKind], { nullable: true }) kinds: TargetKind[] | null | undefined,
    @Ctx() { services, viewer, now }: Context,
  ) {
    checkRange({ from, to });
    if (!isStaff(viewer.actor)) return [];
    const periods = periodsOf(from, to, period);
    const condition = filterOf('Ticket', where);
    const asked = { from, to, groupBy, periods, condition, kinds: kinds ?? null };
    return (await attainment(services.database.reads, asked, { viewer, now })).map(shown);
  }
}

const shown = ({ group, period, counts }: AttainmentRow): Answer<SlaAttainment> => ({
  ...{ ...groupOf({ group, period }), ...counts, policy: read(group.POLICY) },
  priority: group.PRIORITY as Priority | null | undefined,
  kind: group.KIND as TargetKind | null | undefined,
  share: shareOf(counts),
  meanConsumed: durationIn(counts.meanConsumedMs),
});
