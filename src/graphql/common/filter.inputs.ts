import { Field, ID, InputType, Int } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import {
  Channel,
  Impact,
  OrderDirection,
  Priority,
  Role,
  TicketOrderField,
  TicketStatus,
  TicketType,
  Urgency,
  WaitingReason,
} from '../enums.js';
import { DateTime, Duration, JSON } from '../scalars.js';

/** Conditions on an id; all that are given must hold. A missing value fulfils none but `isNull: true`. */
@InputType('IDFilter')
export class IDFilter implements Contract.IDFilter {
  @Field(() => ID, { nullable: true })
  eq?: Contract.IDFilter['eq'];
  @Field(() => [ID], { nullable: true })
  in?: Contract.IDFilter['in'];
  @Field(() => Boolean, { nullable: true })
  isNull?: Contract.IDFilter['isNull'];
}

/** Conditions on a type; all that are given must hold. A missing value fulfils none but `isNull: true`. */
@InputType('TicketTypeFilter')
export class TicketTypeFilter implements Contract.TicketTypeFilter {
  @Field(() => TicketType, { nullable: true })
  eq?: Contract.TicketTypeFilter['eq'];
  @Field(() => [TicketType], { nullable: true })
  in?: Contract.TicketTypeFilter['in'];
  @Field(() => Boolean, { nullable: true })
  isNull?: Contract.TicketTypeFilter['isNull'];
}

/** Conditions on a status; all that are given must hold. A missing value fulfils none but `isNull: true`. */
@InputType('TicketStatusFilter')
export class TicketStatusFilter implements Contract.TicketStatusFilter {
  @Field(() => TicketStatus, { nullable: true })
  eq?: Contract.TicketStatusFilter['eq'];
  @Field(() => [TicketStatus], { nullable: true })
  in?: Contract.TicketStatusFilter['in'];
  @Field(() => Boolean, { nullable: true })
  isNull?: Contract.TicketStatusFilter['isNull'];
}

/** Conditions on a waiting reason; all that are given must hold. A missing value fulfils none but `isNull: true`. */
@InputType('WaitingReasonFilter')
export class WaitingReasonFilter implements Contract.WaitingReasonFilter {
  @Field(() => WaitingReason, { nullable: true })
  eq?: Contract.WaitingReasonFilter['eq'];
  @Field(() => [WaitingReason], { nullable: true })
  in?: Contract.WaitingReasonFilter['in'];
  @Field(() => Boolean, { nullable: true })
  isNull?: Contract.WaitingReasonFilter['isNull'];
}

/** Conditions on an impact; all that are given must hold. A missing value fulfils none but `isNull: true`. */
@InputType('ImpactFilter')
export class ImpactFilter implements Contract.ImpactFilter {
  @Field(() => Impact, { nullable: true })
  eq?: Contract.ImpactFilter['eq'];
  @Field(() => [Impact], { nullable: true })
  in?: Contract.ImpactFilter['in'];
  @Field(() => Boolean, { nullable: true })
  isNull?: Contract.ImpactFilter['isNull'];
}

/** Conditions on an urgency; all that are given must hold. A missing value fulfils none but `isNull: true`. */
@InputType('UrgencyFilter')
export class UrgencyFilter implements Contract.UrgencyFilter {
  @Field(() => Urgency, { nullable: true })
  eq?: Contract.UrgencyFilter['eq'];
  @Field(() => [Urgency], { nullable: true })
  in?: Contract.UrgencyFilter['in'];
  @Field(() => Boolean, { nullable: true })
  isNull?: Contract.UrgencyFilter['isNull'];
}

/** Conditions on a channel; all that are given must hold. A missing value fulfils none but `isNull: true`. */
@InputType('ChannelFilter')
export class ChannelFilter implements Contract.ChannelFilter {
  @Field(() => Channel, { nullable: true })
  eq?: Contract.ChannelFilter['eq'];
  @Field(() => [Channel], { nullable: true })
  in?: Contract.ChannelFilter['in'];
  @Field(() => Boolean, { nullable: true })
  isNull?: Contract.ChannelFilter['isNull'];
}

/** Conditions on a role; all that are given must hold. A missing value fulfils none but `isNull: true`. */
@InputType('RoleFilter')
export class RoleFilter implements Contract.RoleFilter {
  @Field(() => Role, { nullable: true })
  eq?: Contract.RoleFilter['eq'];
  @Field(() => [Role], { nullable: true })
  in?: Contract.RoleFilter['in'];
  @Field(() => Boolean, { nullable: true })
  isNull?: Contract.RoleFilter['isNull'];
}

