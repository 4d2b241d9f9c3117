import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root, Subscription } from 'type-graphql';
import { isStaff } from '../../domain/access/roles.js';
import type { Context } from '../context.js';
import { AgentPresenceChange, AgentQueue, Person } from '../contract.generated.js';
import { Position } from '../scalars.js';
import { agentKey, agentQueuePayload } from './agent-queue.js';
import { SubscribeArg, subscribing } from './iterable-subscription.js';
import { agentPresenceChanged, agentQueue } from './subscriptions.js';

/** Agents at work, queried and subscribed to. */
@Resolver()
export class AgentsResolver {
  @Query(() => AgentQueue, { nullable: true })
  async agentQueue(
    @Arg('agentId', () => ID, { nullable: true }) agentId: string | null | undefined,
    @Ctx() context: Context,
  ) {
    const { actor } = context.viewer;
    return isStaff(actor) ? agentQueuePayload(context, agentKey(agentId ?? null, actor)) : null;
  }

  @Subscription(() => AgentQueue, { name: 'agentQueue', subscribe: subscribing(agentQueue) })
  @SubscribeArg('agentId', () => ID, { nullable: true })
  @SubscribeArg('after', () => Position, { nullable: true })
  agentQueueChanged(@Root() queue: unknown) {
    return queue;
  }

  @Subscription(() => AgentPresenceChange, { subscribe: subscribing(agentPresenceChanged) })
  @SubscribeArg('after', () => Position, { nullable: true })
  agentPresenceChanged(@Root() change: unknown) {
    return change;
  }
}

/** Whose queue it is. */
@Resolver(() => AgentQueue)
export class AgentQueueResolver {
  @FieldResolver(() => Person)
  agent(@Root() { agentKey: key }: OfAgent, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Person', key, info);
  }
}

/** Who began or ceased to take work. */
@Resolver(() => AgentPresenceChange)
export class AgentPresenceChangeResolver {
  @FieldResolver(() => Person)
  agent(@Root() { agentKey: key }: OfAgent, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Person', key, info);
  }
}

/** Something about one agent, by UUID. */
interface OfAgent {
  readonly agentKey: string;
}
