import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { RecordRead } from '../../persistence/reading/plan.js';
import { Paging } from '../common/page.args.js';
import { conditionFor, exactlyOne, filterOf, ticketOrder } from '../common/arguments.js';
import type { Context } from '../context.js';
import {
  Person,
  PriorityOverride,
  Ticket,
  TicketConnection,
  TicketFilter,
  TicketOrder,
} from '../contract.generated.js';

/** Tickets, read. */
@Resolver(() => Ticket)
export class TicketResolver {
  @Query(() => Ticket, { nullable: true })
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

  @FieldResolver()
  entries(
    @Root() ticket: RecordRead,
    @Args(() => Paging) _: Paging,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.pageOf(ticket, info);
  }

  @FieldResolver()
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
@Resolver(() => PriorityOverride)
export class PriorityOverrideResolver {
  @FieldResolver(() => Person, { nullable: true })
  setBy(@Root() { setById }: { setById: string | null }, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Person', setById, info);
  }
}