/** Conditions on a priority; all that are given must hold. P1 is less than P2. */
@InputType('PriorityFilter')
export class PriorityFilter implements Contract.PriorityFilter {
  @Field(() => Priority, { nullable: true })
  eq?: Contract.PriorityFilter['eq'];
  @Field(() => [Priority], { nullable: true })
  in?: Contract.PriorityFilter['in'];
  @Field(() => Priority, { nullable: true })
  gt?: Contract.PriorityFilter['gt'];
  @Field(() => Priority, { nullable: true })
  gte?: Contract.PriorityFilter['gte'];
  @Field(() => Priority, { nullable: true })
  lt?: Contract.PriorityFilter['lt'];
  @Field(() => Priority, { nullable: true })
  lte?: Contract.PriorityFilter['lte'];
}

/** Conditions on a text; all that are given must hold. A missing text fulfils none but `isNull: true`. */
@InputType('TextFilter')
export class TextFilter implements Contract.TextFilter {
  @Field(() => String, { nullable: true })
  eq?: Contract.TextFilter['eq'];
  @Field(() => [String], { nullable: true })
  in?: Contract.TextFilter['in'];
  @Field(() => String, { nullable: true })
  contains?: Contract.TextFilter['contains'];
  @Field(() => String, { nullable: true })
  startsWith?: Contract.TextFilter['startsWith'];
  @Field(() => Boolean, { nullable: true })
  isNull?: Contract.TextFilter['isNull'];
}

/** Conditions on a whole number; all that are given must hold. */
@InputType('IntFilter')
export class IntFilter implements Contract.IntFilter {
  @Field(() => Int, { nullable: true })
  eq?: Contract.IntFilter['eq'];
  @Field(() => [Int], { nullable: true })
  in?: Contract.IntFilter['in'];
  @Field(() => Int, { nullable: true })
  gt?: Contract.IntFilter['gt'];
  @Field(() => Int, { nullable: true })
  gte?: Contract.IntFilter['gte'];
  @Field(() => Int, { nullable: true })
  lt?: Contract.IntFilter['lt'];
  @Field(() => Int, { nullable: true })
  lte?: Contract.IntFilter['lte'];
  @Field(() => IntRange, { nullable: true })
  between?: Contract.IntFilter['between'];
}

/** Two whole numbers, both included. */
@InputType('IntRange')
export class IntRange implements Contract.IntRange {
  @Field(() => Int)
  from!: Contract.IntRange['from'];
  @Field(() => Int)
  to!: Contract.IntRange['to'];
}

/** Conditions on a moment; all that are given must hold. A missing moment fulfils none but `isNull: true`. */
@InputType('DateTimeFilter')
export class DateTimeFilter implements Contract.DateTimeFilter {
  @Field(() => DateTime, { nullable: true })
  gt?: Contract.DateTimeFilter['gt'];
  @Field(() => DateTime, { nullable: true })
  gte?: Contract.DateTimeFilter['gte'];
  @Field(() => DateTime, { nullable: true })
  lt?: Contract.DateTimeFilter['lt'];
  @Field(() => DateTime, { nullable: true })
  lte?: Contract.DateTimeFilter['lte'];
  @Field(() => DateTimeRange, { nullable: true })
  between?: Contract.DateTimeFilter['between'];
  @Field(() => Duration, { nullable: true })
  within?: Contract.DateTimeFilter['within'];
  @Field(() => Boolean, { nullable: true })
  isNull?: Contract.DateTimeFilter['isNull'];
}

/** Two moments: the start included, the end not. */
@InputType('DateTimeRange')
export class DateTimeRange implements Contract.DateTimeRange {
  @Field(() => DateTime)
  from!: Contract.DateTimeRange['from'];
  @Field(() => DateTime)
  to!: Contract.DateTimeRange['to'];
}

/** Conditions on a ticket's tags; all that are given must hold. */
@InputType('TagsFilter')
export class TagsFilter implements Contract.TagsFilter {
  @Field(() => String, { nullable: true })
  has?: Contract.TagsFilter['has'];
  @Field(() => [String], { nullable: true })
  hasAny?: Contract.TagsFilter['hasAny'];
  @Field(() => [String], { nullable: true })
  hasAll?: Contract.TagsFilter['hasAll'];
  @Field(() => Boolean, { nullable: true })
  isEmpty?: Contract.TagsFilter['isEmpty'];
}

