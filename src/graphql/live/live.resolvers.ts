import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Resolver, Root, Subscription } from 'type-graphql';
import { TicketFilter } from '../common/filter.inputs.js';
import type { Context } from '../context.js';
import type { Delivery } from '../delivery.js';
import { Position } from '../scalars.js';
import { TicketView } from '../ticket/ticket.views.js';
import { TimelineEvent } from '../ticket/timeline.views.js';
import { watchChanges, watchCount, watchNotifications } from '../watch.js';
import { NotificationView, TicketChangeView, TicketCountView } from './live.views.js';
import type { About } from './tell.js';

/** Changes of a list of tickets. */
@Resolver(() => TicketChangeView)
export class TicketChangeResolver {
  @Subscription(() => TicketChangeView, { subscribe: watchChanges })
  ticketChanges(
    @Root() { root }: Delivery,
    @Arg('where', () => TicketFilter, { nullable: true }) _where: TicketFilter | null | undefined,
    @Arg('after', () => Position, { nullable: true }) _after: number | null | undefined,
  ) {
    return root;
  }

  @FieldResolver(() => TicketView, { nullable: true })
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
  @Subscription(() => TicketCountView, { subscribe: watchCount })
  ticketCount(
    @Root() { root }: Delivery,
    @Arg('where', () => TicketFilter, { nullable: true }) _where: TicketFilter | null | undefined,
    @Arg('after', () => Position, { nullable: true }) _after: number | null | undefined,
  ) {
    return root;
  }
}

/** What concerns the viewer by name. */
@Resolver(() => NotificationView)
export class NotificationResolver {
  @Subscription(() => NotificationView, { subscribe: watchNotifications })
  notifications(
    @Root() { root }: Delivery,
    @Arg('after', () => Position, { nullable: true }) _after: number | null | undefined,
  ) {
    return root;
  }

  @FieldResolver(() => TicketView)
  ticket(@Root() { event }: About, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Ticket', event.ticketId, info);
  }

  @FieldResolver(() => TimelineEvent)
  event(@Root() { event }: About, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('TicketEvent', event.id, info);
  }
}
