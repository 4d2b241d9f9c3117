import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserErrorView } from '../common/interfaces.js';
import type * as Contract from '../contract.generated.js';
import {
  Impact,
  NotificationReason,
  Priority,
  TicketChangeKind,
  TicketField,
  TicketStatus,
  TicketType,
  Urgency,
  WaitingReason,
} from '../enums.js';
import { DateTime, Position } from '../scalars.js';
import { CustomFieldValueView } from '../ticket/ticket.views.js';

/** Values of a ticket's fields at one moment. */
@ObjectType('TicketFieldValues')
export class TicketFieldValuesView implements Contract.TicketFieldValues {
  @Field(() => TicketType, { nullable: true })
  type!: Contract.TicketFieldValues['type'];
  @Field(() => TicketStatus, { nullable: true })
  status!: Contract.TicketFieldValues['status'];
  @Field(() => WaitingReason, { nullable: true })
  waitingReason!: Contract.TicketFieldValues['waitingReason'];
  @Field(() => String, { nullable: true })
  subject!: Contract.TicketFieldValues['subject'];
  @Field(() => ID, { nullable: true })
  categoryId!: Contract.TicketFieldValues['categoryId'];
  @Field(() => [ID], { nullable: true })
  serviceIds!: Contract.TicketFieldValues['serviceIds'];
  @Field(() => Impact, { nullable: true })
  impact!: Contract.TicketFieldValues['impact'];
  @Field(() => Urgency, { nullable: true })
  urgency!: Contract.TicketFieldValues['urgency'];
  @Field(() => Priority, { nullable: true })
  priority!: Contract.TicketFieldValues['priority'];
  @Field(() => [String], { nullable: true })
  tags!: Contract.TicketFieldValues['tags'];
  @Field(() => [CustomFieldValueView], { nullable: true })
  customFields!: Contract.TicketFieldValues['customFields'];
  @Field(() => ID, { nullable: true })
  organizationId!: Contract.TicketFieldValues['organizationId'];
  @Field(() => ID, { nullable: true })
  teamId!: Contract.TicketFieldValues['teamId'];
  @Field(() => ID, { nullable: true })
  assigneeId!: Contract.TicketFieldValues['assigneeId'];
  @Field(() => Int, { nullable: true })
  cycle!: Contract.TicketFieldValues['cycle'];
  @Field(() => DateTime, { nullable: true })
  resolvedAt!: Contract.TicketFieldValues['resolvedAt'];
  @Field(() => DateTime, { nullable: true })
  closedAt!: Contract.TicketFieldValues['closedAt'];
}

/** How many tickets have one status and one priority. */
@ObjectType('StatusPriorityCount')
export class StatusPriorityCountView implements Contract.StatusPriorityCount {
  @Field(() => TicketStatus)
  status!: Contract.StatusPriorityCount['status'];
  @Field(() => Priority)
  priority!: Contract.StatusPriorityCount['priority'];
  @Field(() => Int)
  tickets!: Contract.StatusPriorityCount['tickets'];
}

/** How many tickets a team has. */
@ObjectType('TeamCount')
export class TeamCountView implements Omit<Contract.TeamCount, 'team'> {
  @Field(() => Int)
  tickets!: Contract.TeamCount['tickets'];
  @Field(() => Int)
  active!: Contract.TeamCount['active'];
  @Field(() => Int)
  unassigned!: Contract.TeamCount['unassigned'];
}

/** How many tickets are on a list. */
@ObjectType('TicketCount')
export class TicketCountView implements Contract.TicketCount {
  @Field(() => Position)
  asOf!: Contract.TicketCount['asOf'];
  @Field(() => Int)
  count!: Contract.TicketCount['count'];
}

/** The desk's figures. */
@ObjectType('DeskCounters')
export class DeskCountersView implements Omit<Contract.DeskCounters, 'byTeam'> {
  @Field(() => Position)
  asOf!: Contract.DeskCounters['asOf'];
  @Field(() => Int)
  total!: Contract.DeskCounters['total'];
  @Field(() => Int)
  unassigned!: Contract.DeskCounters['unassigned'];
  @Field(() => [StatusPriorityCountView])
  byStatusAndPriority!: Contract.DeskCounters['byStatusAndPriority'];
  @Field(() => [TeamCountView])
  byTeam!: readonly TeamCountView[];
}

/** Somebody who looks at a ticket. */
@ObjectType('PersonPresence')
export class PersonPresenceView implements Omit<Contract.PersonPresence, 'person'> {
  @Field(() => Boolean)
  typing!: Contract.PersonPresence['typing'];
}

/** Who looks at a ticket. */
@ObjectType('TicketPresence')
export class TicketPresenceView {
  @Field(() => [PersonPresenceView])
  people!: readonly PersonPresenceView[];
}

/** What `reportPresence` takes. */
@InputType('ReportPresenceInput')
export class ReportPresenceInput implements Contract.ReportPresenceInput {
  @Field(() => ID)
  ticketId!: Contract.ReportPresenceInput['ticketId'];
  @Field(() => Boolean)
  typing!: Contract.ReportPresenceInput['typing'];
  @Field(() => Boolean)
  gone!: Contract.ReportPresenceInput['gone'];
}

/** Answer of `reportPresence`. */
@ObjectType('ReportPresencePayload')
export class ReportPresencePayload implements Contract.ReportPresencePayload {
  @Field(() => [UserErrorView])
  userErrors!: Contract.ReportPresencePayload['userErrors'];
}

/** What `renewSocket` takes. */
@InputType('RenewSocketInput')
export class RenewSocketInput implements Contract.RenewSocketInput {
  @Field(() => String)
  accessToken!: Contract.RenewSocketInput['accessToken'];
}

/** Answer of `renewSocket`. */
@ObjectType('RenewSocketPayload')
export class RenewSocketPayload implements Contract.RenewSocketPayload {
  @Field(() => DateTime, { nullable: true })
  expiresAt!: Contract.RenewSocketPayload['expiresAt'];
  @Field(() => [UserErrorView])
  userErrors!: Contract.RenewSocketPayload['userErrors'];
}

/** A change of a list of tickets. */
@ObjectType('TicketChange')
export class TicketChangeView implements Omit<Contract.TicketChange, 'ticket' | 'event'> {
  @Field(() => Position)
  position!: Contract.TicketChange['position'];
  @Field(() => DateTime)
  at!: Contract.TicketChange['at'];
  @Field(() => TicketChangeKind)
  kind!: Contract.TicketChange['kind'];
  @Field(() => ID)
  ticketId!: Contract.TicketChange['ticketId'];
  @Field(() => [TicketField])
  changed!: Contract.TicketChange['changed'];
  @Field(() => TicketFieldValuesView, { nullable: true })
  old!: Contract.TicketChange['old'];
  @Field(() => TicketFieldValuesView, { nullable: true })
  new!: Contract.TicketChange['new'];
}

/** Something that concerns the viewer by name. */
@ObjectType('Notification')
export class NotificationView implements Omit<Contract.Notification, 'ticket' | 'event'> {
  @Field(() => Position)
  position!: Contract.Notification['position'];
  @Field(() => DateTime)
  at!: Contract.Notification['at'];
  @Field(() => NotificationReason)
  reason!: Contract.Notification['reason'];
}
