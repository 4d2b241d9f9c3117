import { Field, Int, ObjectType } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { Role, TicketStatus } from '../enums.js';
import { UserErrorView } from '../common/interfaces.js';

/** A value is outside what is accepted. */
@ObjectType('InvalidInput', { implements: UserErrorView })
export class InvalidInputView implements Omit<Contract.InvalidInput, 'code' | 'field' | 'message'> {
  @Field(() => String)
  expected!: Contract.InvalidInput['expected'];
}

/** Something named in the input is not there, or not for this viewer; the two are not told apart. */
@ObjectType('NotFound', { implements: UserErrorView })
export class NotFoundView implements Omit<Contract.NotFound, 'code' | 'field' | 'message'> {
  @Field(() => String)
  type!: Contract.NotFound['type'];
}

/** The viewer may see the object but not do this to it. */
@ObjectType('NotAllowed', { implements: UserErrorView })
export class NotAllowedView implements Omit<Contract.NotAllowed, 'code' | 'field' | 'message'> {
  @Field(() => [Role])
  allowedRoles!: Contract.NotAllowed['allowedRoles'];
}

/** The ticket's status does not allow the step, or the step lacks something. */
@ObjectType('TransitionRefused', { implements: UserErrorView })
export class TransitionRefusedView implements Omit<Contract.TransitionRefused, 'code' | 'field' | 'message'> {
  @Field(() => TicketStatus)
  from!: Contract.TransitionRefused['from'];
  @Field(() => TicketStatus, { nullable: true })
  to!: Contract.TransitionRefused['to'];
  @Field(() => [String])
  missingFields!: Contract.TransitionRefused['missingFields'];
  @Field(() => [TicketStatus])
  allowed!: Contract.TransitionRefused['allowed'];
}

/** The object changed since the client read it. Nothing was overwritten. */
@ObjectType('VersionConflict', { implements: UserErrorView })
export class VersionConflictView implements Omit<Contract.VersionConflict, 'current' | 'code' | 'field' | 'message'> {
  @Field(() => Int)
  expectedVersion!: Contract.VersionConflict['expectedVersion'];
  @Field(() => Int)
  currentVersion!: Contract.VersionConflict['currentVersion'];
}

/** Another object of the same kind already has what must be unique. */
@ObjectType('AlreadyExists', { implements: UserErrorView })
export class AlreadyExistsView {}

/** A refusal whose code says everything there is to say. */
@ObjectType('PlainRefusal', { implements: UserErrorView })
export class PlainRefusalView {}
