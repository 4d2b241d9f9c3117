import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Query, Resolver, Root, Subscription } from 'type-graphql';
import { isStaff } from '../../domain/access/roles.js';
import { figuresOf } from '../../domain/ticket/counters.js';
import { ticketCounts } from '../../persistence/queries/counters.js';
import type { Context } from '../context.js';
import { DeskCounters, Team, TeamCount } from '../contract.generated.js';
import { Position } from '../scalars.js';
import { SubscribeArg, subscribing } from './iterable-subscription.js';
import { deskCounters } from './subscriptions.js';

/** The desk's figures, queried and subscribed to. */
@Resolver(() => TeamCount)
export class CountersResolver {
  @Query(() => DeskCounters, { nullable: true })
  async deskCounters(@Ctx() { viewer, services }: Context) {
    if (!isStaff(viewer.actor)) return null;
    const { asOf, counts } = await ticketCounts(services.database.reads, viewer.actor.workspaceId);
    return { asOf, ...figuresOf(counts) };
  }

  @Subscription(() => DeskCounters, { name: 'deskCounters', subscribe: subscribing(deskCounters) })
  @SubscribeArg('after', () => Position, { nullable: true })
  deskCountersChanged(@Root() counters: unknown) {
    return counters;
  }

  @FieldResolver(() => Team, { nullable: true })
  team(@Root() { teamId }: { teamId: string | null }, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Team', teamId, info);
  }
}
