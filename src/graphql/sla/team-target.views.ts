import { Field, Int, ObjectType } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { TargetState, WaitingReason } from '../enums.js';
import { DateTime, Duration } from '../scalars.js';
import { TargetLengthView } from './policy.views.js';

/** How long a team may hold a ticket. Its calendar has a resolver. */
@ObjectType('TeamOla')
export class TeamOlaView implements Omit<Contract.TeamOla, 'calendar'> {
  @Field(() => TargetLengthView)
  length!: Contract.TeamOla['length'];
  @Field(() => [WaitingReason])
  pausedBy!: Contract.TeamOla['pausedBy'];
}

/** One stretch in which a team held a ticket. The team has a resolver. */
@ObjectType('TeamTarget')
export class TeamTargetView implements Omit<Contract.TeamTarget, 'team'> {
  @Field(() => Int)
  sequence!: Contract.TeamTarget['sequence'];
  @Field(() => TargetLengthView)
  length!: Contract.TeamTarget['length'];
  @Field(() => TargetState)
  state!: Contract.TeamTarget['state'];
  @Field(() => DateTime)
  startedAt!: Contract.TeamTarget['startedAt'];
  @Field(() => DateTime, { nullable: true })
  stoppedAt!: Contract.TeamTarget['stoppedAt'];
  @Field(() => DateTime, { nullable: true })
  dueAt!: Contract.TeamTarget['dueAt'];
  @Field(() => DateTime, { nullable: true })
  pausedSince!: Contract.TeamTarget['pausedSince'];
  @Field(() => DateTime, { nullable: true })
  breachedAt!: Contract.TeamTarget['breachedAt'];
  @Field(() => Duration)
  consumed!: Contract.TeamTarget['consumed'];
  @Field(() => Duration, { nullable: true })
  remaining!: Contract.TeamTarget['remaining'];
}
