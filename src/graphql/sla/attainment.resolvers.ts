import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { isStaff } from '../../domain/access/roles.js';
import { durationIn } from '../../domain/instant.js';
import { periodsBetween, shareOf } from '../../domain/sla/attainment.js';
import { checkRange } from '../../domain/sla/range.js';
import { attainment, type AttainmentRow } from '../../persistence/queries/attainment.js';
import { filterOf } from '../common/arguments.js';
import { TicketFilter } from '../common/filter.inputs.js';
import type { Context } from '../context.js';
import { CategoryView, PersonView, ServiceView, TeamView } from '../desk/desk.views.js';
import { AttainmentGroup, TargetKind } from '../enums.js';
import { DateTime } from '../scalars.js';
import { AttainmentPeriodInput } from './attainment.inputs.js';
import { SlaAttainmentView } from './attainment.views.js';
import { SlaPolicyView } from './policy.views.js';

type Row = Pick<AttainmentRow, 'group'>;

/** How many promises were kept. */
@Resolver(() => SlaAttainmentView)
export class AttainmentResolver {
  @Query(() => [SlaAttainmentView])
  async slaAttainment(
    @Arg('from', () => DateTime) from: Temporal.Instant,
    @Arg('to', () => DateTime) to: Temporal.Instant,
    @Arg('groupBy', () => [AttainmentGroup]) groupBy: AttainmentGroup[],
    @Arg('period', () => AttainmentPeriodInput, { nullable: true }) period: AttainmentPeriodInput | null | undefined,
    @Arg('where', () => TicketFilter, { nullable: true }) where: TicketFilter | null | undefined,
    @Arg('kinds', () => [TargetKind], { nullable: true }) kinds: TargetKind[] | null | undefined,
    @Ctx() { house, viewer, now }: Context,
  ) {
    checkRange({ from, to });
    if (!isStaff(viewer.actor)) return [];
    const periods = period ? periodsBetween(from, to, period.unit, period.timeZone) : null;
    const condition = filterOf('Ticket', where);
    const asked = { from, to, groupBy, periods, condition, kinds: kinds ?? null };
    return (await attainment(house.database.em(), asked, { viewer, now })).map(shown);
  }

  @FieldResolver(() => TeamView, { nullable: true })
  team(@Root() { group }: Row, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Team', group.TEAM ?? null, info);
  }

  @FieldResolver(() => PersonView, { nullable: true })
  agent(@Root() { group }: Row, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Person', group.AGENT ?? null, info);
  }

  @FieldResolver(() => SlaPolicyView, { nullable: true })
  policy(@Root() { group }: Row, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('SlaPolicy', group.POLICY ?? null, info);
  }

  @FieldResolver(() => CategoryView, { nullable: true })
  category(@Root() { group }: Row, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Category', group.CATEGORY ?? null, info);
  }

  @FieldResolver(() => ServiceView, { nullable: true })
  service(@Root() { group }: Row, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Service', group.SERVICE ?? null, info);
  }
}

const shown = (row: AttainmentRow) => ({
  ...row,
  priority: row.group.PRIORITY,
  kind: row.group.KIND,
  share: shareOf(row),
  meanConsumed: durationIn(row.meanConsumedMs),
});
