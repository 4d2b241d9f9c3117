/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AskRequesterInput = {
  dueAt?: string | null | undefined;
  expectedVersion?: number | null | undefined;
  idempotencyKey?: string | null | undefined;
  question: string;
  ticketId: string | number;
};

export type AssignmentKind =
  | 'ASSIGNED'
  | 'CLAIMED'
  | 'ESCALATED'
  | 'HANDED_OVER'
  | 'RELEASED'
  | 'ROUTED';

export type CategoryFilter = {
  active?: boolean | null | undefined;
  and?: Array<CategoryFilter> | null | undefined;
  id?: IDFilter | null | undefined;
  name?: TextFilter | null | undefined;
  not?: CategoryFilter | null | undefined;
  or?: Array<CategoryFilter> | null | undefined;
  parent?: CategoryFilter | null | undefined;
};

export type Channel =
  | 'API'
  | 'CHAT'
  | 'EMAIL'
  | 'MONITORING'
  | 'PHONE'
  | 'PORTAL'
  | 'WALK_UP';

export type ChannelFilter = {
  eq?: Channel | null | undefined;
  in?: Array<Channel> | null | undefined;
  isNull?: boolean | null | undefined;
};

export type ChosenBy =
  | 'ID'
  | 'LAST_AGENT'
  | 'LAST_ASSIGNED'
  | 'LOAD_RATIO'
  | 'ONLY_ONE'
  | 'SKILL_SURPLUS';

export type ClaimTicketInput = {
  expectedVersion?: number | null | undefined;
  idempotencyKey?: string | null | undefined;
  ticketId: string | number;
};

export type CloseTicketInput = {
  expectedVersion?: number | null | undefined;
  idempotencyKey?: string | null | undefined;
  ticketId: string | number;
};

export type ContactInput = {
  email?: string | null | undefined;
  name?: string | null | undefined;
  phone?: string | null | undefined;
};

export type CreateCalendarInput = {
  exceptions?: Array<OpeningExceptionInput>;
  holidays?: Array<HolidayInput>;
  idempotencyKey?: string | null | undefined;
  name: string;
  timeZone: string;
  weekly: Array<WeeklyOpeningInput>;
};

export type CreateOutageInput = {
  endedAt?: string | null | undefined;
  idempotencyKey?: string | null | undefined;
  note?: string | null | undefined;
  serviceId: string | number;
  startedAt?: string | null | undefined;
  ticketId?: string | number | null | undefined;
};

export type CreateSlaPolicyInput = {
  calendarId?: string | number | null | undefined;
  escalations?: Array<SlaEscalationInput>;
  filter?: TicketFilter | null | undefined;
  idempotencyKey?: string | null | undefined;
  name: string;
  pausedBy?: Array<SlaPausingInput>;
  position?: number | null | undefined;
  targets: Array<SlaTargetInput>;
  warnings?: Array<SlaWarningInput>;
};

export type CustomFieldFilter = {
  contains?: string | null | undefined;
  eq?: string | number | boolean | null | undefined;
  in?: Array<string | number | boolean> | null | undefined;
  isNull?: boolean | null | undefined;
  key: string;
};

export type CustomFieldInput = {
  key: string;
  value?: string | number | boolean | null | undefined;
};

export type DateTimeFilter = {
  between?: DateTimeRange | null | undefined;
  gt?: string | null | undefined;
  gte?: string | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: string | null | undefined;
  lte?: string | null | undefined;
  within?: string | null | undefined;
};

export type DateTimeRange = {
  from: string;
  to: string;
};

export type DraftInput = {
  attachments?: number;
  categoryId?: string | number | null | undefined;
  customFields?: Array<CustomFieldInput> | null | undefined;
  description?: string | null | undefined;
  subject?: string | null | undefined;
};

export type EscalationAction =
  | 'NOTIFY'
  | 'RAISE_PRIORITY'
  | 'REASSIGN';

export type EscalationMoment =
  | 'AFTER_DUE'
  | 'BEFORE_DUE';

export type FieldTopic =
  | 'ERROR_TEXT'
  | 'SINCE_WHEN'
  | 'WHAT_HAPPENED'
  | 'WHAT_WAS_EXPECTED';

export type FieldType =
  | 'BOOLEAN'
  | 'CHOICE'
  | 'DATE'
  | 'NUMBER'
  | 'TEXT';

export type HolidayInput = {
  name: string;
  on: string;
  part?: OpeningWindowInput | null | undefined;
};

export type HolidayRegionInput = {
  country: string;
  region?: string | null | undefined;
  state?: string | null | undefined;
  types?: Array<HolidayType>;
};

export type HolidaySourceInput =
  {   ics: string; region?: never; }
  |  { ics?: never;   region: HolidayRegionInput; };

export type HolidayType =
  | 'BANK'
  | 'OBSERVANCE'
  | 'OPTIONAL'
  | 'PUBLIC'
  | 'SCHOOL';

export type IDFilter = {
  eq?: string | number | null | undefined;
  in?: Array<string | number> | null | undefined;
  isNull?: boolean | null | undefined;
};

export type Impact =
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM';

export type ImpactFilter = {
  eq?: Impact | null | undefined;
  in?: Array<Impact> | null | undefined;
  isNull?: boolean | null | undefined;
};

export type ImportHolidaysInput = {
  calendarId: string | number;
  expectedVersion?: number | null | undefined;
  fromYear: number;
  idempotencyKey?: string | null | undefined;
  source: HolidaySourceInput;
  toYear: number;
};

export type InformationStatus =
  | 'ANSWERED'
  | 'OPEN'
  | 'UNANSWERED'
  | 'WITHDRAWN';

export type IntFilter = {
  between?: IntRange | null | undefined;
  eq?: number | null | undefined;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  in?: Array<number> | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
};

export type IntRange = {
  from: number;
  to: number;
};

export type IntakeTopic =
  | 'ERROR_TEXT'
  | 'SCREENSHOT'
  | 'SINCE_WHEN'
  | 'WHAT_HAPPENED'
  | 'WHAT_WAS_EXPECTED';

export type LackNeed =
  | 'HELPFUL'
  | 'REQUIRED';

export type LeftOutBecause =
  | 'ALREADY_THERE'
  | 'CANCELLED'
  | 'OUTSIDE_YEARS'
  | 'RULE_NOT_FOLLOWED'
  | 'TAKES_NO_TIME'
  | 'TOO_MANY'
  | 'UNKNOWN_TIME_ZONE';

export type OpenTicketInput = {
  categoryId?: string | number | null | undefined;
  channel?: Channel;
  contact?: ContactInput | null | undefined;
  customFields?: Array<CustomFieldInput> | null | undefined;
  description?: string | null | undefined;
  externalId?: string | null | undefined;
  idempotencyKey?: string | null | undefined;
  impact?: Impact;
  requester?: PersonRef | null | undefined;
  serviceIds?: Array<string | number> | null | undefined;
  subject: string;
  tags?: Array<string> | null | undefined;
  teamId?: string | number | null | undefined;
  type?: TicketType;
  urgency?: Urgency;
};

export type OpeningExceptionInput = {
  name: string;
  on: string;
  windows: Array<OpeningWindowInput>;
};

export type OpeningWindowInput = {
  from: string;
  to: string;
};

export type OrganizationFilter = {
  and?: Array<OrganizationFilter> | null | undefined;
  externalId?: TextFilter | null | undefined;
  id?: IDFilter | null | undefined;
  name?: TextFilter | null | undefined;
  not?: OrganizationFilter | null | undefined;
  or?: Array<OrganizationFilter> | null | undefined;
};

export type PassedOver =
  | 'AT_CAPACITY'
  | 'AWAY'
  | 'EXCLUDED'
  | 'MISSING_SKILL'
  | 'NOT_IN_TEAM'
  | 'OFF_SHIFT';

export type PersonFilter = {
  active?: boolean | null | undefined;
  and?: Array<PersonFilter> | null | undefined;
  email?: TextFilter | null | undefined;
  externalId?: TextFilter | null | undefined;
  id?: IDFilter | null | undefined;
  name?: TextFilter | null | undefined;
  not?: PersonFilter | null | undefined;
  or?: Array<PersonFilter> | null | undefined;
  organization?: OrganizationFilter | null | undefined;
  role?: RoleFilter | null | undefined;
};

export type PersonRef =
  {   email: string; externalId?: never; id?: never; }
  |  { email?: never;   externalId: string; id?: never; }
  |  { email?: never; externalId?: never;   id: string | number; };

export type Presence =
  | 'AVAILABLE'
  | 'AWAY'
  | 'OFFLINE';

export type PreviewAssignmentInput = {
  categoryId?: string | number | null | undefined;
  priority: Priority;
  teamId?: string | number | null | undefined;
};

export type Priority =
  | 'P1'
  | 'P2'
  | 'P3'
  | 'P4'
  | 'P5';

export type PriorityFilter = {
  eq?: Priority | null | undefined;
  gt?: Priority | null | undefined;
  gte?: Priority | null | undefined;
  in?: Array<Priority> | null | undefined;
  lt?: Priority | null | undefined;
  lte?: Priority | null | undefined;
};

export type RateTicketInput = {
  comment?: string | null | undefined;
  expectedVersion?: number | null | undefined;
  idempotencyKey?: string | null | undefined;
  rating: number;
  reasons?: Array<string> | null | undefined;
  ticketId: string | number;
};

export type ReplyToTicketInput = {
  expectedVersion?: number | null | undefined;
  idempotencyKey?: string | null | undefined;
  text: string;
  ticketId: string | number;
};

export type ResolveTicketInput = {
  advice?: string | null | undefined;
  code?: string | null | undefined;
  expectedVersion?: number | null | undefined;
  idempotencyKey?: string | null | undefined;
  notes?: string | null | undefined;
  ticketId: string | number;
};

export type Role =
  | 'ADMIN'
  | 'AGENT'
  | 'LEAD'
  | 'REQUESTER';

export type RoleFilter = {
  eq?: Role | null | undefined;
  in?: Array<Role> | null | undefined;
  isNull?: boolean | null | undefined;
};

export type ServiceFilter = {
  active?: boolean | null | undefined;
  and?: Array<ServiceFilter> | null | undefined;
  id?: IDFilter | null | undefined;
  name?: TextFilter | null | undefined;
  not?: ServiceFilter | null | undefined;
  or?: Array<ServiceFilter> | null | undefined;
};

export type SetPresenceInput = {
  aliveFor?: string;
  idempotencyKey?: string | null | undefined;
  presence: Presence;
};

export type SetTicketWaitingInput = {
  expectedVersion?: number | null | undefined;
  idempotencyKey?: string | null | undefined;
  reason?: string | null | undefined;
  ticketId: string | number;
  until?: string | null | undefined;
  waitingReason?: WaitingReason | null | undefined;
};

