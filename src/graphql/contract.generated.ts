// Made of schema.graphql by `npm run codegen`: never edited.
import { createUnionType, Field, Float, ID, InputType, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { ticketEventTypeValue } from './ticket/ticket-event-type.js';
import { DateTime, Duration, EmailAddress, JSON, JSONObject, LocalDate, LocalTime, Position, TimeZone } from './scalars.js';
import { typeName } from './type-name.js';

export const AssignmentKind = {
  ASSIGNED: 'ASSIGNED',
  CLAIMED: 'CLAIMED',
  ESCALATED: 'ESCALATED',
  HANDED_OVER: 'HANDED_OVER',
  RELEASED: 'RELEASED',
  ROUTED: 'ROUTED',
} as const;
export type AssignmentKind = (typeof AssignmentKind)[keyof typeof AssignmentKind];
registerEnumType(AssignmentKind, { name: 'AssignmentKind' });

export const AttainmentGroup = {
  AGENT: 'AGENT',
  CATEGORY: 'CATEGORY',
  KIND: 'KIND',
  POLICY: 'POLICY',
  PRIORITY: 'PRIORITY',
  SERVICE: 'SERVICE',
  TEAM: 'TEAM',
} as const;
export type AttainmentGroup = (typeof AttainmentGroup)[keyof typeof AttainmentGroup];
registerEnumType(AttainmentGroup, { name: 'AttainmentGroup' });

export const Channel = {
  API: 'API',
  CHAT: 'CHAT',
  EMAIL: 'EMAIL',
  MONITORING: 'MONITORING',
  PHONE: 'PHONE',
  PORTAL: 'PORTAL',
  WALK_UP: 'WALK_UP',
} as const;
export type Channel = (typeof Channel)[keyof typeof Channel];
registerEnumType(Channel, { name: 'Channel' });

export const ChosenBy = {
  ID: 'ID',
  LAST_AGENT: 'LAST_AGENT',
  LAST_ASSIGNED: 'LAST_ASSIGNED',
  LOAD_RATIO: 'LOAD_RATIO',
  ONLY_ONE: 'ONLY_ONE',
  SKILL_SURPLUS: 'SKILL_SURPLUS',
} as const;
export type ChosenBy = (typeof ChosenBy)[keyof typeof ChosenBy];
registerEnumType(ChosenBy, { name: 'ChosenBy' });

export const EscalationAction = {
  NOTIFY: 'NOTIFY',
  RAISE_PRIORITY: 'RAISE_PRIORITY',
  REASSIGN: 'REASSIGN',
} as const;
export type EscalationAction = (typeof EscalationAction)[keyof typeof EscalationAction];
registerEnumType(EscalationAction, { name: 'EscalationAction' });

export const EscalationMoment = {
  AFTER_DUE: 'AFTER_DUE',
  BEFORE_DUE: 'BEFORE_DUE',
} as const;
export type EscalationMoment = (typeof EscalationMoment)[keyof typeof EscalationMoment];
registerEnumType(EscalationMoment, { name: 'EscalationMoment' });

export const FeedbackGroup = {
  AGENT: 'AGENT',
  CATEGORY: 'CATEGORY',
  REASON: 'REASON',
  SERVICE: 'SERVICE',
  TEAM: 'TEAM',
} as const;
export type FeedbackGroup = (typeof FeedbackGroup)[keyof typeof FeedbackGroup];
registerEnumType(FeedbackGroup, { name: 'FeedbackGroup' });

export const FieldTopic = {
  ERROR_TEXT: 'ERROR_TEXT',
  SINCE_WHEN: 'SINCE_WHEN',
  WHAT_HAPPENED: 'WHAT_HAPPENED',
  WHAT_WAS_EXPECTED: 'WHAT_WAS_EXPECTED',
} as const;
export type FieldTopic = (typeof FieldTopic)[keyof typeof FieldTopic];
registerEnumType(FieldTopic, { name: 'FieldTopic' });

export const FieldType = {
  BOOLEAN: 'BOOLEAN',
  CHOICE: 'CHOICE',
  DATE: 'DATE',
  NUMBER: 'NUMBER',
  TEXT: 'TEXT',
} as const;
export type FieldType = (typeof FieldType)[keyof typeof FieldType];
registerEnumType(FieldType, { name: 'FieldType' });

export const HolidayType = {
  BANK: 'BANK',
  OBSERVANCE: 'OBSERVANCE',
  OPTIONAL: 'OPTIONAL',
  PUBLIC: 'PUBLIC',
  SCHOOL: 'SCHOOL',
} as const;
export type HolidayType = (typeof HolidayType)[keyof typeof HolidayType];
registerEnumType(HolidayType, { name: 'HolidayType' });

export const Impact = {
  HIGH: 'HIGH',
  LOW: 'LOW',
  MEDIUM: 'MEDIUM',
} as const;
export type Impact = (typeof Impact)[keyof typeof Impact];
registerEnumType(Impact, { name: 'Impact' });

export const InformationStatus = {
  ANSWERED: 'ANSWERED',
  OPEN: 'OPEN',
  UNANSWERED: 'UNANSWERED',
  WITHDRAWN: 'WITHDRAWN',
} as const;
export type InformationStatus = (typeof InformationStatus)[keyof typeof InformationStatus];
registerEnumType(InformationStatus, { name: 'InformationStatus' });

export const IntakeTopic = {
  ERROR_TEXT: 'ERROR_TEXT',
  SCREENSHOT: 'SCREENSHOT',
  SINCE_WHEN: 'SINCE_WHEN',
  WHAT_HAPPENED: 'WHAT_HAPPENED',
  WHAT_WAS_EXPECTED: 'WHAT_WAS_EXPECTED',
} as const;
export type IntakeTopic = (typeof IntakeTopic)[keyof typeof IntakeTopic];
registerEnumType(IntakeTopic, { name: 'IntakeTopic' });

export const LackNeed = {
  HELPFUL: 'HELPFUL',
  REQUIRED: 'REQUIRED',
} as const;
export type LackNeed = (typeof LackNeed)[keyof typeof LackNeed];
registerEnumType(LackNeed, { name: 'LackNeed' });

export const LeftOutBecause = {
  ALREADY_THERE: 'ALREADY_THERE',
  CANCELLED: 'CANCELLED',
  OUTSIDE_YEARS: 'OUTSIDE_YEARS',
  RULE_NOT_FOLLOWED: 'RULE_NOT_FOLLOWED',
  TAKES_NO_TIME: 'TAKES_NO_TIME',
  TOO_MANY: 'TOO_MANY',
  UNKNOWN_TIME_ZONE: 'UNKNOWN_TIME_ZONE',
} as const;
export type LeftOutBecause = (typeof LeftOutBecause)[keyof typeof LeftOutBecause];
registerEnumType(LeftOutBecause, { name: 'LeftOutBecause' });

export const NotInvited = {
  ALREADY_INVITED: 'ALREADY_INVITED',
  ALREADY_RATED: 'ALREADY_RATED',
  ANOTHER_CYCLE: 'ANOTHER_CYCLE',
  INVITED_LATELY: 'INVITED_LATELY',
  NOT_RESOLVED: 'NOT_RESOLVED',
  REQUESTER_GONE: 'REQUESTER_GONE',
  RESOLVED_IT_THEMSELVES: 'RESOLVED_IT_THEMSELVES',
  TOO_LATE: 'TOO_LATE',
} as const;
export type NotInvited = (typeof NotInvited)[keyof typeof NotInvited];
registerEnumType(NotInvited, { name: 'NotInvited' });

export const NotificationReason = {
  ANSWER_OVERDUE: 'ANSWER_OVERDUE',
  ASSIGNED: 'ASSIGNED',
  INVITED: 'INVITED',
  NOTED: 'NOTED',
  RATED: 'RATED',
  REMINDED: 'REMINDED',
  REOPENED: 'REOPENED',
  REPLIED: 'REPLIED',
  STATUS_CHANGED: 'STATUS_CHANGED',
  TARGET_BREACHED: 'TARGET_BREACHED',
  TARGET_ESCALATED: 'TARGET_ESCALATED',
  TARGET_WARNED: 'TARGET_WARNED',
  UNASSIGNED: 'UNASSIGNED',
} as const;
export type NotificationReason = (typeof NotificationReason)[keyof typeof NotificationReason];
registerEnumType(NotificationReason, { name: 'NotificationReason' });

export const OrderDirection = {
  ASC: 'ASC',
  DESC: 'DESC',
} as const;
export type OrderDirection = (typeof OrderDirection)[keyof typeof OrderDirection];
registerEnumType(OrderDirection, { name: 'OrderDirection' });

export const PassedOver = {
  AT_CAPACITY: 'AT_CAPACITY',
  AWAY: 'AWAY',
  EXCLUDED: 'EXCLUDED',
  MISSING_SKILL: 'MISSING_SKILL',
  NOT_IN_TEAM: 'NOT_IN_TEAM',
  OFF_SHIFT: 'OFF_SHIFT',
} as const;
export type PassedOver = (typeof PassedOver)[keyof typeof PassedOver];
registerEnumType(PassedOver, { name: 'PassedOver' });

export const PeriodUnit = {
  DAY: 'DAY',
  MONTH: 'MONTH',
  WEEK: 'WEEK',
} as const;
export type PeriodUnit = (typeof PeriodUnit)[keyof typeof PeriodUnit];
registerEnumType(PeriodUnit, { name: 'PeriodUnit' });

export const Presence = {
  AVAILABLE: 'AVAILABLE',
  AWAY: 'AWAY',
  OFFLINE: 'OFFLINE',
} as const;
export type Presence = (typeof Presence)[keyof typeof Presence];
registerEnumType(Presence, { name: 'Presence' });

export const Priority = {
  P1: 'P1',
  P2: 'P2',
  P3: 'P3',
  P4: 'P4',
  P5: 'P5',
} as const;
export type Priority = (typeof Priority)[keyof typeof Priority];
registerEnumType(Priority, { name: 'Priority' });

export const RemeasureCause = {
  CALENDAR: 'CALENDAR',
  HOLIDAY: 'HOLIDAY',
  POLICY: 'POLICY',
  PRIORITY: 'PRIORITY',
  RULES: 'RULES',
  TEAM: 'TEAM',
} as const;
export type RemeasureCause = (typeof RemeasureCause)[keyof typeof RemeasureCause];
registerEnumType(RemeasureCause, { name: 'RemeasureCause' });

export const Role = {
  ADMIN: 'ADMIN',
  AGENT: 'AGENT',
  LEAD: 'LEAD',
  REQUESTER: 'REQUESTER',
} as const;
export type Role = (typeof Role)[keyof typeof Role];
registerEnumType(Role, { name: 'Role' });

export const TargetKind = {
  FIRST_RESPONSE: 'FIRST_RESPONSE',
  NEXT_RESPONSE: 'NEXT_RESPONSE',
  PERIODIC_UPDATE: 'PERIODIC_UPDATE',
  RESOLUTION: 'RESOLUTION',
} as const;
export type TargetKind = (typeof TargetKind)[keyof typeof TargetKind];
registerEnumType(TargetKind, { name: 'TargetKind' });

export const TargetState = {
  CANCELLED: 'CANCELLED',
  MET: 'MET',
  MISSED: 'MISSED',
  PAUSED: 'PAUSED',
  RUNNING: 'RUNNING',
} as const;
export type TargetState = (typeof TargetState)[keyof typeof TargetState];
registerEnumType(TargetState, { name: 'TargetState' });

export const TicketChangeKind = {
  ADDED: 'ADDED',
  REMOVED: 'REMOVED',
  UPDATED: 'UPDATED',
} as const;
export type TicketChangeKind = (typeof TicketChangeKind)[keyof typeof TicketChangeKind];
registerEnumType(TicketChangeKind, { name: 'TicketChangeKind' });

export const TicketDetail = {
  CATEGORY: 'CATEGORY',
  CONTACT: 'CONTACT',
  CUSTOM_FIELDS: 'CUSTOM_FIELDS',
  DESCRIPTION: 'DESCRIPTION',
  EXTERNAL_ID: 'EXTERNAL_ID',
  SERVICES: 'SERVICES',
  SUBJECT: 'SUBJECT',
  TAGS: 'TAGS',
  TYPE: 'TYPE',
} as const;
export type TicketDetail = (typeof TicketDetail)[keyof typeof TicketDetail];
registerEnumType(TicketDetail, { name: 'TicketDetail' });

export const TicketEventType = {
  ENTRY_ADDED: ticketEventTypeValue('ENTRY_ADDED'),
  ENTRY_EDITED: ticketEventTypeValue('ENTRY_EDITED'),
  ENTRY_VISIBILITY_CHANGED: ticketEventTypeValue('ENTRY_VISIBILITY_CHANGED'),
  FEEDBACK_GIVEN: ticketEventTypeValue('FEEDBACK_GIVEN'),
  FEEDBACK_INVITED: ticketEventTypeValue('FEEDBACK_INVITED'),
  FOLLOW_UP_OPENED: ticketEventTypeValue('FOLLOW_UP_OPENED'),
  INFORMATION_ANSWERED: ticketEventTypeValue('INFORMATION_ANSWERED'),
  INFORMATION_OVERDUE: ticketEventTypeValue('INFORMATION_OVERDUE'),
  INFORMATION_REMINDED: ticketEventTypeValue('INFORMATION_REMINDED'),
  INFORMATION_REQUESTED: ticketEventTypeValue('INFORMATION_REQUESTED'),
  INFORMATION_UNANSWERED: ticketEventTypeValue('INFORMATION_UNANSWERED'),
  INFORMATION_WITHDRAWN: ticketEventTypeValue('INFORMATION_WITHDRAWN'),
  LOW_RATING_GIVEN: ticketEventTypeValue('LOW_RATING_GIVEN'),
  SKILLS_RELAXED: ticketEventTypeValue('SKILLS_RELAXED'),
  TARGET_BREACHED: ticketEventTypeValue('TARGET_BREACHED'),
  TARGET_ESCALATED: ticketEventTypeValue('TARGET_ESCALATED'),
  TARGET_REMEASURED: ticketEventTypeValue('TARGET_REMEASURED'),
  TARGET_STATE_CHANGED: ticketEventTypeValue('TARGET_STATE_CHANGED'),
  TARGET_WARNED: ticketEventTypeValue('TARGET_WARNED'),
  TICKET_ASSIGNED: ticketEventTypeValue('TICKET_ASSIGNED'),
  TICKET_EDITED: ticketEventTypeValue('TICKET_EDITED'),
  TICKET_OPENED: ticketEventTypeValue('TICKET_OPENED'),
  TICKET_PRIORITY_CHANGED: ticketEventTypeValue('TICKET_PRIORITY_CHANGED'),
  TICKET_STATUS_CHANGED: ticketEventTypeValue('TICKET_STATUS_CHANGED'),
  TICKET_UNATTENDED: ticketEventTypeValue('TICKET_UNATTENDED'),
} as const;
export type TicketEventType = (typeof TicketEventType)[keyof typeof TicketEventType];
registerEnumType(TicketEventType, { name: 'TicketEventType' });

export const TicketField = {
  ASSIGNEE: 'ASSIGNEE',
  CATEGORY: 'CATEGORY',
  CLOSED_AT: 'CLOSED_AT',
  CUSTOM_FIELDS: 'CUSTOM_FIELDS',
  CYCLE: 'CYCLE',
  IMPACT: 'IMPACT',
  ORGANIZATION: 'ORGANIZATION',
  PRIORITY: 'PRIORITY',
  RESOLVED_AT: 'RESOLVED_AT',
  SERVICES: 'SERVICES',
  STATUS: 'STATUS',
  SUBJECT: 'SUBJECT',
  TAGS: 'TAGS',
  TEAM: 'TEAM',
  TYPE: 'TYPE',
  URGENCY: 'URGENCY',
  WAITING_REASON: 'WAITING_REASON',
} as const;
export type TicketField = (typeof TicketField)[keyof typeof TicketField];
registerEnumType(TicketField, { name: 'TicketField' });

export const TicketOrderField = {
  NUMBER: 'NUMBER',
  OPENED_AT: 'OPENED_AT',
  PRIORITY: 'PRIORITY',
  UPDATED_AT: 'UPDATED_AT',
} as const;
export type TicketOrderField = (typeof TicketOrderField)[keyof typeof TicketOrderField];
registerEnumType(TicketOrderField, { name: 'TicketOrderField' });

export const TicketStatus = {
  CANCELLED: 'CANCELLED',
  CLOSED: 'CLOSED',
  NEW: 'NEW',
  OPEN: 'OPEN',
  RESOLVED: 'RESOLVED',
  WAITING: 'WAITING',
} as const;
export type TicketStatus = (typeof TicketStatus)[keyof typeof TicketStatus];
registerEnumType(TicketStatus, { name: 'TicketStatus' });

export const TicketType = {
  CHANGE: 'CHANGE',
  INCIDENT: 'INCIDENT',
  PROBLEM: 'PROBLEM',
  SERVICE_REQUEST: 'SERVICE_REQUEST',
} as const;
export type TicketType = (typeof TicketType)[keyof typeof TicketType];
registerEnumType(TicketType, { name: 'TicketType' });

export const Urgency = {
  HIGH: 'HIGH',
  LOW: 'LOW',
  MEDIUM: 'MEDIUM',
} as const;
export type Urgency = (typeof Urgency)[keyof typeof Urgency];
registerEnumType(Urgency, { name: 'Urgency' });

export const UserErrorCode = {
  ALREADY_EXISTS: 'ALREADY_EXISTS',
  IDEMPOTENCY_KEY_REUSED: 'IDEMPOTENCY_KEY_REUSED',
  INVALID_INPUT: 'INVALID_INPUT',
  NOT_ALLOWED: 'NOT_ALLOWED',
  NOT_FOUND: 'NOT_FOUND',
  SIGN_IN_FAILED: 'SIGN_IN_FAILED',
  TRANSITION_REFUSED: 'TRANSITION_REFUSED',
  VERSION_CONFLICT: 'VERSION_CONFLICT',
  WORKSPACE_NEEDED: 'WORKSPACE_NEEDED',
} as const;
export type UserErrorCode = (typeof UserErrorCode)[keyof typeof UserErrorCode];
registerEnumType(UserErrorCode, { name: 'UserErrorCode' });

export const Visibility = {
  INTERNAL: 'INTERNAL',
  PUBLIC: 'PUBLIC',
} as const;
export type Visibility = (typeof Visibility)[keyof typeof Visibility];
registerEnumType(Visibility, { name: 'Visibility' });

export const WaitingReason = {
  CHANGE: 'CHANGE',
  EVIDENCE: 'EVIDENCE',
  PROBLEM: 'PROBLEM',
  REQUESTER: 'REQUESTER',
  SCHEDULED: 'SCHEDULED',
  THIRD_PARTY: 'THIRD_PARTY',
} as const;
export type WaitingReason = (typeof WaitingReason)[keyof typeof WaitingReason];
registerEnumType(WaitingReason, { name: 'WaitingReason' });

export const Weekday = {
  FRIDAY: 'FRIDAY',
  MONDAY: 'MONDAY',
  SATURDAY: 'SATURDAY',
  SUNDAY: 'SUNDAY',
  THURSDAY: 'THURSDAY',
  TUESDAY: 'TUESDAY',
  WEDNESDAY: 'WEDNESDAY',
} as const;
export type Weekday = (typeof Weekday)[keyof typeof Weekday];
registerEnumType(Weekday, { name: 'Weekday' });

@InputType('AddNoteInput')
export class AddNoteInput {
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String) text!: string;
  @Field(() => ID) ticketId!: string;
}

