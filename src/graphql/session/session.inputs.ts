import { Field, InputType } from 'type-graphql';
import type * as Contract from '../contract.generated.js';

/** Who signs in. */
@InputType('SignInInput')
export class SignInInput implements Contract.SignInInput {
  @Field(() => String)
  email!: Contract.SignInInput['email'];
  @Field(() => String)
  password!: Contract.SignInInput['password'];
  @Field(() => String, { nullable: true })
  workspace?: Contract.SignInInput['workspace'];
}

/** A refresh token to exchange. */
@InputType('RefreshSessionInput')
export class RefreshSessionInput implements Contract.RefreshSessionInput {
  @Field(() => String)
  refreshToken!: Contract.RefreshSessionInput['refreshToken'];
}
