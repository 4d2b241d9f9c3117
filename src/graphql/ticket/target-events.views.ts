import { createUnionType, Field, ObjectType } from 'type-graphql';
import { NodeView, typeOfRecord } from '../common/interfaces.js';
import type * as Contract from '../contract.generated.js';
import { EscalationAction, RemeasureCause, TargetState } from '../enums.js';
import { DateTime, Duration } from '../scalars.js';
import { TargetView } from '../sla/target.views.js';
import { TicketEventView } from './ticket-event.view.js';

/** A target started, paused, went on or stopped. Staff hear it. */
@ObjectType('TargetStateChanged', { implements: [NodeView, TicketEventView] })
export class TargetStateChangedView implements Omit<
  Contract.TargetStateChanged,
  'id' | 'position' | 'at' | 'actor' | 'ticket'
> {
  @Field(() => TargetView)
  target!: Contract.TargetStateChanged['target'];
  @Field(() => TargetState, { nullable: true })
  fromState!: Contract.TargetStateChanged['fromState'];
  @Field(() => TargetState)
  toState!: Contract.TargetStateChanged['toState'];
  @Field(() => DateTime, { nullable: true })
  dueAt!: Contract.TargetStateChanged['dueAt'];
}

/** A running target was measured anew and is due at another time. Staff hear it. */
@ObjectType('TargetRemeasured', { implements: [NodeView, TicketEventView] })
export class TargetRemeasuredView implements Omit<
  Contract.TargetRemeasured,
  'id' | 'position' | 'at' | 'actor' | 'ticket'
> {
  @Field(() => TargetView)
  target!: Contract.TargetRemeasured['target'];
  @Field(() => RemeasureCause)
  cause!: Contract.TargetRemeasured['cause'];
  @Field(() => DateTime, { nullable: true })
  oldDueAt!: Contract.TargetRemeasured['oldDueAt'];
  @Field(() => DateTime, { nullable: true })
  newDueAt!: Contract.TargetRemeasured['newDueAt'];
}

/** A target comes near its due time. Staff hear it, once for each warning of the policy. */
@ObjectType('TargetWarned', { implements: [NodeView, TicketEventView] })
export class TargetWarnedView implements Omit<Contract.TargetWarned, 'id' | 'position' | 'at' | 'actor' | 'ticket'> {
  @Field(() => TargetView)
  target!: Contract.TargetWarned['target'];
  @Field(() => DateTime, { nullable: true })
  dueAt!: Contract.TargetWarned['dueAt'];
  @Field(() => DateTime)
  warnedFor!: Contract.TargetWarned['warnedFor'];
  @Field(() => Duration)
  lateBy!: Contract.TargetWarned['lateBy'];
}

/** A target's due time passed. Staff hear it, once. */
@ObjectType('TargetBreached', { implements: [NodeView, TicketEventView] })
export class TargetBreachedView implements Omit<
  Contract.TargetBreached,
  'id' | 'position' | 'at' | 'actor' | 'ticket'
> {
  @Field(() => TargetView)
  target!: Contract.TargetBreached['target'];
  @Field(() => DateTime, { nullable: true })
  dueAt!: Contract.TargetBreached['dueAt'];
  @Field(() => Duration)
  lateBy!: Contract.TargetBreached['lateBy'];
}

/** An escalation step of the policy was taken. Staff hear it, once for each step. */
@ObjectType('TargetEscalated', { implements: [NodeView, TicketEventView] })
export class TargetEscalatedView implements Omit<
  Contract.TargetEscalated,
  'id' | 'position' | 'at' | 'actor' | 'ticket'
> {
  @Field(() => TargetView)
  target!: Contract.TargetEscalated['target'];
  @Field(() => EscalationAction)
  action!: Contract.TargetEscalated['action'];
  @Field(() => Boolean)
  taken!: Contract.TargetEscalated['taken'];
  @Field(() => DateTime, { nullable: true })
  dueAt!: Contract.TargetEscalated['dueAt'];
  @Field(() => DateTime)
  escalatedFor!: Contract.TargetEscalated['escalatedFor'];
  @Field(() => Duration)
  lateBy!: Contract.TargetEscalated['lateBy'];
}

/** What `slaAlerts` tells. */
export const SlaAlert = createUnionType({
  name: 'SlaAlert',
  types: () => [TargetWarnedView, TargetBreachedView, TargetEscalatedView] as const,
  resolveType: typeOfRecord,
});