/** A condition on one of the desk's own fields; all comparators that are given must hold. */
@InputType('CustomFieldFilter')
export class CustomFieldFilter implements Contract.CustomFieldFilter {
  @Field(() => String)
  key!: Contract.CustomFieldFilter['key'];
  @Field(() => JSON, { nullable: true })
  eq?: Contract.CustomFieldFilter['eq'];
  @Field(() => [JSON], { nullable: true })
  in?: Contract.CustomFieldFilter['in'];
  @Field(() => String, { nullable: true })
  contains?: Contract.CustomFieldFilter['contains'];
  @Field(() => Boolean, { nullable: true })
  isNull?: Contract.CustomFieldFilter['isNull'];
}

/** Which people. All conditions that are given must hold. */
@InputType('PersonFilter')
export class PersonFilter implements Contract.PersonFilter {
  @Field(() => [PersonFilter], { nullable: true })
  and?: Contract.PersonFilter['and'];
  @Field(() => [PersonFilter], { nullable: true })
  or?: Contract.PersonFilter['or'];
  @Field(() => PersonFilter, { nullable: true })
  not?: Contract.PersonFilter['not'];
  @Field(() => IDFilter, { nullable: true })
  id?: Contract.PersonFilter['id'];
  @Field(() => TextFilter, { nullable: true })
  name?: Contract.PersonFilter['name'];
  @Field(() => TextFilter, { nullable: true })
  email?: Contract.PersonFilter['email'];
  @Field(() => TextFilter, { nullable: true })
  externalId?: Contract.PersonFilter['externalId'];
  @Field(() => RoleFilter, { nullable: true })
  role?: Contract.PersonFilter['role'];
  @Field(() => OrganizationFilter, { nullable: true })
  organization?: Contract.PersonFilter['organization'];
  @Field(() => Boolean, { nullable: true })
  active?: Contract.PersonFilter['active'];
}

/** Which organizations. All conditions that are given must hold. */
@InputType('OrganizationFilter')
export class OrganizationFilter implements Contract.OrganizationFilter {
  @Field(() => [OrganizationFilter], { nullable: true })
  and?: Contract.OrganizationFilter['and'];
  @Field(() => [OrganizationFilter], { nullable: true })
  or?: Contract.OrganizationFilter['or'];
  @Field(() => OrganizationFilter, { nullable: true })
  not?: Contract.OrganizationFilter['not'];
  @Field(() => IDFilter, { nullable: true })
  id?: Contract.OrganizationFilter['id'];
  @Field(() => TextFilter, { nullable: true })
  name?: Contract.OrganizationFilter['name'];
  @Field(() => TextFilter, { nullable: true })
  externalId?: Contract.OrganizationFilter['externalId'];
}

/** Which teams. All conditions that are given must hold. */
@InputType('TeamFilter')
export class TeamFilter implements Contract.TeamFilter {
  @Field(() => [TeamFilter], { nullable: true })
  and?: Contract.TeamFilter['and'];
  @Field(() => [TeamFilter], { nullable: true })
  or?: Contract.TeamFilter['or'];
  @Field(() => TeamFilter, { nullable: true })
  not?: Contract.TeamFilter['not'];
  @Field(() => IDFilter, { nullable: true })
  id?: Contract.TeamFilter['id'];
  @Field(() => TextFilter, { nullable: true })
  name?: Contract.TeamFilter['name'];
  @Field(() => Boolean, { nullable: true })
  active?: Contract.TeamFilter['active'];
}

/** Which categories. All conditions that are given must hold. */
@InputType('CategoryFilter')
export class CategoryFilter implements Contract.CategoryFilter {
  @Field(() => [CategoryFilter], { nullable: true })
  and?: Contract.CategoryFilter['and'];
  @Field(() => [CategoryFilter], { nullable: true })
  or?: Contract.CategoryFilter['or'];
  @Field(() => CategoryFilter, { nullable: true })
  not?: Contract.CategoryFilter['not'];
  @Field(() => IDFilter, { nullable: true })
  id?: Contract.CategoryFilter['id'];
  @Field(() => TextFilter, { nullable: true })
  name?: Contract.CategoryFilter['name'];
  @Field(() => CategoryFilter, { nullable: true })
  parent?: Contract.CategoryFilter['parent'];
  @Field(() => Boolean, { nullable: true })
  active?: Contract.CategoryFilter['active'];
}

