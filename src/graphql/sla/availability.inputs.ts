import { Field, ID, InputType, Int } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { DateTime } from '../scalars.js';

/** Input of `createOutage`. */
@InputType('CreateOutageInput')
export class CreateOutageInput implements Contract.CreateOutageInput {
  @Field(() => ID)
  serviceId!: Contract.CreateOutageInput['serviceId'];
  @Field(() => DateTime, { nullable: true })
  startedAt?: Contract.CreateOutageInput['startedAt'];
  @Field(() => DateTime, { nullable: true })
  endedAt?: Contract.CreateOutageInput['endedAt'];
  @Field(() => ID, { nullable: true })
  ticketId?: Contract.CreateOutageInput['ticketId'];
  @Field(() => String, { nullable: true })
  note?: Contract.CreateOutageInput['note'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.CreateOutageInput['idempotencyKey'];
}

/** Input of `updateOutage`. */
@InputType('UpdateOutageInput')
export class UpdateOutageInput implements Contract.UpdateOutageInput {
  @Field(() => ID)
  outageId!: Contract.UpdateOutageInput['outageId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.UpdateOutageInput['expectedVersion'];
  @Field(() => DateTime, { nullable: true })
  startedAt?: Contract.UpdateOutageInput['startedAt'];
  @Field(() => DateTime, { nullable: true })
  endedAt?: Contract.UpdateOutageInput['endedAt'];
  @Field(() => ID, { nullable: true })
  ticketId?: Contract.UpdateOutageInput['ticketId'];
  @Field(() => String, { nullable: true })
  note?: Contract.UpdateOutageInput['note'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.UpdateOutageInput['idempotencyKey'];
}
