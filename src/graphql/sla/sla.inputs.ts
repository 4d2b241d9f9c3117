import { Field, ID, InputType, Int } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { Priority, TargetKind, Weekday } from '../enums.js';
import { DateTime, Duration, LocalDate, LocalTime, TimeZone } from '../scalars.js';

/** A stretch of one local day: its start is counted, its end is not. */
@InputType('OpeningWindowInput')
export class OpeningWindowInput implements Contract.OpeningWindowInput {
  @Field(() => LocalTime)
  from!: Contract.OpeningWindowInput['from'];
  @Field(() => LocalTime)
  to!: Contract.OpeningWindowInput['to'];
}

/** The windows of one weekday. */
@InputType('WeeklyOpeningInput')
export class WeeklyOpeningInput implements Contract.WeeklyOpeningInput {
  @Field(() => Weekday)
  weekday!: Contract.WeeklyOpeningInput['weekday'];
  @Field(() => [OpeningWindowInput])
  windows!: Contract.WeeklyOpeningInput['windows'];
}

/** A local day, or part of one, on which nobody works. */
@InputType('HolidayInput')
export class HolidayInput implements Contract.HolidayInput {
  @Field(() => String)
  name!: Contract.HolidayInput['name'];
  @Field(() => String)
  on!: Contract.HolidayInput['on'];
  @Field(() => OpeningWindowInput, { nullable: true })
  part?: Contract.HolidayInput['part'];
}

/** A day with windows of its own. */
@InputType('OpeningExceptionInput')
export class OpeningExceptionInput implements Contract.OpeningExceptionInput {
  @Field(() => String)
  name!: Contract.OpeningExceptionInput['name'];
  @Field(() => LocalDate)
  on!: Contract.OpeningExceptionInput['on'];
  @Field(() => [OpeningWindowInput])
  windows!: Contract.OpeningExceptionInput['windows'];
}

/** When a desk works. It must open within 366 days. */
@InputType('CalendarInput')
export class CalendarInput implements Contract.CalendarInput {
  @Field(() => TimeZone)
  timeZone!: Contract.CalendarInput['timeZone'];
  @Field(() => [WeeklyOpeningInput])
  weekly!: Contract.CalendarInput['weekly'];
  @Field(() => [HolidayInput])
  holidays!: NonNullable<Contract.CalendarInput['holidays']>;
  @Field(() => [OpeningExceptionInput])
  exceptions!: NonNullable<Contract.CalendarInput['exceptions']>;
}

/** How long something may take, by exactly one of the fields. */
@InputType('TargetLengthInput')
export class TargetLengthInput {
  @Field(() => Duration, { nullable: true })
  openingTime?: Temporal.Duration | null;
  @Field(() => Int, { nullable: true })
  businessDays?: number | null;
}

/** A stretch in which the clock stands. */
@InputType('PauseInput')
export class PauseInput implements Contract.PauseInput {
  @Field(() => DateTime)
  from!: Contract.PauseInput['from'];
  @Field(() => DateTime, { nullable: true })
  to?: Contract.PauseInput['to'];
}

/** One promise of a policy, as it stands. */
@InputType('SimulatedPolicyInput')
export class SimulatedPolicyInput implements Contract.SimulatedPolicyInput {
  @Field(() => ID)
  slaPolicyId!: Contract.SimulatedPolicyInput['slaPolicyId'];
  @Field(() => Priority)
  priority!: Contract.SimulatedPolicyInput['priority'];
  @Field(() => TargetKind)
  kind!: Contract.SimulatedPolicyInput['kind'];
}

/** A promise to try out, without a ticket. */
@InputType('SimulateSlaInput')
export class SimulateSlaInput implements Contract.SimulateSlaInput {
  @Field(() => CalendarInput, { nullable: true })
  calendar?: Contract.SimulateSlaInput['calendar'];
  @Field(() => SimulatedPolicyInput, { nullable: true })
  policy?: Contract.SimulateSlaInput['policy'];
  @Field(() => TargetLengthInput, { nullable: true })
  target?: Contract.SimulateSlaInput['target'];
  @Field(() => DateTime)
  start!: Contract.SimulateSlaInput['start'];
  @Field(() => [PauseInput])
  pauses!: NonNullable<Contract.SimulateSlaInput['pauses']>;
  @Field(() => DateTime, { nullable: true })
  at?: Contract.SimulateSlaInput['at'];
}