@InputType('AnswerInformationRequestInput')
export class AnswerInformationRequestInput {
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => ID) requestId!: string;
  @Field(() => String, { nullable: true }) text?: string | null;
}

@InputType('AskRequesterInput')
export class AskRequesterInput {
  @Field(() => DateTime, { nullable: true }) dueAt?: Temporal.Instant | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String) question!: string;
  @Field(() => ID) ticketId!: string;
}

@InputType('AssignTicketInput')
export class AssignTicketInput {
  @Field(() => ID) assigneeId!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => ID) ticketId!: string;
}

@InputType('CalendarInput')
export class CalendarInput {
  @Field(() => [OpeningExceptionInput]) exceptions!: OpeningExceptionInput[];
  @Field(() => [HolidayInput]) holidays!: HolidayInput[];
  @Field(() => TimeZone) timeZone!: string;
  @Field(() => [WeeklyOpeningInput]) weekly!: WeeklyOpeningInput[];
}

@InputType('CancelTicketInput')
export class CancelTicketInput {
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => ID) ticketId!: string;
}

@InputType('CategoryFilter')
export class CategoryFilter {
  @Field(() => Boolean, { nullable: true }) active?: boolean | null;
  @Field(() => [CategoryFilter], { nullable: true }) and?: CategoryFilter[] | null;
  @Field(() => IDFilter, { nullable: true }) id?: IDFilter | null;
  @Field(() => TextFilter, { nullable: true }) name?: TextFilter | null;
  @Field(() => CategoryFilter, { nullable: true }) not?: CategoryFilter | null;
  @Field(() => [CategoryFilter], { nullable: true }) or?: CategoryFilter[] | null;
  @Field(() => CategoryFilter, { nullable: true }) parent?: CategoryFilter | null;
}

@InputType('ChangePriorityInput')
export class ChangePriorityInput {
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => Impact, { nullable: true }) impact?: Impact | null;
  @Field(() => PriorityOverrideInput, { nullable: true }) override?: PriorityOverrideInput | null;
  @Field(() => ID) ticketId!: string;
  @Field(() => Urgency, { nullable: true }) urgency?: Urgency | null;
}

@InputType('ChannelFilter')
export class ChannelFilter {
  @Field(() => Channel, { nullable: true }) eq?: Channel | null;
  @Field(() => [Channel], { nullable: true }) in?: Channel[] | null;
  @Field(() => Boolean, { nullable: true }) isNull?: boolean | null;
}

@InputType('ClaimTicketInput')
export class ClaimTicketInput {
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => ID) ticketId!: string;
}

@InputType('CloseTicketInput')
export class CloseTicketInput {
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => ID) ticketId!: string;
}

@InputType('ContactInput')
export class ContactInput {
  @Field(() => EmailAddress, { nullable: true }) email?: string | null;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => String, { nullable: true }) phone?: string | null;
}

@InputType('CreateCalendarInput')
export class CreateCalendarInput {
  @Field(() => [OpeningExceptionInput]) exceptions!: OpeningExceptionInput[];
  @Field(() => [HolidayInput]) holidays!: HolidayInput[];
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String) name!: string;
  @Field(() => TimeZone) timeZone!: string;
  @Field(() => [WeeklyOpeningInput]) weekly!: WeeklyOpeningInput[];
}

@InputType('CreateCategoryInput')
export class CreateCategoryInput {
  @Field(() => Boolean, { nullable: true }) autoAssign?: boolean | null;
  @Field(() => IntakeFormInput, { nullable: true }) form?: IntakeFormInput | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String) name!: string;
  @Field(() => ID, { nullable: true }) parentId?: string | null;
  @Field(() => [SkillLevelInput], { nullable: true }) requiredSkills?: SkillLevelInput[] | null;
  @Field(() => ID, { nullable: true }) teamId?: string | null;
}

@InputType('CreateOrganizationInput')
export class CreateOrganizationInput {
  @Field(() => String, { nullable: true }) externalId?: string | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String) name!: string;
}

@InputType('CreateOutageInput')
export class CreateOutageInput {
  @Field(() => DateTime, { nullable: true }) endedAt?: Temporal.Instant | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => ID) serviceId!: string;
  @Field(() => DateTime, { nullable: true }) startedAt?: Temporal.Instant | null;
  @Field(() => ID, { nullable: true }) ticketId?: string | null;
}

@InputType('CreatePersonInput')
export class CreatePersonInput {
  @Field(() => EmailAddress, { nullable: true }) email?: string | null;
  @Field(() => String, { nullable: true }) externalId?: string | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String) name!: string;
  @Field(() => ID, { nullable: true }) organizationId?: string | null;
  @Field(() => String, { nullable: true }) password?: string | null;
  @Field(() => Role) role!: Role;
  @Field(() => Boolean, { nullable: true }) seesOrganization?: boolean | null;
}

@InputType('CreateServiceInput')
export class CreateServiceInput {
  @Field(() => Float, { nullable: true }) availabilityTarget?: number | null;
  @Field(() => ID, { nullable: true }) calendarId?: string | null;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String) name!: string;
}

@InputType('CreateSkillInput')
export class CreateSkillInput {
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String) name!: string;
}

@InputType('CreateSlaPolicyInput')
export class CreateSlaPolicyInput {
  @Field(() => ID, { nullable: true }) calendarId?: string | null;
  @Field(() => [SlaEscalationInput]) escalations!: SlaEscalationInput[];
  @Field(() => TicketFilter, { nullable: true }) filter?: TicketFilter | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String) name!: string;
  @Field(() => [SlaPausingInput]) pausedBy!: SlaPausingInput[];
  @Field(() => Int, { nullable: true }) position?: number | null;
  @Field(() => [SlaTargetInput]) targets!: SlaTargetInput[];
  @Field(() => [SlaWarningInput]) warnings!: SlaWarningInput[];
}

@InputType('CreateTeamInput')
export class CreateTeamInput {
  @Field(() => Boolean, { nullable: true }) autoAssign?: boolean | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => [TeamMemberInput], { nullable: true }) members?: TeamMemberInput[] | null;
  @Field(() => String) name!: string;
  @Field(() => TeamOlaInput, { nullable: true }) ola?: TeamOlaInput | null;
}

@InputType('CustomFieldFilter')
export class CustomFieldFilter {
  @Field(() => String, { nullable: true }) contains?: string | null;
  @Field(() => JSON, { nullable: true }) eq?: string | number | boolean | null | null;
  @Field(() => [JSON], { nullable: true }) in?: (string | number | boolean | null)[] | null;
  @Field(() => Boolean, { nullable: true }) isNull?: boolean | null;
  @Field(() => String) key!: string;
}

@InputType('CustomFieldInput')
export class CustomFieldInput {
  @Field(() => String) key!: string;
  @Field(() => JSON, { nullable: true }) value?: string | number | boolean | null | null;
}

@InputType('DateTimeFilter')
export class DateTimeFilter {
  @Field(() => DateTimeRange, { nullable: true }) between?: DateTimeRange | null;
  @Field(() => DateTime, { nullable: true }) gt?: Temporal.Instant | null;
  @Field(() => DateTime, { nullable: true }) gte?: Temporal.Instant | null;
  @Field(() => Boolean, { nullable: true }) isNull?: boolean | null;
  @Field(() => DateTime, { nullable: true }) lt?: Temporal.Instant | null;
  @Field(() => DateTime, { nullable: true }) lte?: Temporal.Instant | null;
  @Field(() => Duration, { nullable: true }) within?: Temporal.Duration | null;
}

@InputType('DateTimeRange')
export class DateTimeRange {
  @Field(() => DateTime) from!: Temporal.Instant;
  @Field(() => DateTime) to!: Temporal.Instant;
}

@InputType('DraftInput')
export class DraftInput {
  @Field(() => Int) attachments!: number;
  @Field(() => ID, { nullable: true }) categoryId?: string | null;
  @Field(() => [CustomFieldInput], { nullable: true }) customFields?: CustomFieldInput[] | null;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => String, { nullable: true }) subject?: string | null;
}

@InputType('EditEntryInput')
export class EditEntryInput {
  @Field(() => ID) entryId!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String) text!: string;
}

@InputType('EditTicketInput')
export class EditTicketInput {
  @Field(() => ID, { nullable: true }) categoryId?: string | null;
  @Field(() => ContactInput, { nullable: true }) contact?: ContactInput | null;
  @Field(() => [CustomFieldInput], { nullable: true }) customFields?: CustomFieldInput[] | null;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) externalId?: string | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => [ID], { nullable: true }) serviceIds?: string[] | null;
  @Field(() => String, { nullable: true }) subject?: string | null;
  @Field(() => [String], { nullable: true }) tags?: string[] | null;
  @Field(() => ID) ticketId!: string;
  @Field(() => TicketType, { nullable: true }) type?: TicketType | null;
}

@InputType('FormFieldInput')
export class FormFieldInput {
  @Field(() => [String], { nullable: true }) choices?: string[] | null;
  @Field(() => String, { nullable: true }) help?: string | null;
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => Boolean) required!: boolean;
  @Field(() => Boolean) shownToRequesters!: boolean;
  @Field(() => FieldTopic, { nullable: true }) topic?: FieldTopic | null;
  @Field(() => FieldType) type!: FieldType;
}

@InputType('HandOverTicketInput')
export class HandOverTicketInput {
  @Field(() => ID, { nullable: true }) assigneeId?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => ID, { nullable: true }) teamId?: string | null;
  @Field(() => ID) ticketId!: string;
}

@InputType('HolidayInput')
export class HolidayInput {
  @Field(() => String) name!: string;
  @Field(() => String) on!: string;
  @Field(() => OpeningWindowInput, { nullable: true }) part?: OpeningWindowInput | null;
}

@InputType('HolidayRegionInput')
export class HolidayRegionInput {
  @Field(() => String) country!: string;
  @Field(() => String, { nullable: true }) region?: string | null;
  @Field(() => String, { nullable: true }) state?: string | null;
  @Field(() => [HolidayType]) types!: HolidayType[];
}

@InputType('HolidaySourceInput')
export class HolidaySourceInput {
  @Field(() => String, { nullable: true }) ics?: string | null;
  @Field(() => HolidayRegionInput, { nullable: true }) region?: HolidayRegionInput | null;
}

@InputType('IDFilter')
export class IDFilter {
  @Field(() => ID, { nullable: true }) eq?: string | null;
  @Field(() => [ID], { nullable: true }) in?: string[] | null;
  @Field(() => Boolean, { nullable: true }) isNull?: boolean | null;
}

