import { Field, ID, InputType, Int } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { HolidayType } from '../enums.js';

/** A country, or a part of it. */
@InputType('HolidayRegionInput')
export class HolidayRegionInput implements Contract.HolidayRegionInput {
  @Field(() => String)
  country!: Contract.HolidayRegionInput['country'];
  @Field(() => String, { nullable: true })
  state?: Contract.HolidayRegionInput['state'];
  @Field(() => String, { nullable: true })
  region?: Contract.HolidayRegionInput['region'];
  @Field(() => [HolidayType])
  types!: NonNullable<Contract.HolidayRegionInput['types']>;
}

/** Where holidays come from, by exactly one of the fields. */
@InputType('HolidaySourceInput')
export class HolidaySourceInput {
  @Field(() => HolidayRegionInput, { nullable: true })
  region?: HolidayRegionInput | null;
  @Field(() => String, { nullable: true })
  ics?: string | null;
}

/** Input of `importHolidays`. */
@InputType('ImportHolidaysInput')
export class ImportHolidaysInput implements Contract.ImportHolidaysInput {
  @Field(() => ID)
  calendarId!: Contract.ImportHolidaysInput['calendarId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.ImportHolidaysInput['expectedVersion'];
  @Field(() => HolidaySourceInput)
  source!: Contract.ImportHolidaysInput['source'];
  @Field(() => Int)
  fromYear!: Contract.ImportHolidaysInput['fromYear'];
  @Field(() => Int)
  toYear!: Contract.ImportHolidaysInput['toYear'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.ImportHolidaysInput['idempotencyKey'];
}
