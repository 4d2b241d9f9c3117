import { Field, Int, ObjectType } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { Channel, Impact, Priority, TicketStatus, TicketType, Urgency, Visibility, WaitingReason } from '../enums.js';
import { DateTime, EmailAddress, JSON } from '../scalars.js';
import { NodeView } from '../common/interfaces.js';
import { CategoryView, OrganizationView, PersonView, ServiceView, TeamView } from '../desk/desk.views.js';

/** The formal record of a report, from its opening to its closing. */
@ObjectType('Ticket', { implements: NodeView })
export class TicketView implements Omit<
  Contract.Ticket,
  | 'entries'
  | 'timeline'
  | 'targets'
  | 'teamTargets'
  | 'assignmentExplanation'
  | 'informationRequests'
  | 'feedbackInvitation'
  | 'unattendedSince'
  | 'id'
> {
  @Field(() => String)
  number!: Contract.Ticket['number'];
  @Field(() => TicketType)
  type!: Contract.Ticket['type'];
  @Field(() => TicketStatus)
  status!: Contract.Ticket['status'];
  @Field(() => WaitingReason, { nullable: true })
  waitingReason!: Contract.Ticket['waitingReason'];
  @Field(() => DateTime, { nullable: true })
  waitingUntil!: Contract.Ticket['waitingUntil'];
  @Field(() => String)
  subject!: Contract.Ticket['subject'];
  @Field(() => String, { nullable: true })
  description!: Contract.Ticket['description'];
  @Field(() => CategoryView, { nullable: true })
  category!: Contract.Ticket['category'];
  @Field(() => [ServiceView])
  services!: Contract.Ticket['services'];
  @Field(() => Impact)
  impact!: Contract.Ticket['impact'];
  @Field(() => Urgency)
  urgency!: Contract.Ticket['urgency'];
  @Field(() => Priority)
  priority!: Contract.Ticket['priority'];
  @Field(() => Priority)
  derivedPriority!: Contract.Ticket['derivedPriority'];
  @Field(() => PriorityOverrideView, { nullable: true })
  priorityOverride!: Contract.Ticket['priorityOverride'];
  @Field(() => PersonView)
  requester!: Contract.Ticket['requester'];
  @Field(() => ContactView, { nullable: true })
  contact!: Contract.Ticket['contact'];
  @Field(() => OrganizationView, { nullable: true })
  organization!: Contract.Ticket['organization'];
  @Field(() => Channel)
  channel!: Contract.Ticket['channel'];
  @Field(() => [String])
  tags!: Contract.Ticket['tags'];
  @Field(() => [CustomFieldValueView])
  customFields!: Contract.Ticket['customFields'];
  @Field(() => String, { nullable: true })
  externalId!: Contract.Ticket['externalId'];
  @Field(() => TeamView, { nullable: true })
  team!: Contract.Ticket['team'];
  @Field(() => PersonView, { nullable: true })
  assignee!: Contract.Ticket['assignee'];
  @Field(() => Int)
  cycle!: Contract.Ticket['cycle'];
  @Field(() => PersonView)
  openedBy!: Contract.Ticket['openedBy'];
  @Field(() => DateTime)
  openedAt!: Contract.Ticket['openedAt'];
  @Field(() => DateTime)
  updatedAt!: Contract.Ticket['updatedAt'];
  @Field(() => DateTime, { nullable: true })
  firstRespondedAt!: Contract.Ticket['firstRespondedAt'];
  @Field(() => DateTime, { nullable: true })
  resolvedAt!: Contract.Ticket['resolvedAt'];
  @Field(() => DateTime, { nullable: true })
  closedAt!: Contract.Ticket['closedAt'];
  @Field(() => Int)
  version!: Contract.Ticket['version'];
  @Field(() => TicketView, { nullable: true })
  followUpOf!: Contract.Ticket['followUpOf'];
  @Field(() => [AllowedTransitionView])
  allowedTransitions!: Contract.Ticket['allowedTransitions'];
  @Field(() => ResolutionView, { nullable: true })
  resolution!: Contract.Ticket['resolution'];
  @Field(() => [ResolutionView])
  resolutions!: Contract.Ticket['resolutions'];
  @Field(() => FeedbackView, { nullable: true })
  feedback!: Contract.Ticket['feedback'];
}

