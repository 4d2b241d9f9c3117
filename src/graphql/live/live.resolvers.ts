import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../context.js';
import { Notification, Ticket, TicketChange, TicketCount, TicketFilter, TimelineEvent } from '../contract.generated.js';
import type { Delivery } from './iterable-subscription.js';
import { Position } from '../scalars.js';
import { watchChanges, watchCount, watchNotifications } from './subscriptions.js';
import type { About } from './subscription-payloads.js';

/** Changes of a list of tickets. */
@Resolver(() => TicketChange)
export class TicketChangeResolver {
  @Subscription(() => TicketChange, { subscribe: watchChanges })
  ticketChanges(
    @Root() { root }: Delivery,
    @Arg('where', () => TicketFilter, { nullable: true }) _where: TicketFilter | null | undefined,
    @Arg('after', () => Position, { nullable: true }) _after: number | null | undefined,
  ) {
    return root;
  }

  @FieldResolver(() => Ticket, { nullable: true })
  ticket(@Root() { event }: About, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Ticket', event.ticketId, info);
  }

  @FieldResolver(() => TimelineEvent, { nullable: true })
  event(@Root() { event }: About, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('TicketEvent', event.id, info);
  }
}

/** The length of a list of tickets. */
@Resolver()
export class TicketCountResolver {
  @Subscription(() => TicketCount, { subscribe: watchCount })
  ticketCount(
    @Root() { root }: Delivery,
    @Arg('where', () => TicketFilter, { nullable: true }) _where: TicketFilter | null | undefined,
    @Arg('after', () => Position, { nullable: true }) _after: number | null | undefined,
  ) {
    return root;
  }
}

/** What concerns the viewer by name. */
@Resolver(() => Notification)
export class NotificationResolver {
  @Subscription(() => Notification, { subscribe: watchNotifications })
  notifications(
    @Root() { root }: Delivery,
    @Arg('after', () => Position, { nullable: true }) _after: number | null | undefined,
  ) {
    return root;
  }

  @FieldResolver(() => Ticket)
  ticket(@Root() { event }: About, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Ticket', event.ticketId, info);
  }

  @FieldResolver(() => TimelineEvent)
  event(@Root() { event }: About, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('TicketEvent', event.id, info);
  }
}