@InputType('ImpactFilter')
export class ImpactFilter {
  @Field(() => Impact, { nullable: true }) eq?: Impact | null;
  @Field(() => [Impact], { nullable: true }) in?: Impact[] | null;
  @Field(() => Boolean, { nullable: true }) isNull?: boolean | null;
}

@InputType('ImportHolidaysInput')
export class ImportHolidaysInput {
  @Field(() => ID) calendarId!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => Int) fromYear!: number;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => HolidaySourceInput) source!: HolidaySourceInput;
  @Field(() => Int) toYear!: number;
}

@InputType('IntFilter')
export class IntFilter {
  @Field(() => IntRange, { nullable: true }) between?: IntRange | null;
  @Field(() => Int, { nullable: true }) eq?: number | null;
  @Field(() => Int, { nullable: true }) gt?: number | null;
  @Field(() => Int, { nullable: true }) gte?: number | null;
  @Field(() => [Int], { nullable: true }) in?: number[] | null;
  @Field(() => Int, { nullable: true }) lt?: number | null;
  @Field(() => Int, { nullable: true }) lte?: number | null;
}

@InputType('IntRange')
export class IntRange {
  @Field(() => Int) from!: number;
  @Field(() => Int) to!: number;
}

@InputType('IntakeFormInput')
export class IntakeFormInput {
  @Field(() => Boolean) asksForScreenshot!: boolean;
  @Field(() => [FormFieldInput]) fields!: FormFieldInput[];
}

@InputType('OpenTicketInput')
export class OpenTicketInput {
  @Field(() => ID, { nullable: true }) categoryId?: string | null;
  @Field(() => Channel) channel!: Channel;
  @Field(() => ContactInput, { nullable: true }) contact?: ContactInput | null;
  @Field(() => [CustomFieldInput], { nullable: true }) customFields?: CustomFieldInput[] | null;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => String, { nullable: true }) externalId?: string | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => Impact) impact!: Impact;
  @Field(() => PersonRef, { nullable: true }) requester?: PersonRef | null;
  @Field(() => [ID], { nullable: true }) serviceIds?: string[] | null;
  @Field(() => String) subject!: string;
  @Field(() => [String], { nullable: true }) tags?: string[] | null;
  @Field(() => ID, { nullable: true }) teamId?: string | null;
  @Field(() => TicketType) type!: TicketType;
  @Field(() => Urgency) urgency!: Urgency;
}

@InputType('OpeningExceptionInput')
export class OpeningExceptionInput {
  @Field(() => String) name!: string;
  @Field(() => LocalDate) on!: string;
  @Field(() => [OpeningWindowInput]) windows!: OpeningWindowInput[];
}

@InputType('OpeningWindowInput')
export class OpeningWindowInput {
  @Field(() => LocalTime) from!: string;
  @Field(() => LocalTime) to!: string;
}

@InputType('OrganizationFilter')
export class OrganizationFilter {
  @Field(() => [OrganizationFilter], { nullable: true }) and?: OrganizationFilter[] | null;
  @Field(() => TextFilter, { nullable: true }) externalId?: TextFilter | null;
  @Field(() => IDFilter, { nullable: true }) id?: IDFilter | null;
  @Field(() => TextFilter, { nullable: true }) name?: TextFilter | null;
  @Field(() => OrganizationFilter, { nullable: true }) not?: OrganizationFilter | null;
  @Field(() => [OrganizationFilter], { nullable: true }) or?: OrganizationFilter[] | null;
}

@InputType('PauseInput')
export class PauseInput {
  @Field(() => DateTime) from!: Temporal.Instant;
  @Field(() => DateTime, { nullable: true }) to?: Temporal.Instant | null;
}

@InputType('PeriodInput')
export class PeriodInput {
  @Field(() => TimeZone) timeZone!: string;
  @Field(() => PeriodUnit) unit!: PeriodUnit;
}

@InputType('PersonFilter')
export class PersonFilter {
  @Field(() => Boolean, { nullable: true }) active?: boolean | null;
  @Field(() => [PersonFilter], { nullable: true }) and?: PersonFilter[] | null;
  @Field(() => TextFilter, { nullable: true }) email?: TextFilter | null;
  @Field(() => TextFilter, { nullable: true }) externalId?: TextFilter | null;
  @Field(() => IDFilter, { nullable: true }) id?: IDFilter | null;
  @Field(() => TextFilter, { nullable: true }) name?: TextFilter | null;
  @Field(() => PersonFilter, { nullable: true }) not?: PersonFilter | null;
  @Field(() => [PersonFilter], { nullable: true }) or?: PersonFilter[] | null;
  @Field(() => OrganizationFilter, { nullable: true }) organization?: OrganizationFilter | null;
  @Field(() => RoleFilter, { nullable: true }) role?: RoleFilter | null;
}

@InputType('PersonRef')
export class PersonRef {
  @Field(() => EmailAddress, { nullable: true }) email?: string | null;
  @Field(() => String, { nullable: true }) externalId?: string | null;
  @Field(() => ID, { nullable: true }) id?: string | null;
}

@InputType('PreviewAssignmentInput')
export class PreviewAssignmentInput {
  @Field(() => ID, { nullable: true }) categoryId?: string | null;
  @Field(() => Priority) priority!: Priority;
  @Field(() => ID, { nullable: true }) teamId?: string | null;
}

@InputType('PriorityFilter')
export class PriorityFilter {
  @Field(() => Priority, { nullable: true }) eq?: Priority | null;
  @Field(() => Priority, { nullable: true }) gt?: Priority | null;
  @Field(() => Priority, { nullable: true }) gte?: Priority | null;
  @Field(() => [Priority], { nullable: true }) in?: Priority[] | null;
  @Field(() => Priority, { nullable: true }) lt?: Priority | null;
  @Field(() => Priority, { nullable: true }) lte?: Priority | null;
}

@InputType('PriorityMatrixCellInput')
export class PriorityMatrixCellInput {
  @Field(() => Impact) impact!: Impact;
  @Field(() => Priority) priority!: Priority;
  @Field(() => Urgency) urgency!: Urgency;
}

@InputType('PriorityOverrideInput')
export class PriorityOverrideInput {
  @Field(() => Priority) priority!: Priority;
  @Field(() => String) reason!: string;
}

@InputType('PriorityWeightInput')
export class PriorityWeightInput {
  @Field(() => Int) points!: number;
  @Field(() => Priority) priority!: Priority;
}

@InputType('RateTicketInput')
export class RateTicketInput {
  @Field(() => String, { nullable: true }) comment?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => Int) rating!: number;
  @Field(() => [String], { nullable: true }) reasons?: string[] | null;
  @Field(() => ID) ticketId!: string;
}

@InputType('RefreshSessionInput')
export class RefreshSessionInput {
  @Field(() => String) refreshToken!: string;
}

@InputType('ReleaseTicketInput')
export class ReleaseTicketInput {
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => ID) ticketId!: string;
}

@InputType('RenewSocketInput')
export class RenewSocketInput {
  @Field(() => String) accessToken!: string;
}

@InputType('ReopenTicketInput')
export class ReopenTicketInput {
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => ID) ticketId!: string;
}

@InputType('ReplyToTicketInput')
export class ReplyToTicketInput {
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String) text!: string;
  @Field(() => ID) ticketId!: string;
}

@InputType('ReportPresenceInput')
export class ReportPresenceInput {
  @Field(() => Boolean) gone!: boolean;
  @Field(() => ID) ticketId!: string;
  @Field(() => Boolean) typing!: boolean;
}

@InputType('ResolveTicketInput')
export class ResolveTicketInput {
  @Field(() => String, { nullable: true }) advice?: string | null;
  @Field(() => String, { nullable: true }) code?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String, { nullable: true }) notes?: string | null;
  @Field(() => ID) ticketId!: string;
}

@InputType('ResumeTicketInput')
export class ResumeTicketInput {
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => ID) ticketId!: string;
}

@InputType('RoleFilter')
export class RoleFilter {
  @Field(() => Role, { nullable: true }) eq?: Role | null;
  @Field(() => [Role], { nullable: true }) in?: Role[] | null;
  @Field(() => Boolean, { nullable: true }) isNull?: boolean | null;
}

@InputType('RouteTicketInput')
export class RouteTicketInput {
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => ID) ticketId!: string;
}

@InputType('ServiceFilter')
export class ServiceFilter {
  @Field(() => Boolean, { nullable: true }) active?: boolean | null;
  @Field(() => [ServiceFilter], { nullable: true }) and?: ServiceFilter[] | null;
  @Field(() => IDFilter, { nullable: true }) id?: IDFilter | null;
  @Field(() => TextFilter, { nullable: true }) name?: TextFilter | null;
  @Field(() => ServiceFilter, { nullable: true }) not?: ServiceFilter | null;
  @Field(() => [ServiceFilter], { nullable: true }) or?: ServiceFilter[] | null;
}

@InputType('SetEntryVisibilityInput')
export class SetEntryVisibilityInput {
  @Field(() => ID) entryId!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => Visibility) visibility!: Visibility;
}

@InputType('SetPresenceInput')
export class SetPresenceInput {
  @Field(() => Duration) aliveFor!: Temporal.Duration;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => Presence) presence!: Presence;
}

@InputType('SetTicketWaitingInput')
export class SetTicketWaitingInput {
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => ID) ticketId!: string;
  @Field(() => DateTime, { nullable: true }) until?: Temporal.Instant | null;
  @Field(() => WaitingReason, { nullable: true }) waitingReason?: WaitingReason | null;
}

@InputType('SignInInput')
export class SignInInput {
  @Field(() => String) email!: string;
  @Field(() => String) password!: string;
  @Field(() => String, { nullable: true }) workspace?: string | null;
}

@InputType('SimulateSlaInput')
export class SimulateSlaInput {
  @Field(() => DateTime, { nullable: true }) at?: Temporal.Instant | null;
  @Field(() => CalendarInput, { nullable: true }) calendar?: CalendarInput | null;
  @Field(() => [PauseInput]) pauses!: PauseInput[];
  @Field(() => SimulatedPolicyInput, { nullable: true }) policy?: SimulatedPolicyInput | null;
  @Field(() => DateTime) start!: Temporal.Instant;
  @Field(() => TargetLengthInput, { nullable: true }) target?: TargetLengthInput | null;
}

@InputType('SimulatedPolicyInput')
export class SimulatedPolicyInput {
  @Field(() => TargetKind) kind!: TargetKind;
  @Field(() => Priority) priority!: Priority;
  @Field(() => ID) slaPolicyId!: string;
}

@InputType('SkillLevelInput')
export class SkillLevelInput {
  @Field(() => Int) level!: number;
  @Field(() => ID) skillId!: string;
}

@InputType('SlaEscalationInput')
export class SlaEscalationInput {
  @Field(() => EscalationAction) action!: EscalationAction;
  @Field(() => Duration) distance!: Temporal.Duration;
  @Field(() => ID, { nullable: true }) teamId?: string | null;
  @Field(() => EscalationMoment) when!: EscalationMoment;
}

@InputType('SlaPausingInput')
export class SlaPausingInput {
  @Field(() => TargetKind) kind!: TargetKind;
  @Field(() => [WaitingReason]) reasons!: WaitingReason[];
}

@InputType('SlaTargetInput')
export class SlaTargetInput {
  @Field(() => TargetKind) kind!: TargetKind;
  @Field(() => TargetLengthInput) length!: TargetLengthInput;
  @Field(() => Priority) priority!: Priority;
}

@InputType('SlaWarningInput')
export class SlaWarningInput {
  @Field(() => Duration, { nullable: true }) beforeDue?: Temporal.Duration | null;
  @Field(() => Int, { nullable: true }) percentUsed?: number | null;
}

@InputType('StartTicketInput')
export class StartTicketInput {
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => ID) ticketId!: string;
}

@InputType('SubmitFeedbackInput')
export class SubmitFeedbackInput {
  @Field(() => String, { nullable: true }) comment?: string | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => Int) rating!: number;
  @Field(() => [String], { nullable: true }) reasons?: string[] | null;
  @Field(() => String) token!: string;
}

@InputType('TagsFilter')
export class TagsFilter {
  @Field(() => String, { nullable: true }) has?: string | null;
  @Field(() => [String], { nullable: true }) hasAll?: string[] | null;
  @Field(() => [String], { nullable: true }) hasAny?: string[] | null;
  @Field(() => Boolean, { nullable: true }) isEmpty?: boolean | null;
}

@InputType('TargetLengthInput')
export class TargetLengthInput {
  @Field(() => Int, { nullable: true }) businessDays?: number | null;
  @Field(() => Duration, { nullable: true }) openingTime?: Temporal.Duration | null;
}

@InputType('TeamFilter')
export class TeamFilter {
  @Field(() => Boolean, { nullable: true }) active?: boolean | null;
  @Field(() => [TeamFilter], { nullable: true }) and?: TeamFilter[] | null;
  @Field(() => IDFilter, { nullable: true }) id?: IDFilter | null;
  @Field(() => TextFilter, { nullable: true }) name?: TextFilter | null;
  @Field(() => TeamFilter, { nullable: true }) not?: TeamFilter | null;
  @Field(() => [TeamFilter], { nullable: true }) or?: TeamFilter[] | null;
}

@InputType('TeamMemberInput')
export class TeamMemberInput {
  @Field(() => Boolean) lead!: boolean;
  @Field(() => ID) personId!: string;
}

@InputType('TeamOlaInput')
export class TeamOlaInput {
  @Field(() => ID, { nullable: true }) calendarId?: string | null;
  @Field(() => TargetLengthInput) length!: TargetLengthInput;
  @Field(() => [WaitingReason]) pausedBy!: WaitingReason[];
}

@InputType('TextFilter')
export class TextFilter {
  @Field(() => String, { nullable: true }) contains?: string | null;
  @Field(() => String, { nullable: true }) eq?: string | null;
  @Field(() => [String], { nullable: true }) in?: string[] | null;
  @Field(() => Boolean, { nullable: true }) isNull?: boolean | null;
  @Field(() => String, { nullable: true }) startsWith?: string | null;
}

