import type { GraphQLResolveInfo } from 'graphql';
import { Arg, type ResolverData } from 'type-graphql';
import type { LoggedEvent } from '../../persistence/queries/log.js';
import type { LogSubscription, MomentarySubscription, Subscription } from '../../realtime/subscription.js';
import { Context } from '../context.js';
import { reloadNeeded, unauthenticated } from '../errors.js';
import { Handover } from './handover.js';

/** What TypeGraphQL's `subscribe` is given for a subscription of the contract. */
export const subscribing =
  <Args>(declared: (args: Args, context: Context, info: GraphQLResolveInfo) => Promise<Subscription<Context>>) =>
  async ({ args, context, info }: Omit<ResolverData<Context>, 'root'>): Promise<IterableSubscription> =>
    new IterableSubscription(await declared(args as Args, context, info), context);

/** Declares an argument of a subscription. `subscribe` reads it: the method, which is called with each payload, does not. */
export const SubscribeArg =
  (...arg: Parameters<typeof Arg>): MethodDecorator =>
  (prototype, method) =>
    Arg(...arg)(prototype, method, 1);

/**
 * A subscription as graphql-js wants it: something that yields payloads. `serving/` takes the plain value and never iterates: there equal
 * subscriptions share executions and messages. Iterated, as plain `graphql.subscribe()` does, it reads the log for itself alone, and so
 * says what the messages of the shared path have to be. Fields below the payload are then resolved in the context that it began with.
 */
export class IterableSubscription implements AsyncIterable<unknown> {
  constructor(
    readonly subscription: Subscription<Context>,
    private readonly context: Context,
  ) {}

  /** Yields the payloads from its position on; returning ends it. */
  [Symbol.asyncIterator](): AsyncIterator<unknown> {
    const { subscription, context } = this;
    return subscription.source === 'LOG' ? payloadsOfLog(subscription, context) : payloadsNow(subscription, context);
  }
}

function payloadsOfLog(subscription: LogSubscription<Context>, context: Context): AsyncIterator<unknown> {
  const { services } = context;
  let current = context;
  let cursor = subscription.after;

  const deliver = async (event: LoggedEvent): Promise<void> => {
    const { actor } = current.viewer;
    if (!subscription.canSee(actor, event)) return;
    const payload = await inOperation(current, (fresh) => subscription.payload(fresh, event));
    if (payload !== null) await handover.push(payload);
  };
  /** An event about the workspace itself may change what the viewer sees. */
  const recheckRights = async (event: LoggedEvent): Promise<void> => {
    if (event.ticketId !== null) return;
    if (subscription.isOutdatedBy(current.viewer.actor, event)) return handover.fail(reloadNeeded());
    if (current.viewer.asOf >= event.position) return;
    const viewer = await services.viewerOf(context.claims!);
    if (!viewer) return handover.fail(unauthenticated('This session has ended. Sign in again.'));
    current = new Context(services, context.claims, viewer);
  };
  const receive = async (events: readonly LoggedEvent[]): Promise<void> => {
    for (const event of events) {
      if (event.position <= cursor || handover.isOver) continue; // delivered before a later one failed
      await deliver(event);
      await recheckRights(event);
      cursor = event.position;
    }
  };
  const { workspaceId } = context.viewer.actor;
  const handover = new Handover<unknown>(() => unfollow());
  const unfollow = services.feed.follow(workspaceId, cursor, receive, (fault) => handover.fail(fault));
  return handover;
}

function payloadsNow(subscription: MomentarySubscription<Context>, context: Context): AsyncIterator<unknown> {
  let hasChanged = true;
  let isDelivering = false;
  const deliver = async (): Promise<void> => {
    isDelivering = true;
    while (hasChanged && !handover.isOver) {
      hasChanged = false;
      const viewer = await context.services.viewerOf(context.claims!);
      if (!viewer) return handover.fail(unauthenticated('This session has ended. Sign in again.'));
      const payload = await inOperation(new Context(context.services, context.claims, viewer), subscription.payload);
      if (payload !== null) await handover.push(payload);
    }
    isDelivering = false;
  };
  const changed = (): void => {
    hasChanged = true;
    if (!isDelivering) void deliver().catch((fault: unknown) => handover.fail(fault));
  };
  const handover = new Handover<unknown>(() => stop());
  const stop = subscription.onChange(changed);
  changed();
  return handover;
}

/** Each delivery is an operation of its own, in a fresh context: nothing is remembered from the one before. */
async function inOperation(
  { services, claims, viewer }: Context,
  read: (fresh: Context) => Promise<unknown>,
): Promise<unknown> {
  const operation = services.newOperation();
  operation.share = viewer.actor.workspaceId;
  try {
    return await operation.run(() => read(new Context(services, claims, viewer)));
  } finally {
    operation.finish();
  }
}
