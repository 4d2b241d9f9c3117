import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import {
  AssignmentKind,
  Channel,
  Impact,
  Priority,
  TicketDetail,
  TicketStatus,
  TicketType,
  Urgency,
  Visibility,
  WaitingReason,
} from '../enums.js';
import { DateTime } from '../scalars.js';
import { NodeView, typeOfRecord } from '../common/interfaces.js';
import {
  FeedbackInvitedView,
  InformationAnsweredView,
  InformationOverdueView,
  InformationRemindedView,
  InformationRequestedView,
  InformationUnansweredView,
  InformationWithdrawnView,
  LowRatingGivenView,
  TicketUnattendedView,
} from './ending-events.views.js';
import { TicketEventView } from './ticket-event.view.js';
import {
  TargetBreachedView,
  TargetEscalatedView,
  TargetRemeasuredView,
  TargetStateChangedView,
  TargetWarnedView,
} from './target-events.views.js';
import {
  ContactView,
  CustomFieldValueView,
  EntryView,
  FeedbackView,
  ResolutionView,
  TicketView,
} from './ticket.views.js';
import { PersonView, TeamView } from '../desk/desk.views.js';

/** A ticket was opened. It is NEW. */
@ObjectType('TicketOpened', { implements: [NodeView, TicketEventView] })
export class TicketOpenedView implements Omit<Contract.TicketOpened, 'id' | 'position' | 'at' | 'actor' | 'ticket'> {
  @Field(() => String)
  subject!: Contract.TicketOpened['subject'];
  @Field(() => Priority)
  priority!: Contract.TicketOpened['priority'];
  @Field(() => Channel)
  channel!: Contract.TicketOpened['channel'];
}

/** What the ticket says was edited. */
@ObjectType('TicketEdited', { implements: [NodeView, TicketEventView] })
export class TicketEditedView implements Omit<Contract.TicketEdited, 'id' | 'position' | 'at' | 'actor' | 'ticket'> {
  @Field(() => [TicketDetail])
  changed!: Contract.TicketEdited['changed'];
  @Field(() => TicketDetailsView)
  old!: Contract.TicketEdited['old'];
  @Field(() => TicketDetailsView)
  new!: Contract.TicketEdited['new'];
}

/** Values of a ticket's editable fields at one moment. A field is null when it did not change, or changed from or to nothing. */
@ObjectType('TicketDetails')
export class TicketDetailsView implements Contract.TicketDetails {
  @Field(() => String, { nullable: true })
  subject!: Contract.TicketDetails['subject'];
  @Field(() => String, { nullable: true })
  description!: Contract.TicketDetails['description'];
  @Field(() => ID, { nullable: true })
  categoryId!: Contract.TicketDetails['categoryId'];
  @Field(() => [ID], { nullable: true })
  serviceIds!: Contract.TicketDetails['serviceIds'];
  @Field(() => ContactView, { nullable: true })
  contact!: Contract.TicketDetails['contact'];
  @Field(() => [String], { nullable: true })
  tags!: Contract.TicketDetails['tags'];
  @Field(() => [CustomFieldValueView], { nullable: true })
  customFields!: Contract.TicketDetails['customFields'];
  @Field(() => String, { nullable: true })
  externalId!: Contract.TicketDetails['externalId'];
  @Field(() => TicketType, { nullable: true })
  type!: Contract.TicketDetails['type'];
}

/** Impact, urgency or the override changed. */
@ObjectType('TicketPriorityChanged', { implements: [NodeView, TicketEventView] })
export class TicketPriorityChangedView implements Omit<
  Contract.TicketPriorityChanged,
  'id' | 'position' | 'at' | 'actor' | 'ticket'
> {
  @Field(() => TicketPrioritiesView)
  old!: Contract.TicketPriorityChanged['old'];
  @Field(() => TicketPrioritiesView)
  new!: Contract.TicketPriorityChanged['new'];
}

/** What a ticket's priority was made of at one moment. */
@ObjectType('TicketPriorities')
export class TicketPrioritiesView implements Contract.TicketPriorities {
  @Field(() => Impact)
  impact!: Contract.TicketPriorities['impact'];
  @Field(() => Urgency)
  urgency!: Contract.TicketPriorities['urgency'];
  @Field(() => Priority)
  priority!: Contract.TicketPriorities['priority'];
  @Field(() => String, { nullable: true })
  overrideReason!: Contract.TicketPriorities['overrideReason'];
}

/** The ticket moved to another status, or waits for another reason. */
@ObjectType('TicketStatusChanged', { implements: [NodeView, TicketEventView] })
export class TicketStatusChangedView implements Omit<
  Contract.TicketStatusChanged,
  'id' | 'position' | 'at' | 'actor' | 'ticket'
> {
  @Field(() => TicketStatus)
  from!: Contract.TicketStatusChanged['from'];
  @Field(() => TicketStatus)
  to!: Contract.TicketStatusChanged['to'];
  @Field(() => WaitingReason, { nullable: true })
  fromWaitingReason!: Contract.TicketStatusChanged['fromWaitingReason'];
  @Field(() => WaitingReason, { nullable: true })
  waitingReason!: Contract.TicketStatusChanged['waitingReason'];
  @Field(() => DateTime, { nullable: true })
  waitingUntil!: Contract.TicketStatusChanged['waitingUntil'];
  @Field(() => String, { nullable: true })
  reason!: Contract.TicketStatusChanged['reason'];
  @Field(() => ResolutionView, { nullable: true })
  resolution!: Contract.TicketStatusChanged['resolution'];
  @Field(() => Int)
  cycle!: Contract.TicketStatusChanged['cycle'];
}