@InputType('TicketFilter')
export class TicketFilter {
  @Field(() => [TicketFilter], { nullable: true }) and?: TicketFilter[] | null;
  @Field(() => PersonFilter, { nullable: true }) assignee?: PersonFilter | null;
  @Field(() => CategoryFilter, { nullable: true }) category?: CategoryFilter | null;
  @Field(() => ChannelFilter, { nullable: true }) channel?: ChannelFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) closedAt?: DateTimeFilter | null;
  @Field(() => [CustomFieldFilter], { nullable: true }) customFields?: CustomFieldFilter[] | null;
  @Field(() => IntFilter, { nullable: true }) cycle?: IntFilter | null;
  @Field(() => TextFilter, { nullable: true }) description?: TextFilter | null;
  @Field(() => TextFilter, { nullable: true }) externalId?: TextFilter | null;
  @Field(() => IDFilter, { nullable: true }) id?: IDFilter | null;
  @Field(() => ImpactFilter, { nullable: true }) impact?: ImpactFilter | null;
  @Field(() => Boolean, { nullable: true }) isAssigned?: boolean | null;
  @Field(() => TicketFilter, { nullable: true }) not?: TicketFilter | null;
  @Field(() => TextFilter, { nullable: true }) number?: TextFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) openedAt?: DateTimeFilter | null;
  @Field(() => [TicketFilter], { nullable: true }) or?: TicketFilter[] | null;
  @Field(() => OrganizationFilter, { nullable: true }) organization?: OrganizationFilter | null;
  @Field(() => PriorityFilter, { nullable: true }) priority?: PriorityFilter | null;
  @Field(() => PersonFilter, { nullable: true }) requester?: PersonFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) resolvedAt?: DateTimeFilter | null;
  @Field(() => ServiceFilter, { nullable: true }) service?: ServiceFilter | null;
  @Field(() => TicketStatusFilter, { nullable: true }) status?: TicketStatusFilter | null;
  @Field(() => TextFilter, { nullable: true }) subject?: TextFilter | null;
  @Field(() => TagsFilter, { nullable: true }) tags?: TagsFilter | null;
  @Field(() => TeamFilter, { nullable: true }) team?: TeamFilter | null;
  @Field(() => TicketTypeFilter, { nullable: true }) type?: TicketTypeFilter | null;
  @Field(() => Boolean, { nullable: true }) unattended?: boolean | null;
  @Field(() => DateTimeFilter, { nullable: true }) updatedAt?: DateTimeFilter | null;
  @Field(() => UrgencyFilter, { nullable: true }) urgency?: UrgencyFilter | null;
  @Field(() => WaitingReasonFilter, { nullable: true }) waitingReason?: WaitingReasonFilter | null;
}

@InputType('TicketOrder')
export class TicketOrder {
  @Field(() => OrderDirection) direction!: OrderDirection;
  @Field(() => TicketOrderField) field!: TicketOrderField;
}

@InputType('TicketStatusFilter')
export class TicketStatusFilter {
  @Field(() => TicketStatus, { nullable: true }) eq?: TicketStatus | null;
  @Field(() => [TicketStatus], { nullable: true }) in?: TicketStatus[] | null;
  @Field(() => Boolean, { nullable: true }) isNull?: boolean | null;
}

@InputType('TicketTypeFilter')
export class TicketTypeFilter {
  @Field(() => TicketType, { nullable: true }) eq?: TicketType | null;
  @Field(() => [TicketType], { nullable: true }) in?: TicketType[] | null;
  @Field(() => Boolean, { nullable: true }) isNull?: boolean | null;
}

@InputType('UpdateCalendarInput')
export class UpdateCalendarInput {
  @Field(() => ID) calendarId!: string;
  @Field(() => [OpeningExceptionInput], { nullable: true }) exceptions?: OpeningExceptionInput[] | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => [HolidayInput], { nullable: true }) holidays?: HolidayInput[] | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => TimeZone, { nullable: true }) timeZone?: string | null;
  @Field(() => [WeeklyOpeningInput], { nullable: true }) weekly?: WeeklyOpeningInput[] | null;
}

@InputType('UpdateCategoryInput')
export class UpdateCategoryInput {
  @Field(() => Boolean, { nullable: true }) active?: boolean | null;
  @Field(() => Boolean, { nullable: true }) autoAssign?: boolean | null;
  @Field(() => ID) categoryId!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => IntakeFormInput, { nullable: true }) form?: IntakeFormInput | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => ID, { nullable: true }) parentId?: string | null;
  @Field(() => [SkillLevelInput], { nullable: true }) requiredSkills?: SkillLevelInput[] | null;
  @Field(() => ID, { nullable: true }) teamId?: string | null;
}

@InputType('UpdateOrganizationInput')
export class UpdateOrganizationInput {
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) externalId?: string | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => ID) organizationId!: string;
}

@InputType('UpdateOutageInput')
export class UpdateOutageInput {
  @Field(() => DateTime, { nullable: true }) endedAt?: Temporal.Instant | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => ID) outageId!: string;
  @Field(() => DateTime, { nullable: true }) startedAt?: Temporal.Instant | null;
  @Field(() => ID, { nullable: true }) ticketId?: string | null;
}

@InputType('UpdatePersonInput')
export class UpdatePersonInput {
  @Field(() => Boolean, { nullable: true }) active?: boolean | null;
  @Field(() => Int, { nullable: true }) capacity?: number | null;
  @Field(() => EmailAddress, { nullable: true }) email?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) externalId?: string | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => ID, { nullable: true }) organizationId?: string | null;
  @Field(() => String, { nullable: true }) password?: string | null;
  @Field(() => ID) personId!: string;
  @Field(() => Role, { nullable: true }) role?: Role | null;
  @Field(() => Boolean, { nullable: true }) seesOrganization?: boolean | null;
  @Field(() => ID, { nullable: true }) shiftCalendarId?: string | null;
  @Field(() => [SkillLevelInput], { nullable: true }) skills?: SkillLevelInput[] | null;
}

@InputType('UpdateServiceInput')
export class UpdateServiceInput {
  @Field(() => Boolean, { nullable: true }) active?: boolean | null;
  @Field(() => Float, { nullable: true }) availabilityTarget?: number | null;
  @Field(() => ID, { nullable: true }) calendarId?: string | null;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => ID) serviceId!: string;
}

@InputType('UpdateSkillInput')
export class UpdateSkillInput {
  @Field(() => Boolean, { nullable: true }) active?: boolean | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => ID) skillId!: string;
}

@InputType('UpdateSlaPolicyInput')
export class UpdateSlaPolicyInput {
  @Field(() => Boolean, { nullable: true }) active?: boolean | null;
  @Field(() => ID, { nullable: true }) calendarId?: string | null;
  @Field(() => [SlaEscalationInput], { nullable: true }) escalations?: SlaEscalationInput[] | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => TicketFilter, { nullable: true }) filter?: TicketFilter | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => [SlaPausingInput], { nullable: true }) pausedBy?: SlaPausingInput[] | null;
  @Field(() => Int, { nullable: true }) position?: number | null;
  @Field(() => ID) slaPolicyId!: string;
  @Field(() => [SlaTargetInput], { nullable: true }) targets?: SlaTargetInput[] | null;
  @Field(() => [SlaWarningInput], { nullable: true }) warnings?: SlaWarningInput[] | null;
}

@InputType('UpdateTeamInput')
export class UpdateTeamInput {
  @Field(() => Boolean, { nullable: true }) active?: boolean | null;
  @Field(() => Boolean, { nullable: true }) autoAssign?: boolean | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => [TeamMemberInput], { nullable: true }) members?: TeamMemberInput[] | null;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => TeamOlaInput, { nullable: true }) ola?: TeamOlaInput | null;
  @Field(() => ID) teamId!: string;
}

@InputType('UpdateWorkspaceInput')
export class UpdateWorkspaceInput {
  @Field(() => ID, { nullable: true }) calendarId?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => Duration, { nullable: true }) feedbackWindow?: Temporal.Duration | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => [String], { nullable: true }) ownResolutionCodes?: string[] | null;
  @Field(() => [PriorityMatrixCellInput], { nullable: true }) priorityMatrix?: PriorityMatrixCellInput[] | null;
  @Field(() => Duration, { nullable: true }) reopenWindow?: Temporal.Duration | null;
  @Field(() => WorkRulesInput, { nullable: true }) rules?: WorkRulesInput | null;
  @Field(() => TimeZone, { nullable: true }) timeZone?: string | null;
}

@InputType('UrgencyFilter')
export class UrgencyFilter {
  @Field(() => Urgency, { nullable: true }) eq?: Urgency | null;
  @Field(() => [Urgency], { nullable: true }) in?: Urgency[] | null;
  @Field(() => Boolean, { nullable: true }) isNull?: boolean | null;
}

@InputType('WaitingReasonFilter')
export class WaitingReasonFilter {
  @Field(() => WaitingReason, { nullable: true }) eq?: WaitingReason | null;
  @Field(() => [WaitingReason], { nullable: true }) in?: WaitingReason[] | null;
  @Field(() => Boolean, { nullable: true }) isNull?: boolean | null;
}

@InputType('WeeklyOpeningInput')
export class WeeklyOpeningInput {
  @Field(() => Weekday) weekday!: Weekday;
  @Field(() => [OpeningWindowInput]) windows!: OpeningWindowInput[];
}

@InputType('WithdrawInformationRequestInput')
export class WithdrawInformationRequestInput {
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) idempotencyKey?: string | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => ID) requestId!: string;
}

@InputType('WorkRulesInput')
export class WorkRulesInput {
  @Field(() => Duration, { nullable: true }) closeAfter?: Temporal.Duration | null;
  @Field(() => Int, { nullable: true }) defaultCapacity?: number | null;
  @Field(() => Duration, { nullable: true }) giveBackAfter?: Temporal.Duration | null;
  @Field(() => Duration, { nullable: true }) informationDueAfter?: Temporal.Duration | null;
  @Field(() => Duration, { nullable: true }) inviteAfter?: Temporal.Duration | null;
  @Field(() => Duration, { nullable: true }) inviteInterval?: Temporal.Duration | null;
  @Field(() => Int, { nullable: true }) lowRating?: number | null;
  @Field(() => Duration, { nullable: true }) relaxSkillsAfter?: Temporal.Duration | null;
  @Field(() => [Duration], { nullable: true }) remindAfter?: Temporal.Duration[] | null;
  @Field(() => Duration, { nullable: true }) resolveUnansweredAfter?: Temporal.Duration | null;
  @Field(() => Duration, { nullable: true }) unattendedAfter?: Temporal.Duration | null;
  @Field(() => Int, { nullable: true }) waitingPercent?: number | null;
  @Field(() => [PriorityWeightInput], { nullable: true }) weights?: PriorityWeightInput[] | null;
}

@InterfaceType('MutationPayload', { resolveType: typeName })
export abstract class MutationPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@InterfaceType('Node', { resolveType: typeName })
export abstract class Node {
  @Field(() => ID) id!: string;
}

@InterfaceType('UserError', { resolveType: typeName })
export abstract class UserError {
  @Field(() => UserErrorCode) code!: UserErrorCode;
  @Field(() => [String], { nullable: true }) field!: readonly string[] | null;
  @Field(() => String) message!: string;
}

@InterfaceType('TicketEvent', { implements: [Node], resolveType: typeName })
export abstract class TicketEvent {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => ID) id!: string;
  @Field(() => Position) position!: number;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('AddNotePayload', { implements: [MutationPayload], simpleResolvers: true })
export class AddNotePayload {
  @Field(() => Entry, { nullable: true }) entry!: Entry | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('AgentPresenceChange', { simpleResolvers: true })
export class AgentPresenceChange {
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => Presence) from!: Presence;
  @Field(() => Position) position!: number;
  @Field(() => Presence) to!: Presence;
}

@ObjectType('AgentQueue', { simpleResolvers: true })
export class AgentQueue {
  @Field(() => Position) asOf!: number;
  @Field(() => Float) capacity!: number;
  @Field(() => Float) load!: number;
  @Field(() => Int) tickets!: number;
  @Field(() => Int) waiting!: number;
}

@ObjectType('AllowedTransition', { simpleResolvers: true })
export class AllowedTransition {
  @Field(() => String) mutation!: string;
  @Field(() => [String]) requiredFields!: readonly string[];
  @Field(() => TicketStatus) to!: TicketStatus;
}

@ObjectType('AlreadyExists', { implements: [UserError], simpleResolvers: true })
export class AlreadyExists {
  @Field(() => UserErrorCode) code!: UserErrorCode;
  @Field(() => [String], { nullable: true }) field!: readonly string[] | null;
  @Field(() => String) message!: string;
}

@ObjectType('AnswerInformationRequestPayload', { implements: [MutationPayload], simpleResolvers: true })
export class AnswerInformationRequestPayload {
  @Field(() => InformationRequest, { nullable: true }) informationRequest!: InformationRequest | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('AskRequesterPayload', { implements: [MutationPayload], simpleResolvers: true })
export class AskRequesterPayload {
  @Field(() => InformationRequest, { nullable: true }) informationRequest!: InformationRequest | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('AssignTicketPayload', { implements: [MutationPayload], simpleResolvers: true })
export class AssignTicketPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('AssignmentCandidate', { simpleResolvers: true })
export class AssignmentCandidate {
  @Field(() => Float) capacity!: number;
  @Field(() => Boolean) eligible!: boolean;
  @Field(() => DateTime, { nullable: true }) lastAssignedAt!: string | Temporal.Instant | null;
  @Field(() => Float) load!: number;
  @Field(() => [SkillLevel]) missingSkills!: readonly SkillLevel[];
  @Field(() => [PassedOver]) passedOver!: readonly PassedOver[];
  @Field(() => Int) skillSurplus!: number;
}

@ObjectType('AssignmentExplanation', { simpleResolvers: true })
export class AssignmentExplanation {
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => [AssignmentCandidate]) candidates!: readonly AssignmentCandidate[];
  @Field(() => ChosenBy, { nullable: true }) chosenBy!: ChosenBy | null;
  @Field(() => Int) relaxedBy!: number;
  @Field(() => [SkillLevel]) requiredSkills!: readonly SkillLevel[];
}

@ObjectType('Calendar', { implements: [Node], simpleResolvers: true })
export class Calendar {
  @Field(() => DateTime) createdAt!: string | Temporal.Instant;
  @Field(() => [OpeningException]) exceptions!: readonly OpeningException[];
  @Field(() => [Holiday]) holidays!: readonly Holiday[];
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => TimeZone) timeZone!: string;
  @Field(() => Int) version!: number;
  @Field(() => [WeeklyOpening]) weekly!: readonly WeeklyOpening[];
}

@ObjectType('CalendarConnection', { simpleResolvers: true })
export class CalendarConnection {
  @Field(() => Position) asOf!: number;
  @Field(() => [CalendarEdge]) edges!: readonly CalendarEdge[];
  @Field(() => [Calendar]) nodes!: readonly Calendar[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int) totalCount!: number;
}

@ObjectType('CalendarEdge', { simpleResolvers: true })
export class CalendarEdge {
  @Field(() => String) cursor!: string;
  @Field(() => Calendar) node!: Calendar;
}

@ObjectType('CancelTicketPayload', { implements: [MutationPayload], simpleResolvers: true })
export class CancelTicketPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('Category', { implements: [Node], simpleResolvers: true })
export class Category {
  @Field(() => Boolean) active!: boolean;
  @Field(() => Boolean, { nullable: true }) autoAssign!: boolean | null;
  @Field(() => DateTime) createdAt!: string | Temporal.Instant;
  @Field(() => IntakeForm) form!: IntakeForm;
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Category, { nullable: true }) parent!: Category | null;
  @Field(() => [SkillLevel]) requiredSkills!: readonly SkillLevel[];
  @Field(() => Team, { nullable: true }) team!: Team | null;
  @Field(() => Int) version!: number;
}

@ObjectType('CategoryConnection', { simpleResolvers: true })
export class CategoryConnection {
  @Field(() => Position) asOf!: number;
  @Field(() => [CategoryEdge]) edges!: readonly CategoryEdge[];
  @Field(() => [Category]) nodes!: readonly Category[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int) totalCount!: number;
}