/** A priority set by hand. */
@ObjectType('PriorityOverride')
export class PriorityOverrideView implements Omit<Contract.PriorityOverride, 'setBy'> {
  @Field(() => Priority)
  priority!: Contract.PriorityOverride['priority'];
  @Field(() => String)
  reason!: Contract.PriorityOverride['reason'];
  @Field(() => DateTime)
  setAt!: Contract.PriorityOverride['setAt'];
}

/** Somebody to call back who need not be a person of the workspace. At least one field is not null. */
@ObjectType('Contact')
export class ContactView implements Contract.Contact {
  @Field(() => String, { nullable: true })
  name!: Contract.Contact['name'];
  @Field(() => EmailAddress, { nullable: true })
  email!: Contract.Contact['email'];
  @Field(() => String, { nullable: true })
  phone!: Contract.Contact['phone'];
}

/** One of the desk's own fields. */
@ObjectType('CustomFieldValue')
export class CustomFieldValueView implements Contract.CustomFieldValue {
  @Field(() => String)
  key!: Contract.CustomFieldValue['key'];
  @Field(() => JSON)
  value!: Contract.CustomFieldValue['value'];
}

/** A step a viewer may take with a ticket. */
@ObjectType('AllowedTransition')
export class AllowedTransitionView implements Contract.AllowedTransition {
  @Field(() => TicketStatus)
  to!: Contract.AllowedTransition['to'];
  @Field(() => String)
  mutation!: Contract.AllowedTransition['mutation'];
  @Field(() => [String])
  requiredFields!: Contract.AllowedTransition['requiredFields'];
}

/** One item of a ticket's conversation: a public reply or an internal note. */
@ObjectType('Entry', { implements: NodeView })
export class EntryView implements Omit<Contract.Entry, 'id'> {
  @Field(() => TicketView)
  ticket!: Contract.Entry['ticket'];
  @Field(() => PersonView)
  author!: Contract.Entry['author'];
  @Field(() => Visibility)
  visibility!: Contract.Entry['visibility'];
  @Field(() => String)
  text!: Contract.Entry['text'];
  @Field(() => DateTime)
  createdAt!: Contract.Entry['createdAt'];
  @Field(() => DateTime, { nullable: true })
  editedAt!: Contract.Entry['editedAt'];
  @Field(() => Int)
  version!: Contract.Entry['version'];
}

/** How one cycle of a ticket ended. */
@ObjectType('Resolution', { implements: NodeView })
export class ResolutionView implements Omit<Contract.Resolution, 'id'> {
  @Field(() => TicketView)
  ticket!: Contract.Resolution['ticket'];
  @Field(() => Int)
  cycle!: Contract.Resolution['cycle'];
  @Field(() => String)
  code!: Contract.Resolution['code'];
  @Field(() => String)
  notes!: Contract.Resolution['notes'];
  @Field(() => String, { nullable: true })
  advice!: Contract.Resolution['advice'];
  @Field(() => PersonView, { nullable: true })
  resolvedBy!: Contract.Resolution['resolvedBy'];
  @Field(() => DateTime)
  resolvedAt!: Contract.Resolution['resolvedAt'];
}

/** The requester's rating of one resolution. */
@ObjectType('Feedback', { implements: NodeView })
export class FeedbackView implements Omit<Contract.Feedback, 'id'> {
  @Field(() => TicketView)
  ticket!: Contract.Feedback['ticket'];
  @Field(() => Int)
  cycle!: Contract.Feedback['cycle'];
  @Field(() => Int)
  rating!: Contract.Feedback['rating'];
  @Field(() => String, { nullable: true })
  comment!: Contract.Feedback['comment'];
  @Field(() => [String])
  reasons!: Contract.Feedback['reasons'];
  @Field(() => PersonView)
  givenBy!: Contract.Feedback['givenBy'];
  @Field(() => DateTime)
  createdAt!: Contract.Feedback['createdAt'];
  @Field(() => DateTime)
  updatedAt!: Contract.Feedback['updatedAt'];
  @Field(() => Int)
  version!: Contract.Feedback['version'];
}
