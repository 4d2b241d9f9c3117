import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { refreshSession, signIn, signOut, type Session as OpenedSession } from '../../actions/session/sign-in.js';
import { isRefusal, type Refusal } from '../../domain/refusal.js';
import { viewerOfPerson } from '../../persistence/queries/viewer.js';
import { Context } from '../context.js';
import {
  Person,
  RefreshSessionInput,
  RefreshSessionPayload,
  Session,
  SignInInput,
  SignInPayload,
  SignOutPayload,
  Workspace,
} from '../contract.generated.js';
import { unauthenticated } from '../errors.js';

/** Coming in and going out. */
@Resolver(() => Session)
export class SessionResolver {
  @Mutation(() => SignInPayload)
  async signIn(@Arg('input', () => SignInInput) input: SignInInput, @Ctx() context: Context) {
    return opened(await signIn(context.authServices, input));
  }

  @Mutation(() => RefreshSessionPayload)
  async refreshSession(@Arg('input', () => RefreshSessionInput) input: RefreshSessionInput, @Ctx() context: Context) {
    return opened(await refreshSession(context.authServices, input.refreshToken));
  }

  @Mutation(() => SignOutPayload)
  async signOut(@Ctx() context: Context) {
    if (!context.claims) throw unauthenticated();
    await signOut(context.authServices, context.claims);
    return { userErrors: [] };
  }

  @FieldResolver(() => Person)
  async person(@Root() session: OpenedSession, @Ctx() { services }: Context, @Info() info: GraphQLResolveInfo) {
    return (await contextWithin(session, services)).reader.byKey('Person', session.personId, info);
  }

  @FieldResolver(() => Workspace)
  async workspace(@Root() session: OpenedSession, @Ctx() { services }: Context, @Info() info: GraphQLResolveInfo) {
    const { reader, viewer } = await contextWithin(session, services);
    return reader.byKey('Workspace', viewer.actor.workspaceId, info);
  }
}

const opened = (answer: OpenedSession | Refusal) =>
  isRefusal(answer) ? { session: null, userErrors: answer.problems } : { session: answer, userErrors: [] };

/** Whoever just signed in reads as themselves, although the operation began without them. */
const contextWithin = async (
  { sessionId, workspaceId, personId, accessTokenExpiresAt }: OpenedSession,
  services: Context['services'],
): Promise<Context> =>
  new Context(
    services,
    { sessionId, workspaceId, personId, expiresAt: accessTokenExpiresAt },
    await viewerOfPerson(services.database.reads, workspaceId, personId),
  );
