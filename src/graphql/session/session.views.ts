import { Field, ObjectType } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { UserErrorView } from '../common/interfaces.js';
import { PersonView, WorkspaceView } from '../desk/desk.views.js';
import { DateTime } from '../scalars.js';

/** What a signed-in client holds. */
@ObjectType('Session')
export class SessionView implements Contract.Session {
  @Field(() => String)
  accessToken!: Contract.Session['accessToken'];
  @Field(() => DateTime)
  accessTokenExpiresAt!: Contract.Session['accessTokenExpiresAt'];
  @Field(() => String)
  refreshToken!: Contract.Session['refreshToken'];
  @Field(() => DateTime)
  refreshTokenExpiresAt!: Contract.Session['refreshTokenExpiresAt'];
  @Field(() => PersonView)
  person!: Contract.Session['person'];
  @Field(() => WorkspaceView)
  workspace!: Contract.Session['workspace'];
}

@ObjectType()
abstract class Opened {
  @Field(() => SessionView, { nullable: true })
  session!: Contract.SignInPayload['session'];
  @Field(() => [UserErrorView])
  userErrors!: Contract.SignInPayload['userErrors'];
}

/** Answer of `signIn`. */
@ObjectType('SignInPayload')
export class SignInPayload extends Opened implements Contract.SignInPayload {}

/** Answer of `refreshSession`. */
@ObjectType('RefreshSessionPayload')
export class RefreshSessionPayload extends Opened implements Contract.RefreshSessionPayload {}

/** Answer of `signOut`. */
@ObjectType('SignOutPayload')
export class SignOutPayload implements Contract.SignOutPayload {
  @Field(() => [UserErrorView])
  userErrors!: Contract.SignOutPayload['userErrors'];
}
