import { Field, Int, ObjectType } from 'type-graphql';
import { NodeView } from '../common/interfaces.js';
import type * as Contract from '../contract.generated.js';
import {
  EscalationAction,
  EscalationMoment,
  Priority,
  RemeasureCause,
  TargetKind,
  WaitingReason,
  Weekday,
} from '../enums.js';
import { DateTime, Duration, JSONObject, LocalDate, LocalTime, TimeZone } from '../scalars.js';

/** A stretch of one local day: its start is counted, its end is not. */
@ObjectType('OpeningWindow')
export class OpeningWindowView implements Contract.OpeningWindow {
  @Field(() => LocalTime)
  from!: Contract.OpeningWindow['from'];
  @Field(() => LocalTime)
  to!: Contract.OpeningWindow['to'];
}

/** The windows of one weekday. */
@ObjectType('WeeklyOpening')
export class WeeklyOpeningView implements Contract.WeeklyOpening {
  @Field(() => Weekday)
  weekday!: Contract.WeeklyOpening['weekday'];
  @Field(() => [OpeningWindowView])
  windows!: Contract.WeeklyOpening['windows'];
}

/** A local day, or part of one, on which nobody works. */
@ObjectType('Holiday')
export class HolidayView implements Contract.Holiday {
  @Field(() => String)
  name!: Contract.Holiday['name'];
  @Field(() => String)
  on!: Contract.Holiday['on'];
  @Field(() => OpeningWindowView, { nullable: true })
  part!: Contract.Holiday['part'];
}

/** A day with windows of its own. */
@ObjectType('OpeningException')
export class OpeningExceptionView implements Contract.OpeningException {
  @Field(() => String)
  name!: Contract.OpeningException['name'];
  @Field(() => LocalDate)
  on!: Contract.OpeningException['on'];
  @Field(() => [OpeningWindowView])
  windows!: Contract.OpeningException['windows'];
}

/** When the desk works. Staff read it. */
@ObjectType('Calendar', { implements: NodeView })
export class CalendarView implements Omit<Contract.Calendar, 'id'> {
  @Field(() => String)
  name!: Contract.Calendar['name'];
  @Field(() => TimeZone)
  timeZone!: Contract.Calendar['timeZone'];
  @Field(() => [WeeklyOpeningView])
  weekly!: Contract.Calendar['weekly'];
  @Field(() => [HolidayView])
  holidays!: Contract.Calendar['holidays'];
  @Field(() => [OpeningExceptionView])
  exceptions!: Contract.Calendar['exceptions'];
  @Field(() => DateTime)
  createdAt!: Contract.Calendar['createdAt'];
  @Field(() => Int)
  version!: Contract.Calendar['version'];
}

/** How long something may take: exactly one field is not null. */
@ObjectType('TargetLength')
export class TargetLengthView implements Contract.TargetLength {
  @Field(() => Duration, { nullable: true })
  openingTime!: Contract.TargetLength['openingTime'];
  @Field(() => Int, { nullable: true })
  businessDays!: Contract.TargetLength['businessDays'];
}

/** How long something may take at one priority. */
@ObjectType('SlaTarget')
export class SlaTargetView implements Contract.SlaTarget {
  @Field(() => Priority)
  priority!: Contract.SlaTarget['priority'];
  @Field(() => TargetKind)
  kind!: Contract.SlaTarget['kind'];
  @Field(() => TargetLengthView)
  length!: Contract.SlaTarget['length'];
}

/** Which waiting reasons stop the clock of a kind of target. */
@ObjectType('SlaPausing')
export class SlaPausingView implements Contract.SlaPausing {
  @Field(() => TargetKind)
  kind!: Contract.SlaPausing['kind'];
  @Field(() => [WaitingReason])
  reasons!: Contract.SlaPausing['reasons'];
}

/** When to warn: exactly one field is not null. */
@ObjectType('SlaWarning')
export class SlaWarningView implements Contract.SlaWarning {
  @Field(() => Int, { nullable: true })
  percentUsed!: Contract.SlaWarning['percentUsed'];
  @Field(() => Duration, { nullable: true })
  beforeDue!: Contract.SlaWarning['beforeDue'];
}

/** Something to do before or after a target is due. */
@ObjectType('SlaEscalation')
export class SlaEscalationView implements Omit<Contract.SlaEscalation, 'team'> {
  @Field(() => EscalationMoment)
  when!: Contract.SlaEscalation['when'];
  @Field(() => Duration)
  distance!: Contract.SlaEscalation['distance'];
  @Field(() => EscalationAction)
  action!: Contract.SlaEscalation['action'];
}

/** What a workspace promises for the tickets that it covers. Staff read it. */
@ObjectType('SlaPolicy', { implements: NodeView })
export class SlaPolicyView implements Omit<Contract.SlaPolicy, 'id'> {
  @Field(() => String)
  name!: Contract.SlaPolicy['name'];
  @Field(() => Int)
  position!: Contract.SlaPolicy['position'];
  @Field(() => JSONObject)
  filter!: Contract.SlaPolicy['filter'];
  @Field(() => CalendarView, { nullable: true })
  calendar!: Contract.SlaPolicy['calendar'];
  @Field(() => [SlaTargetView])
  targets!: Contract.SlaPolicy['targets'];
  @Field(() => [SlaPausingView])
  pausedBy!: Contract.SlaPolicy['pausedBy'];
  @Field(() => [SlaWarningView])
  warnings!: Contract.SlaPolicy['warnings'];
  @Field(() => [SlaEscalationView])
  escalations!: Contract.SlaPolicy['escalations'];
  @Field(() => Boolean)
  active!: Contract.SlaPolicy['active'];
  @Field(() => DateTime)
  createdAt!: Contract.SlaPolicy['createdAt'];
  @Field(() => Int)
  version!: Contract.SlaPolicy['version'];
}

/** Open targets being measured anew, in the background, because a calendar or a policy changed. Staff read it. */
@ObjectType('SlaRecompute', { implements: NodeView })
export class SlaRecomputeView implements Omit<Contract.SlaRecompute, 'id'> {
  @Field(() => RemeasureCause)
  cause!: Contract.SlaRecompute['cause'];
  @Field(() => Int, { nullable: true })
  total!: Contract.SlaRecompute['total'];
  @Field(() => Int)
  done!: Contract.SlaRecompute['done'];
  @Field(() => DateTime)
  createdAt!: Contract.SlaRecompute['createdAt'];
  @Field(() => DateTime, { nullable: true })
  finishedAt!: Contract.SlaRecompute['finishedAt'];
}