export type SignInInput = {
  email: string;
  password: string;
  workspace?: string | null | undefined;
};

export type SlaEscalationInput = {
  action: EscalationAction;
  distance: string;
  teamId?: string | number | null | undefined;
  when: EscalationMoment;
};

export type SlaPausingInput = {
  kind: TargetKind;
  reasons: Array<WaitingReason>;
};

export type SlaTargetInput = {
  kind: TargetKind;
  length: TargetLengthInput;
  priority: Priority;
};

export type SlaWarningInput =
  {   beforeDue: string; percentUsed?: never; }
  |  { beforeDue?: never;   percentUsed: number; };

export type SubmitFeedbackInput = {
  comment?: string | null | undefined;
  idempotencyKey?: string | null | undefined;
  rating: number;
  reasons?: Array<string> | null | undefined;
  token: string;
};

export type TagsFilter = {
  has?: string | null | undefined;
  hasAll?: Array<string> | null | undefined;
  hasAny?: Array<string> | null | undefined;
  isEmpty?: boolean | null | undefined;
};

export type TargetKind =
  | 'FIRST_RESPONSE'
  | 'NEXT_RESPONSE'
  | 'PERIODIC_UPDATE'
  | 'RESOLUTION';

export type TargetLengthInput =
  {   businessDays: number; openingTime?: never; }
  |  { businessDays?: never;   openingTime: string; };

export type TargetState =
  | 'CANCELLED'
  | 'MET'
  | 'MISSED'
  | 'PAUSED'
  | 'RUNNING';

export type TeamFilter = {
  active?: boolean | null | undefined;
  and?: Array<TeamFilter> | null | undefined;
  id?: IDFilter | null | undefined;
  name?: TextFilter | null | undefined;
  not?: TeamFilter | null | undefined;
  or?: Array<TeamFilter> | null | undefined;
};

export type TextFilter = {
  contains?: string | null | undefined;
  eq?: string | null | undefined;
  in?: Array<string> | null | undefined;
  isNull?: boolean | null | undefined;
  startsWith?: string | null | undefined;
};

export type TicketDetail =
  | 'CATEGORY'
  | 'CONTACT'
  | 'CUSTOM_FIELDS'
  | 'DESCRIPTION'
  | 'EXTERNAL_ID'
  | 'SERVICES'
  | 'SUBJECT'
  | 'TAGS'
  | 'TYPE';

export type TicketFilter = {
  and?: Array<TicketFilter> | null | undefined;
  assignee?: PersonFilter | null | undefined;
  category?: CategoryFilter | null | undefined;
  channel?: ChannelFilter | null | undefined;
  closedAt?: DateTimeFilter | null | undefined;
  customFields?: Array<CustomFieldFilter> | null | undefined;
  cycle?: IntFilter | null | undefined;
  description?: TextFilter | null | undefined;
  externalId?: TextFilter | null | undefined;
  id?: IDFilter | null | undefined;
  impact?: ImpactFilter | null | undefined;
  isAssigned?: boolean | null | undefined;
  not?: TicketFilter | null | undefined;
  number?: TextFilter | null | undefined;
  openedAt?: DateTimeFilter | null | undefined;
  or?: Array<TicketFilter> | null | undefined;
  organization?: OrganizationFilter | null | undefined;
  priority?: PriorityFilter | null | undefined;
  requester?: PersonFilter | null | undefined;
  resolvedAt?: DateTimeFilter | null | undefined;
  service?: ServiceFilter | null | undefined;
  status?: TicketStatusFilter | null | undefined;
  subject?: TextFilter | null | undefined;
  tags?: TagsFilter | null | undefined;
  team?: TeamFilter | null | undefined;
  type?: TicketTypeFilter | null | undefined;
  unattended?: boolean | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  urgency?: UrgencyFilter | null | undefined;
  waitingReason?: WaitingReasonFilter | null | undefined;
};

export type TicketStatus =
  | 'CANCELLED'
  | 'CLOSED'
  | 'NEW'
  | 'OPEN'
  | 'RESOLVED'
  | 'WAITING';

export type TicketStatusFilter = {
  eq?: TicketStatus | null | undefined;
  in?: Array<TicketStatus> | null | undefined;
  isNull?: boolean | null | undefined;
};

export type TicketType =
  | 'CHANGE'
  | 'INCIDENT'
  | 'PROBLEM'
  | 'SERVICE_REQUEST';

export type TicketTypeFilter = {
  eq?: TicketType | null | undefined;
  in?: Array<TicketType> | null | undefined;
  isNull?: boolean | null | undefined;
};

export type UpdateOutageInput = {
  endedAt?: string | null | undefined;
  expectedVersion?: number | null | undefined;
  idempotencyKey?: string | null | undefined;
  note?: string | null | undefined;
  outageId: string | number;
  startedAt?: string | null | undefined;
  ticketId?: string | number | null | undefined;
};

export type Urgency =
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM';

export type UrgencyFilter = {
  eq?: Urgency | null | undefined;
  in?: Array<Urgency> | null | undefined;
  isNull?: boolean | null | undefined;
};

export type UserErrorCode =
  | 'ALREADY_EXISTS'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'INVALID_INPUT'
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'SIGN_IN_FAILED'
  | 'TRANSITION_REFUSED'
  | 'VERSION_CONFLICT'
  | 'WORKSPACE_NEEDED';

export type Visibility =
  | 'INTERNAL'
  | 'PUBLIC';

export type WaitingReason =
  | 'CHANGE'
  | 'EVIDENCE'
  | 'PROBLEM'
  | 'REQUESTER'
  | 'SCHEDULED'
  | 'THIRD_PARTY';

export type WaitingReasonFilter = {
  eq?: WaitingReason | null | undefined;
  in?: Array<WaitingReason> | null | undefined;
  isNull?: boolean | null | undefined;
};

export type Weekday =
  | 'FRIDAY'
  | 'MONDAY'
  | 'SATURDAY'
  | 'SUNDAY'
  | 'THURSDAY'
  | 'TUESDAY'
  | 'WEDNESDAY';

export type WeeklyOpeningInput = {
  weekday: Weekday;
  windows: Array<OpeningWindowInput>;
};

export type AdviseDraftQueryVariables = Exact<{
  draft: DraftInput;
}>;


