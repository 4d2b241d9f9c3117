import { Field, ObjectType } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { Position } from '../scalars.js';
import { UserErrorView } from './interfaces.js';

/** What every mutation's payload has besides what was changed. */
@ObjectType()
export abstract class Payload implements Contract.MutationPayload {
  @Field(() => Position, { nullable: true })
  position!: Contract.MutationPayload['position'];
  @Field(() => [UserErrorView])
  userErrors!: Contract.MutationPayload['userErrors'];
}