@ObjectType('CategoryEdge', { simpleResolvers: true })
export class CategoryEdge {
  @Field(() => String) cursor!: string;
  @Field(() => Category) node!: Category;
}

@ObjectType('ChangePriorityPayload', { implements: [MutationPayload], simpleResolvers: true })
export class ChangePriorityPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('ClaimTicketPayload', { implements: [MutationPayload], simpleResolvers: true })
export class ClaimTicketPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('CloseTicketPayload', { implements: [MutationPayload], simpleResolvers: true })
export class CloseTicketPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('Contact', { simpleResolvers: true })
export class Contact {
  @Field(() => EmailAddress, { nullable: true }) email!: string | null;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => String, { nullable: true }) phone!: string | null;
}

@ObjectType('CreateCalendarPayload', { implements: [MutationPayload], simpleResolvers: true })
export class CreateCalendarPayload {
  @Field(() => Calendar, { nullable: true }) calendar!: Calendar | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('CreateCategoryPayload', { implements: [MutationPayload], simpleResolvers: true })
export class CreateCategoryPayload {
  @Field(() => Category, { nullable: true }) category!: Category | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('CreateOrganizationPayload', { implements: [MutationPayload], simpleResolvers: true })
export class CreateOrganizationPayload {
  @Field(() => Organization, { nullable: true }) organization!: Organization | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('CreateOutagePayload', { implements: [MutationPayload], simpleResolvers: true })
export class CreateOutagePayload {
  @Field(() => Outage, { nullable: true }) outage!: Outage | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('CreatePersonPayload', { implements: [MutationPayload], simpleResolvers: true })
export class CreatePersonPayload {
  @Field(() => Person, { nullable: true }) person!: Person | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('CreateServicePayload', { implements: [MutationPayload], simpleResolvers: true })
export class CreateServicePayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Service, { nullable: true }) service!: Service | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('CreateSkillPayload', { implements: [MutationPayload], simpleResolvers: true })
export class CreateSkillPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Skill, { nullable: true }) skill!: Skill | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('CreateSlaPolicyPayload', { implements: [MutationPayload], simpleResolvers: true })
export class CreateSlaPolicyPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => SlaRecompute, { nullable: true }) recompute!: SlaRecompute | null;
  @Field(() => SlaPolicy, { nullable: true }) slaPolicy!: SlaPolicy | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('CreateTeamPayload', { implements: [MutationPayload], simpleResolvers: true })
export class CreateTeamPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Team, { nullable: true }) team!: Team | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('CustomFieldValue', { simpleResolvers: true })
export class CustomFieldValue {
  @Field(() => String) key!: string;
  @Field(() => JSON) value!: string | number | boolean;
}

@ObjectType('DeskCounters', { simpleResolvers: true })
export class DeskCounters {
  @Field(() => Position) asOf!: number;
  @Field(() => [StatusPriorityCount]) byStatusAndPriority!: readonly StatusPriorityCount[];
  @Field(() => [TeamCount]) byTeam!: readonly TeamCount[];
  @Field(() => Int) total!: number;
  @Field(() => Int) unassigned!: number;
}

@ObjectType('DraftAdvice', { simpleResolvers: true })
export class DraftAdvice {
  @Field(() => [DraftLack]) lacks!: readonly DraftLack[];
  @Field(() => [UserError]) problems!: readonly UserError[];
}

@ObjectType('DraftLack', { simpleResolvers: true })
export class DraftLack {
  @Field(() => FormField, { nullable: true }) field!: FormField | null;
  @Field(() => LackNeed) need!: LackNeed;
  @Field(() => IntakeTopic, { nullable: true }) topic!: IntakeTopic | null;
}

@ObjectType('EditEntryPayload', { implements: [MutationPayload], simpleResolvers: true })
export class EditEntryPayload {
  @Field(() => Entry, { nullable: true }) entry!: Entry | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('EditTicketPayload', { implements: [MutationPayload], simpleResolvers: true })
export class EditTicketPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('Entry', { implements: [Node], simpleResolvers: true })
export class Entry {
  @Field(() => Person) author!: Person;
  @Field(() => DateTime) createdAt!: string | Temporal.Instant;
  @Field(() => DateTime, { nullable: true }) editedAt!: string | Temporal.Instant | null;
  @Field(() => ID) id!: string;
  @Field(() => String) text!: string;
  @Field(() => Ticket) ticket!: Ticket;
  @Field(() => Int) version!: number;
  @Field(() => Visibility) visibility!: Visibility;
}

@ObjectType('EntryAdded', { implements: [Node, TicketEvent], simpleResolvers: true })
export class EntryAdded {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => Entry, { nullable: true }) entry!: Entry | null;
  @Field(() => ID) id!: string;
  @Field(() => Position) position!: number;
  @Field(() => Ticket) ticket!: Ticket;
  @Field(() => Visibility) visibility!: Visibility;
}

@ObjectType('EntryConnection', { simpleResolvers: true })
export class EntryConnection {
  @Field(() => Position) asOf!: number;
  @Field(() => [EntryEdge]) edges!: readonly EntryEdge[];
  @Field(() => [Entry]) nodes!: readonly Entry[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int) totalCount!: number;
}

@ObjectType('EntryEdge', { simpleResolvers: true })
export class EntryEdge {
  @Field(() => String) cursor!: string;
  @Field(() => Entry) node!: Entry;
}

@ObjectType('EntryEdited', { implements: [Node, TicketEvent], simpleResolvers: true })
export class EntryEdited {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => Entry, { nullable: true }) entry!: Entry | null;
  @Field(() => ID) id!: string;
  @Field(() => Position) position!: number;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('EntryVisibilityChanged', { implements: [Node, TicketEvent], simpleResolvers: true })
export class EntryVisibilityChanged {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => Entry, { nullable: true }) entry!: Entry | null;
  @Field(() => ID) entryId!: string;
  @Field(() => Visibility) fromVisibility!: Visibility;
  @Field(() => ID) id!: string;
  @Field(() => Position) position!: number;
  @Field(() => Ticket) ticket!: Ticket;
  @Field(() => Visibility) toVisibility!: Visibility;
}

@ObjectType('ExplainedHoliday', { simpleResolvers: true })
export class ExplainedHoliday {
  @Field(() => Duration) closed!: Temporal.Duration;
  @Field(() => String) name!: string;
  @Field(() => LocalDate) on!: string;
}

@ObjectType('ExplainedPause', { simpleResolvers: true })
export class ExplainedPause {
  @Field(() => DateTime) from!: string | Temporal.Instant;
  @Field(() => Duration) open!: Temporal.Duration;
  @Field(() => DateTime) to!: string | Temporal.Instant;
}

@ObjectType('ExplainedWindow', { simpleResolvers: true })
export class ExplainedWindow {
  @Field(() => Duration) counted!: Temporal.Duration;
  @Field(() => DateTime) from!: string | Temporal.Instant;
  @Field(() => Duration) open!: Temporal.Duration;
  @Field(() => Duration) paused!: Temporal.Duration;
  @Field(() => DateTime) to!: string | Temporal.Instant;
}

@ObjectType('Feedback', { implements: [Node], simpleResolvers: true })
export class Feedback {
  @Field(() => String, { nullable: true }) comment!: string | null;
  @Field(() => DateTime) createdAt!: string | Temporal.Instant;
  @Field(() => Int) cycle!: number;
  @Field(() => Person) givenBy!: Person;
  @Field(() => ID) id!: string;
  @Field(() => Int) rating!: number;
  @Field(() => [String]) reasons!: readonly string[];
  @Field(() => Ticket) ticket!: Ticket;
  @Field(() => DateTime) updatedAt!: string | Temporal.Instant;
  @Field(() => Int) version!: number;
}

@ObjectType('FeedbackFigures', { simpleResolvers: true })
export class FeedbackFigures {
  @Field(() => Person, { nullable: true }) agent!: Person | null;
  @Field(() => Category, { nullable: true }) category!: Category | null;
  @Field(() => Float, { nullable: true }) csat!: number | null;
  @Field(() => [Int]) distribution!: readonly number[];
  @Field(() => Int) given!: number;
  @Field(() => Int) invited!: number;
  @Field(() => Float, { nullable: true }) mean!: number | null;
  @Field(() => LocalDate, { nullable: true }) period!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => Float, { nullable: true }) responseRate!: number | null;
  @Field(() => Int) satisfied!: number;
  @Field(() => Service, { nullable: true }) service!: Service | null;
  @Field(() => Team, { nullable: true }) team!: Team | null;
}

@ObjectType('FeedbackGiven', { implements: [Node, TicketEvent], simpleResolvers: true })
export class FeedbackGiven {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => Feedback, { nullable: true }) feedback!: Feedback | null;
  @Field(() => ID) id!: string;
  @Field(() => Int) newRating!: number;
  @Field(() => Int, { nullable: true }) oldRating!: number | null;
  @Field(() => Position) position!: number;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('FeedbackInvitation', { implements: [Node], simpleResolvers: true })
export class FeedbackInvitation {
  @Field(() => Int) cycle!: number;
  @Field(() => ID) id!: string;
  @Field(() => DateTime, { nullable: true }) invitedAt!: string | Temporal.Instant | null;
  @Field(() => NotInvited, { nullable: true }) notInvitedBecause!: NotInvited | null;
  @Field(() => String, { nullable: true }) token!: string | null;
}

@ObjectType('FeedbackInvited', { implements: [Node, TicketEvent], simpleResolvers: true })
export class FeedbackInvited {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => ID) id!: string;
  @Field(() => Int) ofCycle!: number;
  @Field(() => Position) position!: number;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('FollowUpOpened', { implements: [Node, TicketEvent], simpleResolvers: true })
export class FollowUpOpened {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => Ticket, { nullable: true }) followUp!: Ticket | null;
  @Field(() => ID) id!: string;
  @Field(() => Position) position!: number;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('FormField', { simpleResolvers: true })
export class FormField {
  @Field(() => [String]) choices!: readonly string[];
  @Field(() => String, { nullable: true }) help!: string | null;
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => Boolean) required!: boolean;
  @Field(() => Boolean) shownToRequesters!: boolean;
  @Field(() => FieldTopic, { nullable: true }) topic!: FieldTopic | null;
  @Field(() => FieldType) type!: FieldType;
}

@ObjectType('HandOverTicketPayload', { implements: [MutationPayload], simpleResolvers: true })
export class HandOverTicketPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('Holiday', { simpleResolvers: true })
export class Holiday {
  @Field(() => String) name!: string;
  @Field(() => String) on!: string;
  @Field(() => OpeningWindow, { nullable: true }) part!: OpeningWindow | null;
}

@ObjectType('ImportHolidaysPayload', { implements: [MutationPayload], simpleResolvers: true })
export class ImportHolidaysPayload {
  @Field(() => Int, { nullable: true }) added!: number | null;
  @Field(() => Calendar, { nullable: true }) calendar!: Calendar | null;
  @Field(() => [LeftOutHoliday], { nullable: true }) leftOut!: readonly LeftOutHoliday[] | null;
  @Field(() => Int, { nullable: true }) leftOutCount!: number | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => SlaRecompute, { nullable: true }) recompute!: SlaRecompute | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('InformationAnswered', { implements: [Node, TicketEvent], simpleResolvers: true })
export class InformationAnswered {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => ID) id!: string;
  @Field(() => Position) position!: number;
  @Field(() => InformationRequest) request!: InformationRequest;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('InformationOverdue', { implements: [Node, TicketEvent], simpleResolvers: true })
export class InformationOverdue {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => ID) id!: string;
  @Field(() => Position) position!: number;
  @Field(() => InformationRequest) request!: InformationRequest;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('InformationReminded', { implements: [Node, TicketEvent], simpleResolvers: true })
export class InformationReminded {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => ID) id!: string;
  @Field(() => Position) position!: number;
  @Field(() => Int) reminder!: number;
  @Field(() => InformationRequest) request!: InformationRequest;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('InformationRequest', { implements: [Node], simpleResolvers: true })
export class InformationRequest {
  @Field(() => Entry, { nullable: true }) answer!: Entry | null;
  @Field(() => DateTime) askedAt!: string | Temporal.Instant;
  @Field(() => Person) askedBy!: Person;
  @Field(() => DateTime) dueAt!: string | Temporal.Instant;
  @Field(() => DateTime, { nullable: true }) endedAt!: string | Temporal.Instant | null;
  @Field(() => ID) id!: string;
  @Field(() => Boolean) overdue!: boolean;
  @Field(() => Entry, { nullable: true }) question!: Entry | null;
  @Field(() => InformationStatus) status!: InformationStatus;
  @Field(() => Ticket) ticket!: Ticket;
  @Field(() => Int) version!: number;
}

@ObjectType('InformationRequested', { implements: [Node, TicketEvent], simpleResolvers: true })
export class InformationRequested {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => DateTime, { nullable: true }) dueAt!: string | Temporal.Instant | null;
  @Field(() => ID) id!: string;
  @Field(() => Position) position!: number;
  @Field(() => InformationRequest) request!: InformationRequest;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('InformationUnanswered', { implements: [Node, TicketEvent], simpleResolvers: true })
export class InformationUnanswered {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => ID) id!: string;
  @Field(() => Position) position!: number;
  @Field(() => InformationRequest) request!: InformationRequest;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('InformationWithdrawn', { implements: [Node, TicketEvent], simpleResolvers: true })
export class InformationWithdrawn {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => ID) id!: string;
  @Field(() => Position) position!: number;
  @Field(() => InformationRequest) request!: InformationRequest;
  @Field(() => Ticket) ticket!: Ticket;
  @Field(() => String, { nullable: true }) withdrawnBecause!: string | null;
}

@ObjectType('IntakeForm', { simpleResolvers: true })
export class IntakeForm {
  @Field(() => Boolean) asksForScreenshot!: boolean;
  @Field(() => [FormField]) fields!: readonly FormField[];
}

@ObjectType('InvalidInput', { implements: [UserError], simpleResolvers: true })
export class InvalidInput {
  @Field(() => UserErrorCode) code!: UserErrorCode;
  @Field(() => String) expected!: string;
  @Field(() => [String], { nullable: true }) field!: readonly string[] | null;
  @Field(() => String) message!: string;
}

@ObjectType('LeftOutHoliday', { simpleResolvers: true })
export class LeftOutHoliday {
  @Field(() => LeftOutBecause) because!: LeftOutBecause;
  @Field(() => String) name!: string;
  @Field(() => LocalDate, { nullable: true }) on!: string | null;
}

@ObjectType('LowRatingGiven', { implements: [Node, TicketEvent], simpleResolvers: true })
export class LowRatingGiven {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => Feedback, { nullable: true }) feedback!: Feedback | null;
  @Field(() => ID) id!: string;
  @Field(() => Int) newRating!: number;
  @Field(() => Position) position!: number;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('NotAllowed', { implements: [UserError], simpleResolvers: true })
