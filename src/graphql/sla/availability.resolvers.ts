import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { createOutage, updateOutage } from '../../actions/sla/outages.js';
import { durationIn } from '../../domain/instant.js';
import { availabilityOf, type Availability } from '../../domain/sla/availability.js';
import { checkRangeNear } from '../../domain/sla/range.js';
import { isSlaRefusal } from '../../domain/sla/sla-refusal.js';
import type { RecordRead } from '../../persistence/reading/plan.js';
import type { Answer } from '../answer.js';
import { Paging } from '../common/page.args.js';
import type { Context } from '../context.js';
import {
  CreateOutageInput,
  CreateOutagePayload,
  Service,
  type ServiceAvailability,
  UpdateOutageInput,
  UpdateOutagePayload,
} from '../contract.generated.js';
import { DateTime } from '../scalars.js';

/** When a service is promised to run, and when it did not. */
@Resolver(() => Service)
export class ServiceAvailabilityResolver {
  @FieldResolver()
  async availability(
    @Root() { $key: serviceId }: RecordRead,
    @Arg('from', () => DateTime) from: Temporal.Instant,
    @Arg('to', () => DateTime) to: Temporal.Instant,
    @Ctx() { serviceClocks, now }: Context,
  ) {
    checkRangeNear({ from, to }, now);
    const { outages, hours, targetPercent } = await serviceClocks.load({ serviceId, from, to });
    const availability = availabilityOf(outages, hours, targetPercent ?? 100, { from, to }, now);
    if (isSlaRefusal(availability)) throw new Error('a service is promised more than all of its hours');
    return shown(availability, targetPercent !== null);
  }

  @FieldResolver()
  outages(
    @Root() service: RecordRead,
    @Args(() => Paging) _: Paging,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.pageOf(service, info);
  }
}

/** Outages, recorded. */
@Resolver()
export class OutageResolver {
  @Mutation(() => CreateOutagePayload)
  createOutage(@Arg('input', () => CreateOutageInput) input: CreateOutageInput, @Ctx() context: Context) {
    return context.run(createOutage, input);
  }

  @Mutation(() => UpdateOutagePayload)
  updateOutage(@Arg('input', () => UpdateOutageInput) input: UpdateOutageInput, @Ctx() context: Context) {
    return context.run(updateOutage, input);
  }
}

const shown = (
  { figure, serviceMs, downtimeMs, remainingBudgetMs: leftMs }: Availability,
  isPromised: boolean,
): Answer<ServiceAvailability> => ({
  ...{ figure, serviceTime: durationIn(serviceMs), downtime: durationIn(downtimeMs) },
  remainingBudget: isPromised ? durationIn(Math.max(0, leftMs)) : null,
  overspent: isPromised && leftMs < 0 ? durationIn(-leftMs) : null,
});
