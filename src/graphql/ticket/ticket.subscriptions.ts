import { ID, Resolver, Root, Subscription } from 'type-graphql';
import { TicketEventType, TicketFilter, TicketStatusChanged, TimelineEvent } from '../contract.generated.js';
import { SubscribeArg, subscribing } from '../live/iterable-subscription.js';
import { ticketEvents, ticketStatusChanged, ticketTimeline } from '../live/subscriptions.js';
import { Position } from '../scalars.js';

/** Subscriptions to events of tickets. */
@Resolver()
export class TicketSubscriptions {
  @Subscription(() => TicketStatusChanged, { subscribe: subscribing(ticketStatusChanged) })
  @SubscribeArg('where', () => TicketFilter, { nullable: true })
  @SubscribeArg('after', () => Position, { nullable: true })
  ticketStatusChanged(@Root() event: unknown) {
    return event;
  }

  @Subscription(() => TimelineEvent, { subscribe: subscribing(ticketEvents) })
  @SubscribeArg('types', () => [TicketEventType], { nullable: true })
  @SubscribeArg('where', () => TicketFilter, { nullable: true })
  @SubscribeArg('after', () => Position, { nullable: true })
  ticketEvents(@Root() event: unknown) {
    return event;
  }

  @Subscription(() => TimelineEvent, { subscribe: subscribing(ticketTimeline) })
  @SubscribeArg('ticketId', () => ID)
  @SubscribeArg('after', () => Position, { nullable: true })
  ticketTimeline(@Root() event: unknown) {
    return event;
  }
}
