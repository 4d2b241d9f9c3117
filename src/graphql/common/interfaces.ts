import { Field, ID, InterfaceType } from 'type-graphql';
import type { Problem } from '../../domain/refusal.js';
import type { RecordRead } from '../../persistence/reading/plan.js';
import type * as Contract from '../contract.generated.js';
import { UserErrorCode } from '../enums.js';
import { Position } from '../scalars.js';

/** Records say themselves what type they are: they are plain rows, not instances. */
export const typeOfRecord = (record: object): string => (record as RecordRead).$type;

/** Anything that can be asked for by its id alone. */
@InterfaceType('Node', { resolveType: typeOfRecord })
export abstract class NodeView implements Contract.Node {
  @Field(() => ID)
  id!: Contract.Node['id'];
}

const TYPE_OF: Readonly<Record<Problem['code'], string>> = {
  INVALID_INPUT: 'InvalidInput',
  NOT_FOUND: 'NotFound',
  NOT_ALLOWED: 'NotAllowed',
  TRANSITION_REFUSED: 'TransitionRefused',
  VERSION_CONFLICT: 'VersionConflict',
  ALREADY_EXISTS: 'AlreadyExists',
  IDEMPOTENCY_KEY_REUSED: 'PlainRefusal',
  SIGN_IN_FAILED: 'PlainRefusal',
  WORKSPACE_NEEDED: 'PlainRefusal',
};

/** Why a mutation was refused. */
@InterfaceType('UserError', { resolveType: (problem: Problem) => TYPE_OF[problem.code] })
export abstract class UserErrorView implements Contract.UserError {
  @Field(() => UserErrorCode)
  code!: Contract.UserError['code'];
  @Field(() => [String], { nullable: true })
  field!: Contract.UserError['field'];
  @Field(() => String)
  message!: Contract.UserError['message'];
}

/** What every mutation answers. */
@InterfaceType('MutationPayload', { resolveType: (payload: { readonly $type: string }) => payload.$type })
export abstract class MutationPayloadView implements Contract.MutationPayload {
  @Field(() => Position, { nullable: true })
  position!: Contract.MutationPayload['position'];
  @Field(() => [UserErrorView])
  userErrors!: Contract.MutationPayload['userErrors'];
}
