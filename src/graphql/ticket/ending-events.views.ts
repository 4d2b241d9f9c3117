import { Field, Int, ObjectType } from 'type-graphql';
import { NodeView } from '../common/interfaces.js';
import type * as Contract from '../contract.generated.js';
import { InformationRequestView } from '../endings/endings.views.js';
import { DateTime } from '../scalars.js';
import { TicketEventView } from './ticket-event.view.js';
import { FeedbackView } from './ticket.views.js';

/** The requester was asked something. */
@ObjectType('InformationRequested', { implements: [NodeView, TicketEventView] })
export class InformationRequestedView implements Omit<
  Contract.InformationRequested,
  'id' | 'position' | 'at' | 'actor' | 'ticket'
> {
  @Field(() => InformationRequestView)
  request!: Contract.InformationRequested['request'];
  @Field(() => DateTime, { nullable: true })
  dueAt!: Contract.InformationRequested['dueAt'];
}

/** The requester was reminded of a question. */
@ObjectType('InformationReminded', { implements: [NodeView, TicketEventView] })
export class InformationRemindedView implements Omit<
  Contract.InformationReminded,
  'id' | 'position' | 'at' | 'actor' | 'ticket'
> {
  @Field(() => InformationRequestView)
  request!: Contract.InformationReminded['request'];
  @Field(() => Int)
  reminder!: Contract.InformationReminded['reminder'];
}

/** A question is not answered, though the answer was due. */
@ObjectType('InformationOverdue', { implements: [NodeView, TicketEventView] })
export class InformationOverdueView implements Omit<
  Contract.InformationOverdue,
  'id' | 'position' | 'at' | 'actor' | 'ticket'
> {
  @Field(() => InformationRequestView)
  request!: Contract.InformationOverdue['request'];
}

/** A question was answered. */
@ObjectType('InformationAnswered', { implements: [NodeView, TicketEventView] })
export class InformationAnsweredView implements Omit<
  Contract.InformationAnswered,
  'id' | 'position' | 'at' | 'actor' | 'ticket'
> {
  @Field(() => InformationRequestView)
  request!: Contract.InformationAnswered['request'];
}

/** A question is not needed any more. */
@ObjectType('InformationWithdrawn', { implements: [NodeView, TicketEventView] })
export class InformationWithdrawnView implements Omit<
  Contract.InformationWithdrawn,
  'id' | 'position' | 'at' | 'actor' | 'ticket'
> {
  @Field(() => InformationRequestView)
  request!: Contract.InformationWithdrawn['request'];
  @Field(() => String, { nullable: true })
  withdrawnBecause!: Contract.InformationWithdrawn['withdrawnBecause'];
}

/** The ticket was resolved because no answer came. */
@ObjectType('InformationUnanswered', { implements: [NodeView, TicketEventView] })
export class InformationUnansweredView implements Omit<
  Contract.InformationUnanswered,
  'id' | 'position' | 'at' | 'actor' | 'ticket'
> {
  @Field(() => InformationRequestView)
  request!: Contract.InformationUnanswered['request'];
}

/** The requester was invited to rate the resolution. */
@ObjectType('FeedbackInvited', { implements: [NodeView, TicketEventView] })
export class FeedbackInvitedView implements Omit<
  Contract.FeedbackInvited,
  'id' | 'position' | 'at' | 'actor' | 'ticket'
> {
  @Field(() => Int)
  ofCycle!: Contract.FeedbackInvited['ofCycle'];
}

/** A rating is low by the workspace's rules. Staff hear it, once when it becomes so. */
@ObjectType('LowRatingGiven', { implements: [NodeView, TicketEventView] })
export class LowRatingGivenView implements Omit<
  Contract.LowRatingGiven,
  'id' | 'position' | 'at' | 'actor' | 'ticket'
> {
  @Field(() => FeedbackView, { nullable: true })
  feedback!: Contract.LowRatingGiven['feedback'];
  @Field(() => Int)
  newRating!: Contract.LowRatingGiven['newRating'];
}

/** Nobody has taken or touched the ticket for the workspace's set time. Staff hear it, once for each quiet stretch. */
@ObjectType('TicketUnattended', { implements: [NodeView, TicketEventView] })
export class TicketUnattendedView implements Omit<
  Contract.TicketUnattended,
  'id' | 'position' | 'at' | 'actor' | 'ticket'
> {
  @Field(() => DateTime)
  since!: Contract.TicketUnattended['since'];
}