export class NotAllowed {
  @Field(() => [Role]) allowedRoles!: readonly Role[];
  @Field(() => UserErrorCode) code!: UserErrorCode;
  @Field(() => [String], { nullable: true }) field!: readonly string[] | null;
  @Field(() => String) message!: string;
}

@ObjectType('NotFound', { implements: [UserError], simpleResolvers: true })
export class NotFound {
  @Field(() => UserErrorCode) code!: UserErrorCode;
  @Field(() => [String], { nullable: true }) field!: readonly string[] | null;
  @Field(() => String) message!: string;
  @Field(() => String) type!: string;
}

@ObjectType('Notification', { simpleResolvers: true })
export class Notification {
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => Position) position!: number;
  @Field(() => NotificationReason) reason!: NotificationReason;
}

@ObjectType('OpenTicketPayload', { implements: [MutationPayload], simpleResolvers: true })
export class OpenTicketPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('OpeningException', { simpleResolvers: true })
export class OpeningException {
  @Field(() => String) name!: string;
  @Field(() => LocalDate) on!: string;
  @Field(() => [OpeningWindow]) windows!: readonly OpeningWindow[];
}

@ObjectType('OpeningWindow', { simpleResolvers: true })
export class OpeningWindow {
  @Field(() => LocalTime) from!: string;
  @Field(() => LocalTime) to!: string;
}

@ObjectType('Organization', { implements: [Node], simpleResolvers: true })
export class Organization {
  @Field(() => DateTime) createdAt!: string | Temporal.Instant;
  @Field(() => String, { nullable: true }) externalId!: string | null;
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => PersonConnection) people!: PersonConnection;
  @Field(() => Int) version!: number;
}

@ObjectType('OrganizationConnection', { simpleResolvers: true })
export class OrganizationConnection {
  @Field(() => Position) asOf!: number;
  @Field(() => [OrganizationEdge]) edges!: readonly OrganizationEdge[];
  @Field(() => [Organization]) nodes!: readonly Organization[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int) totalCount!: number;
}

@ObjectType('OrganizationEdge', { simpleResolvers: true })
export class OrganizationEdge {
  @Field(() => String) cursor!: string;
  @Field(() => Organization) node!: Organization;
}

@ObjectType('Outage', { implements: [Node], simpleResolvers: true })
export class Outage {
  @Field(() => DateTime) createdAt!: string | Temporal.Instant;
  @Field(() => DateTime, { nullable: true }) endedAt!: string | Temporal.Instant | null;
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => Service) service!: Service;
  @Field(() => DateTime) startedAt!: string | Temporal.Instant;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => Int) version!: number;
}

@ObjectType('OutageConnection', { simpleResolvers: true })
export class OutageConnection {
  @Field(() => Position) asOf!: number;
  @Field(() => [OutageEdge]) edges!: readonly OutageEdge[];
  @Field(() => [Outage]) nodes!: readonly Outage[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int) totalCount!: number;
}

@ObjectType('OutageEdge', { simpleResolvers: true })
export class OutageEdge {
  @Field(() => String) cursor!: string;
  @Field(() => Outage) node!: Outage;
}

@ObjectType('PageInfo', { simpleResolvers: true })
export class PageInfo {
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => Boolean) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true }) startCursor!: string | null;
}

@ObjectType('Person', { implements: [Node], simpleResolvers: true })
export class Person {
  @Field(() => Boolean) active!: boolean;
  @Field(() => Int, { nullable: true }) capacity!: number | null;
  @Field(() => DateTime) createdAt!: string | Temporal.Instant;
  @Field(() => EmailAddress, { nullable: true }) email!: string | null;
  @Field(() => String, { nullable: true }) externalId!: string | null;
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Organization, { nullable: true }) organization!: Organization | null;
  @Field(() => Presence, { nullable: true }) presence!: Presence | null;
  @Field(() => Role) role!: Role;
  @Field(() => Boolean) seesOrganization!: boolean;
  @Field(() => Calendar, { nullable: true }) shift!: Calendar | null;
  @Field(() => [SkillLevel]) skills!: readonly SkillLevel[];
  @Field(() => [Team]) teams!: readonly Team[];
  @Field(() => Int) version!: number;
}

@ObjectType('PersonConnection', { simpleResolvers: true })
export class PersonConnection {
  @Field(() => Position) asOf!: number;
  @Field(() => [PersonEdge]) edges!: readonly PersonEdge[];
  @Field(() => [Person]) nodes!: readonly Person[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int) totalCount!: number;
}

@ObjectType('PersonEdge', { simpleResolvers: true })
export class PersonEdge {
  @Field(() => String) cursor!: string;
  @Field(() => Person) node!: Person;
}

@ObjectType('PersonPresence', { simpleResolvers: true })
export class PersonPresence {
  @Field(() => Boolean) typing!: boolean;
}

@ObjectType('PlainRefusal', { implements: [UserError], simpleResolvers: true })
export class PlainRefusal {
  @Field(() => UserErrorCode) code!: UserErrorCode;
  @Field(() => [String], { nullable: true }) field!: readonly string[] | null;
  @Field(() => String) message!: string;
}

@ObjectType('PriorityMatrixCell', { simpleResolvers: true })
export class PriorityMatrixCell {
  @Field(() => Impact) impact!: Impact;
  @Field(() => Priority) priority!: Priority;
  @Field(() => Urgency) urgency!: Urgency;
}

@ObjectType('PriorityOverride', { simpleResolvers: true })
export class PriorityOverride {
  @Field(() => Priority) priority!: Priority;
  @Field(() => String) reason!: string;
  @Field(() => DateTime) setAt!: string | Temporal.Instant;
}

@ObjectType('PriorityWeight', { simpleResolvers: true })
export class PriorityWeight {
  @Field(() => Int) points!: number;
  @Field(() => Priority) priority!: Priority;
}

