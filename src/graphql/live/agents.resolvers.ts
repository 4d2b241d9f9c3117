import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Float, ID, Info, Int, ObjectType, Query, Resolver, Root, Subscription } from 'type-graphql';
import { isStaff } from '../../domain/access/roles.js';
import type { Context } from '../context.js';
import type * as Contract from '../contract.generated.js';
import type { Delivery } from '../delivery.js';
import { PersonView } from '../desk/desk.views.js';
import { Presence } from '../enums.js';
import { DateTime, Position } from '../scalars.js';
import { watchAgentPresence, watchQueue } from '../watch.js';
import { agentKey, queueToTell } from './agent-queue.js';

/** Something about one agent. */
@ObjectType()
abstract class OfAgent {
  @Field(() => PersonView)
  agent(@Root() about: { agentKey: string }, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Person', about.agentKey, info);
  }
}

/** What an agent holds. */
@ObjectType('AgentQueue')
export class AgentQueueView extends OfAgent {
  @Field(() => Position)
  asOf!: Contract.AgentQueue['asOf'];
  @Field(() => Int)
  tickets!: Contract.AgentQueue['tickets'];
  @Field(() => Int)
  waiting!: Contract.AgentQueue['waiting'];
  @Field(() => Float)
  load!: Contract.AgentQueue['load'];
  @Field(() => Float)
  capacity!: Contract.AgentQueue['capacity'];
}

/** An agent began or ceased to take work. */
@ObjectType('AgentPresenceChange')
export class AgentPresenceChangeView extends OfAgent {
  @Field(() => Position)
  position!: Contract.AgentPresenceChange['position'];
  @Field(() => DateTime)
  at!: Contract.AgentPresenceChange['at'];
  @Field(() => Presence)
  from!: Contract.AgentPresenceChange['from'];
  @Field(() => Presence)
  to!: Contract.AgentPresenceChange['to'];
}

/** Agents at work, read and watched. */
@Resolver()
export class AgentsResolver {
  @Query(() => AgentQueueView, { nullable: true })
  async agentQueue(
    @Arg('agentId', () => ID, { nullable: true }) agentId: string | null | undefined,
    @Ctx() context: Context,
  ) {
    const { actor } = context.viewer;
    return isStaff(actor) ? queueToTell(context, agentKey(agentId ?? null, actor)) : null;
  }

  @Subscription(() => AgentQueueView, { name: 'agentQueue', subscribe: watchQueue })
  agentQueueChanged(
    @Root() { root }: Delivery,
    @Arg('agentId', () => ID, { nullable: true }) _agentId: string | null | undefined,
    @Arg('after', () => Position, { nullable: true }) _after: number | null | undefined,
  ) {
    return root;
  }

  @Subscription(() => AgentPresenceChangeView, { subscribe: watchAgentPresence })
  agentPresenceChanged(
    @Root() { root }: Delivery,
    @Arg('after', () => Position, { nullable: true }) _after: number | null | undefined,
  ) {
    return root;
  }
}
