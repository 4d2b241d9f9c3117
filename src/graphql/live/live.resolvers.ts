import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../context.js';
import { Notification, Ticket, TicketChange, TicketCount, TicketFilter, TimelineEvent } from '../contract.generated.js';
import { Position } from '../scalars.js';
import { SubscribeArg, subscribing } from './iterable-subscription.js';
import type { EventPayload } from './subscription-payloads.js';
import { notifications, ticketChanges, ticketCount } from './subscriptions.js';

/** Changes of a list of tickets. */
@Resolver(() => TicketChange)
export class TicketChangeResolver {
  @Subscription(() => TicketChange, { subscribe: subscribing(ticketChanges) })
  @SubscribeArg('where', () => TicketFilter, { nullable: true })
  @SubscribeArg('after', () => Position, { nullable: true })
  ticketChanges(@Root() change: unknown) {
    return change;
  }

  @FieldResolver(() => Ticket, { nullable: true })
  ticket(@Root() { event }: EventPayload, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Ticket', event.ticketId, info);
  }

  @FieldResolver(() => TimelineEvent, { nullable: true })
  event(@Root() { event }: EventPayload, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('TicketEvent', event.id, info);
  }
}

/** The length of a list of tickets. */
@Resolver()
export class TicketCountResolver {
  @Subscription(() => TicketCount, { subscribe: subscribing(ticketCount) })
  @SubscribeArg('where', () => TicketFilter, { nullable: true })
  @SubscribeArg('after', () => Position, { nullable: true })
  ticketCount(@Root() count: unknown) {
    return count;
  }
}

/** What concerns the viewer by name. */
@Resolver(() => Notification)
export class NotificationResolver {
  @Subscription(() => Notification, { subscribe: subscribing(notifications) })
  @SubscribeArg('after', () => Position, { nullable: true })
  notifications(@Root() notification: unknown) {
    return notification;
  }

  @FieldResolver(() => Ticket)
  ticket(@Root() { event }: EventPayload, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Ticket', event.ticketId, info);
  }

  @FieldResolver(() => TimelineEvent)
  event(@Root() { event }: EventPayload, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('TicketEvent', event.id, info);
  }
}