export type AdviseDraftQuery = { adviseDraft: { lacks: Array<{ need: LackNeed, topic: IntakeTopic | null, field: { key: string, label: string, help: string | null, type: FieldType, choices: Array<string> } | null }>, problems: Array<
      | { __typename: 'AlreadyExists', code: UserErrorCode, field: Array<string> | null, message: string, existing:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
      | { __typename: 'InvalidInput', expected: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotAllowed', allowedRoles: Array<Role>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotFound', type: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'PlainRefusal', code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'TransitionRefused', from: TicketStatus, to: TicketStatus | null, missingFields: Array<string>, allowed: Array<TicketStatus>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'VersionConflict', expectedVersion: number, currentVersion: number, code: UserErrorCode, field: Array<string> | null, message: string, current:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
    > } };

export type AgentQueueSubscriptionVariables = Exact<{
  agentId?: string | number | null | undefined;
  after?: string | null | undefined;
}>;


export type AgentQueueSubscription = { agentQueue: { asOf: string, tickets: number, waiting: number, load: number, capacity: number, agent: { id: string, name: string, presence: Presence | null } } };

export type AskRequesterMutationVariables = Exact<{
  input: AskRequesterInput;
}>;


export type AskRequesterMutation = { askRequester: { informationRequest: { id: string, status: InformationStatus, dueAt: string } | null, ticket: { id: string, status: TicketStatus, waitingReason: WaitingReason | null } | null, userErrors: Array<
      | { __typename: 'AlreadyExists', code: UserErrorCode, field: Array<string> | null, message: string, existing:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
      | { __typename: 'InvalidInput', expected: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotAllowed', allowedRoles: Array<Role>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotFound', type: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'PlainRefusal', code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'TransitionRefused', from: TicketStatus, to: TicketStatus | null, missingFields: Array<string>, allowed: Array<TicketStatus>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'VersionConflict', expectedVersion: number, currentVersion: number, code: UserErrorCode, field: Array<string> | null, message: string, current:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
    > } };

export type AssignmentExplanationQueryVariables = Exact<{
  id: string | number;
}>;


export type AssignmentExplanationQuery = { ticket: { id: string, assignee: { id: string, name: string } | null, assignmentExplanation: { at: string, chosenBy: ChosenBy | null, candidates: Array<{ eligible: boolean, passedOver: Array<PassedOver>, person: { id: string, name: string } }> } | null } | null };

export type AttainmentQueryVariables = Exact<{
  from: string;
  to: string;
  timeZone: string;
}>;


export type AttainmentQuery = { slaAttainment: Array<{ period: string | null, kind: TargetKind | null, met: number, missed: number, share: number, meanConsumed: string, team: { id: string, name: string } | null }> };

export type AvailabilityQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type AvailabilityQuery = { services: { nodes: Array<{ id: string, name: string, availabilityTarget: number | null, hours: { name: string } | null, availability: { figure: number | null, serviceTime: string, downtime: string, remainingBudget: string | null, overspent: string | null }, outages: { nodes: Array<{ id: string, startedAt: string, endedAt: string | null, note: string | null, version: number }> } }> } };

export type CategoryFormQueryVariables = Exact<{
  id: string | number;
}>;


export type CategoryFormQuery = { node:
    | { id: string, name: string, form: { asksForScreenshot: boolean, fields: Array<{ key: string, label: string, help: string | null, type: FieldType, required: boolean, choices: Array<string>, topic: FieldTopic | null }> } }
    | Record<PropertyKey, never>
   | null };

export type ClaimTicketMutationVariables = Exact<{
  input: ClaimTicketInput;
}>;


export type ClaimTicketMutation = { claimTicket: { position: string | null, ticket: { id: string, number: string, type: TicketType, status: TicketStatus, waitingReason: WaitingReason | null, subject: string, priority: Priority, updatedAt: string, version: number, requester: { id: string, name: string }, assignee: { id: string, name: string } | null, team: { id: string, name: string } | null } | null, userErrors: Array<
      | { __typename: 'AlreadyExists', code: UserErrorCode, field: Array<string> | null, message: string, existing:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
      | { __typename: 'InvalidInput', expected: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotAllowed', allowedRoles: Array<Role>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotFound', type: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'PlainRefusal', code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'TransitionRefused', from: TicketStatus, to: TicketStatus | null, missingFields: Array<string>, allowed: Array<TicketStatus>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'VersionConflict', expectedVersion: number, currentVersion: number, code: UserErrorCode, field: Array<string> | null, message: string, current:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
    > } };

export type CloseTicketMutationVariables = Exact<{
  input: CloseTicketInput;
}>;


export type CloseTicketMutation = { closeTicket: { position: string | null, ticket: { id: string, number: string, type: TicketType, status: TicketStatus, waitingReason: WaitingReason | null, subject: string, priority: Priority, updatedAt: string, version: number, requester: { id: string, name: string }, assignee: { id: string, name: string } | null, team: { id: string, name: string } | null } | null, userErrors: Array<
      | { __typename: 'AlreadyExists', code: UserErrorCode, field: Array<string> | null, message: string, existing:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
      | { __typename: 'InvalidInput', expected: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotAllowed', allowedRoles: Array<Role>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotFound', type: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'PlainRefusal', code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'TransitionRefused', from: TicketStatus, to: TicketStatus | null, missingFields: Array<string>, allowed: Array<TicketStatus>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'VersionConflict', expectedVersion: number, currentVersion: number, code: UserErrorCode, field: Array<string> | null, message: string, current:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
    > } };

export type CreateCalendarMutationVariables = Exact<{
  input: CreateCalendarInput;
}>;


export type CreateCalendarMutation = { createCalendar: { calendar: { id: string, name: string, version: number } | null, userErrors: Array<
      | { __typename: 'AlreadyExists', code: UserErrorCode, field: Array<string> | null, message: string, existing:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
      | { __typename: 'InvalidInput', expected: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotAllowed', allowedRoles: Array<Role>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotFound', type: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'PlainRefusal', code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'TransitionRefused', from: TicketStatus, to: TicketStatus | null, missingFields: Array<string>, allowed: Array<TicketStatus>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'VersionConflict', expectedVersion: number, currentVersion: number, code: UserErrorCode, field: Array<string> | null, message: string, current:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
    > } };

export type CreateSlaPolicyMutationVariables = Exact<{
  input: CreateSlaPolicyInput;
}>;


export type CreateSlaPolicyMutation = { createSlaPolicy: { slaPolicy: { id: string, name: string, position: number, version: number } | null, recompute: { id: string, total: number | null, done: number, finishedAt: string | null } | null, userErrors: Array<
      | { __typename: 'AlreadyExists', code: UserErrorCode, field: Array<string> | null, message: string, existing:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
      | { __typename: 'InvalidInput', expected: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotAllowed', allowedRoles: Array<Role>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotFound', type: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'PlainRefusal', code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'TransitionRefused', from: TicketStatus, to: TicketStatus | null, missingFields: Array<string>, allowed: Array<TicketStatus>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'VersionConflict', expectedVersion: number, currentVersion: number, code: UserErrorCode, field: Array<string> | null, message: string, current:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
    > } };

export type DirectoryQueryVariables = Exact<{ [key: string]: never; }>;


export type DirectoryQuery = { viewer: { id: string, name: string, role: Role, teams: Array<{ id: string, name: string }> }, workspace: { name: string, timeZone: string, resolutionCodes: Array<{ code: string, standard: boolean }>, priorityMatrix: Array<{ impact: Impact, urgency: Urgency, priority: Priority }> }, teams: { nodes: Array<{ id: string, name: string, active: boolean }> }, categories: { nodes: Array<{ id: string, name: string, active: boolean, parent: { name: string } | null, team: { name: string } | null }> }, services: { nodes: Array<{ id: string, name: string, active: boolean }> } };

export type EndOutageMutationVariables = Exact<{
  input: UpdateOutageInput;
}>;


export type EndOutageMutation = { updateOutage: { outage: { id: string, startedAt: string, endedAt: string | null, version: number } | null, userErrors: Array<
      | { __typename: 'AlreadyExists', code: UserErrorCode, field: Array<string> | null, message: string, existing:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
      | { __typename: 'InvalidInput', expected: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotAllowed', allowedRoles: Array<Role>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotFound', type: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'PlainRefusal', code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'TransitionRefused', from: TicketStatus, to: TicketStatus | null, missingFields: Array<string>, allowed: Array<TicketStatus>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'VersionConflict', expectedVersion: number, currentVersion: number, code: UserErrorCode, field: Array<string> | null, message: string, current:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
    > } };

type Event_EntryAdded_Fragment = { __typename: 'EntryAdded', visibility: Visibility, id: string, position: string, at: string, entry: { text: string } | null, actor: { name: string } | null };

type Event_EntryEdited_Fragment = { __typename: 'EntryEdited', id: string, position: string, at: string, entry: { text: string } | null, actor: { name: string } | null };

type Event_EntryVisibilityChanged_Fragment = { __typename: 'EntryVisibilityChanged', entryId: string, fromVisibility: Visibility, toVisibility: Visibility, id: string, position: string, at: string, actor: { name: string } | null };

type Event_FeedbackGiven_Fragment = { __typename: 'FeedbackGiven', oldRating: number | null, newRating: number, id: string, position: string, at: string, actor: { name: string } | null };

type Event_FeedbackInvited_Fragment = { __typename: 'FeedbackInvited', id: string, position: string, at: string, actor: { name: string } | null };

type Event_FollowUpOpened_Fragment = { __typename: 'FollowUpOpened', id: string, position: string, at: string, followUp: { number: string } | null, actor: { name: string } | null };

type Event_InformationAnswered_Fragment = { __typename: 'InformationAnswered', id: string, position: string, at: string, actor: { name: string } | null };

type Event_InformationOverdue_Fragment = { __typename: 'InformationOverdue', id: string, position: string, at: string, actor: { name: string } | null };

type Event_InformationReminded_Fragment = { __typename: 'InformationReminded', id: string, position: string, at: string, actor: { name: string } | null };

type Event_InformationRequested_Fragment = { __typename: 'InformationRequested', id: string, position: string, at: string, request: { id: string, dueAt: string }, actor: { name: string } | null };

type Event_InformationUnanswered_Fragment = { __typename: 'InformationUnanswered', id: string, position: string, at: string, actor: { name: string } | null };

type Event_InformationWithdrawn_Fragment = { __typename: 'InformationWithdrawn', id: string, position: string, at: string, actor: { name: string } | null };

type Event_LowRatingGiven_Fragment = { __typename: 'LowRatingGiven', newRating: number, id: string, position: string, at: string, actor: { name: string } | null };

type Event_SkillsRelaxed_Fragment = { __typename: 'SkillsRelaxed', id: string, position: string, at: string, actor: { name: string } | null };

type Event_TargetBreached_Fragment = { __typename: 'TargetBreached', dueAt: string | null, lateBy: string, id: string, position: string, at: string, actor: { name: string } | null };

type Event_TargetEscalated_Fragment = { __typename: 'TargetEscalated', id: string, position: string, at: string, actor: { name: string } | null };

type Event_TargetRemeasured_Fragment = { __typename: 'TargetRemeasured', id: string, position: string, at: string, actor: { name: string } | null };

type Event_TargetStateChanged_Fragment = { __typename: 'TargetStateChanged', id: string, position: string, at: string, actor: { name: string } | null };

type Event_TargetWarned_Fragment = { __typename: 'TargetWarned', dueAt: string | null, lateBy: string, id: string, position: string, at: string, actor: { name: string } | null };

type Event_TicketAssigned_Fragment = { __typename: 'TicketAssigned', kind: AssignmentKind, reason: string | null, id: string, position: string, at: string, fromTeam: { name: string } | null, toTeam: { name: string } | null, fromAssignee: { name: string } | null, toAssignee: { name: string } | null, actor: { name: string } | null };

type Event_TicketEdited_Fragment = { __typename: 'TicketEdited', changed: Array<TicketDetail>, id: string, position: string, at: string, old: { subject: string | null, tags: Array<string> | null }, new: { subject: string | null, tags: Array<string> | null }, actor: { name: string } | null };

type Event_TicketOpened_Fragment = { __typename: 'TicketOpened', subject: string, priority: Priority, channel: Channel, id: string, position: string, at: string, actor: { name: string } | null };

type Event_TicketPriorityChanged_Fragment = { __typename: 'TicketPriorityChanged', id: string, position: string, at: string, old: { priority: Priority, overrideReason: string | null }, new: { priority: Priority, overrideReason: string | null }, actor: { name: string } | null };

type Event_TicketStatusChanged_Fragment = { __typename: 'TicketStatusChanged', from: TicketStatus, to: TicketStatus, waitingReason: WaitingReason | null, waitingUntil: string | null, reason: string | null, cycle: number, id: string, position: string, at: string, resolution: { code: string } | null, actor: { name: string } | null };

type Event_TicketUnattended_Fragment = { __typename: 'TicketUnattended', id: string, position: string, at: string, actor: { name: string } | null };

export type EventFragment =
  | Event_EntryAdded_Fragment
  | Event_EntryEdited_Fragment
  | Event_EntryVisibilityChanged_Fragment
  | Event_FeedbackGiven_Fragment
  | Event_FeedbackInvited_Fragment
  | Event_FollowUpOpened_Fragment
  | Event_InformationAnswered_Fragment
  | Event_InformationOverdue_Fragment
  | Event_InformationReminded_Fragment
  | Event_InformationRequested_Fragment
  | Event_InformationUnanswered_Fragment
  | Event_InformationWithdrawn_Fragment
  | Event_LowRatingGiven_Fragment
  | Event_SkillsRelaxed_Fragment
  | Event_TargetBreached_Fragment
  | Event_TargetEscalated_Fragment
  | Event_TargetRemeasured_Fragment
  | Event_TargetStateChanged_Fragment
  | Event_TargetWarned_Fragment
  | Event_TicketAssigned_Fragment
  | Event_TicketEdited_Fragment
  | Event_TicketOpened_Fragment
  | Event_TicketPriorityChanged_Fragment
  | Event_TicketStatusChanged_Fragment
  | Event_TicketUnattended_Fragment
;

export type FeedbackFiguresQueryVariables = Exact<{
  from: string;
  to: string;
  timeZone: string;
}>;


export type FeedbackFiguresQuery = { feedbackFigures: Array<{ period: string | null, given: number, csat: number | null, mean: number | null, responseRate: number | null, agent: { id: string, name: string } | null }> };

export type ImportHolidaysMutationVariables = Exact<{
  input: ImportHolidaysInput;
}>;


export type ImportHolidaysMutation = { importHolidays: { added: number | null, calendar: { id: string, version: number, holidays: Array<{ name: string, on: string, part: { from: string, to: string } | null }> } | null, leftOut: Array<{ name: string, on: string | null, because: LeftOutBecause }> | null, recompute: { id: string } | null, userErrors: Array<
      | { __typename: 'AlreadyExists', code: UserErrorCode, field: Array<string> | null, message: string, existing:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
      | { __typename: 'InvalidInput', expected: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotAllowed', allowedRoles: Array<Role>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotFound', type: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'PlainRefusal', code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'TransitionRefused', from: TicketStatus, to: TicketStatus | null, missingFields: Array<string>, allowed: Array<TicketStatus>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'VersionConflict', expectedVersion: number, currentVersion: number, code: UserErrorCode, field: Array<string> | null, message: string, current:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
    > } };

export type LowRatingsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type LowRatingsSubscription = { ticketEvents:
    | { __typename: 'EntryAdded', visibility: Visibility, id: string, position: string, at: string, entry: { text: string } | null, actor: { name: string } | null }
    | { __typename: 'EntryEdited', id: string, position: string, at: string, entry: { text: string } | null, actor: { name: string } | null }
    | { __typename: 'EntryVisibilityChanged', entryId: string, fromVisibility: Visibility, toVisibility: Visibility, id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'FeedbackGiven', oldRating: number | null, newRating: number, id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'FeedbackInvited', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'FollowUpOpened', id: string, position: string, at: string, followUp: { number: string } | null, actor: { name: string } | null }
    | { __typename: 'InformationAnswered', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'InformationOverdue', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'InformationReminded', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'InformationRequested', id: string, position: string, at: string, request: { id: string, dueAt: string }, actor: { name: string } | null }
    | { __typename: 'InformationUnanswered', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'InformationWithdrawn', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'LowRatingGiven', newRating: number, id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'SkillsRelaxed', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'TargetBreached', dueAt: string | null, lateBy: string, id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'TargetEscalated', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'TargetRemeasured', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'TargetStateChanged', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'TargetWarned', dueAt: string | null, lateBy: string, id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'TicketAssigned', kind: AssignmentKind, reason: string | null, id: string, position: string, at: string, fromTeam: { name: string } | null, toTeam: { name: string } | null, fromAssignee: { name: string } | null, toAssignee: { name: string } | null, actor: { name: string } | null }
    | { __typename: 'TicketEdited', changed: Array<TicketDetail>, id: string, position: string, at: string, old: { subject: string | null, tags: Array<string> | null }, new: { subject: string | null, tags: Array<string> | null }, actor: { name: string } | null }
    | { __typename: 'TicketOpened', subject: string, priority: Priority, channel: Channel, id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'TicketPriorityChanged', id: string, position: string, at: string, old: { priority: Priority, overrideReason: string | null }, new: { priority: Priority, overrideReason: string | null }, actor: { name: string } | null }
    | { __typename: 'TicketStatusChanged', from: TicketStatus, to: TicketStatus, waitingReason: WaitingReason | null, waitingUntil: string | null, reason: string | null, cycle: number, id: string, position: string, at: string, resolution: { code: string } | null, actor: { name: string } | null }
    | { __typename: 'TicketUnattended', id: string, position: string, at: string, actor: { name: string } | null }
   };

export type OpenTicketMutationVariables = Exact<{
  input: OpenTicketInput;
}>;


export type OpenTicketMutation = { openTicket: { position: string | null, ticket: { id: string, number: string, status: TicketStatus, priority: Priority, version: number, team: { name: string } | null } | null, userErrors: Array<
      | { __typename: 'AlreadyExists', code: UserErrorCode, field: Array<string> | null, message: string, existing:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
      | { __typename: 'InvalidInput', expected: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotAllowed', allowedRoles: Array<Role>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotFound', type: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'PlainRefusal', code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'TransitionRefused', from: TicketStatus, to: TicketStatus | null, missingFields: Array<string>, allowed: Array<TicketStatus>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'VersionConflict', expectedVersion: number, currentVersion: number, code: UserErrorCode, field: Array<string> | null, message: string, current:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
    > } };

export type PreviewAssignmentQueryVariables = Exact<{
  input: PreviewAssignmentInput;
}>;


export type PreviewAssignmentQuery = { previewAssignment: { chosenBy: ChosenBy | null, relaxedBy: number, chosen: { id: string, name: string } | null, candidates: Array<{ eligible: boolean, passedOver: Array<PassedOver>, skillSurplus: number, load: number, capacity: number, person: { id: string, name: string } }> } };

export type QueueQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  where?: TicketFilter;
}>;


export type QueueQuery = { tickets: { asOf: string, totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, number: string, type: TicketType, status: TicketStatus, waitingReason: WaitingReason | null, subject: string, priority: Priority, updatedAt: string, version: number, entries: { nodes: Array<{ text: string, visibility: Visibility, createdAt: string, author: { name: string } }> }, requester: { id: string, name: string }, assignee: { id: string, name: string } | null, team: { id: string, name: string } | null }> } };

export type RateTicketMutationVariables = Exact<{
  input: RateTicketInput;
}>;


export type RateTicketMutation = { rateTicket: { position: string | null, feedback: { rating: number, comment: string | null, version: number } | null, userErrors: Array<
      | { __typename: 'AlreadyExists', code: UserErrorCode, field: Array<string> | null, message: string, existing:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
      | { __typename: 'InvalidInput', expected: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotAllowed', allowedRoles: Array<Role>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotFound', type: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'PlainRefusal', code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'TransitionRefused', from: TicketStatus, to: TicketStatus | null, missingFields: Array<string>, allowed: Array<TicketStatus>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'VersionConflict', expectedVersion: number, currentVersion: number, code: UserErrorCode, field: Array<string> | null, message: string, current:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
    > } };

export type RecordOutageMutationVariables = Exact<{
  input: CreateOutageInput;
}>;


export type RecordOutageMutation = { createOutage: { outage: { id: string, startedAt: string, version: number } | null, userErrors: Array<
      | { __typename: 'AlreadyExists', code: UserErrorCode, field: Array<string> | null, message: string, existing:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
      | { __typename: 'InvalidInput', expected: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotAllowed', allowedRoles: Array<Role>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotFound', type: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'PlainRefusal', code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'TransitionRefused', from: TicketStatus, to: TicketStatus | null, missingFields: Array<string>, allowed: Array<TicketStatus>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'VersionConflict', expectedVersion: number, currentVersion: number, code: UserErrorCode, field: Array<string> | null, message: string, current:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
    > } };

type Refusal_AlreadyExists_Fragment = { __typename: 'AlreadyExists', code: UserErrorCode, field: Array<string> | null, message: string, existing:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

type Refusal_InvalidInput_Fragment = { __typename: 'InvalidInput', expected: string, code: UserErrorCode, field: Array<string> | null, message: string };

type Refusal_NotAllowed_Fragment = { __typename: 'NotAllowed', allowedRoles: Array<Role>, code: UserErrorCode, field: Array<string> | null, message: string };

type Refusal_NotFound_Fragment = { __typename: 'NotFound', type: string, code: UserErrorCode, field: Array<string> | null, message: string };

type Refusal_PlainRefusal_Fragment = { __typename: 'PlainRefusal', code: UserErrorCode, field: Array<string> | null, message: string };

type Refusal_TransitionRefused_Fragment = { __typename: 'TransitionRefused', from: TicketStatus, to: TicketStatus | null, missingFields: Array<string>, allowed: Array<TicketStatus>, code: UserErrorCode, field: Array<string> | null, message: string };

type Refusal_VersionConflict_Fragment = { __typename: 'VersionConflict', expectedVersion: number, currentVersion: number, code: UserErrorCode, field: Array<string> | null, message: string, current:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type RefusalFragment =
  | Refusal_AlreadyExists_Fragment
  | Refusal_InvalidInput_Fragment
  | Refusal_NotAllowed_Fragment
  | Refusal_NotFound_Fragment
  | Refusal_PlainRefusal_Fragment
  | Refusal_TransitionRefused_Fragment
  | Refusal_VersionConflict_Fragment
;

export type ReplyMutationVariables = Exact<{
  input: ReplyToTicketInput;
}>;


export type ReplyMutation = { replyToTicket: { position: string | null, ticket: { id: string, number: string, type: TicketType, status: TicketStatus, waitingReason: WaitingReason | null, subject: string, priority: Priority, updatedAt: string, version: number, requester: { id: string, name: string }, assignee: { id: string, name: string } | null, team: { id: string, name: string } | null } | null, entry: { id: string, text: string } | null, userErrors: Array<
      | { __typename: 'AlreadyExists', code: UserErrorCode, field: Array<string> | null, message: string, existing:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
      | { __typename: 'InvalidInput', expected: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotAllowed', allowedRoles: Array<Role>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotFound', type: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'PlainRefusal', code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'TransitionRefused', from: TicketStatus, to: TicketStatus | null, missingFields: Array<string>, allowed: Array<TicketStatus>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'VersionConflict', expectedVersion: number, currentVersion: number, code: UserErrorCode, field: Array<string> | null, message: string, current:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
    > } };

export type ResolveTicketMutationVariables = Exact<{
  input: ResolveTicketInput;
}>;


export type ResolveTicketMutation = { resolveTicket: { position: string | null, ticket: { id: string, number: string, type: TicketType, status: TicketStatus, waitingReason: WaitingReason | null, subject: string, priority: Priority, updatedAt: string, version: number, requester: { id: string, name: string }, assignee: { id: string, name: string } | null, team: { id: string, name: string } | null } | null, userErrors: Array<
      | { __typename: 'AlreadyExists', code: UserErrorCode, field: Array<string> | null, message: string, existing:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
      | { __typename: 'InvalidInput', expected: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotAllowed', allowedRoles: Array<Role>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotFound', type: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'PlainRefusal', code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'TransitionRefused', from: TicketStatus, to: TicketStatus | null, missingFields: Array<string>, allowed: Array<TicketStatus>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'VersionConflict', expectedVersion: number, currentVersion: number, code: UserErrorCode, field: Array<string> | null, message: string, current:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
    > } };

export type SetPresenceMutationVariables = Exact<{
  input: SetPresenceInput;
}>;


export type SetPresenceMutation = { setPresence: { person: { id: string, presence: Presence | null } | null, userErrors: Array<
      | { __typename: 'AlreadyExists', code: UserErrorCode, field: Array<string> | null, message: string, existing:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
      | { __typename: 'InvalidInput', expected: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotAllowed', allowedRoles: Array<Role>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotFound', type: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'PlainRefusal', code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'TransitionRefused', from: TicketStatus, to: TicketStatus | null, missingFields: Array<string>, allowed: Array<TicketStatus>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'VersionConflict', expectedVersion: number, currentVersion: number, code: UserErrorCode, field: Array<string> | null, message: string, current:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
    > } };

export type SetWaitingMutationVariables = Exact<{
  input: SetTicketWaitingInput;
}>;


export type SetWaitingMutation = { setTicketWaiting: { position: string | null, ticket: { id: string, number: string, type: TicketType, status: TicketStatus, waitingReason: WaitingReason | null, subject: string, priority: Priority, updatedAt: string, version: number, requester: { id: string, name: string }, assignee: { id: string, name: string } | null, team: { id: string, name: string } | null } | null, userErrors: Array<
      | { __typename: 'AlreadyExists', code: UserErrorCode, field: Array<string> | null, message: string, existing:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
      | { __typename: 'InvalidInput', expected: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotAllowed', allowedRoles: Array<Role>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotFound', type: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'PlainRefusal', code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'TransitionRefused', from: TicketStatus, to: TicketStatus | null, missingFields: Array<string>, allowed: Array<TicketStatus>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'VersionConflict', expectedVersion: number, currentVersion: number, code: UserErrorCode, field: Array<string> | null, message: string, current:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
    > } };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn: { session: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string, person: { id: string, name: string, role: Role }, workspace: { slug: string, name: string } } | null, userErrors: Array<
      | { code: UserErrorCode, field: Array<string> | null, message: string }
      | { code: UserErrorCode, field: Array<string> | null, message: string }
      | { code: UserErrorCode, field: Array<string> | null, message: string }
      | { code: UserErrorCode, field: Array<string> | null, message: string }
      | { code: UserErrorCode, field: Array<string> | null, message: string }
      | { code: UserErrorCode, field: Array<string> | null, message: string }
      | { code: UserErrorCode, field: Array<string> | null, message: string }
    > } };

export type SlaAlertsSubscriptionVariables = Exact<{
  where?: TicketFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type SlaAlertsSubscription = { slaAlerts:
    | { __typename: 'TargetBreached', id: string, position: string, at: string, dueAt: string | null, lateBy: string, ticket: { id: string, number: string, subject: string, priority: Priority, assignee: { name: string } | null } }
    | { __typename: 'TargetEscalated', id: string, position: string, at: string, dueAt: string | null, lateBy: string, action: EscalationAction, ticket: { id: string, number: string, subject: string, priority: Priority, assignee: { name: string } | null } }
    | { __typename: 'TargetWarned', id: string, position: string, at: string, dueAt: string | null, lateBy: string, ticket: { id: string, number: string, subject: string, priority: Priority, assignee: { name: string } | null } }
   };

export type StatusChangesSubscriptionVariables = Exact<{
  where?: TicketFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type StatusChangesSubscription = { ticketStatusChanged: { position: string, from: TicketStatus, to: TicketStatus, waitingReason: WaitingReason | null, ticket: { id: string, number: string, type: TicketType, status: TicketStatus, waitingReason: WaitingReason | null, subject: string, priority: Priority, updatedAt: string, version: number, requester: { id: string, name: string }, assignee: { id: string, name: string } | null, team: { id: string, name: string } | null }, actor: { name: string } | null } };

export type SubmitFeedbackMutationVariables = Exact<{
  input: SubmitFeedbackInput;
}>;


export type SubmitFeedbackMutation = { submitFeedback: { rating: number | null, userErrors: Array<
      | { __typename: 'AlreadyExists', code: UserErrorCode, field: Array<string> | null, message: string, existing:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
      | { __typename: 'InvalidInput', expected: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotAllowed', allowedRoles: Array<Role>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'NotFound', type: string, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'PlainRefusal', code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'TransitionRefused', from: TicketStatus, to: TicketStatus | null, missingFields: Array<string>, allowed: Array<TicketStatus>, code: UserErrorCode, field: Array<string> | null, message: string }
      | { __typename: 'VersionConflict', expectedVersion: number, currentVersion: number, code: UserErrorCode, field: Array<string> | null, message: string, current:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null }
    > } };

export type TeamTargetsQueryVariables = Exact<{
  id: string | number;
}>;


export type TeamTargetsQuery = { ticket: { number: string, teamTargets: Array<{ sequence: number, state: TargetState, startedAt: string, stoppedAt: string | null, dueAt: string | null, breachedAt: string | null, consumed: string, remaining: string | null, team: { name: string } }> } | null };

export type TicketCardFragment = { id: string, number: string, type: TicketType, status: TicketStatus, waitingReason: WaitingReason | null, subject: string, priority: Priority, updatedAt: string, version: number, requester: { id: string, name: string }, assignee: { id: string, name: string } | null, team: { id: string, name: string } | null };

export type TicketCountSubscriptionVariables = Exact<{
  where?: TicketFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type TicketCountSubscription = { ticketCount: { asOf: string, count: number } };

export type TicketDetailQueryVariables = Exact<{
  id: string | number;
}>;


export type TicketDetailQuery = { ticket: { description: string | null, impact: Impact, urgency: Urgency, channel: Channel, tags: Array<string>, cycle: number, openedAt: string, resolvedAt: string | null, closedAt: string | null, id: string, number: string, type: TicketType, status: TicketStatus, waitingReason: WaitingReason | null, subject: string, priority: Priority, updatedAt: string, version: number, category: { name: string } | null, services: Array<{ name: string }>, priorityOverride: { priority: Priority, reason: string, setAt: string, setBy: { name: string } | null } | null, contact: { name: string | null, email: string | null, phone: string | null } | null, organization: { name: string } | null, customFields: Array<{ key: string, value: string | number | boolean }>, followUpOf: { number: string } | null, allowedTransitions: Array<{ to: TicketStatus, mutation: string, requiredFields: Array<string> }>, resolution: { code: string, notes: string, advice: string | null, resolvedBy: { name: string } | null } | null, feedback: { rating: number, comment: string | null, reasons: Array<string> } | null, entries: { nodes: Array<{ id: string, text: string, visibility: Visibility, createdAt: string, editedAt: string | null, author: { name: string } }> }, timeline: { nodes: Array<
        | { __typename: 'EntryAdded', visibility: Visibility, id: string, position: string, at: string, entry: { text: string } | null, actor: { name: string } | null }
        | { __typename: 'EntryEdited', id: string, position: string, at: string, entry: { text: string } | null, actor: { name: string } | null }
        | { __typename: 'EntryVisibilityChanged', entryId: string, fromVisibility: Visibility, toVisibility: Visibility, id: string, position: string, at: string, actor: { name: string } | null }
        | { __typename: 'FeedbackGiven', oldRating: number | null, newRating: number, id: string, position: string, at: string, actor: { name: string } | null }
        | { __typename: 'FeedbackInvited', id: string, position: string, at: string, actor: { name: string } | null }
        | { __typename: 'FollowUpOpened', id: string, position: string, at: string, followUp: { number: string } | null, actor: { name: string } | null }
        | { __typename: 'InformationAnswered', id: string, position: string, at: string, actor: { name: string } | null }
        | { __typename: 'InformationOverdue', id: string, position: string, at: string, actor: { name: string } | null }
        | { __typename: 'InformationReminded', id: string, position: string, at: string, actor: { name: string } | null }
        | { __typename: 'InformationRequested', id: string, position: string, at: string, request: { id: string, dueAt: string }, actor: { name: string } | null }
        | { __typename: 'InformationUnanswered', id: string, position: string, at: string, actor: { name: string } | null }
        | { __typename: 'InformationWithdrawn', id: string, position: string, at: string, actor: { name: string } | null }
        | { __typename: 'LowRatingGiven', newRating: number, id: string, position: string, at: string, actor: { name: string } | null }
        | { __typename: 'SkillsRelaxed', id: string, position: string, at: string, actor: { name: string } | null }
        | { __typename: 'TargetBreached', dueAt: string | null, lateBy: string, id: string, position: string, at: string, actor: { name: string } | null }
        | { __typename: 'TargetEscalated', id: string, position: string, at: string, actor: { name: string } | null }
        | { __typename: 'TargetRemeasured', id: string, position: string, at: string, actor: { name: string } | null }
        | { __typename: 'TargetStateChanged', id: string, position: string, at: string, actor: { name: string } | null }
        | { __typename: 'TargetWarned', dueAt: string | null, lateBy: string, id: string, position: string, at: string, actor: { name: string } | null }
        | { __typename: 'TicketAssigned', kind: AssignmentKind, reason: string | null, id: string, position: string, at: string, fromTeam: { name: string } | null, toTeam: { name: string } | null, fromAssignee: { name: string } | null, toAssignee: { name: string } | null, actor: { name: string } | null }
        | { __typename: 'TicketEdited', changed: Array<TicketDetail>, id: string, position: string, at: string, old: { subject: string | null, tags: Array<string> | null }, new: { subject: string | null, tags: Array<string> | null }, actor: { name: string } | null }
        | { __typename: 'TicketOpened', subject: string, priority: Priority, channel: Channel, id: string, position: string, at: string, actor: { name: string } | null }
        | { __typename: 'TicketPriorityChanged', id: string, position: string, at: string, old: { priority: Priority, overrideReason: string | null }, new: { priority: Priority, overrideReason: string | null }, actor: { name: string } | null }
        | { __typename: 'TicketStatusChanged', from: TicketStatus, to: TicketStatus, waitingReason: WaitingReason | null, waitingUntil: string | null, reason: string | null, cycle: number, id: string, position: string, at: string, resolution: { code: string } | null, actor: { name: string } | null }
        | { __typename: 'TicketUnattended', id: string, position: string, at: string, actor: { name: string } | null }
      > }, requester: { id: string, name: string }, assignee: { id: string, name: string } | null, team: { id: string, name: string } | null } | null };

export type TicketTargetsQueryVariables = Exact<{
  id: string | number;
}>;


export type TicketTargetsQuery = { ticket: { number: string, priority: Priority, targets: Array<{ id: string, kind: TargetKind, cycle: number, sequence: number, state: TargetState, dueAt: string | null, pausedSince: string | null, breachedAt: string | null, consumed: string, remaining: string | null, breachedBy: string | null, explanation: { counted: string, windows: Array<{ from: string, to: string, counted: string }>, pauses: Array<{ from: string, to: string, open: string }>, holidays: Array<{ name: string, on: string, closed: string }> } | null }> } | null };

export type TicketTimelineSubscriptionVariables = Exact<{
  ticketId: string | number;
  after?: string | null | undefined;
}>;


export type TicketTimelineSubscription = { ticketTimeline:
    | { __typename: 'EntryAdded', visibility: Visibility, id: string, position: string, at: string, entry: { text: string } | null, actor: { name: string } | null }
    | { __typename: 'EntryEdited', id: string, position: string, at: string, entry: { text: string } | null, actor: { name: string } | null }
    | { __typename: 'EntryVisibilityChanged', entryId: string, fromVisibility: Visibility, toVisibility: Visibility, id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'FeedbackGiven', oldRating: number | null, newRating: number, id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'FeedbackInvited', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'FollowUpOpened', id: string, position: string, at: string, followUp: { number: string } | null, actor: { name: string } | null }
    | { __typename: 'InformationAnswered', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'InformationOverdue', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'InformationReminded', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'InformationRequested', id: string, position: string, at: string, request: { id: string, dueAt: string }, actor: { name: string } | null }
    | { __typename: 'InformationUnanswered', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'InformationWithdrawn', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'LowRatingGiven', newRating: number, id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'SkillsRelaxed', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'TargetBreached', dueAt: string | null, lateBy: string, id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'TargetEscalated', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'TargetRemeasured', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'TargetStateChanged', id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'TargetWarned', dueAt: string | null, lateBy: string, id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'TicketAssigned', kind: AssignmentKind, reason: string | null, id: string, position: string, at: string, fromTeam: { name: string } | null, toTeam: { name: string } | null, fromAssignee: { name: string } | null, toAssignee: { name: string } | null, actor: { name: string } | null }
    | { __typename: 'TicketEdited', changed: Array<TicketDetail>, id: string, position: string, at: string, old: { subject: string | null, tags: Array<string> | null }, new: { subject: string | null, tags: Array<string> | null }, actor: { name: string } | null }
    | { __typename: 'TicketOpened', subject: string, priority: Priority, channel: Channel, id: string, position: string, at: string, actor: { name: string } | null }
    | { __typename: 'TicketPriorityChanged', id: string, position: string, at: string, old: { priority: Priority, overrideReason: string | null }, new: { priority: Priority, overrideReason: string | null }, actor: { name: string } | null }
    | { __typename: 'TicketStatusChanged', from: TicketStatus, to: TicketStatus, waitingReason: WaitingReason | null, waitingUntil: string | null, reason: string | null, cycle: number, id: string, position: string, at: string, resolution: { code: string } | null, actor: { name: string } | null }
    | { __typename: 'TicketUnattended', id: string, position: string, at: string, actor: { name: string } | null }
   };

export type TryPolicyQueryVariables = Exact<{
  slaPolicyId: string | number;
  priority: Priority;
  kind: TargetKind;
  start: string;
}>;


export type TryPolicyQuery = { simulateSla: { dueAt: string | null, pausedSince: string | null, remaining: string, moments: Array<{ at: string, warning: { percentUsed: number | null, beforeDue: string | null } | null, escalation: { action: EscalationAction, team: { name: string } | null } | null }>, explanation: { counted: string, windows: Array<{ from: string, to: string, counted: string }>, holidays: Array<{ name: string, on: string, closed: string }> } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const EventFragmentDoc = new TypedDocumentString(`
    fragment Event on TicketEvent {
  __typename
  id
  position
  at
  actor {
    name
  }
  ... on TicketOpened {
    subject
    priority
    channel
  }
  ... on TicketEdited {
    changed
    old {
      subject
      tags
    }
    new {
      subject
      tags
    }
  }
  ... on TicketPriorityChanged {
    old {
      priority
      overrideReason
    }
    new {
      priority
      overrideReason
    }
  }
  ... on TicketStatusChanged {
    from
    to
    waitingReason
    waitingUntil
    reason
    cycle
    resolution {
      code
    }
  }
  ... on TicketAssigned {
    kind
    fromTeam {
      name
    }
    toTeam {
      name
    }
    fromAssignee {
      name
    }
    toAssignee {
      name
    }
    reason
  }
  ... on EntryAdded {
    visibility
    entry {
      text
    }
  }
  ... on EntryEdited {
    entry {
      text
    }
  }
  ... on EntryVisibilityChanged {
    entryId
    fromVisibility
    toVisibility
  }
  ... on FollowUpOpened {
    followUp {
      number
    }
  }
  ... on FeedbackGiven {
    oldRating
    newRating
  }
  ... on LowRatingGiven {
    newRating
  }
  ... on InformationRequested {
    request {
      id
      dueAt
    }
  }
  ... on TargetWarned {
    dueAt
    lateBy
  }
  ... on TargetBreached {
    dueAt
    lateBy
  }
}
    `, {"fragmentName":"Event"}) as unknown as TypedDocumentString<EventFragment, unknown>;
export const RefusalFragmentDoc = new TypedDocumentString(`
    fragment Refusal on UserError {
  __typename
  code
  field
  message
  ... on InvalidInput {
    expected
  }
  ... on NotFound {
    type
  }
  ... on NotAllowed {
    allowedRoles
  }
  ... on TransitionRefused {
    from
    to
    missingFields
    allowed
  }
  ... on VersionConflict {
    expectedVersion
    currentVersion
    current {
      id
    }
  }
  ... on AlreadyExists {
    existing {
      id
    }
  }
}
    `, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const TicketCardFragmentDoc = new TypedDocumentString(`
    fragment TicketCard on Ticket {
  id
  number
  type
  status
  waitingReason
  subject
  priority
  updatedAt
  version
  requester {
    id
    name
  }
  assignee {
    id
    name
  }
  team {
    id
    name
  }
}
    `, {"fragmentName":"TicketCard"}) as unknown as TypedDocumentString<TicketCardFragment, unknown>;
export const AdviseDraftDocument = new TypedDocumentString(`
    query AdviseDraft($draft: DraftInput!) {
  adviseDraft(draft: $draft) {
    lacks {
      need
      topic
      field {
        key
        label
        help
        type
        choices
      }
    }
    problems {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  __typename
  code
  field
  message
  ... on InvalidInput {
    expected
  }
  ... on NotFound {
    type
  }
  ... on NotAllowed {
    allowedRoles
  }
  ... on TransitionRefused {
    from
    to
    missingFields
    allowed
  }
  ... on VersionConflict {
    expectedVersion
    currentVersion
    current {
      id
    }
  }
  ... on AlreadyExists {
    existing {
      id
    }
  }
}`) as unknown as TypedDocumentString<AdviseDraftQuery, AdviseDraftQueryVariables>;
export const AgentQueueDocument = new TypedDocumentString(`
    subscription AgentQueue($agentId: ID, $after: Position) {
  agentQueue(agentId: $agentId, after: $after) {
    asOf
    agent {
      id
      name
      presence
    }
    tickets
    waiting
    load
    capacity
  }
}
    `) as unknown as TypedDocumentString<AgentQueueSubscription, AgentQueueSubscriptionVariables>;
export const AskRequesterDocument = new TypedDocumentString(`
    mutation AskRequester($input: AskRequesterInput!) {
  askRequester(input: $input) {
    informationRequest {
      id
      status
      dueAt
    }
    ticket {
      id
      status
      waitingReason
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  __typename
  code
  field
  message
  ... on InvalidInput {
    expected
  }
  ... on NotFound {
    type
  }
  ... on NotAllowed {
    allowedRoles
  }
  ... on TransitionRefused {
    from
    to
    missingFields
    allowed
  }
  ... on VersionConflict {
    expectedVersion
    currentVersion
    current {
      id
    }
  }
  ... on AlreadyExists {
    existing {
      id
    }
  }
}`) as unknown as TypedDocumentString<AskRequesterMutation, AskRequesterMutationVariables>;
export const AssignmentExplanationDocument = new TypedDocumentString(`
    query AssignmentExplanation($id: ID!) {
  ticket(id: $id) {
    id
    assignee {
      id
      name
    }
    assignmentExplanation {
      at
      chosenBy
      candidates {
        person {
          id
          name
        }
        eligible
        passedOver
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AssignmentExplanationQuery, AssignmentExplanationQueryVariables>;
export const AttainmentDocument = new TypedDocumentString(`
    query Attainment($from: DateTime!, $to: DateTime!, $timeZone: TimeZone!) {
  slaAttainment(
    from: $from
    to: $to
    groupBy: [TEAM, KIND]
    period: {unit: MONTH, timeZone: $timeZone}
  ) {
    period
    team {
      id
      name
    }
    kind
    met
    missed
    share
    meanConsumed
  }
}
    `) as unknown as TypedDocumentString<AttainmentQuery, AttainmentQueryVariables>;
export const AvailabilityDocument = new TypedDocumentString(`
    query Availability($from: DateTime!, $to: DateTime!) {
  services(first: 100) {
    nodes {
      id
      name
      hours {
        name
      }
      availabilityTarget
      availability(from: $from, to: $to) {
        figure
        serviceTime
        downtime
        remainingBudget
        overspent
      }
      outages(first: 5) {
        nodes {
          id
          startedAt
          endedAt
          note
          version
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AvailabilityQuery, AvailabilityQueryVariables>;
export const CategoryFormDocument = new TypedDocumentString(`
    query CategoryForm($id: ID!) {
  node(id: $id) {
    ... on Category {
      id
      name
      form {
        fields {
          key
          label
          help
          type
          required
          choices
          topic
        }
        asksForScreenshot
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CategoryFormQuery, CategoryFormQueryVariables>;
export const ClaimTicketDocument = new TypedDocumentString(`
    mutation ClaimTicket($input: ClaimTicketInput!) {
  claimTicket(input: $input) {
    ticket {
      ...TicketCard
    }
    position
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  __typename
  code
  field
  message
  ... on InvalidInput {
    expected
  }
  ... on NotFound {
    type
  }
  ... on NotAllowed {
    allowedRoles
  }
  ... on TransitionRefused {
    from
    to
    missingFields
    allowed
  }
  ... on VersionConflict {
    expectedVersion
    currentVersion
    current {
      id
    }
  }
  ... on AlreadyExists {
    existing {
      id
    }
  }
}
fragment TicketCard on Ticket {
  id
  number
  type
  status
  waitingReason
  subject
  priority
  updatedAt
  version
  requester {
    id
    name
  }
  assignee {
    id
    name
  }
  team {
    id
    name
  }
}`) as unknown as TypedDocumentString<ClaimTicketMutation, ClaimTicketMutationVariables>;
export const CloseTicketDocument = new TypedDocumentString(`
    mutation CloseTicket($input: CloseTicketInput!) {
  closeTicket(input: $input) {
    ticket {
      ...TicketCard
    }
    position
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  __typename
  code
  field
  message
  ... on InvalidInput {
    expected
  }
  ... on NotFound {
    type
  }
  ... on NotAllowed {
    allowedRoles
  }
  ... on TransitionRefused {
    from
    to
    missingFields
    allowed
  }
  ... on VersionConflict {
    expectedVersion
    currentVersion
    current {
      id
    }
  }
  ... on AlreadyExists {
    existing {
      id
    }
  }
}
fragment TicketCard on Ticket {
  id
  number
  type
  status
  waitingReason
  subject
  priority
  updatedAt
  version
  requester {
    id
    name
  }
  assignee {
    id
    name
  }
  team {
    id
    name
  }
}`) as unknown as TypedDocumentString<CloseTicketMutation, CloseTicketMutationVariables>;
export const CreateCalendarDocument = new TypedDocumentString(`
    mutation CreateCalendar($input: CreateCalendarInput!) {
  createCalendar(input: $input) {
    calendar {
      id
      name
      version
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  __typename
  code
  field
  message
  ... on InvalidInput {
    expected
  }
  ... on NotFound {
    type
  }
  ... on NotAllowed {
    allowedRoles
  }
  ... on TransitionRefused {
    from
    to
    missingFields
    allowed
  }
  ... on VersionConflict {
    expectedVersion
    currentVersion
    current {
      id
    }
  }
  ... on AlreadyExists {
    existing {
      id
    }
  }
}`) as unknown as TypedDocumentString<CreateCalendarMutation, CreateCalendarMutationVariables>;
export const CreateSlaPolicyDocument = new TypedDocumentString(`
    mutation CreateSlaPolicy($input: CreateSlaPolicyInput!) {
  createSlaPolicy(input: $input) {
    slaPolicy {
      id
      name
      position
      version
    }
    recompute {
      id
      total
      done
      finishedAt
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  __typename
  code
  field
  message
  ... on InvalidInput {
    expected
  }
  ... on NotFound {
    type
  }
  ... on NotAllowed {
    allowedRoles
  }
  ... on TransitionRefused {
    from
    to
    missingFields
    allowed
  }
  ... on VersionConflict {
    expectedVersion
    currentVersion
    current {
      id
    }
  }
  ... on AlreadyExists {
    existing {
      id
    }
  }
}`) as unknown as TypedDocumentString<CreateSlaPolicyMutation, CreateSlaPolicyMutationVariables>;
export const DirectoryDocument = new TypedDocumentString(`
    query Directory {
  viewer {
    id
    name
    role
    teams {
      id
      name
    }
  }
  workspace {
    name
    timeZone
    resolutionCodes {
      code
      standard
    }
    priorityMatrix {
      impact
      urgency
      priority
    }
  }
  teams(first: 100) {
    nodes {
      id
      name
      active
    }
  }
  categories(first: 100) {
    nodes {
      id
      name
      parent {
        name
      }
      team {
        name
      }
      active
    }
  }
  services(first: 100) {
    nodes {
      id
      name
      active
    }
  }
}
    `) as unknown as TypedDocumentString<DirectoryQuery, DirectoryQueryVariables>;
export const EndOutageDocument = new TypedDocumentString(`
    mutation EndOutage($input: UpdateOutageInput!) {
  updateOutage(input: $input) {
    outage {
      id
      startedAt
      endedAt
      version
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  __typename
  code
  field
  message
  ... on InvalidInput {
    expected
  }
  ... on NotFound {
    type
  }
  ... on NotAllowed {
    allowedRoles
  }
  ... on TransitionRefused {
    from
    to
    missingFields
    allowed
  }
  ... on VersionConflict {
    expectedVersion
    currentVersion
    current {
      id
    }
  }
  ... on AlreadyExists {
    existing {
      id
    }
  }
}`) as unknown as TypedDocumentString<EndOutageMutation, EndOutageMutationVariables>;
export const FeedbackFiguresDocument = new TypedDocumentString(`
    query FeedbackFigures($from: DateTime!, $to: DateTime!, $timeZone: TimeZone!) {
  feedbackFigures(
    from: $from
    to: $to
    groupBy: [AGENT]
    period: {unit: WEEK, timeZone: $timeZone}
  ) {
    period
    agent {
      id
      name
    }
    given
    csat
    mean
    responseRate
  }
}
    `) as unknown as TypedDocumentString<FeedbackFiguresQuery, FeedbackFiguresQueryVariables>;
export const ImportHolidaysDocument = new TypedDocumentString(`
    mutation ImportHolidays($input: ImportHolidaysInput!) {
  importHolidays(input: $input) {
    calendar {
      id
      version
      holidays {
        name
        on
        part {
          from
          to
        }
      }
    }
    added
    leftOut {
      name
      on
      because
    }
    recompute {
      id
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  __typename
  code
  field
  message
  ... on InvalidInput {
    expected
  }
  ... on NotFound {
    type
  }
  ... on NotAllowed {
    allowedRoles
  }
  ... on TransitionRefused {
    from
    to
    missingFields
    allowed
  }
  ... on VersionConflict {
    expectedVersion
    currentVersion
    current {
      id
    }
  }
  ... on AlreadyExists {
    existing {
      id
    }
  }
}`) as unknown as TypedDocumentString<ImportHolidaysMutation, ImportHolidaysMutationVariables>;
export const LowRatingsDocument = new TypedDocumentString(`
    subscription LowRatings($after: Position) {
  ticketEvents(types: [LOW_RATING_GIVEN], after: $after) {
    ...Event
  }
}
    fragment Event on TicketEvent {
  __typename
  id
  position
  at
  actor {
    name
  }
  ... on TicketOpened {
    subject
    priority
    channel
  }
  ... on TicketEdited {
    changed
    old {
      subject
      tags
    }
    new {
      subject
      tags
    }
  }
  ... on TicketPriorityChanged {
    old {
      priority
      overrideReason
    }
    new {
      priority
      overrideReason
    }
  }
  ... on TicketStatusChanged {
    from
    to
    waitingReason
    waitingUntil
    reason
    cycle
    resolution {
      code
    }
  }
  ... on TicketAssigned {
    kind
    fromTeam {
      name
    }
    toTeam {
      name
    }
    fromAssignee {
      name
    }
    toAssignee {
      name
    }
    reason
  }
  ... on EntryAdded {
    visibility
    entry {
      text
    }
  }
  ... on EntryEdited {
    entry {
      text
    }
  }
  ... on EntryVisibilityChanged {
    entryId
    fromVisibility
    toVisibility
  }
  ... on FollowUpOpened {
    followUp {
      number
    }
  }
  ... on FeedbackGiven {
    oldRating
    newRating
  }
  ... on LowRatingGiven {
    newRating
  }
  ... on InformationRequested {
    request {
      id
      dueAt
    }
  }
  ... on TargetWarned {
    dueAt
    lateBy
  }
  ... on TargetBreached {
    dueAt
    lateBy
  }
}`) as unknown as TypedDocumentString<LowRatingsSubscription, LowRatingsSubscriptionVariables>;
export const OpenTicketDocument = new TypedDocumentString(`
    mutation OpenTicket($input: OpenTicketInput!) {
  openTicket(input: $input) {
    ticket {
      id
      number
      status
      priority
      version
      team {
        name
      }
    }
    position
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  __typename
  code
  field
  message
  ... on InvalidInput {
    expected
  }
  ... on NotFound {
    type
  }
  ... on NotAllowed {
    allowedRoles
  }
  ... on TransitionRefused {
    from
    to
    missingFields
    allowed
  }
  ... on VersionConflict {
    expectedVersion
    currentVersion
    current {
      id
    }
  }
  ... on AlreadyExists {
    existing {
      id
    }
  }
}`) as unknown as TypedDocumentString<OpenTicketMutation, OpenTicketMutationVariables>;
export const PreviewAssignmentDocument = new TypedDocumentString(`
    query PreviewAssignment($input: PreviewAssignmentInput!) {
  previewAssignment(input: $input) {
    chosen {
      id
      name
    }
    chosenBy
    relaxedBy
    candidates {
      person {
        id
        name
      }
      eligible
      passedOver
      skillSurplus
      load
      capacity
    }
  }
}
    `) as unknown as TypedDocumentString<PreviewAssignmentQuery, PreviewAssignmentQueryVariables>;
export const QueueDocument = new TypedDocumentString(`
    query Queue($first: Int = 20, $after: String, $where: TicketFilter! = {}) {
  tickets(
    first: $first
    after: $after
    where: {and: [{status: {in: [NEW, OPEN, WAITING]}}, $where]}
    orderBy: [{field: PRIORITY}, {field: UPDATED_AT, direction: DESC}]
  ) {
    asOf
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...TicketCard
      entries(last: 1) {
        nodes {
          text
          visibility
          createdAt
          author {
            name
          }
        }
      }
    }
  }
}
    fragment TicketCard on Ticket {
  id
  number
  type
  status
  waitingReason
  subject
  priority
  updatedAt
  version
  requester {
    id
    name
  }
  assignee {
    id
    name
  }
  team {
    id
    name
  }
}`) as unknown as TypedDocumentString<QueueQuery, QueueQueryVariables>;
export const RateTicketDocument = new TypedDocumentString(`
    mutation RateTicket($input: RateTicketInput!) {
  rateTicket(input: $input) {
    feedback {
      rating
      comment
      version
    }
    position
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  __typename
  code
  field
  message
  ... on InvalidInput {
    expected
  }
  ... on NotFound {
    type
  }
  ... on NotAllowed {
    allowedRoles
  }
  ... on TransitionRefused {
    from
    to
    missingFields
    allowed
  }
  ... on VersionConflict {
    expectedVersion
    currentVersion
    current {
      id
    }
  }
  ... on AlreadyExists {
    existing {
      id
    }
  }
}`) as unknown as TypedDocumentString<RateTicketMutation, RateTicketMutationVariables>;
export const RecordOutageDocument = new TypedDocumentString(`
    mutation RecordOutage($input: CreateOutageInput!) {
  createOutage(input: $input) {
    outage {
      id
      startedAt
      version
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  __typename
  code
  field
  message
  ... on InvalidInput {
    expected
  }
  ... on NotFound {
    type
  }
  ... on NotAllowed {
    allowedRoles
  }
  ... on TransitionRefused {
    from
    to
    missingFields
    allowed
  }
  ... on VersionConflict {
    expectedVersion
    currentVersion
    current {
      id
    }
  }
  ... on AlreadyExists {
    existing {
      id
    }
  }
}`) as unknown as TypedDocumentString<RecordOutageMutation, RecordOutageMutationVariables>;
export const ReplyDocument = new TypedDocumentString(`
    mutation Reply($input: ReplyToTicketInput!) {
  replyToTicket(input: $input) {
    ticket {
      ...TicketCard
    }
    entry {
      id
      text
    }
    position
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  __typename
  code
  field
  message
  ... on InvalidInput {
    expected
  }
  ... on NotFound {
    type
  }
  ... on NotAllowed {
    allowedRoles
  }
  ... on TransitionRefused {
    from
    to
    missingFields
    allowed
  }
  ... on VersionConflict {
    expectedVersion
    currentVersion
    current {
      id
    }
  }
  ... on AlreadyExists {
    existing {
      id
    }
  }
}
fragment TicketCard on Ticket {
  id
  number
  type
  status
  waitingReason
  subject
  priority
  updatedAt
  version
  requester {
    id
    name
  }
  assignee {
    id
    name
  }
  team {
    id
    name
  }
}`) as unknown as TypedDocumentString<ReplyMutation, ReplyMutationVariables>;
export const ResolveTicketDocument = new TypedDocumentString(`
    mutation ResolveTicket($input: ResolveTicketInput!) {
  resolveTicket(input: $input) {
    ticket {
      ...TicketCard
    }
    position
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  __typename
  code
  field
  message
  ... on InvalidInput {
    expected
  }
  ... on NotFound {
    type
  }
  ... on NotAllowed {
    allowedRoles
  }
  ... on TransitionRefused {
    from
    to
    missingFields
    allowed
  }
  ... on VersionConflict {
    expectedVersion
    currentVersion
    current {
      id
    }
  }
  ... on AlreadyExists {
    existing {
      id
    }
  }
}
fragment TicketCard on Ticket {
  id
  number
  type
  status
  waitingReason
  subject
  priority
  updatedAt
  version
  requester {
    id
    name
  }
  assignee {
    id
    name
  }
  team {
    id
    name
  }
}`) as unknown as TypedDocumentString<ResolveTicketMutation, ResolveTicketMutationVariables>;
export const SetPresenceDocument = new TypedDocumentString(`
    mutation SetPresence($input: SetPresenceInput!) {
  setPresence(input: $input) {
    person {
      id
      presence
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  __typename
  code
  field
  message
  ... on InvalidInput {
    expected
  }
  ... on NotFound {
    type
  }
  ... on NotAllowed {
    allowedRoles
  }
  ... on TransitionRefused {
    from
    to
    missingFields
    allowed
  }
  ... on VersionConflict {
    expectedVersion
    currentVersion
    current {
      id
    }
  }
  ... on AlreadyExists {
    existing {
      id
    }
  }
}`) as unknown as TypedDocumentString<SetPresenceMutation, SetPresenceMutationVariables>;
export const SetWaitingDocument = new TypedDocumentString(`
    mutation SetWaiting($input: SetTicketWaitingInput!) {
  setTicketWaiting(input: $input) {
    ticket {
      ...TicketCard
    }
    position
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  __typename
  code
  field
  message
  ... on InvalidInput {
    expected
  }
  ... on NotFound {
    type
  }
  ... on NotAllowed {
    allowedRoles
  }
  ... on TransitionRefused {
    from
    to
    missingFields
    allowed
  }
  ... on VersionConflict {
    expectedVersion
    currentVersion
    current {
      id
    }
  }
  ... on AlreadyExists {
    existing {
      id
    }
  }
}
fragment TicketCard on Ticket {
  id
  number
  type
  status
  waitingReason
  subject
  priority
  updatedAt
  version
  requester {
    id
    name
  }
  assignee {
    id
    name
  }
  team {
    id
    name
  }
}`) as unknown as TypedDocumentString<SetWaitingMutation, SetWaitingMutationVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    session {
      accessToken
      accessTokenExpiresAt
      refreshToken
      person {
        id
        name
        role
      }
      workspace {
        slug
        name
      }
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SlaAlertsDocument = new TypedDocumentString(`
    subscription SlaAlerts($where: TicketFilter, $after: Position) {
  slaAlerts(where: $where, after: $after) {
    __typename
    ... on TicketEvent {
      id
      position
      at
      ticket {
        id
        number
        subject
        priority
        assignee {
          name
        }
      }
    }
    ... on TargetWarned {
      dueAt
      lateBy
    }
    ... on TargetBreached {
      dueAt
      lateBy
    }
    ... on TargetEscalated {
      dueAt
      lateBy
      action
    }
  }
}
    `) as unknown as TypedDocumentString<SlaAlertsSubscription, SlaAlertsSubscriptionVariables>;
export const StatusChangesDocument = new TypedDocumentString(`
    subscription StatusChanges($where: TicketFilter, $after: Position) {
  ticketStatusChanged(where: $where, after: $after) {
    position
    from
    to
    waitingReason
    ticket {
      ...TicketCard
    }
    actor {
      name
    }
  }
}
    fragment TicketCard on Ticket {
  id
  number
  type
  status
  waitingReason
  subject
  priority
  updatedAt
  version
  requester {
    id
    name
  }
  assignee {
    id
    name
  }
  team {
    id
    name
  }
}`) as unknown as TypedDocumentString<StatusChangesSubscription, StatusChangesSubscriptionVariables>;
export const SubmitFeedbackDocument = new TypedDocumentString(`
    mutation SubmitFeedback($input: SubmitFeedbackInput!) {
  submitFeedback(input: $input) {
    rating
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  __typename
  code
  field
  message
  ... on InvalidInput {
    expected
  }
  ... on NotFound {
    type
  }
  ... on NotAllowed {
    allowedRoles
  }
  ... on TransitionRefused {
    from
    to
    missingFields
    allowed
  }
  ... on VersionConflict {
    expectedVersion
    currentVersion
    current {
      id
    }
  }
  ... on AlreadyExists {
    existing {
      id
    }
  }
}`) as unknown as TypedDocumentString<SubmitFeedbackMutation, SubmitFeedbackMutationVariables>;
export const TeamTargetsDocument = new TypedDocumentString(`
    query TeamTargets($id: ID!) {
  ticket(id: $id) {
    number
    teamTargets {
      team {
        name
      }
      sequence
      state
      startedAt
      stoppedAt
      dueAt
      breachedAt
      consumed
      remaining
    }
  }
}
    `) as unknown as TypedDocumentString<TeamTargetsQuery, TeamTargetsQueryVariables>;
export const TicketCountDocument = new TypedDocumentString(`
    subscription TicketCount($where: TicketFilter, $after: Position) {
  ticketCount(where: $where, after: $after) {
    asOf
    count
  }
}
    `) as unknown as TypedDocumentString<TicketCountSubscription, TicketCountSubscriptionVariables>;
export const TicketDetailDocument = new TypedDocumentString(`
    query TicketDetail($id: ID!) {
  ticket(id: $id) {
    ...TicketCard
    description
    category {
      name
    }
    services {
      name
    }
    impact
    urgency
    priorityOverride {
      priority
      reason
      setBy {
        name
      }
      setAt
    }
    contact {
      name
      email
      phone
    }
    organization {
      name
    }
    channel
    tags
    customFields {
      key
      value
    }
    cycle
    openedAt
    resolvedAt
    closedAt
    followUpOf {
      number
    }
    allowedTransitions {
      to
      mutation
      requiredFields
    }
    resolution {
      code
      notes
      advice
      resolvedBy {
        name
      }
    }
    feedback {
      rating
      comment
      reasons
    }
    entries(last: 50) {
      nodes {
        id
        text
        visibility
        createdAt
        editedAt
        author {
          name
        }
      }
    }
    timeline(last: 50) {
      nodes {
        ...Event
      }
    }
  }
}
    fragment Event on TicketEvent {
  __typename
  id
  position
  at
  actor {
    name
  }
  ... on TicketOpened {
    subject
    priority
    channel
  }
  ... on TicketEdited {
    changed
    old {
      subject
      tags
    }
    new {
      subject
      tags
    }
  }
  ... on TicketPriorityChanged {
    old {
      priority
      overrideReason
    }
    new {
      priority
      overrideReason
    }
  }
  ... on TicketStatusChanged {
    from
    to
    waitingReason
    waitingUntil
    reason
    cycle
    resolution {
      code
    }
  }
  ... on TicketAssigned {
    kind
    fromTeam {
      name
    }
    toTeam {
      name
    }
    fromAssignee {
      name
    }
    toAssignee {
      name
    }
    reason
  }
  ... on EntryAdded {
    visibility
    entry {
      text
    }
  }
  ... on EntryEdited {
    entry {
      text
    }
  }
  ... on EntryVisibilityChanged {
    entryId
    fromVisibility
    toVisibility
  }
  ... on FollowUpOpened {
    followUp {
      number
    }
  }
  ... on FeedbackGiven {
    oldRating
    newRating
  }
  ... on LowRatingGiven {
    newRating
  }
  ... on InformationRequested {
    request {
      id
      dueAt
    }
  }
  ... on TargetWarned {
    dueAt
    lateBy
  }
  ... on TargetBreached {
    dueAt
    lateBy
  }
}
fragment TicketCard on Ticket {
  id
  number
  type
  status
  waitingReason
  subject
  priority
  updatedAt
  version
  requester {
    id
    name
  }
  assignee {
    id
    name
  }
  team {
    id
    name
  }
}`) as unknown as TypedDocumentString<TicketDetailQuery, TicketDetailQueryVariables>;
export const TicketTargetsDocument = new TypedDocumentString(`
    query TicketTargets($id: ID!) {
  ticket(id: $id) {
    number
    priority
    targets {
      id
      kind
      cycle
      sequence
      state
      dueAt
      pausedSince
      breachedAt
      consumed
      remaining
      breachedBy
      explanation {
        counted
        windows {
          from
          to
          counted
        }
        pauses {
          from
          to
          open
        }
        holidays {
          name
          on
          closed
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TicketTargetsQuery, TicketTargetsQueryVariables>;
export const TicketTimelineDocument = new TypedDocumentString(`
    subscription TicketTimeline($ticketId: ID!, $after: Position) {
  ticketTimeline(ticketId: $ticketId, after: $after) {
    ...Event
  }
}
    fragment Event on TicketEvent {
  __typename
  id
  position
  at
  actor {
    name
  }
  ... on TicketOpened {
    subject
    priority
    channel
  }
  ... on TicketEdited {
    changed
    old {
      subject
      tags
    }
    new {
      subject
      tags
    }
  }
  ... on TicketPriorityChanged {
    old {
      priority
      overrideReason
    }
    new {
      priority
      overrideReason
    }
  }
  ... on TicketStatusChanged {
    from
    to
    waitingReason
    waitingUntil
    reason
    cycle
    resolution {
      code
    }
  }
  ... on TicketAssigned {
    kind
    fromTeam {
      name
    }
    toTeam {
      name
    }
    fromAssignee {
      name
    }
    toAssignee {
      name
    }
    reason
  }
  ... on EntryAdded {
    visibility
    entry {
      text
    }
  }
  ... on EntryEdited {
    entry {
      text
    }
  }
  ... on EntryVisibilityChanged {
    entryId
    fromVisibility
    toVisibility
  }
  ... on FollowUpOpened {
    followUp {
      number
    }
  }
  ... on FeedbackGiven {
    oldRating
    newRating
  }
  ... on LowRatingGiven {
    newRating
  }
  ... on InformationRequested {
    request {
      id
      dueAt
    }
  }
  ... on TargetWarned {
    dueAt
    lateBy
  }
  ... on TargetBreached {
    dueAt
    lateBy
  }
}`) as unknown as TypedDocumentString<TicketTimelineSubscription, TicketTimelineSubscriptionVariables>;
export const TryPolicyDocument = new TypedDocumentString(`
    query TryPolicy($slaPolicyId: ID!, $priority: Priority!, $kind: TargetKind!, $start: DateTime!) {
  simulateSla(
    input: {policy: {slaPolicyId: $slaPolicyId, priority: $priority, kind: $kind}, start: $start}
  ) {
    dueAt
    pausedSince
    remaining
    moments {
      at
      warning {
        percentUsed
        beforeDue
      }
      escalation {
        action
        team {
          name
        }
      }
    }
    explanation {
      counted
      windows {
        from
        to
        counted
      }
      holidays {
        name
        on
        closed
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TryPolicyQuery, TryPolicyQueryVariables>;