import { Field, ID, InputType, Int } from 'type-graphql';
import { TicketFilter } from '../common/filter.inputs.js';
import type * as Contract from '../contract.generated.js';
import { EscalationAction, EscalationMoment, Priority, TargetKind, WaitingReason } from '../enums.js';
import { Duration, TimeZone } from '../scalars.js';
import { HolidayInput, OpeningExceptionInput, TargetLengthInput, WeeklyOpeningInput } from './sla.inputs.js';

/** Input of `createCalendar`. */
@InputType('CreateCalendarInput')
export class CreateCalendarInput implements Contract.CreateCalendarInput {
  @Field(() => String)
  name!: Contract.CreateCalendarInput['name'];
  @Field(() => TimeZone)
  timeZone!: Contract.CreateCalendarInput['timeZone'];
  @Field(() => [WeeklyOpeningInput])
  weekly!: Contract.CreateCalendarInput['weekly'];
  @Field(() => [HolidayInput])
  holidays!: NonNullable<Contract.CreateCalendarInput['holidays']>;
  @Field(() => [OpeningExceptionInput])
  exceptions!: NonNullable<Contract.CreateCalendarInput['exceptions']>;
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.CreateCalendarInput['idempotencyKey'];
}

/** Input of `updateCalendar`. */
@InputType('UpdateCalendarInput')
export class UpdateCalendarInput implements Contract.UpdateCalendarInput {
  @Field(() => ID)
  calendarId!: Contract.UpdateCalendarInput['calendarId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.UpdateCalendarInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  name?: Contract.UpdateCalendarInput['name'];
  @Field(() => TimeZone, { nullable: true })
  timeZone?: Contract.UpdateCalendarInput['timeZone'];
  @Field(() => [WeeklyOpeningInput], { nullable: true })
  weekly?: Contract.UpdateCalendarInput['weekly'];
  @Field(() => [HolidayInput], { nullable: true })
  holidays?: Contract.UpdateCalendarInput['holidays'];
  @Field(() => [OpeningExceptionInput], { nullable: true })
  exceptions?: Contract.UpdateCalendarInput['exceptions'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.UpdateCalendarInput['idempotencyKey'];
}

/** How long something may take at one priority. */
@InputType('SlaTargetInput')
export class SlaTargetInput implements Contract.SlaTargetInput {
  @Field(() => Priority)
  priority!: Contract.SlaTargetInput['priority'];
  @Field(() => TargetKind)
  kind!: Contract.SlaTargetInput['kind'];
  @Field(() => TargetLengthInput)
  length!: Contract.SlaTargetInput['length'];
}

/** Which waiting reasons stop the clock of a kind of target. */
@InputType('SlaPausingInput')
export class SlaPausingInput implements Contract.SlaPausingInput {
  @Field(() => TargetKind)
  kind!: Contract.SlaPausingInput['kind'];
  @Field(() => [WaitingReason])
  reasons!: Contract.SlaPausingInput['reasons'];
}

/** When to warn, by exactly one of the fields. */
@InputType('SlaWarningInput')
export class SlaWarningInput {
  @Field(() => Int, { nullable: true })
  percentUsed?: number | null;
  @Field(() => Duration, { nullable: true })
  beforeDue?: Temporal.Duration | null;
}

/** Something to do before or after a target is due. */
@InputType('SlaEscalationInput')
export class SlaEscalationInput implements Contract.SlaEscalationInput {
  @Field(() => EscalationMoment)
  when!: Contract.SlaEscalationInput['when'];
  @Field(() => Duration)
  distance!: Contract.SlaEscalationInput['distance'];
  @Field(() => EscalationAction)
  action!: Contract.SlaEscalationInput['action'];
  @Field(() => ID, { nullable: true })
  teamId?: Contract.SlaEscalationInput['teamId'];
}

/** Input of `createSlaPolicy`. */
@InputType('CreateSlaPolicyInput')
export class CreateSlaPolicyInput implements Contract.CreateSlaPolicyInput {
  @Field(() => String)
  name!: Contract.CreateSlaPolicyInput['name'];
  @Field(() => Int, { nullable: true })
  position?: Contract.CreateSlaPolicyInput['position'];
  @Field(() => TicketFilter, { nullable: true })
  filter?: Contract.CreateSlaPolicyInput['filter'];
  @Field(() => ID, { nullable: true })
  calendarId?: Contract.CreateSlaPolicyInput['calendarId'];
  @Field(() => [SlaTargetInput])
  targets!: Contract.CreateSlaPolicyInput['targets'];
  @Field(() => [SlaPausingInput])
  pausedBy!: NonNullable<Contract.CreateSlaPolicyInput['pausedBy']>;
  @Field(() => [SlaWarningInput])
  warnings!: NonNullable<Contract.CreateSlaPolicyInput['warnings']>;
  @Field(() => [SlaEscalationInput])
  escalations!: NonNullable<Contract.CreateSlaPolicyInput['escalations']>;
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.CreateSlaPolicyInput['idempotencyKey'];
}

/** Input of `updateSlaPolicy`. */
@InputType('UpdateSlaPolicyInput')
export class UpdateSlaPolicyInput implements Contract.UpdateSlaPolicyInput {
  @Field(() => ID)
  slaPolicyId!: Contract.UpdateSlaPolicyInput['slaPolicyId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.UpdateSlaPolicyInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  name?: Contract.UpdateSlaPolicyInput['name'];
  @Field(() => Int, { nullable: true })
  position?: Contract.UpdateSlaPolicyInput['position'];
  @Field(() => TicketFilter, { nullable: true })
  filter?: Contract.UpdateSlaPolicyInput['filter'];
  @Field(() => ID, { nullable: true })
  calendarId?: Contract.UpdateSlaPolicyInput['calendarId'];
  @Field(() => [SlaTargetInput], { nullable: true })
  targets?: Contract.UpdateSlaPolicyInput['targets'];
  @Field(() => [SlaPausingInput], { nullable: true })
  pausedBy?: Contract.UpdateSlaPolicyInput['pausedBy'];
  @Field(() => [SlaWarningInput], { nullable: true })
  warnings?: Contract.UpdateSlaPolicyInput['warnings'];
  @Field(() => [SlaEscalationInput], { nullable: true })
  escalations?: Contract.UpdateSlaPolicyInput['escalations'];
  @Field(() => Boolean, { nullable: true })
  active?: Contract.UpdateSlaPolicyInput['active'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.UpdateSlaPolicyInput['idempotencyKey'];
}