@ObjectType('RateTicketPayload', { implements: [MutationPayload], simpleResolvers: true })
export class RateTicketPayload {
  @Field(() => Feedback, { nullable: true }) feedback!: Feedback | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('RefreshSessionPayload', { simpleResolvers: true })
export class RefreshSessionPayload {
  @Field(() => Session, { nullable: true }) session!: Session | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('ReleaseTicketPayload', { implements: [MutationPayload], simpleResolvers: true })
export class ReleaseTicketPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('RenewSocketPayload', { simpleResolvers: true })
export class RenewSocketPayload {
  @Field(() => DateTime, { nullable: true }) expiresAt!: string | Temporal.Instant | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('ReopenTicketPayload', { implements: [MutationPayload], simpleResolvers: true })
export class ReopenTicketPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('ReplyToTicketPayload', { implements: [MutationPayload], simpleResolvers: true })
export class ReplyToTicketPayload {
  @Field(() => Entry, { nullable: true }) entry!: Entry | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('ReportPresencePayload', { simpleResolvers: true })
export class ReportPresencePayload {
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('Resolution', { implements: [Node], simpleResolvers: true })
export class Resolution {
  @Field(() => String, { nullable: true }) advice!: string | null;
  @Field(() => String) code!: string;
  @Field(() => Int) cycle!: number;
  @Field(() => ID) id!: string;
  @Field(() => String) notes!: string;
  @Field(() => DateTime) resolvedAt!: string | Temporal.Instant;
  @Field(() => Person, { nullable: true }) resolvedBy!: Person | null;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('ResolutionCode', { simpleResolvers: true })
export class ResolutionCode {
  @Field(() => String) code!: string;
  @Field(() => Boolean) standard!: boolean;
}

@ObjectType('ResolveTicketPayload', { implements: [MutationPayload], simpleResolvers: true })
export class ResolveTicketPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('ResumeTicketPayload', { implements: [MutationPayload], simpleResolvers: true })
export class ResumeTicketPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('RouteTicketPayload', { implements: [MutationPayload], simpleResolvers: true })
export class RouteTicketPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('Service', { implements: [Node], simpleResolvers: true })
export class Service {
  @Field(() => Boolean) active!: boolean;
  @Field(() => ServiceAvailability) availability!: ServiceAvailability;
  @Field(() => Float, { nullable: true }) availabilityTarget!: number | null;
  @Field(() => DateTime) createdAt!: string | Temporal.Instant;
  @Field(() => String, { nullable: true }) description!: string | null;
  @Field(() => Calendar, { nullable: true }) hours!: Calendar | null;
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => OutageConnection) outages!: OutageConnection;
  @Field(() => Int) version!: number;
}

@ObjectType('ServiceAvailability', { simpleResolvers: true })
export class ServiceAvailability {
  @Field(() => Duration) downtime!: Temporal.Duration;
  @Field(() => Float, { nullable: true }) figure!: number | null;
  @Field(() => Duration, { nullable: true }) overspent!: Temporal.Duration | null;
  @Field(() => Duration, { nullable: true }) remainingBudget!: Temporal.Duration | null;
  @Field(() => Duration) serviceTime!: Temporal.Duration;
}

@ObjectType('ServiceConnection', { simpleResolvers: true })
export class ServiceConnection {
  @Field(() => Position) asOf!: number;
  @Field(() => [ServiceEdge]) edges!: readonly ServiceEdge[];
  @Field(() => [Service]) nodes!: readonly Service[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int) totalCount!: number;
}

@ObjectType('ServiceEdge', { simpleResolvers: true })
export class ServiceEdge {
  @Field(() => String) cursor!: string;
  @Field(() => Service) node!: Service;
}

@ObjectType('Session', { simpleResolvers: true })
export class Session {
  @Field(() => String) accessToken!: string;
  @Field(() => DateTime) accessTokenExpiresAt!: string | Temporal.Instant;
  @Field(() => String) refreshToken!: string;
  @Field(() => DateTime) refreshTokenExpiresAt!: string | Temporal.Instant;
}

@ObjectType('SetEntryVisibilityPayload', { implements: [MutationPayload], simpleResolvers: true })
export class SetEntryVisibilityPayload {
  @Field(() => Entry, { nullable: true }) entry!: Entry | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('SetPresencePayload', { implements: [MutationPayload], simpleResolvers: true })
export class SetPresencePayload {
  @Field(() => Person, { nullable: true }) person!: Person | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('SetTicketWaitingPayload', { implements: [MutationPayload], simpleResolvers: true })
export class SetTicketWaitingPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('SignInPayload', { simpleResolvers: true })
export class SignInPayload {
  @Field(() => Session, { nullable: true }) session!: Session | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('SignOutPayload', { simpleResolvers: true })
export class SignOutPayload {
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('Skill', { implements: [Node], simpleResolvers: true })
export class Skill {
  @Field(() => Boolean) active!: boolean;
  @Field(() => DateTime) createdAt!: string | Temporal.Instant;
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Int) version!: number;
}

@ObjectType('SkillConnection', { simpleResolvers: true })
export class SkillConnection {
  @Field(() => Position) asOf!: number;
  @Field(() => [SkillEdge]) edges!: readonly SkillEdge[];
  @Field(() => [Skill]) nodes!: readonly Skill[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int) totalCount!: number;
}

@ObjectType('SkillEdge', { simpleResolvers: true })
export class SkillEdge {
  @Field(() => String) cursor!: string;
  @Field(() => Skill) node!: Skill;
}

@ObjectType('SkillLevel', { simpleResolvers: true })
export class SkillLevel {
  @Field(() => Int) level!: number;
}

@ObjectType('SkillsRelaxed', { implements: [Node, TicketEvent], simpleResolvers: true })
export class SkillsRelaxed {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => ID) id!: string;
  @Field(() => Int) levels!: number;
  @Field(() => Position) position!: number;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('SlaAttainment', { simpleResolvers: true })
export class SlaAttainment {
  @Field(() => Person, { nullable: true }) agent!: Person | null;
  @Field(() => Category, { nullable: true }) category!: Category | null;
  @Field(() => TargetKind, { nullable: true }) kind!: TargetKind | null;
  @Field(() => Duration) meanConsumed!: Temporal.Duration;
  @Field(() => Int) met!: number;
  @Field(() => Int) missed!: number;
  @Field(() => LocalDate, { nullable: true }) period!: string | null;
  @Field(() => SlaPolicy, { nullable: true }) policy!: SlaPolicy | null;
  @Field(() => Priority, { nullable: true }) priority!: Priority | null;
  @Field(() => Service, { nullable: true }) service!: Service | null;
  @Field(() => Float) share!: number;
  @Field(() => Team, { nullable: true }) team!: Team | null;
}

@ObjectType('SlaEscalation', { simpleResolvers: true })
export class SlaEscalation {
  @Field(() => EscalationAction) action!: EscalationAction;
  @Field(() => Duration) distance!: Temporal.Duration;
  @Field(() => EscalationMoment) when!: EscalationMoment;
}

@ObjectType('SlaExplanation', { simpleResolvers: true })
export class SlaExplanation {
  @Field(() => Duration) counted!: Temporal.Duration;
  @Field(() => DateTime) from!: string | Temporal.Instant;
  @Field(() => [ExplainedHoliday]) holidays!: readonly ExplainedHoliday[];
  @Field(() => [ExplainedPause]) pauses!: readonly ExplainedPause[];
  @Field(() => DateTime) to!: string | Temporal.Instant;
  @Field(() => [ExplainedWindow]) windows!: readonly ExplainedWindow[];
}

@ObjectType('SlaMoment', { simpleResolvers: true })
export class SlaMoment {
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => SlaEscalation, { nullable: true }) escalation!: SlaEscalation | null;
  @Field(() => SlaWarning, { nullable: true }) warning!: SlaWarning | null;
}

@ObjectType('SlaPausing', { simpleResolvers: true })
export class SlaPausing {
  @Field(() => TargetKind) kind!: TargetKind;
  @Field(() => [WaitingReason]) reasons!: readonly WaitingReason[];
}

@ObjectType('SlaPolicy', { implements: [Node], simpleResolvers: true })
export class SlaPolicy {
  @Field(() => Boolean) active!: boolean;
  @Field(() => Calendar, { nullable: true }) calendar!: Calendar | null;
  @Field(() => DateTime) createdAt!: string | Temporal.Instant;
  @Field(() => [SlaEscalation]) escalations!: readonly SlaEscalation[];
  @Field(() => JSONObject) filter!: Readonly<Record<string, unknown>>;
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => [SlaPausing]) pausedBy!: readonly SlaPausing[];
  @Field(() => Int) position!: number;
  @Field(() => [SlaTarget]) targets!: readonly SlaTarget[];
  @Field(() => Int) version!: number;
  @Field(() => [SlaWarning]) warnings!: readonly SlaWarning[];
}

@ObjectType('SlaPolicyConnection', { simpleResolvers: true })
export class SlaPolicyConnection {
  @Field(() => Position) asOf!: number;
  @Field(() => [SlaPolicyEdge]) edges!: readonly SlaPolicyEdge[];
  @Field(() => [SlaPolicy]) nodes!: readonly SlaPolicy[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int) totalCount!: number;
}

@ObjectType('SlaPolicyEdge', { simpleResolvers: true })
export class SlaPolicyEdge {
  @Field(() => String) cursor!: string;
  @Field(() => SlaPolicy) node!: SlaPolicy;
}

@ObjectType('SlaRecompute', { implements: [Node], simpleResolvers: true })
export class SlaRecompute {
  @Field(() => RemeasureCause) cause!: RemeasureCause;
  @Field(() => DateTime) createdAt!: string | Temporal.Instant;
  @Field(() => Int) done!: number;
  @Field(() => DateTime, { nullable: true }) finishedAt!: string | Temporal.Instant | null;
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) total!: number | null;
}

@ObjectType('SlaSimulation', { simpleResolvers: true })
export class SlaSimulation {
  @Field(() => Duration) consumed!: Temporal.Duration;
  @Field(() => DateTime, { nullable: true }) dueAt!: string | Temporal.Instant | null;
  @Field(() => SlaExplanation) explanation!: SlaExplanation;
  @Field(() => [SlaMoment]) moments!: readonly SlaMoment[];
  @Field(() => DateTime, { nullable: true }) pausedSince!: string | Temporal.Instant | null;
  @Field(() => Duration) remaining!: Temporal.Duration;
}

@ObjectType('SlaTarget', { simpleResolvers: true })
export class SlaTarget {
  @Field(() => TargetKind) kind!: TargetKind;
  @Field(() => TargetLength) length!: TargetLength;
  @Field(() => Priority) priority!: Priority;
}

@ObjectType('SlaWarning', { simpleResolvers: true })
export class SlaWarning {
  @Field(() => Duration, { nullable: true }) beforeDue!: Temporal.Duration | null;
  @Field(() => Int, { nullable: true }) percentUsed!: number | null;
}

@ObjectType('StartTicketPayload', { implements: [MutationPayload], simpleResolvers: true })
export class StartTicketPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('StatusPriorityCount', { simpleResolvers: true })
export class StatusPriorityCount {
  @Field(() => Priority) priority!: Priority;
  @Field(() => TicketStatus) status!: TicketStatus;
  @Field(() => Int) tickets!: number;
}

@ObjectType('SubmitFeedbackPayload', { implements: [MutationPayload], simpleResolvers: true })
export class SubmitFeedbackPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Int, { nullable: true }) rating!: number | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('Target', { implements: [Node], simpleResolvers: true })
export class Target {
  @Field(() => DateTime, { nullable: true }) breachedAt!: string | Temporal.Instant | null;
  @Field(() => Duration, { nullable: true }) breachedBy!: Temporal.Duration | null;
  @Field(() => Duration) consumed!: Temporal.Duration;
  @Field(() => Int) cycle!: number;
  @Field(() => DateTime, { nullable: true }) dueAt!: string | Temporal.Instant | null;
  @Field(() => SlaExplanation, { nullable: true }) explanation!: SlaExplanation | null;
  @Field(() => ID) id!: string;
  @Field(() => TargetKind) kind!: TargetKind;
  @Field(() => TargetLength) length!: TargetLength;
  @Field(() => DateTime, { nullable: true }) pausedSince!: string | Temporal.Instant | null;
  @Field(() => SlaPolicy, { nullable: true }) policy!: SlaPolicy | null;
  @Field(() => Priority) priority!: Priority;
  @Field(() => Duration, { nullable: true }) remaining!: Temporal.Duration | null;
  @Field(() => Int) sequence!: number;
  @Field(() => DateTime) startedAt!: string | Temporal.Instant;
  @Field(() => TargetState) state!: TargetState;
  @Field(() => DateTime, { nullable: true }) stoppedAt!: string | Temporal.Instant | null;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('TargetBreached', { implements: [Node, TicketEvent], simpleResolvers: true })
export class TargetBreached {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => DateTime, { nullable: true }) dueAt!: string | Temporal.Instant | null;
  @Field(() => ID) id!: string;
  @Field(() => Duration) lateBy!: Temporal.Duration;
  @Field(() => Position) position!: number;
  @Field(() => Target) target!: Target;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('TargetEscalated', { implements: [Node, TicketEvent], simpleResolvers: true })
export class TargetEscalated {
  @Field(() => EscalationAction) action!: EscalationAction;
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => DateTime, { nullable: true }) dueAt!: string | Temporal.Instant | null;
  @Field(() => DateTime) escalatedFor!: string | Temporal.Instant;
  @Field(() => ID) id!: string;
  @Field(() => Duration) lateBy!: Temporal.Duration;
  @Field(() => Position) position!: number;
  @Field(() => Boolean) taken!: boolean;
  @Field(() => Target) target!: Target;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('TargetLength', { simpleResolvers: true })
export class TargetLength {
  @Field(() => Int, { nullable: true }) businessDays!: number | null;
  @Field(() => Duration, { nullable: true }) openingTime!: Temporal.Duration | null;
}

@ObjectType('TargetRemeasured', { implements: [Node, TicketEvent], simpleResolvers: true })
export class TargetRemeasured {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => RemeasureCause) cause!: RemeasureCause;
  @Field(() => ID) id!: string;
  @Field(() => DateTime, { nullable: true }) newDueAt!: string | Temporal.Instant | null;
  @Field(() => DateTime, { nullable: true }) oldDueAt!: string | Temporal.Instant | null;
  @Field(() => Position) position!: number;
  @Field(() => Target) target!: Target;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('TargetStateChanged', { implements: [Node, TicketEvent], simpleResolvers: true })
export class TargetStateChanged {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => DateTime, { nullable: true }) dueAt!: string | Temporal.Instant | null;
  @Field(() => TargetState, { nullable: true }) fromState!: TargetState | null;
  @Field(() => ID) id!: string;
  @Field(() => Position) position!: number;
  @Field(() => Target) target!: Target;
  @Field(() => Ticket) ticket!: Ticket;
  @Field(() => TargetState) toState!: TargetState;
}

@ObjectType('TargetWarned', { implements: [Node, TicketEvent], simpleResolvers: true })
export class TargetWarned {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => DateTime, { nullable: true }) dueAt!: string | Temporal.Instant | null;
  @Field(() => ID) id!: string;
  @Field(() => Duration) lateBy!: Temporal.Duration;
  @Field(() => Position) position!: number;
  @Field(() => Target) target!: Target;
  @Field(() => Ticket) ticket!: Ticket;
  @Field(() => DateTime) warnedFor!: string | Temporal.Instant;
}

@ObjectType('Team', { implements: [Node], simpleResolvers: true })
export class Team {
  @Field(() => Boolean) active!: boolean;
  @Field(() => Boolean) autoAssign!: boolean;
  @Field(() => DateTime) createdAt!: string | Temporal.Instant;
  @Field(() => ID) id!: string;
  @Field(() => [TeamMembership]) memberships!: readonly TeamMembership[];
  @Field(() => String) name!: string;
  @Field(() => TeamOla, { nullable: true }) ola!: TeamOla | null;
  @Field(() => Int) version!: number;
}

@ObjectType('TeamConnection', { simpleResolvers: true })
export class TeamConnection {
  @Field(() => Position) asOf!: number;
  @Field(() => [TeamEdge]) edges!: readonly TeamEdge[];
  @Field(() => [Team]) nodes!: readonly Team[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int) totalCount!: number;
}

@ObjectType('TeamCount', { simpleResolvers: true })
export class TeamCount {
  @Field(() => Int) active!: number;
  @Field(() => Int) tickets!: number;
  @Field(() => Int) unassigned!: number;
}

@ObjectType('TeamEdge', { simpleResolvers: true })
export class TeamEdge {
  @Field(() => String) cursor!: string;
  @Field(() => Team) node!: Team;
}

@ObjectType('TeamMembership', { simpleResolvers: true })
export class TeamMembership {
  @Field(() => Boolean) lead!: boolean;
  @Field(() => Person) person!: Person;
}

@ObjectType('TeamOla', { simpleResolvers: true })
export class TeamOla {
  @Field(() => TargetLength) length!: TargetLength;
  @Field(() => [WaitingReason]) pausedBy!: readonly WaitingReason[];
}

@ObjectType('TeamTarget', { simpleResolvers: true })
export class TeamTarget {
  @Field(() => DateTime, { nullable: true }) breachedAt!: string | Temporal.Instant | null;
  @Field(() => Duration) consumed!: Temporal.Duration;
  @Field(() => DateTime, { nullable: true }) dueAt!: string | Temporal.Instant | null;
  @Field(() => TargetLength) length!: TargetLength;
  @Field(() => DateTime, { nullable: true }) pausedSince!: string | Temporal.Instant | null;
  @Field(() => Duration, { nullable: true }) remaining!: Temporal.Duration | null;
  @Field(() => Int) sequence!: number;
  @Field(() => DateTime) startedAt!: string | Temporal.Instant;
  @Field(() => TargetState) state!: TargetState;
  @Field(() => DateTime, { nullable: true }) stoppedAt!: string | Temporal.Instant | null;
}

@ObjectType('Ticket', { implements: [Node], simpleResolvers: true })
export class Ticket {
  @Field(() => [AllowedTransition]) allowedTransitions!: readonly AllowedTransition[];
  @Field(() => Person, { nullable: true }) assignee!: Person | null;
  @Field(() => AssignmentExplanation, { nullable: true }) assignmentExplanation!: AssignmentExplanation | null;
  @Field(() => Category, { nullable: true }) category!: Category | null;
  @Field(() => Channel) channel!: Channel;
  @Field(() => DateTime, { nullable: true }) closedAt!: string | Temporal.Instant | null;
  @Field(() => Contact, { nullable: true }) contact!: Contact | null;
  @Field(() => [CustomFieldValue]) customFields!: readonly CustomFieldValue[];
  @Field(() => Int) cycle!: number;
  @Field(() => Priority) derivedPriority!: Priority;
  @Field(() => String, { nullable: true }) description!: string | null;
  @Field(() => EntryConnection) entries!: EntryConnection;
  @Field(() => String, { nullable: true }) externalId!: string | null;
  @Field(() => Feedback, { nullable: true }) feedback!: Feedback | null;
  @Field(() => FeedbackInvitation, { nullable: true }) feedbackInvitation!: FeedbackInvitation | null;
  @Field(() => DateTime, { nullable: true }) firstRespondedAt!: string | Temporal.Instant | null;
  @Field(() => Ticket, { nullable: true }) followUpOf!: Ticket | null;
  @Field(() => ID) id!: string;
  @Field(() => Impact) impact!: Impact;
  @Field(() => [InformationRequest]) informationRequests!: readonly InformationRequest[];
  @Field(() => String) number!: string;
  @Field(() => DateTime) openedAt!: string | Temporal.Instant;
  @Field(() => Person) openedBy!: Person;
  @Field(() => Organization, { nullable: true }) organization!: Organization | null;
  @Field(() => Priority) priority!: Priority;
  @Field(() => PriorityOverride, { nullable: true }) priorityOverride!: PriorityOverride | null;
  @Field(() => Person) requester!: Person;
  @Field(() => Resolution, { nullable: true }) resolution!: Resolution | null;
  @Field(() => [Resolution]) resolutions!: readonly Resolution[];
  @Field(() => DateTime, { nullable: true }) resolvedAt!: string | Temporal.Instant | null;
  @Field(() => [Service]) services!: readonly Service[];
  @Field(() => TicketStatus) status!: TicketStatus;
  @Field(() => String) subject!: string;
  @Field(() => [String]) tags!: readonly string[];
  @Field(() => [Target]) targets!: readonly Target[];
  @Field(() => Team, { nullable: true }) team!: Team | null;
  @Field(() => [TeamTarget]) teamTargets!: readonly TeamTarget[];
  @Field(() => TimelineEventConnection) timeline!: TimelineEventConnection;
  @Field(() => TicketType) type!: TicketType;
  @Field(() => DateTime, { nullable: true }) unattendedSince!: string | Temporal.Instant | null;
  @Field(() => DateTime) updatedAt!: string | Temporal.Instant;
  @Field(() => Urgency) urgency!: Urgency;
  @Field(() => Int) version!: number;
  @Field(() => WaitingReason, { nullable: true }) waitingReason!: WaitingReason | null;
  @Field(() => DateTime, { nullable: true }) waitingUntil!: string | Temporal.Instant | null;
}

@ObjectType('TicketAssigned', { implements: [Node, TicketEvent], simpleResolvers: true })
export class TicketAssigned {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => Person, { nullable: true }) fromAssignee!: Person | null;
  @Field(() => Team, { nullable: true }) fromTeam!: Team | null;
  @Field(() => ID) id!: string;
  @Field(() => AssignmentKind) kind!: AssignmentKind;
  @Field(() => Position) position!: number;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => Ticket) ticket!: Ticket;
  @Field(() => Person, { nullable: true }) toAssignee!: Person | null;
  @Field(() => Team, { nullable: true }) toTeam!: Team | null;
}

@ObjectType('TicketChange', { simpleResolvers: true })
export class TicketChange {
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => [TicketField]) changed!: readonly TicketField[];
  @Field(() => TicketChangeKind) kind!: TicketChangeKind;
  @Field(() => TicketFieldValues, { nullable: true }) new!: TicketFieldValues | null;
  @Field(() => TicketFieldValues, { nullable: true }) old!: TicketFieldValues | null;
  @Field(() => Position) position!: number;
  @Field(() => ID) ticketId!: string;
}

@ObjectType('TicketConnection', { simpleResolvers: true })
export class TicketConnection {
  @Field(() => Position) asOf!: number;
  @Field(() => [TicketEdge]) edges!: readonly TicketEdge[];
  @Field(() => [Ticket]) nodes!: readonly Ticket[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int) totalCount!: number;
}

@ObjectType('TicketCount', { simpleResolvers: true })
export class TicketCount {
  @Field(() => Position) asOf!: number;
  @Field(() => Int) count!: number;
}

@ObjectType('TicketDetails', { simpleResolvers: true })
export class TicketDetails {
  @Field(() => ID, { nullable: true }) categoryId!: string | null;
  @Field(() => Contact, { nullable: true }) contact!: Contact | null;
  @Field(() => [CustomFieldValue], { nullable: true }) customFields!: readonly CustomFieldValue[] | null;
  @Field(() => String, { nullable: true }) description!: string | null;
  @Field(() => String, { nullable: true }) externalId!: string | null;
  @Field(() => [ID], { nullable: true }) serviceIds!: readonly string[] | null;
  @Field(() => String, { nullable: true }) subject!: string | null;
  @Field(() => [String], { nullable: true }) tags!: readonly string[] | null;
  @Field(() => TicketType, { nullable: true }) type!: TicketType | null;
}

@ObjectType('TicketEdge', { simpleResolvers: true })
export class TicketEdge {
  @Field(() => String) cursor!: string;
  @Field(() => Ticket) node!: Ticket;
}

@ObjectType('TicketEdited', { implements: [Node, TicketEvent], simpleResolvers: true })
export class TicketEdited {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => [TicketDetail]) changed!: readonly TicketDetail[];
  @Field(() => ID) id!: string;
  @Field(() => TicketDetails) new!: TicketDetails;
  @Field(() => TicketDetails) old!: TicketDetails;
  @Field(() => Position) position!: number;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('TicketFieldValues', { simpleResolvers: true })
