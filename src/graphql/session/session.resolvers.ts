import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { refreshSession, signIn, signOut, type Session } from '../../actions/session/sign-in.js';
import { isRefusal, type Refusal } from '../../domain/refusal.js';
import { viewerOfPerson } from '../../persistence/queries/viewer.js';
import { Context } from '../context.js';
import { PersonView, WorkspaceView } from '../desk/desk.views.js';
import { unauthenticated } from '../errors.js';
import { RefreshSessionInput, SignInInput } from './session.inputs.js';
import { RefreshSessionPayload, SessionView, SignInPayload, SignOutPayload } from './session.views.js';

/** Coming in and going out. */
@Resolver(() => SessionView)
export class SessionResolver {
  @Mutation(() => SignInPayload)
  async signIn(@Arg('input', () => SignInInput) input: SignInInput, @Ctx() context: Context) {
    return opened(await signIn(context.door, input));
  }

  @Mutation(() => RefreshSessionPayload)
  async refreshSession(@Arg('input', () => RefreshSessionInput) input: RefreshSessionInput, @Ctx() context: Context) {
    return opened(await refreshSession(context.door, input.refreshToken));
  }

  @Mutation(() => SignOutPayload)
  async signOut(@Ctx() context: Context) {
    if (!context.claims) throw unauthenticated();
    await signOut(context.door, context.claims.sessionId);
    return { userErrors: [] };
  }

  @FieldResolver(() => PersonView)
  async person(@Root() session: Session, @Ctx() { house }: Context, @Info() info: GraphQLResolveInfo) {
    return (await contextWithin(session, house)).reader.byKey('Person', session.personId, info);
  }

  @FieldResolver(() => WorkspaceView)
  async workspace(@Root() session: Session, @Ctx() { house }: Context, @Info() info: GraphQLResolveInfo) {
    const { reader, viewer } = await contextWithin(session, house);
    return reader.byKey('Workspace', viewer.actor.workspaceId, info);
  }
}

const opened = (answer: Session | Refusal) =>
  isRefusal(answer) ? { session: null, userErrors: answer.problems } : { session: answer, userErrors: [] };

/** Whoever just signed in reads as themselves, although the operation began without them. */
const contextWithin = async (
  { sessionId, personId, accessTokenExpiresAt }: Session,
  house: Context['house'],
): Promise<Context> =>
  new Context(
    house,
    { sessionId, personId, expiresAt: accessTokenExpiresAt },
    await viewerOfPerson(house.database.reads, personId),
  );
