import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root, Subscription } from 'type-graphql';
import { isStaff } from '../../domain/access/roles.js';
import type { Context } from '../context.js';
import { AgentPresenceChange, AgentQueue, Person } from '../contract.generated.js';
import type { Delivery } from './iterable-subscription.js';
import { Position } from '../scalars.js';
import { watchAgentPresence, watchQueue } from './subscriptions.js';
import { agentKey, queueToTell } from './agent-queue.js';

/** Agents at work, read and watched. */
@Resolver()
export class AgentsResolver {
  @Query(() => AgentQueue, { nullable: true })
  async agentQueue(
    @Arg('agentId', () => ID, { nullable: true }) agentId: string | null | undefined,
    @Ctx() context: Context,
  ) {
    const { actor } = context.viewer;
    return isStaff(actor) ? queueToTell(context, agentKey(agentId ?? null, actor)) : null;
  }

  @Subscription(() => AgentQueue, { name: 'agentQueue', subscribe: watchQueue })
  agentQueueChanged(
    @Root() { root }: Delivery,
    @Arg('agentId', () => ID, { nullable: true }) _agentId: string | null | undefined,
    @Arg('after', () => Position, { nullable: true }) _after: number | null | undefined,
  ) {
    return root;
  }

  @Subscription(() => AgentPresenceChange, { subscribe: watchAgentPresence })
  agentPresenceChanged(
    @Root() { root }: Delivery,
    @Arg('after', () => Position, { nullable: true }) _after: number | null | undefined,
  ) {
    return root;
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
