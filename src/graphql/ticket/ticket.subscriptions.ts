import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { TicketFactType } from '../../domain/ticket/events.js';
import { TicketEventType, TicketFilter, TicketStatusChanged, TimelineEvent } from '../contract.generated.js';
import type { Delivery } from '../live/iterable-subscription.js';
import { Position } from '../scalars.js';
import { watchEvents, watchStatus, watchTimeline } from '../live/subscriptions.js';

/** What can be watched of tickets. */
@Resolver()
export class TicketSubscriptions {
  @Subscription(() => TicketStatusChanged, { subscribe: watchStatus })
  ticketStatusChanged(
    @Root() delivery: Delivery,
    @Arg('where', () => TicketFilter, { nullable: true }) _where: TicketFilter | null | undefined,
    @Arg('after', () => Position, { nullable: true }) _after: number | null | undefined,
  ) {
    return delivery.root;
  }

  @Subscription(() => TimelineEvent, { subscribe: watchEvents })
  ticketEvents(
    @Root() delivery: Delivery,
    @Arg('types', () => [TicketEventType], { nullable: true }) _types: readonly TicketFactType[] | null | undefined,
    @Arg('where', () => TicketFilter, { nullable: true }) _where: TicketFilter | null | undefined,
    @Arg('after', () => Position, { nullable: true }) _after: number | null | undefined,
  ) {
    return delivery.root;
  }

  @Subscription(() => TimelineEvent, { subscribe: watchTimeline })
  ticketTimeline(
    @Root() delivery: Delivery,
    @Arg('ticketId', () => ID) _ticketId: string,
    @Arg('after', () => Position, { nullable: true }) _after: number | null | undefined,
  ) {
    return delivery.root;
  }
}
