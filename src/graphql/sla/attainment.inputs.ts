import { Field, InputType } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { PeriodUnit } from '../enums.js';
import { TimeZone } from '../scalars.js';

/** The periods in which targets stopped. */
@InputType('AttainmentPeriodInput')
export class AttainmentPeriodInput implements Contract.AttainmentPeriodInput {
  @Field(() => PeriodUnit)
  unit!: Contract.AttainmentPeriodInput['unit'];
  @Field(() => TimeZone)
  timeZone!: Contract.AttainmentPeriodInput['timeZone'];
}
