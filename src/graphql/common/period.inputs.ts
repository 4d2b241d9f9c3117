import { Field, InputType } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { PeriodUnit } from '../enums.js';
import { TimeZone } from '../scalars.js';

/** Periods of the calendar, told apart. */
@InputType('PeriodInput')
export class PeriodInput implements Contract.PeriodInput {
  @Field(() => PeriodUnit)
  unit!: Contract.PeriodInput['unit'];
  @Field(() => TimeZone)
  timeZone!: Contract.PeriodInput['timeZone'];
}
