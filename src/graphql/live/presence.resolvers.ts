import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { keyOf } from '../../domain/global-id.js';
import { invalid, notFound } from '../../domain/refusal.js';
import { claimsOf, type Context } from '../context.js';
import {
  Person,
  PersonPresence,
  RenewSocketInput,
  RenewSocketPayload,
  ReportPresenceInput,
  ReportPresencePayload,
  TicketPresence,
} from '../contract.generated.js';
import { badRequest } from '../errors.js';
import { SubscribeArg, subscribing } from './iterable-subscription.js';
import { presence } from './subscriptions.js';

/** Who looks at what, for the moment; and how long a socket stays open. */
@Resolver(() => PersonPresence)
export class PresenceResolver {
  @Mutation(() => ReportPresencePayload)
  async reportPresence(
    @Arg('input', () => ReportPresenceInput) { ticketId, typing, gone }: ReportPresenceInput,
    @Ctx() context: Context,
  ) {
    const { reader, viewer, services } = context;
    const key = keyOf('Ticket', ticketId);
    if (!key || !(await reader.exists('Ticket', key))) return { userErrors: [notFound(['ticketId'], 'Ticket')] };
    const { source } = context; // asked for last: the socket may be gone meanwhile
    if (source) services.presence.report(key, { personId: viewer.actor.id, source }, gone ? null : typing!);
    return { userErrors: [] };
  }

  @Subscription(() => TicketPresence, { subscribe: subscribing(presence) })
  @SubscribeArg('ticketId', () => ID)
  presence(@Root() people: unknown) {
    return people;
  }

  @FieldResolver(() => Person)
  person(@Root() { personId }: { personId: string }, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Person', personId, info);
  }

  @Mutation(() => RenewSocketPayload)
  async renewSocket(
    @Arg('input', () => RenewSocketInput) { accessToken }: RenewSocketInput,
    @Ctx() { transport: { socket }, services }: Context,
  ) {
    if (!socket)
      throw badRequest('renewSocket works on the socket it is sent on; over HTTP every request brings its token.');
    const claims = await claimsOf(services, `Bearer ${accessToken}`).catch(() => null); // refused in its own words below
    const viewer = claims && (await services.viewerOf(claims));
    if (!viewer || (socket.claims && socket.claims.personId !== claims.personId))
      return { expiresAt: null, userErrors: [invalid(['accessToken'], 'a token that works, of the same person')] };
    socket.renew(claims);
    return { expiresAt: claims.expiresAt, userErrors: [] };
  }
}