/** Which services. All conditions that are given must hold. */
@InputType('ServiceFilter')
export class ServiceFilter implements Contract.ServiceFilter {
  @Field(() => [ServiceFilter], { nullable: true })
  and?: Contract.ServiceFilter['and'];
  @Field(() => [ServiceFilter], { nullable: true })
  or?: Contract.ServiceFilter['or'];
  @Field(() => ServiceFilter, { nullable: true })
  not?: Contract.ServiceFilter['not'];
  @Field(() => IDFilter, { nullable: true })
  id?: Contract.ServiceFilter['id'];
  @Field(() => TextFilter, { nullable: true })
  name?: Contract.ServiceFilter['name'];
  @Field(() => Boolean, { nullable: true })
  active?: Contract.ServiceFilter['active'];
}

/** Which tickets. All conditions that are given must hold; a filter without any matches every ticket the viewer may see. At most 8 deep and 100 conditions. */
@InputType('TicketFilter')
export class TicketFilter implements Contract.TicketFilter {
  @Field(() => [TicketFilter], { nullable: true })
  and?: Contract.TicketFilter['and'];
  @Field(() => [TicketFilter], { nullable: true })
  or?: Contract.TicketFilter['or'];
  @Field(() => TicketFilter, { nullable: true })
  not?: Contract.TicketFilter['not'];
  @Field(() => IDFilter, { nullable: true })
  id?: Contract.TicketFilter['id'];
  @Field(() => TextFilter, { nullable: true })
  number?: Contract.TicketFilter['number'];
  @Field(() => TextFilter, { nullable: true })
  externalId?: Contract.TicketFilter['externalId'];
  @Field(() => TicketTypeFilter, { nullable: true })
  type?: Contract.TicketFilter['type'];
  @Field(() => TicketStatusFilter, { nullable: true })
  status?: Contract.TicketFilter['status'];
  @Field(() => WaitingReasonFilter, { nullable: true })
  waitingReason?: Contract.TicketFilter['waitingReason'];
  @Field(() => TextFilter, { nullable: true })
  subject?: Contract.TicketFilter['subject'];
  @Field(() => TextFilter, { nullable: true })
  description?: Contract.TicketFilter['description'];
  @Field(() => ImpactFilter, { nullable: true })
  impact?: Contract.TicketFilter['impact'];
  @Field(() => UrgencyFilter, { nullable: true })
  urgency?: Contract.TicketFilter['urgency'];
  @Field(() => PriorityFilter, { nullable: true })
  priority?: Contract.TicketFilter['priority'];
  @Field(() => ChannelFilter, { nullable: true })
  channel?: Contract.TicketFilter['channel'];
  @Field(() => TagsFilter, { nullable: true })
  tags?: Contract.TicketFilter['tags'];
  @Field(() => [CustomFieldFilter], { nullable: true })
  customFields?: Contract.TicketFilter['customFields'];
  @Field(() => PersonFilter, { nullable: true })
  requester?: Contract.TicketFilter['requester'];
  @Field(() => PersonFilter, { nullable: true })
  assignee?: Contract.TicketFilter['assignee'];
  @Field(() => Boolean, { nullable: true })
  isAssigned?: Contract.TicketFilter['isAssigned'];
  @Field(() => OrganizationFilter, { nullable: true })
  organization?: Contract.TicketFilter['organization'];
  @Field(() => TeamFilter, { nullable: true })
  team?: Contract.TicketFilter['team'];
  @Field(() => CategoryFilter, { nullable: true })
  category?: Contract.TicketFilter['category'];
  @Field(() => ServiceFilter, { nullable: true })
  service?: Contract.TicketFilter['service'];
  @Field(() => IntFilter, { nullable: true })
  cycle?: Contract.TicketFilter['cycle'];
  @Field(() => DateTimeFilter, { nullable: true })
  openedAt?: Contract.TicketFilter['openedAt'];
  @Field(() => Boolean, { nullable: true })
  unattended?: Contract.TicketFilter['unattended'];
  @Field(() => DateTimeFilter, { nullable: true })
  updatedAt?: Contract.TicketFilter['updatedAt'];
  @Field(() => DateTimeFilter, { nullable: true })
  resolvedAt?: Contract.TicketFilter['resolvedAt'];
  @Field(() => DateTimeFilter, { nullable: true })
  closedAt?: Contract.TicketFilter['closedAt'];
}

/** One key of an order of tickets; ties are broken by id. */
@InputType('TicketOrder')
export class TicketOrder implements Contract.TicketOrder {
  @Field(() => TicketOrderField)
  field!: Contract.TicketOrder['field'];
  @Field(() => OrderDirection)
  direction!: NonNullable<Contract.TicketOrder['direction']>;
}
