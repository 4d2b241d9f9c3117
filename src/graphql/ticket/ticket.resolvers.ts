import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { RecordRead } from '../../persistence/reading/plan.js';
import { connectionOf } from '../common/connection.views.js';
import { TicketFilter, TicketOrder } from '../common/filter.inputs.js';
import { Paging } from '../common/page.args.js';
import { conditionFor, exactlyOne, filterOf, ticketOrder } from '../common/arguments.js';
import type { Context } from '../context.js';
import { PersonView } from '../desk/desk.views.js';
import { EntryView, PriorityOverrideView, TicketView } from './ticket.views.js';
import { TimelineEvent } from './timeline.views.js';

const TicketConnection = connectionOf('Ticket', () => TicketView);
const EntryConnection = connectionOf('Entry', () => EntryView);
const TimelineEventConnection = connectionOf('TimelineEvent', () => TimelineEvent);

/** Tickets, read. */
@Resolver(() => TicketView)
export class TicketResolver {
  @Query(() => TicketView, { nullable: true })
  ticket(
    @Arg('id', () => ID, { nullable: true }) id: string | null | undefined,
    @Arg('number', () => String, { nullable: true }) number: string | null | undefined,
    @Arg('externalId', () => String, { nullable: true }) externalId: string | null | undefined,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.one('Ticket', conditionFor('Ticket', exactlyOne({ id, number, externalId })), info);
  }

  @Query(() => TicketConnection)
  tickets(
    @Args(() => Paging) args: Paging,
    @Arg('where', () => TicketFilter, { nullable: true }) where: TicketFilter | null | undefined,
    @Arg('orderBy', () => [TicketOrder]) orderBy: TicketOrder[],
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.page('Ticket', { args, condition: filterOf('Ticket', where), order: ticketOrder(orderBy) }, info);
  }

  @FieldResolver(() => EntryConnection)
  entries(
    @Root() ticket: RecordRead,
    @Args(() => Paging) _: Paging,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.pageOf(ticket, info);
  }

  @FieldResolver(() => TimelineEventConnection)
  timeline(
    @Root() ticket: RecordRead,
    @Args(() => Paging) _: Paging,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.pageOf(ticket, info);
  }
}

/** Who set a priority by hand. */
@Resolver(() => PriorityOverrideView)
export class PriorityOverrideResolver {
  @FieldResolver(() => PersonView, { nullable: true })
  setBy(@Root() { setById }: { setById: string | null }, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Person', setById, info);
  }
}