export class TicketFieldValues {
  @Field(() => ID, { nullable: true }) assigneeId!: string | null;
  @Field(() => ID, { nullable: true }) categoryId!: string | null;
  @Field(() => DateTime, { nullable: true }) closedAt!: string | Temporal.Instant | null;
  @Field(() => [CustomFieldValue], { nullable: true }) customFields!: readonly CustomFieldValue[] | null;
  @Field(() => Int, { nullable: true }) cycle!: number | null;
  @Field(() => Impact, { nullable: true }) impact!: Impact | null;
  @Field(() => ID, { nullable: true }) organizationId!: string | null;
  @Field(() => Priority, { nullable: true }) priority!: Priority | null;
  @Field(() => DateTime, { nullable: true }) resolvedAt!: string | Temporal.Instant | null;
  @Field(() => [ID], { nullable: true }) serviceIds!: readonly string[] | null;
  @Field(() => TicketStatus, { nullable: true }) status!: TicketStatus | null;
  @Field(() => String, { nullable: true }) subject!: string | null;
  @Field(() => [String], { nullable: true }) tags!: readonly string[] | null;
  @Field(() => ID, { nullable: true }) teamId!: string | null;
  @Field(() => TicketType, { nullable: true }) type!: TicketType | null;
  @Field(() => Urgency, { nullable: true }) urgency!: Urgency | null;
  @Field(() => WaitingReason, { nullable: true }) waitingReason!: WaitingReason | null;
}

@ObjectType('TicketOpened', { implements: [Node, TicketEvent], simpleResolvers: true })
export class TicketOpened {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => Channel) channel!: Channel;
  @Field(() => ID) id!: string;
  @Field(() => Position) position!: number;
  @Field(() => Priority) priority!: Priority;
  @Field(() => String) subject!: string;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('TicketPresence', { simpleResolvers: true })
export class TicketPresence {
  @Field(() => [PersonPresence]) people!: readonly PersonPresence[];
}

@ObjectType('TicketPriorities', { simpleResolvers: true })
export class TicketPriorities {
  @Field(() => Impact) impact!: Impact;
  @Field(() => String, { nullable: true }) overrideReason!: string | null;
  @Field(() => Priority) priority!: Priority;
  @Field(() => Urgency) urgency!: Urgency;
}

@ObjectType('TicketPriorityChanged', { implements: [Node, TicketEvent], simpleResolvers: true })
export class TicketPriorityChanged {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => ID) id!: string;
  @Field(() => TicketPriorities) new!: TicketPriorities;
  @Field(() => TicketPriorities) old!: TicketPriorities;
  @Field(() => Position) position!: number;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('TicketStatusChanged', { implements: [Node, TicketEvent], simpleResolvers: true })
export class TicketStatusChanged {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => Int) cycle!: number;
  @Field(() => TicketStatus) from!: TicketStatus;
  @Field(() => WaitingReason, { nullable: true }) fromWaitingReason!: WaitingReason | null;
  @Field(() => ID) id!: string;
  @Field(() => Position) position!: number;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => Resolution, { nullable: true }) resolution!: Resolution | null;
  @Field(() => Ticket) ticket!: Ticket;
  @Field(() => TicketStatus) to!: TicketStatus;
  @Field(() => WaitingReason, { nullable: true }) waitingReason!: WaitingReason | null;
  @Field(() => DateTime, { nullable: true }) waitingUntil!: string | Temporal.Instant | null;
}

@ObjectType('TicketUnattended', { implements: [Node, TicketEvent], simpleResolvers: true })
export class TicketUnattended {
  @Field(() => Person, { nullable: true }) actor!: Person | null;
  @Field(() => DateTime) at!: string | Temporal.Instant;
  @Field(() => ID) id!: string;
  @Field(() => Position) position!: number;
  @Field(() => DateTime) since!: string | Temporal.Instant;
  @Field(() => Ticket) ticket!: Ticket;
}

@ObjectType('TimelineEventConnection', { simpleResolvers: true })
export class TimelineEventConnection {
  @Field(() => Position) asOf!: number;
  @Field(() => [TimelineEventEdge]) edges!: readonly TimelineEventEdge[];
  @Field(() => [TimelineEvent]) nodes!: readonly TimelineEvent[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int) totalCount!: number;
}

@ObjectType('TimelineEventEdge', { simpleResolvers: true })
export class TimelineEventEdge {
  @Field(() => String) cursor!: string;
  @Field(() => TimelineEvent) node!: TimelineEvent;
}

@ObjectType('TransitionRefused', { implements: [UserError], simpleResolvers: true })
export class TransitionRefused {
  @Field(() => [TicketStatus]) allowed!: readonly TicketStatus[];
  @Field(() => UserErrorCode) code!: UserErrorCode;
  @Field(() => [String], { nullable: true }) field!: readonly string[] | null;
  @Field(() => TicketStatus) from!: TicketStatus;
  @Field(() => String) message!: string;
  @Field(() => [String]) missingFields!: readonly string[];
  @Field(() => TicketStatus, { nullable: true }) to!: TicketStatus | null;
}

@ObjectType('UpdateCalendarPayload', { implements: [MutationPayload], simpleResolvers: true })
export class UpdateCalendarPayload {
  @Field(() => Calendar, { nullable: true }) calendar!: Calendar | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => SlaRecompute, { nullable: true }) recompute!: SlaRecompute | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('UpdateCategoryPayload', { implements: [MutationPayload], simpleResolvers: true })
export class UpdateCategoryPayload {
  @Field(() => Category, { nullable: true }) category!: Category | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('UpdateOrganizationPayload', { implements: [MutationPayload], simpleResolvers: true })
export class UpdateOrganizationPayload {
  @Field(() => Organization, { nullable: true }) organization!: Organization | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('UpdateOutagePayload', { implements: [MutationPayload], simpleResolvers: true })
export class UpdateOutagePayload {
  @Field(() => Outage, { nullable: true }) outage!: Outage | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('UpdatePersonPayload', { implements: [MutationPayload], simpleResolvers: true })
export class UpdatePersonPayload {
  @Field(() => Person, { nullable: true }) person!: Person | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('UpdateServicePayload', { implements: [MutationPayload], simpleResolvers: true })
export class UpdateServicePayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Service, { nullable: true }) service!: Service | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('UpdateSkillPayload', { implements: [MutationPayload], simpleResolvers: true })
export class UpdateSkillPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Skill, { nullable: true }) skill!: Skill | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('UpdateSlaPolicyPayload', { implements: [MutationPayload], simpleResolvers: true })
export class UpdateSlaPolicyPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => SlaRecompute, { nullable: true }) recompute!: SlaRecompute | null;
  @Field(() => SlaPolicy, { nullable: true }) slaPolicy!: SlaPolicy | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('UpdateTeamPayload', { implements: [MutationPayload], simpleResolvers: true })
export class UpdateTeamPayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Team, { nullable: true }) team!: Team | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('UpdateWorkspacePayload', { implements: [MutationPayload], simpleResolvers: true })
export class UpdateWorkspacePayload {
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => SlaRecompute, { nullable: true }) recompute!: SlaRecompute | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
  @Field(() => Workspace, { nullable: true }) workspace!: Workspace | null;
}

@ObjectType('VersionConflict', { implements: [UserError], simpleResolvers: true })
export class VersionConflict {
  @Field(() => UserErrorCode) code!: UserErrorCode;
  @Field(() => Int) currentVersion!: number;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => [String], { nullable: true }) field!: readonly string[] | null;
  @Field(() => String) message!: string;
}

@ObjectType('WeeklyOpening', { simpleResolvers: true })
export class WeeklyOpening {
  @Field(() => Weekday) weekday!: Weekday;
  @Field(() => [OpeningWindow]) windows!: readonly OpeningWindow[];
}

@ObjectType('WithdrawInformationRequestPayload', { implements: [MutationPayload], simpleResolvers: true })
export class WithdrawInformationRequestPayload {
  @Field(() => InformationRequest, { nullable: true }) informationRequest!: InformationRequest | null;
  @Field(() => Position, { nullable: true }) position!: number | null;
  @Field(() => Ticket, { nullable: true }) ticket!: Ticket | null;
  @Field(() => [UserError]) userErrors!: readonly UserError[];
}

@ObjectType('WorkRules', { simpleResolvers: true })
export class WorkRules {
  @Field(() => Duration, { nullable: true }) closeAfter!: Temporal.Duration | null;
  @Field(() => Int) defaultCapacity!: number;
  @Field(() => Duration, { nullable: true }) giveBackAfter!: Temporal.Duration | null;
  @Field(() => Duration) informationDueAfter!: Temporal.Duration;
  @Field(() => Duration, { nullable: true }) inviteAfter!: Temporal.Duration | null;
  @Field(() => Duration) inviteInterval!: Temporal.Duration;
  @Field(() => Int, { nullable: true }) lowRating!: number | null;
  @Field(() => Duration, { nullable: true }) relaxSkillsAfter!: Temporal.Duration | null;
  @Field(() => [Duration]) remindAfter!: readonly Temporal.Duration[];
  @Field(() => Duration, { nullable: true }) resolveUnansweredAfter!: Temporal.Duration | null;
  @Field(() => Duration, { nullable: true }) unattendedAfter!: Temporal.Duration | null;
  @Field(() => Int) waitingPercent!: number;
  @Field(() => [PriorityWeight]) weights!: readonly PriorityWeight[];
}

@ObjectType('Workspace', { implements: [Node], simpleResolvers: true })
export class Workspace {
  @Field(() => Calendar, { nullable: true }) calendar!: Calendar | null;
  @Field(() => DateTime) createdAt!: string | Temporal.Instant;
  @Field(() => Duration) feedbackWindow!: Temporal.Duration;
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => [PriorityMatrixCell]) priorityMatrix!: readonly PriorityMatrixCell[];
  @Field(() => Duration) reopenWindow!: Temporal.Duration;
  @Field(() => [ResolutionCode]) resolutionCodes!: readonly ResolutionCode[];
  @Field(() => WorkRules) rules!: WorkRules;
  @Field(() => String) slug!: string;
  @Field(() => TimeZone) timeZone!: string;
  @Field(() => Int) version!: number;
}

export const SlaAlert = createUnionType({
  name: 'SlaAlert',
  types: () => [TargetBreached, TargetEscalated, TargetWarned] as const,
  resolveType: typeName,
});
export type SlaAlert = TargetBreached | TargetEscalated | TargetWarned;

export const TimelineEvent = createUnionType({
  name: 'TimelineEvent',
  types: () => [EntryAdded, EntryEdited, EntryVisibilityChanged, FeedbackGiven, FeedbackInvited, FollowUpOpened, InformationAnswered, InformationOverdue, InformationReminded, InformationRequested, InformationUnanswered, InformationWithdrawn, LowRatingGiven, SkillsRelaxed, TargetBreached, TargetEscalated, TargetRemeasured, TargetStateChanged, TargetWarned, TicketAssigned, TicketEdited, TicketOpened, TicketPriorityChanged, TicketStatusChanged, TicketUnattended] as const,
  resolveType: typeName,
});
export type TimelineEvent = EntryAdded | EntryEdited | EntryVisibilityChanged | FeedbackGiven | FeedbackInvited | FollowUpOpened | InformationAnswered | InformationOverdue | InformationReminded | InformationRequested | InformationUnanswered | InformationWithdrawn | LowRatingGiven | SkillsRelaxed | TargetBreached | TargetEscalated | TargetRemeasured | TargetStateChanged | TargetWarned | TicketAssigned | TicketEdited | TicketOpened | TicketPriorityChanged | TicketStatusChanged | TicketUnattended;

export interface Query {
  adviseDraft: DraftAdvice;
  agentQueue: AgentQueue | null;
  asOf: number;
  calendars: CalendarConnection;
  categories: CategoryConnection;
  deskCounters: DeskCounters | null;
  feedbackFigures: readonly FeedbackFigures[];
  node: Node | null;
  nodes: readonly (Node | null)[];
  organizations: OrganizationConnection;
  people: PersonConnection;
  person: Person | null;
  previewAssignment: AssignmentExplanation;
  services: ServiceConnection;
  simulateSla: SlaSimulation;
  skills: SkillConnection;
  slaAttainment: readonly SlaAttainment[];
  slaPolicies: SlaPolicyConnection;
  teams: TeamConnection;
  ticket: Ticket | null;
  tickets: TicketConnection;
  viewer: Person;
  workspace: Workspace;
}

export interface Mutation {
  addNote: AddNotePayload;
  answerInformationRequest: AnswerInformationRequestPayload;
  askRequester: AskRequesterPayload;
  assignTicket: AssignTicketPayload;
  cancelTicket: CancelTicketPayload;
  changePriority: ChangePriorityPayload;
  claimTicket: ClaimTicketPayload;
  closeTicket: CloseTicketPayload;
  createCalendar: CreateCalendarPayload;
  createCategory: CreateCategoryPayload;
  createOrganization: CreateOrganizationPayload;
  createOutage: CreateOutagePayload;
  createPerson: CreatePersonPayload;
  createService: CreateServicePayload;
  createSkill: CreateSkillPayload;
  createSlaPolicy: CreateSlaPolicyPayload;
  createTeam: CreateTeamPayload;
  editEntry: EditEntryPayload;
  editTicket: EditTicketPayload;
  handOverTicket: HandOverTicketPayload;
  importHolidays: ImportHolidaysPayload;
  openTicket: OpenTicketPayload;
  rateTicket: RateTicketPayload;
  refreshSession: RefreshSessionPayload;
  releaseTicket: ReleaseTicketPayload;
  renewSocket: RenewSocketPayload;
  reopenTicket: ReopenTicketPayload;
  replyToTicket: ReplyToTicketPayload;
  reportPresence: ReportPresencePayload;
  resolveTicket: ResolveTicketPayload;
  resumeTicket: ResumeTicketPayload;
  routeTicket: RouteTicketPayload;
  setEntryVisibility: SetEntryVisibilityPayload;
  setPresence: SetPresencePayload;
  setTicketWaiting: SetTicketWaitingPayload;
  signIn: SignInPayload;
  signOut: SignOutPayload;
  startTicket: StartTicketPayload;
  submitFeedback: SubmitFeedbackPayload;
  updateCalendar: UpdateCalendarPayload;
  updateCategory: UpdateCategoryPayload;
  updateOrganization: UpdateOrganizationPayload;
  updateOutage: UpdateOutagePayload;
  updatePerson: UpdatePersonPayload;
  updateService: UpdateServicePayload;
  updateSkill: UpdateSkillPayload;
  updateSlaPolicy: UpdateSlaPolicyPayload;
  updateTeam: UpdateTeamPayload;
  updateWorkspace: UpdateWorkspacePayload;
  withdrawInformationRequest: WithdrawInformationRequestPayload;
}

export interface Subscription {
  agentPresenceChanged: AgentPresenceChange;
  agentQueue: AgentQueue;
  deskCounters: DeskCounters;
  notifications: Notification;
  presence: TicketPresence;
  slaAlerts: SlaAlert;
  ticketChanges: TicketChange;
  ticketCount: TicketCount;
  ticketEvents: TimelineEvent;
  ticketStatusChanged: TicketStatusChanged;
  ticketTimeline: TimelineEvent;
}
