import { Field, ID, InputType } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { WaitingReason } from '../enums.js';
import { TargetLengthInput } from './sla.inputs.js';

/** How long a team may hold a ticket. */
@InputType('TeamOlaInput')
export class TeamOlaInput implements Contract.TeamOlaInput {
  @Field(() => TargetLengthInput)
  length!: Contract.TeamOlaInput['length'];
  @Field(() => ID, { nullable: true })
  calendarId?: Contract.TeamOlaInput['calendarId'];
  @Field(() => [WaitingReason])
  pausedBy!: NonNullable<Contract.TeamOlaInput['pausedBy']>;
}