/** The ticket's team or assignee changed. */
@ObjectType('TicketAssigned', { implements: [NodeView, TicketEventView] })
export class TicketAssignedView implements Omit<
  Contract.TicketAssigned,
  'id' | 'position' | 'at' | 'actor' | 'ticket'
> {
  @Field(() => AssignmentKind)
  kind!: Contract.TicketAssigned['kind'];
  @Field(() => TeamView, { nullable: true })
  fromTeam!: Contract.TicketAssigned['fromTeam'];
  @Field(() => TeamView, { nullable: true })
  toTeam!: Contract.TicketAssigned['toTeam'];
  @Field(() => PersonView, { nullable: true })
  fromAssignee!: Contract.TicketAssigned['fromAssignee'];
  @Field(() => PersonView, { nullable: true })
  toAssignee!: Contract.TicketAssigned['toAssignee'];
  @Field(() => String, { nullable: true })
  reason!: Contract.TicketAssigned['reason'];
}

/** A reply or a note was added. */
@ObjectType('EntryAdded', { implements: [NodeView, TicketEventView] })
export class EntryAddedView implements Omit<Contract.EntryAdded, 'id' | 'position' | 'at' | 'actor' | 'ticket'> {
  @Field(() => EntryView, { nullable: true })
  entry!: Contract.EntryAdded['entry'];
  @Field(() => Visibility)
  visibility!: Contract.EntryAdded['visibility'];
}

/** An entry's text was changed. The old text is not told. */
@ObjectType('EntryEdited', { implements: [NodeView, TicketEventView] })
export class EntryEditedView implements Omit<Contract.EntryEdited, 'id' | 'position' | 'at' | 'actor' | 'ticket'> {
  @Field(() => EntryView, { nullable: true })
  entry!: Contract.EntryEdited['entry'];
}

/** A note was turned into a reply, or a reply into a note. */
@ObjectType('EntryVisibilityChanged', { implements: [NodeView, TicketEventView] })
export class EntryVisibilityChangedView implements Omit<
  Contract.EntryVisibilityChanged,
  'id' | 'position' | 'at' | 'actor' | 'ticket'
> {
  @Field(() => EntryView, { nullable: true })
  entry!: Contract.EntryVisibilityChanged['entry'];
  @Field(() => ID)
  entryId!: Contract.EntryVisibilityChanged['entryId'];
  @Field(() => Visibility)
  fromVisibility!: Contract.EntryVisibilityChanged['fromVisibility'];
  @Field(() => Visibility)
  toVisibility!: Contract.EntryVisibilityChanged['toVisibility'];
}

/** A later reply to the closed ticket opened a new one. */
@ObjectType('FollowUpOpened', { implements: [NodeView, TicketEventView] })
export class FollowUpOpenedView implements Omit<
  Contract.FollowUpOpened,
  'id' | 'position' | 'at' | 'actor' | 'ticket'
> {
  @Field(() => TicketView, { nullable: true })
  followUp!: Contract.FollowUpOpened['followUp'];
}

/** The requester rated a resolution, or changed the rating. */
@ObjectType('FeedbackGiven', { implements: [NodeView, TicketEventView] })
export class FeedbackGivenView implements Omit<Contract.FeedbackGiven, 'id' | 'position' | 'at' | 'actor' | 'ticket'> {
  @Field(() => FeedbackView, { nullable: true })
  feedback!: Contract.FeedbackGiven['feedback'];
  @Field(() => Int, { nullable: true })
  oldRating!: Contract.FeedbackGiven['oldRating'];
  @Field(() => Int)
  newRating!: Contract.FeedbackGiven['newRating'];
}

/** The assignment that follows asked for fewer levels of the skills. */
@ObjectType('SkillsRelaxed', { implements: [NodeView, TicketEventView] })
export class SkillsRelaxedView implements Omit<Contract.SkillsRelaxed, 'id' | 'position' | 'at' | 'actor' | 'ticket'> {
  @Field(() => Int)
  levels!: Contract.SkillsRelaxed['levels'];
}

/** Everything a ticket's timeline can hold. */
export const TimelineEvent = createUnionType({
  name: 'TimelineEvent',
  types: () =>
    [
      TicketOpenedView,
      TicketEditedView,
      TicketPriorityChangedView,
      TicketStatusChangedView,
      TicketAssignedView,
      EntryAddedView,
      EntryEditedView,
      EntryVisibilityChangedView,
      FollowUpOpenedView,
      FeedbackGivenView,
      SkillsRelaxedView,
      InformationRequestedView,
      InformationRemindedView,
      InformationOverdueView,
      InformationAnsweredView,
      InformationWithdrawnView,
      InformationUnansweredView,
      FeedbackInvitedView,
      LowRatingGivenView,
      TicketUnattendedView,
      TargetStateChangedView,
      TargetRemeasuredView,
      TargetWarnedView,
      TargetBreachedView,
      TargetEscalatedView,
    ] as const,
  resolveType: typeOfRecord,
});
