export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  DateTime: { input: Temporal.Instant; output: string | Temporal.Instant; }
  Duration: { input: Temporal.Duration; output: Temporal.Duration; }
  EmailAddress: { input: string; output: string; }
  JSON: { input: string | number | boolean | null; output: string | number | boolean; }
  JSONObject: { input: Readonly<Record<string, unknown>>; output: Readonly<Record<string, unknown>>; }
  LocalDate: { input: string; output: string; }
  LocalTime: { input: string; output: string; }
  Position: { input: number; output: number; }
  TimeZone: { input: string; output: string; }
};

export type AddNoteInput = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  text: Scalars['String']['input'];
  ticketId: Scalars['ID']['input'];
};

export type AddNotePayload = MutationPayload & {
  entry: Maybe<Entry>;
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type AgentPresenceChange = {
  agent: Person;
  at: Scalars['DateTime']['output'];
  from: Presence;
  position: Scalars['Position']['output'];
  to: Presence;
};

export type AgentQueue = {
  agent: Person;
  asOf: Scalars['Position']['output'];
  capacity: Scalars['Float']['output'];
  load: Scalars['Float']['output'];
  tickets: Scalars['Int']['output'];
  waiting: Scalars['Int']['output'];
};

export type AllowedTransition = {
  mutation: Scalars['String']['output'];
  requiredFields: Array<Scalars['String']['output']>;
  to: TicketStatus;
};

export type AlreadyExists = UserError & {
  code: UserErrorCode;
  existing: Maybe<Node>;
  field: Maybe<Array<Scalars['String']['output']>>;
  message: Scalars['String']['output'];
};

export type AnswerInformationRequestInput = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  requestId: Scalars['ID']['input'];
  text?: InputMaybe<Scalars['String']['input']>;
};

export type AnswerInformationRequestPayload = MutationPayload & {
  informationRequest: Maybe<InformationRequest>;
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type AskRequesterInput = {
  dueAt?: InputMaybe<Scalars['DateTime']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  question: Scalars['String']['input'];
  ticketId: Scalars['ID']['input'];
};

export type AskRequesterPayload = MutationPayload & {
  informationRequest: Maybe<InformationRequest>;
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type AssignTicketInput = {
  assigneeId: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
  ticketId: Scalars['ID']['input'];
};

export type AssignTicketPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type AssignmentCandidate = {
  capacity: Scalars['Float']['output'];
  eligible: Scalars['Boolean']['output'];
  lastAssignedAt: Maybe<Scalars['DateTime']['output']>;
  load: Scalars['Float']['output'];
  missingSkills: Array<SkillLevel>;
  passedOver: Array<PassedOver>;
  person: Person;
  skillSurplus: Scalars['Int']['output'];
};

export type AssignmentExplanation = {
  at: Scalars['DateTime']['output'];
  candidates: Array<AssignmentCandidate>;
  chosen: Maybe<Person>;
  chosenBy: Maybe<ChosenBy>;
  relaxedBy: Scalars['Int']['output'];
  requiredSkills: Array<SkillLevel>;
};

export type AssignmentKind =
  | 'ASSIGNED'
  | 'CLAIMED'
  | 'ESCALATED'
  | 'HANDED_OVER'
  | 'RELEASED'
  | 'ROUTED';

export type AttainmentGroup =
  | 'AGENT'
  | 'CATEGORY'
  | 'KIND'
  | 'POLICY'
  | 'PRIORITY'
  | 'SERVICE'
  | 'TEAM';

export type Calendar = Node & {
  createdAt: Scalars['DateTime']['output'];
  exceptions: Array<OpeningException>;
  holidays: Array<Holiday>;
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  timeZone: Scalars['TimeZone']['output'];
  version: Scalars['Int']['output'];
  weekly: Array<WeeklyOpening>;
};

export type CalendarConnection = {
  asOf: Scalars['Position']['output'];
  edges: Array<CalendarEdge>;
  nodes: Array<Calendar>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type CalendarEdge = {
  cursor: Scalars['String']['output'];
  node: Calendar;
};

export type CalendarInput = {
  exceptions?: Array<OpeningExceptionInput>;
  holidays?: Array<HolidayInput>;
  timeZone: Scalars['TimeZone']['input'];
  weekly: Array<WeeklyOpeningInput>;
};

export type CancelTicketInput = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
  ticketId: Scalars['ID']['input'];
};

export type CancelTicketPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type Category = Node & {
  active: Scalars['Boolean']['output'];
  autoAssign: Maybe<Scalars['Boolean']['output']>;
  createdAt: Scalars['DateTime']['output'];
  form: IntakeForm;
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  parent: Maybe<Category>;
  requiredSkills: Array<SkillLevel>;
  team: Maybe<Team>;
  version: Scalars['Int']['output'];
};

export type CategoryConnection = {
  asOf: Scalars['Position']['output'];
  edges: Array<CategoryEdge>;
  nodes: Array<Category>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type CategoryEdge = {
  cursor: Scalars['String']['output'];
  node: Category;
};

export type CategoryFilter = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  and?: InputMaybe<Array<CategoryFilter>>;
  id?: InputMaybe<IDFilter>;
  name?: InputMaybe<TextFilter>;
  not?: InputMaybe<CategoryFilter>;
  or?: InputMaybe<Array<CategoryFilter>>;
  parent?: InputMaybe<CategoryFilter>;
};

export type ChangePriorityInput = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  impact?: InputMaybe<Impact>;
  override?: InputMaybe<PriorityOverrideInput>;
  ticketId: Scalars['ID']['input'];
  urgency?: InputMaybe<Urgency>;
};

export type ChangePriorityPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
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
  eq?: InputMaybe<Channel>;
  in?: InputMaybe<Array<Channel>>;
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type ChosenBy =
  | 'ID'
  | 'LAST_AGENT'
  | 'LAST_ASSIGNED'
  | 'LOAD_RATIO'
  | 'ONLY_ONE'
  | 'SKILL_SURPLUS';

export type ClaimTicketInput = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  ticketId: Scalars['ID']['input'];
};

export type ClaimTicketPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type CloseTicketInput = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  ticketId: Scalars['ID']['input'];
};

export type CloseTicketPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type Contact = {
  email: Maybe<Scalars['EmailAddress']['output']>;
  name: Maybe<Scalars['String']['output']>;
  phone: Maybe<Scalars['String']['output']>;
};

export type ContactInput = {
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
};

export type CreateCalendarInput = {
  exceptions?: Array<OpeningExceptionInput>;
  holidays?: Array<HolidayInput>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  timeZone: Scalars['TimeZone']['input'];
  weekly: Array<WeeklyOpeningInput>;
};

export type CreateCalendarPayload = MutationPayload & {
  calendar: Maybe<Calendar>;
  position: Maybe<Scalars['Position']['output']>;
  userErrors: Array<UserError>;
};

export type CreateCategoryInput = {
  autoAssign?: InputMaybe<Scalars['Boolean']['input']>;
  form?: InputMaybe<IntakeFormInput>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  parentId?: InputMaybe<Scalars['ID']['input']>;
  requiredSkills?: InputMaybe<Array<SkillLevelInput>>;
  teamId?: InputMaybe<Scalars['ID']['input']>;
};

export type CreateCategoryPayload = MutationPayload & {
  category: Maybe<Category>;
  position: Maybe<Scalars['Position']['output']>;
  userErrors: Array<UserError>;
};

export type CreateOrganizationInput = {
  externalId?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
};

export type CreateOrganizationPayload = MutationPayload & {
  organization: Maybe<Organization>;
  position: Maybe<Scalars['Position']['output']>;
  userErrors: Array<UserError>;
};

export type CreateOutageInput = {
  endedAt?: InputMaybe<Scalars['DateTime']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  serviceId: Scalars['ID']['input'];
  startedAt?: InputMaybe<Scalars['DateTime']['input']>;
  ticketId?: InputMaybe<Scalars['ID']['input']>;
};

export type CreateOutagePayload = MutationPayload & {
  outage: Maybe<Outage>;
  position: Maybe<Scalars['Position']['output']>;
  userErrors: Array<UserError>;
};

export type CreatePersonInput = {
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  externalId?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  organizationId?: InputMaybe<Scalars['ID']['input']>;
  password?: InputMaybe<Scalars['String']['input']>;
  role?: Role;
  seesOrganization?: InputMaybe<Scalars['Boolean']['input']>;
};

export type CreatePersonPayload = MutationPayload & {
  person: Maybe<Person>;
  position: Maybe<Scalars['Position']['output']>;
  userErrors: Array<UserError>;
};

export type CreateServiceInput = {
  availabilityTarget?: InputMaybe<Scalars['Float']['input']>;
  calendarId?: InputMaybe<Scalars['ID']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
};

export type CreateServicePayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  service: Maybe<Service>;
  userErrors: Array<UserError>;
};

export type CreateSkillInput = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
};

export type CreateSkillPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  skill: Maybe<Skill>;
  userErrors: Array<UserError>;
};

export type CreateSlaPolicyInput = {
  calendarId?: InputMaybe<Scalars['ID']['input']>;
  escalations?: Array<SlaEscalationInput>;
  filter?: InputMaybe<TicketFilter>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  pausedBy?: Array<SlaPausingInput>;
  position?: InputMaybe<Scalars['Int']['input']>;
  targets: Array<SlaTargetInput>;
  warnings?: Array<SlaWarningInput>;
};

export type CreateSlaPolicyPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  recompute: Maybe<SlaRecompute>;
  slaPolicy: Maybe<SlaPolicy>;
  userErrors: Array<UserError>;
};

export type CreateTeamInput = {
  autoAssign?: InputMaybe<Scalars['Boolean']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  members?: InputMaybe<Array<TeamMemberInput>>;
  name: Scalars['String']['input'];
  ola?: InputMaybe<TeamOlaInput>;
};

export type CreateTeamPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  team: Maybe<Team>;
  userErrors: Array<UserError>;
};

export type CustomFieldFilter = {
  contains?: InputMaybe<Scalars['String']['input']>;
  eq?: InputMaybe<Scalars['JSON']['input']>;
  in?: InputMaybe<Array<Scalars['JSON']['input']>>;
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
  key: Scalars['String']['input'];
};

export type CustomFieldInput = {
  key: Scalars['String']['input'];
  value?: InputMaybe<Scalars['JSON']['input']>;
};

export type CustomFieldValue = {
  key: Scalars['String']['output'];
  value: Scalars['JSON']['output'];
};

export type DateTimeFilter = {
  between?: InputMaybe<DateTimeRange>;
  gt?: InputMaybe<Scalars['DateTime']['input']>;
  gte?: InputMaybe<Scalars['DateTime']['input']>;
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
  lt?: InputMaybe<Scalars['DateTime']['input']>;
  lte?: InputMaybe<Scalars['DateTime']['input']>;
  within?: InputMaybe<Scalars['Duration']['input']>;
};

export type DateTimeRange = {
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
};

export type DeskCounters = {
  asOf: Scalars['Position']['output'];
  byStatusAndPriority: Array<StatusPriorityCount>;
  byTeam: Array<TeamCount>;
  total: Scalars['Int']['output'];
  unassigned: Scalars['Int']['output'];
};

export type DraftAdvice = {
  lacks: Array<DraftLack>;
  problems: Array<UserError>;
};

export type DraftInput = {
  attachments?: Scalars['Int']['input'];
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  customFields?: InputMaybe<Array<CustomFieldInput>>;
  description?: InputMaybe<Scalars['String']['input']>;
  subject?: InputMaybe<Scalars['String']['input']>;
};

export type DraftLack = {
  field: Maybe<FormField>;
  need: LackNeed;
  topic: Maybe<IntakeTopic>;
};

export type EditEntryInput = {
  entryId: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  text: Scalars['String']['input'];
};

export type EditEntryPayload = MutationPayload & {
  entry: Maybe<Entry>;
  position: Maybe<Scalars['Position']['output']>;
  userErrors: Array<UserError>;
};

export type EditTicketInput = {
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  contact?: InputMaybe<ContactInput>;
  customFields?: InputMaybe<Array<CustomFieldInput>>;
  description?: InputMaybe<Scalars['String']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  externalId?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  serviceIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  subject?: InputMaybe<Scalars['String']['input']>;
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  ticketId: Scalars['ID']['input'];
  type?: InputMaybe<TicketType>;
};

export type EditTicketPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type Entry = Node & {
  author: Person;
  createdAt: Scalars['DateTime']['output'];
  editedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  text: Scalars['String']['output'];
  ticket: Ticket;
  version: Scalars['Int']['output'];
  visibility: Visibility;
};

export type EntryAdded = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  entry: Maybe<Entry>;
  id: Scalars['ID']['output'];
  position: Scalars['Position']['output'];
  ticket: Ticket;
  visibility: Visibility;
};

export type EntryConnection = {
  asOf: Scalars['Position']['output'];
  edges: Array<EntryEdge>;
  nodes: Array<Entry>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type EntryEdge = {
  cursor: Scalars['String']['output'];
  node: Entry;
};

export type EntryEdited = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  entry: Maybe<Entry>;
  id: Scalars['ID']['output'];
  position: Scalars['Position']['output'];
  ticket: Ticket;
};

export type EntryVisibilityChanged = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  entry: Maybe<Entry>;
  entryId: Scalars['ID']['output'];
  fromVisibility: Visibility;
  id: Scalars['ID']['output'];
  position: Scalars['Position']['output'];
  ticket: Ticket;
  toVisibility: Visibility;
};

export type EscalationAction =
  | 'NOTIFY'
  | 'RAISE_PRIORITY'
  | 'REASSIGN';

export type EscalationMoment =
  | 'AFTER_DUE'
  | 'BEFORE_DUE';

export type ExplainedHoliday = {
  closed: Scalars['Duration']['output'];
  name: Scalars['String']['output'];
  on: Scalars['LocalDate']['output'];
};

export type ExplainedPause = {
  from: Scalars['DateTime']['output'];
  open: Scalars['Duration']['output'];
  to: Scalars['DateTime']['output'];
};

export type ExplainedWindow = {
  counted: Scalars['Duration']['output'];
  from: Scalars['DateTime']['output'];
  open: Scalars['Duration']['output'];
  paused: Scalars['Duration']['output'];
  to: Scalars['DateTime']['output'];
};

export type Feedback = Node & {
  comment: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  cycle: Scalars['Int']['output'];
  givenBy: Person;
  id: Scalars['ID']['output'];
  rating: Scalars['Int']['output'];
  reasons: Array<Scalars['String']['output']>;
  ticket: Ticket;
  updatedAt: Scalars['DateTime']['output'];
  version: Scalars['Int']['output'];
};

export type FeedbackFigures = {
  agent: Maybe<Person>;
  category: Maybe<Category>;
  csat: Maybe<Scalars['Float']['output']>;
  distribution: Array<Scalars['Int']['output']>;
  given: Scalars['Int']['output'];
  invited: Scalars['Int']['output'];
  mean: Maybe<Scalars['Float']['output']>;
  period: Maybe<Scalars['LocalDate']['output']>;
  reason: Maybe<Scalars['String']['output']>;
  responseRate: Maybe<Scalars['Float']['output']>;
  satisfied: Scalars['Int']['output'];
  service: Maybe<Service>;
  team: Maybe<Team>;
};

export type FeedbackGiven = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  feedback: Maybe<Feedback>;
  id: Scalars['ID']['output'];
  newRating: Scalars['Int']['output'];
  oldRating: Maybe<Scalars['Int']['output']>;
  position: Scalars['Position']['output'];
  ticket: Ticket;
};

export type FeedbackGroup =
  | 'AGENT'
  | 'CATEGORY'
  | 'REASON'
  | 'SERVICE'
  | 'TEAM';

export type FeedbackInvitation = Node & {
  cycle: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  invitedAt: Maybe<Scalars['DateTime']['output']>;
  notInvitedBecause: Maybe<NotInvited>;
  token: Maybe<Scalars['String']['output']>;
};

export type FeedbackInvited = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  ofCycle: Scalars['Int']['output'];
  position: Scalars['Position']['output'];
  ticket: Ticket;
};

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

export type FollowUpOpened = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  followUp: Maybe<Ticket>;
  id: Scalars['ID']['output'];
  position: Scalars['Position']['output'];
  ticket: Ticket;
};

export type FormField = {
  choices: Array<Scalars['String']['output']>;
  help: Maybe<Scalars['String']['output']>;
  key: Scalars['String']['output'];
  label: Scalars['String']['output'];
  required: Scalars['Boolean']['output'];
  shownToRequesters: Scalars['Boolean']['output'];
  topic: Maybe<FieldTopic>;
  type: FieldType;
};

export type FormFieldInput = {
  choices?: InputMaybe<Array<Scalars['String']['input']>>;
  help?: InputMaybe<Scalars['String']['input']>;
  key: Scalars['String']['input'];
  label: Scalars['String']['input'];
  required?: Scalars['Boolean']['input'];
  shownToRequesters?: Scalars['Boolean']['input'];
  topic?: InputMaybe<FieldTopic>;
  type: FieldType;
};

export type HandOverTicketInput = {
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
  teamId?: InputMaybe<Scalars['ID']['input']>;
  ticketId: Scalars['ID']['input'];
};

export type HandOverTicketPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type Holiday = {
  name: Scalars['String']['output'];
  on: Scalars['String']['output'];
  part: Maybe<OpeningWindow>;
};

export type HolidayInput = {
  name: Scalars['String']['input'];
  on: Scalars['String']['input'];
  part?: InputMaybe<OpeningWindowInput>;
};

export type HolidayRegionInput = {
  country: Scalars['String']['input'];
  region?: InputMaybe<Scalars['String']['input']>;
  state?: InputMaybe<Scalars['String']['input']>;
  types?: Array<HolidayType>;
};

export type HolidaySourceInput =
  { ics: Scalars['String']['input']; region?: never; }
  |  { ics?: never; region: HolidayRegionInput; };

export type HolidayType =
  | 'BANK'
  | 'OBSERVANCE'
  | 'OPTIONAL'
  | 'PUBLIC'
  | 'SCHOOL';

export type IDFilter = {
  eq?: InputMaybe<Scalars['ID']['input']>;
  in?: InputMaybe<Array<Scalars['ID']['input']>>;
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type Impact =
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM';

export type ImpactFilter = {
  eq?: InputMaybe<Impact>;
  in?: InputMaybe<Array<Impact>>;
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type ImportHolidaysInput = {
  calendarId: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  fromYear: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  source: HolidaySourceInput;
  toYear: Scalars['Int']['input'];
};

export type ImportHolidaysPayload = MutationPayload & {
  added: Maybe<Scalars['Int']['output']>;
  calendar: Maybe<Calendar>;
  leftOut: Maybe<Array<LeftOutHoliday>>;
  leftOutCount: Maybe<Scalars['Int']['output']>;
  position: Maybe<Scalars['Position']['output']>;
  recompute: Maybe<SlaRecompute>;
  userErrors: Array<UserError>;
};

export type InformationAnswered = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  position: Scalars['Position']['output'];
  request: InformationRequest;
  ticket: Ticket;
};

export type InformationOverdue = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  position: Scalars['Position']['output'];
  request: InformationRequest;
  ticket: Ticket;
};

export type InformationReminded = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  position: Scalars['Position']['output'];
  reminder: Scalars['Int']['output'];
  request: InformationRequest;
  ticket: Ticket;
};

export type InformationRequest = Node & {
  answer: Maybe<Entry>;
  askedAt: Scalars['DateTime']['output'];
  askedBy: Person;
  dueAt: Scalars['DateTime']['output'];
  endedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  overdue: Scalars['Boolean']['output'];
  question: Maybe<Entry>;
  status: InformationStatus;
  ticket: Ticket;
  version: Scalars['Int']['output'];
};

export type InformationRequested = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  dueAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  position: Scalars['Position']['output'];
  request: InformationRequest;
  ticket: Ticket;
};

export type InformationStatus =
  | 'ANSWERED'
  | 'OPEN'
  | 'UNANSWERED'
  | 'WITHDRAWN';

export type InformationUnanswered = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  position: Scalars['Position']['output'];
  request: InformationRequest;
  ticket: Ticket;
};

export type InformationWithdrawn = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  position: Scalars['Position']['output'];
  request: InformationRequest;
  ticket: Ticket;
  withdrawnBecause: Maybe<Scalars['String']['output']>;
};

export type IntFilter = {
  between?: InputMaybe<IntRange>;
  eq?: InputMaybe<Scalars['Int']['input']>;
  gt?: InputMaybe<Scalars['Int']['input']>;
  gte?: InputMaybe<Scalars['Int']['input']>;
  in?: InputMaybe<Array<Scalars['Int']['input']>>;
  lt?: InputMaybe<Scalars['Int']['input']>;
  lte?: InputMaybe<Scalars['Int']['input']>;
};

export type IntRange = {
  from: Scalars['Int']['input'];
  to: Scalars['Int']['input'];
};

export type IntakeForm = {
  asksForScreenshot: Scalars['Boolean']['output'];
  fields: Array<FormField>;
};

export type IntakeFormInput = {
  asksForScreenshot?: Scalars['Boolean']['input'];
  fields: Array<FormFieldInput>;
};

export type IntakeTopic =
  | 'ERROR_TEXT'
  | 'SCREENSHOT'
  | 'SINCE_WHEN'
  | 'WHAT_HAPPENED'
  | 'WHAT_WAS_EXPECTED';

export type InvalidInput = UserError & {
  code: UserErrorCode;
  expected: Scalars['String']['output'];
  field: Maybe<Array<Scalars['String']['output']>>;
  message: Scalars['String']['output'];
};

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

export type LeftOutHoliday = {
  because: LeftOutBecause;
  name: Scalars['String']['output'];
  on: Maybe<Scalars['LocalDate']['output']>;
};

export type LowRatingGiven = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  feedback: Maybe<Feedback>;
  id: Scalars['ID']['output'];
  newRating: Scalars['Int']['output'];
  position: Scalars['Position']['output'];
  ticket: Ticket;
};

export type Mutation = {
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
};


export type MutationaddNoteArgs = {
  input: AddNoteInput;
};


export type MutationanswerInformationRequestArgs = {
  input: AnswerInformationRequestInput;
};


export type MutationaskRequesterArgs = {
  input: AskRequesterInput;
};


export type MutationassignTicketArgs = {
  input: AssignTicketInput;
};


export type MutationcancelTicketArgs = {
  input: CancelTicketInput;
};


export type MutationchangePriorityArgs = {
  input: ChangePriorityInput;
};


export type MutationclaimTicketArgs = {
  input: ClaimTicketInput;
};


export type MutationcloseTicketArgs = {
  input: CloseTicketInput;
};


export type MutationcreateCalendarArgs = {
  input: CreateCalendarInput;
};


export type MutationcreateCategoryArgs = {
  input: CreateCategoryInput;
};


export type MutationcreateOrganizationArgs = {
  input: CreateOrganizationInput;
};


export type MutationcreateOutageArgs = {
  input: CreateOutageInput;
};


export type MutationcreatePersonArgs = {
  input: CreatePersonInput;
};


export type MutationcreateServiceArgs = {
  input: CreateServiceInput;
};


export type MutationcreateSkillArgs = {
  input: CreateSkillInput;
};


export type MutationcreateSlaPolicyArgs = {
  input: CreateSlaPolicyInput;
};


export type MutationcreateTeamArgs = {
  input: CreateTeamInput;
};


export type MutationeditEntryArgs = {
  input: EditEntryInput;
};


export type MutationeditTicketArgs = {
  input: EditTicketInput;
};


export type MutationhandOverTicketArgs = {
  input: HandOverTicketInput;
};


export type MutationimportHolidaysArgs = {
  input: ImportHolidaysInput;
};


export type MutationopenTicketArgs = {
  input: OpenTicketInput;
};


export type MutationrateTicketArgs = {
  input: RateTicketInput;
};


export type MutationrefreshSessionArgs = {
  input: RefreshSessionInput;
};


export type MutationreleaseTicketArgs = {
  input: ReleaseTicketInput;
};


export type MutationrenewSocketArgs = {
  input: RenewSocketInput;
};


export type MutationreopenTicketArgs = {
  input: ReopenTicketInput;
};


export type MutationreplyToTicketArgs = {
  input: ReplyToTicketInput;
};


export type MutationreportPresenceArgs = {
  input: ReportPresenceInput;
};


export type MutationresolveTicketArgs = {
  input: ResolveTicketInput;
};


export type MutationresumeTicketArgs = {
  input: ResumeTicketInput;
};


export type MutationrouteTicketArgs = {
  input: RouteTicketInput;
};


export type MutationsetEntryVisibilityArgs = {
  input: SetEntryVisibilityInput;
};


export type MutationsetPresenceArgs = {
  input: SetPresenceInput;
};


export type MutationsetTicketWaitingArgs = {
  input: SetTicketWaitingInput;
};


export type MutationsignInArgs = {
  input: SignInInput;
};


export type MutationstartTicketArgs = {
  input: StartTicketInput;
};


export type MutationsubmitFeedbackArgs = {
  input: SubmitFeedbackInput;
};


export type MutationupdateCalendarArgs = {
  input: UpdateCalendarInput;
};


export type MutationupdateCategoryArgs = {
  input: UpdateCategoryInput;
};


export type MutationupdateOrganizationArgs = {
  input: UpdateOrganizationInput;
};


export type MutationupdateOutageArgs = {
  input: UpdateOutageInput;
};


export type MutationupdatePersonArgs = {
  input: UpdatePersonInput;
};


export type MutationupdateServiceArgs = {
  input: UpdateServiceInput;
};


export type MutationupdateSkillArgs = {
  input: UpdateSkillInput;
};


export type MutationupdateSlaPolicyArgs = {
  input: UpdateSlaPolicyInput;
};


export type MutationupdateTeamArgs = {
  input: UpdateTeamInput;
};


export type MutationupdateWorkspaceArgs = {
  input: UpdateWorkspaceInput;
};


export type MutationwithdrawInformationRequestArgs = {
  input: WithdrawInformationRequestInput;
};

export type MutationPayload = {
  position: Maybe<Scalars['Position']['output']>;
  userErrors: Array<UserError>;
};

export type Node = {
  id: Scalars['ID']['output'];
};

export type NotAllowed = UserError & {
  allowedRoles: Array<Role>;
  code: UserErrorCode;
  field: Maybe<Array<Scalars['String']['output']>>;
  message: Scalars['String']['output'];
};

export type NotFound = UserError & {
  code: UserErrorCode;
  field: Maybe<Array<Scalars['String']['output']>>;
  message: Scalars['String']['output'];
  type: Scalars['String']['output'];
};

export type NotInvited =
  | 'ALREADY_INVITED'
  | 'ALREADY_RATED'
  | 'ANOTHER_CYCLE'
  | 'INVITED_LATELY'
  | 'NOT_RESOLVED'
  | 'REQUESTER_GONE'
  | 'RESOLVED_IT_THEMSELVES'
  | 'TOO_LATE';

export type Notification = {
  at: Scalars['DateTime']['output'];
  event: TimelineEvent;
  position: Scalars['Position']['output'];
  reason: NotificationReason;
  ticket: Ticket;
};

export type NotificationReason =
  | 'ANSWER_OVERDUE'
  | 'ASSIGNED'
  | 'INVITED'
  | 'NOTED'
  | 'RATED'
  | 'REMINDED'
  | 'REOPENED'
  | 'REPLIED'
  | 'STATUS_CHANGED'
  | 'TARGET_BREACHED'
  | 'TARGET_ESCALATED'
  | 'TARGET_WARNED'
  | 'UNASSIGNED';

export type OpenTicketInput = {
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  channel?: Channel;
  contact?: InputMaybe<ContactInput>;
  customFields?: InputMaybe<Array<CustomFieldInput>>;
  description?: InputMaybe<Scalars['String']['input']>;
  externalId?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  impact?: Impact;
  requester?: InputMaybe<PersonRef>;
  serviceIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  subject: Scalars['String']['input'];
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  teamId?: InputMaybe<Scalars['ID']['input']>;
  type?: TicketType;
  urgency?: Urgency;
};

export type OpenTicketPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type OpeningException = {
  name: Scalars['String']['output'];
  on: Scalars['LocalDate']['output'];
  windows: Array<OpeningWindow>;
};

export type OpeningExceptionInput = {
  name: Scalars['String']['input'];
  on: Scalars['LocalDate']['input'];
  windows: Array<OpeningWindowInput>;
};

export type OpeningWindow = {
  from: Scalars['LocalTime']['output'];
  to: Scalars['LocalTime']['output'];
};

export type OpeningWindowInput = {
  from: Scalars['LocalTime']['input'];
  to: Scalars['LocalTime']['input'];
};

export type OrderDirection =
  | 'ASC'
  | 'DESC';

export type Organization = Node & {
  createdAt: Scalars['DateTime']['output'];
  externalId: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  people: PersonConnection;
  version: Scalars['Int']['output'];
};


export type OrganizationpeopleArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};

export type OrganizationConnection = {
  asOf: Scalars['Position']['output'];
  edges: Array<OrganizationEdge>;
  nodes: Array<Organization>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type OrganizationEdge = {
  cursor: Scalars['String']['output'];
  node: Organization;
};

export type OrganizationFilter = {
  and?: InputMaybe<Array<OrganizationFilter>>;
  externalId?: InputMaybe<TextFilter>;
  id?: InputMaybe<IDFilter>;
  name?: InputMaybe<TextFilter>;
  not?: InputMaybe<OrganizationFilter>;
  or?: InputMaybe<Array<OrganizationFilter>>;
};

export type Outage = Node & {
  createdAt: Scalars['DateTime']['output'];
  endedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  note: Maybe<Scalars['String']['output']>;
  service: Service;
  startedAt: Scalars['DateTime']['output'];
  ticket: Maybe<Ticket>;
  version: Scalars['Int']['output'];
};

export type OutageConnection = {
  asOf: Scalars['Position']['output'];
  edges: Array<OutageEdge>;
  nodes: Array<Outage>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type OutageEdge = {
  cursor: Scalars['String']['output'];
  node: Outage;
};

export type PageInfo = {
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor: Maybe<Scalars['String']['output']>;
};

export type PassedOver =
  | 'AT_CAPACITY'
  | 'AWAY'
  | 'EXCLUDED'
  | 'MISSING_SKILL'
  | 'NOT_IN_TEAM'
  | 'OFF_SHIFT';

export type PauseInput = {
  from: Scalars['DateTime']['input'];
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type PeriodInput = {
  timeZone: Scalars['TimeZone']['input'];
  unit: PeriodUnit;
};

export type PeriodUnit =
  | 'DAY'
  | 'MONTH'
  | 'WEEK';

export type Person = Node & {
  active: Scalars['Boolean']['output'];
  capacity: Maybe<Scalars['Int']['output']>;
  createdAt: Scalars['DateTime']['output'];
  email: Maybe<Scalars['EmailAddress']['output']>;
  externalId: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  organization: Maybe<Organization>;
  presence: Maybe<Presence>;
  role: Role;
  seesOrganization: Scalars['Boolean']['output'];
  shift: Maybe<Calendar>;
  skills: Array<SkillLevel>;
  teams: Array<Team>;
  version: Scalars['Int']['output'];
};

export type PersonConnection = {
  asOf: Scalars['Position']['output'];
  edges: Array<PersonEdge>;
  nodes: Array<Person>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type PersonEdge = {
  cursor: Scalars['String']['output'];
  node: Person;
};

export type PersonFilter = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  and?: InputMaybe<Array<PersonFilter>>;
  email?: InputMaybe<TextFilter>;
  externalId?: InputMaybe<TextFilter>;
  id?: InputMaybe<IDFilter>;
  name?: InputMaybe<TextFilter>;
  not?: InputMaybe<PersonFilter>;
  or?: InputMaybe<Array<PersonFilter>>;
  organization?: InputMaybe<OrganizationFilter>;
  role?: InputMaybe<RoleFilter>;
};

export type PersonPresence = {
  person: Person;
  typing: Scalars['Boolean']['output'];
};

export type PersonRef =
  { email: Scalars['EmailAddress']['input']; externalId?: never; id?: never; }
  |  { email?: never; externalId: Scalars['String']['input']; id?: never; }
  |  { email?: never; externalId?: never; id: Scalars['ID']['input']; };

export type PlainRefusal = UserError & {
  code: UserErrorCode;
  field: Maybe<Array<Scalars['String']['output']>>;
  message: Scalars['String']['output'];
};

export type Presence =
  | 'AVAILABLE'
  | 'AWAY'
  | 'OFFLINE';

export type PreviewAssignmentInput = {
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  priority: Priority;
  teamId?: InputMaybe<Scalars['ID']['input']>;
};

export type Priority =
  | 'P1'
  | 'P2'
  | 'P3'
  | 'P4'
  | 'P5';

export type PriorityFilter = {
  eq?: InputMaybe<Priority>;
  gt?: InputMaybe<Priority>;
  gte?: InputMaybe<Priority>;
  in?: InputMaybe<Array<Priority>>;
  lt?: InputMaybe<Priority>;
  lte?: InputMaybe<Priority>;
};

export type PriorityMatrixCell = {
  impact: Impact;
  priority: Priority;
  urgency: Urgency;
};

export type PriorityMatrixCellInput = {
  impact: Impact;
  priority: Priority;
  urgency: Urgency;
};

export type PriorityOverride = {
  priority: Priority;
  reason: Scalars['String']['output'];
  setAt: Scalars['DateTime']['output'];
  setBy: Maybe<Person>;
};

export type PriorityOverrideInput = {
  priority: Priority;
  reason: Scalars['String']['input'];
};

export type PriorityWeight = {
  points: Scalars['Int']['output'];
  priority: Priority;
};

export type PriorityWeightInput = {
  points: Scalars['Int']['input'];
  priority: Priority;
};

export type Query = {
  adviseDraft: DraftAdvice;
  agentQueue: Maybe<AgentQueue>;
  asOf: Scalars['Position']['output'];
  calendars: CalendarConnection;
  categories: CategoryConnection;
  deskCounters: Maybe<DeskCounters>;
  feedbackFigures: Array<FeedbackFigures>;
  node: Maybe<Node>;
  nodes: Array<Maybe<Node>>;
  organizations: OrganizationConnection;
  people: PersonConnection;
  person: Maybe<Person>;
  previewAssignment: AssignmentExplanation;
  services: ServiceConnection;
  simulateSla: SlaSimulation;
  skills: SkillConnection;
  slaAttainment: Array<SlaAttainment>;
  slaPolicies: SlaPolicyConnection;
  teams: TeamConnection;
  ticket: Maybe<Ticket>;
  tickets: TicketConnection;
  viewer: Person;
  workspace: Workspace;
};


export type QueryadviseDraftArgs = {
  draft: DraftInput;
};


export type QueryagentQueueArgs = {
  agentId: InputMaybe<Scalars['ID']['input']>;
};


export type QuerycalendarsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


export type QuerycategoriesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  where: InputMaybe<CategoryFilter>;
};


export type QueryfeedbackFiguresArgs = {
  from: Scalars['DateTime']['input'];
  groupBy?: Array<FeedbackGroup>;
  period: InputMaybe<PeriodInput>;
  to: Scalars['DateTime']['input'];
  where: InputMaybe<TicketFilter>;
};


export type QuerynodeArgs = {
  id: Scalars['ID']['input'];
};


export type QuerynodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


export type QueryorganizationsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  where: InputMaybe<OrganizationFilter>;
};


export type QuerypeopleArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  where: InputMaybe<PersonFilter>;
};


export type QuerypersonArgs = {
  email: InputMaybe<Scalars['EmailAddress']['input']>;
  externalId: InputMaybe<Scalars['String']['input']>;
  id: InputMaybe<Scalars['ID']['input']>;
};


export type QuerypreviewAssignmentArgs = {
  input: PreviewAssignmentInput;
};


export type QueryservicesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  where: InputMaybe<ServiceFilter>;
};


export type QuerysimulateSlaArgs = {
  input: SimulateSlaInput;
};


export type QueryskillsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


export type QueryslaAttainmentArgs = {
  from: Scalars['DateTime']['input'];
  groupBy?: Array<AttainmentGroup>;
  kinds: InputMaybe<Array<TargetKind>>;
  period: InputMaybe<PeriodInput>;
  to: Scalars['DateTime']['input'];
  where: InputMaybe<TicketFilter>;
};


export type QueryslaPoliciesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


export type QueryteamsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  where: InputMaybe<TeamFilter>;
};


export type QueryticketArgs = {
  externalId: InputMaybe<Scalars['String']['input']>;
  id: InputMaybe<Scalars['ID']['input']>;
  number: InputMaybe<Scalars['String']['input']>;
};


export type QueryticketsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  orderBy?: Array<TicketOrder>;
  where: InputMaybe<TicketFilter>;
};

export type RateTicketInput = {
  comment?: InputMaybe<Scalars['String']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  rating: Scalars['Int']['input'];
  reasons?: InputMaybe<Array<Scalars['String']['input']>>;
  ticketId: Scalars['ID']['input'];
};

export type RateTicketPayload = MutationPayload & {
  feedback: Maybe<Feedback>;
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type RefreshSessionInput = {
  refreshToken: Scalars['String']['input'];
};

export type RefreshSessionPayload = {
  session: Maybe<Session>;
  userErrors: Array<UserError>;
};

export type ReleaseTicketInput = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
  ticketId: Scalars['ID']['input'];
};

export type ReleaseTicketPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type RemeasureCause =
  | 'CALENDAR'
  | 'HOLIDAY'
  | 'POLICY'
  | 'PRIORITY'
  | 'RULES'
  | 'TEAM';

export type RenewSocketInput = {
  accessToken: Scalars['String']['input'];
};

export type RenewSocketPayload = {
  expiresAt: Maybe<Scalars['DateTime']['output']>;
  userErrors: Array<UserError>;
};

export type ReopenTicketInput = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
  ticketId: Scalars['ID']['input'];
};

export type ReopenTicketPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type ReplyToTicketInput = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  text: Scalars['String']['input'];
  ticketId: Scalars['ID']['input'];
};

export type ReplyToTicketPayload = MutationPayload & {
  entry: Maybe<Entry>;
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type ReportPresenceInput = {
  gone?: Scalars['Boolean']['input'];
  ticketId: Scalars['ID']['input'];
  typing?: Scalars['Boolean']['input'];
};

export type ReportPresencePayload = {
  userErrors: Array<UserError>;
};

export type Resolution = Node & {
  advice: Maybe<Scalars['String']['output']>;
  code: Scalars['String']['output'];
  cycle: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  notes: Scalars['String']['output'];
  resolvedAt: Scalars['DateTime']['output'];
  resolvedBy: Maybe<Person>;
  ticket: Ticket;
};

export type ResolutionCode = {
  code: Scalars['String']['output'];
  standard: Scalars['Boolean']['output'];
};

export type ResolveTicketInput = {
  advice?: InputMaybe<Scalars['String']['input']>;
  code?: InputMaybe<Scalars['String']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  notes?: InputMaybe<Scalars['String']['input']>;
  ticketId: Scalars['ID']['input'];
};

export type ResolveTicketPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type ResumeTicketInput = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  ticketId: Scalars['ID']['input'];
};

export type ResumeTicketPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type Role =
  | 'ADMIN'
  | 'AGENT'
  | 'LEAD'
  | 'REQUESTER';

export type RoleFilter = {
  eq?: InputMaybe<Role>;
  in?: InputMaybe<Array<Role>>;
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type RouteTicketInput = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  ticketId: Scalars['ID']['input'];
};

export type RouteTicketPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type Service = Node & {
  active: Scalars['Boolean']['output'];
  availability: ServiceAvailability;
  availabilityTarget: Maybe<Scalars['Float']['output']>;
  createdAt: Scalars['DateTime']['output'];
  description: Maybe<Scalars['String']['output']>;
  hours: Maybe<Calendar>;
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  outages: OutageConnection;
  version: Scalars['Int']['output'];
};


export type ServiceavailabilityArgs = {
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
};


export type ServiceoutagesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};

export type ServiceAvailability = {
  downtime: Scalars['Duration']['output'];
  figure: Maybe<Scalars['Float']['output']>;
  overspent: Maybe<Scalars['Duration']['output']>;
  remainingBudget: Maybe<Scalars['Duration']['output']>;
  serviceTime: Scalars['Duration']['output'];
};

export type ServiceConnection = {
  asOf: Scalars['Position']['output'];
  edges: Array<ServiceEdge>;
  nodes: Array<Service>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ServiceEdge = {
  cursor: Scalars['String']['output'];
  node: Service;
};

export type ServiceFilter = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  and?: InputMaybe<Array<ServiceFilter>>;
  id?: InputMaybe<IDFilter>;
  name?: InputMaybe<TextFilter>;
  not?: InputMaybe<ServiceFilter>;
  or?: InputMaybe<Array<ServiceFilter>>;
};

export type Session = {
  accessToken: Scalars['String']['output'];
  accessTokenExpiresAt: Scalars['DateTime']['output'];
  person: Person;
  refreshToken: Scalars['String']['output'];
  refreshTokenExpiresAt: Scalars['DateTime']['output'];
  workspace: Workspace;
};

export type SetEntryVisibilityInput = {
  entryId: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  visibility: Visibility;
};

export type SetEntryVisibilityPayload = MutationPayload & {
  entry: Maybe<Entry>;
  position: Maybe<Scalars['Position']['output']>;
  userErrors: Array<UserError>;
};

export type SetPresenceInput = {
  aliveFor?: Scalars['Duration']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  presence: Presence;
};

export type SetPresencePayload = MutationPayload & {
  person: Maybe<Person>;
  position: Maybe<Scalars['Position']['output']>;
  userErrors: Array<UserError>;
};

export type SetTicketWaitingInput = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
  ticketId: Scalars['ID']['input'];
  until?: InputMaybe<Scalars['DateTime']['input']>;
  waitingReason?: InputMaybe<WaitingReason>;
};

export type SetTicketWaitingPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type SignInInput = {
  email: Scalars['String']['input'];
  password: Scalars['String']['input'];
  workspace?: InputMaybe<Scalars['String']['input']>;
};

export type SignInPayload = {
  session: Maybe<Session>;
  userErrors: Array<UserError>;
};

export type SignOutPayload = {
  userErrors: Array<UserError>;
};

export type SimulateSlaInput = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
  calendar?: InputMaybe<CalendarInput>;
  pauses?: Array<PauseInput>;
  policy?: InputMaybe<SimulatedPolicyInput>;
  start: Scalars['DateTime']['input'];
  target?: InputMaybe<TargetLengthInput>;
};

export type SimulatedPolicyInput = {
  kind: TargetKind;
  priority: Priority;
  slaPolicyId: Scalars['ID']['input'];
};

export type Skill = Node & {
  active: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

export type SkillConnection = {
  asOf: Scalars['Position']['output'];
  edges: Array<SkillEdge>;
  nodes: Array<Skill>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type SkillEdge = {
  cursor: Scalars['String']['output'];
  node: Skill;
};

export type SkillLevel = {
  level: Scalars['Int']['output'];
  skill: Skill;
};

export type SkillLevelInput = {
  level: Scalars['Int']['input'];
  skillId: Scalars['ID']['input'];
};

export type SkillsRelaxed = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  levels: Scalars['Int']['output'];
  position: Scalars['Position']['output'];
  ticket: Ticket;
};

export type SlaAlert = TargetBreached | TargetEscalated | TargetWarned;

export type SlaAttainment = {
  agent: Maybe<Person>;
  category: Maybe<Category>;
  kind: Maybe<TargetKind>;
  meanConsumed: Scalars['Duration']['output'];
  met: Scalars['Int']['output'];
  missed: Scalars['Int']['output'];
  period: Maybe<Scalars['LocalDate']['output']>;
  policy: Maybe<SlaPolicy>;
  priority: Maybe<Priority>;
  service: Maybe<Service>;
  share: Scalars['Float']['output'];
  team: Maybe<Team>;
};

export type SlaEscalation = {
  action: EscalationAction;
  distance: Scalars['Duration']['output'];
  team: Maybe<Team>;
  when: EscalationMoment;
};

export type SlaEscalationInput = {
  action: EscalationAction;
  distance: Scalars['Duration']['input'];
  teamId?: InputMaybe<Scalars['ID']['input']>;
  when: EscalationMoment;
};

export type SlaExplanation = {
  counted: Scalars['Duration']['output'];
  from: Scalars['DateTime']['output'];
  holidays: Array<ExplainedHoliday>;
  pauses: Array<ExplainedPause>;
  to: Scalars['DateTime']['output'];
  windows: Array<ExplainedWindow>;
};

export type SlaMoment = {
  at: Scalars['DateTime']['output'];
  escalation: Maybe<SlaEscalation>;
  warning: Maybe<SlaWarning>;
};

export type SlaPausing = {
  kind: TargetKind;
  reasons: Array<WaitingReason>;
};

export type SlaPausingInput = {
  kind: TargetKind;
  reasons: Array<WaitingReason>;
};

export type SlaPolicy = Node & {
  active: Scalars['Boolean']['output'];
  calendar: Maybe<Calendar>;
  createdAt: Scalars['DateTime']['output'];
  escalations: Array<SlaEscalation>;
  filter: Scalars['JSONObject']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  pausedBy: Array<SlaPausing>;
  position: Scalars['Int']['output'];
  targets: Array<SlaTarget>;
  version: Scalars['Int']['output'];
  warnings: Array<SlaWarning>;
};

export type SlaPolicyConnection = {
  asOf: Scalars['Position']['output'];
  edges: Array<SlaPolicyEdge>;
  nodes: Array<SlaPolicy>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type SlaPolicyEdge = {
  cursor: Scalars['String']['output'];
  node: SlaPolicy;
};

export type SlaRecompute = Node & {
  cause: RemeasureCause;
  createdAt: Scalars['DateTime']['output'];
  done: Scalars['Int']['output'];
  finishedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  total: Maybe<Scalars['Int']['output']>;
};

export type SlaSimulation = {
  consumed: Scalars['Duration']['output'];
  dueAt: Maybe<Scalars['DateTime']['output']>;
  explanation: SlaExplanation;
  moments: Array<SlaMoment>;
  pausedSince: Maybe<Scalars['DateTime']['output']>;
  remaining: Scalars['Duration']['output'];
};

export type SlaTarget = {
  kind: TargetKind;
  length: TargetLength;
  priority: Priority;
};

export type SlaTargetInput = {
  kind: TargetKind;
  length: TargetLengthInput;
  priority: Priority;
};

export type SlaWarning = {
  beforeDue: Maybe<Scalars['Duration']['output']>;
  percentUsed: Maybe<Scalars['Int']['output']>;
};

export type SlaWarningInput =
  { beforeDue: Scalars['Duration']['input']; percentUsed?: never; }
  |  { beforeDue?: never; percentUsed: Scalars['Int']['input']; };

export type StartTicketInput = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  ticketId: Scalars['ID']['input'];
};

export type StartTicketPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type StatusPriorityCount = {
  priority: Priority;
  status: TicketStatus;
  tickets: Scalars['Int']['output'];
};

export type SubmitFeedbackInput = {
  comment?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  rating: Scalars['Int']['input'];
  reasons?: InputMaybe<Array<Scalars['String']['input']>>;
  token: Scalars['String']['input'];
};

export type SubmitFeedbackPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  rating: Maybe<Scalars['Int']['output']>;
  userErrors: Array<UserError>;
};

export type Subscription = {
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
};


export type SubscriptionagentPresenceChangedArgs = {
  after: InputMaybe<Scalars['Position']['input']>;
};


export type SubscriptionagentQueueArgs = {
  after: InputMaybe<Scalars['Position']['input']>;
  agentId: InputMaybe<Scalars['ID']['input']>;
};


export type SubscriptiondeskCountersArgs = {
  after: InputMaybe<Scalars['Position']['input']>;
};


export type SubscriptionnotificationsArgs = {
  after: InputMaybe<Scalars['Position']['input']>;
};


export type SubscriptionpresenceArgs = {
  ticketId: Scalars['ID']['input'];
};


export type SubscriptionslaAlertsArgs = {
  after: InputMaybe<Scalars['Position']['input']>;
  where: InputMaybe<TicketFilter>;
};


export type SubscriptionticketChangesArgs = {
  after: InputMaybe<Scalars['Position']['input']>;
  where: InputMaybe<TicketFilter>;
};


export type SubscriptionticketCountArgs = {
  after: InputMaybe<Scalars['Position']['input']>;
  where: InputMaybe<TicketFilter>;
};


export type SubscriptionticketEventsArgs = {
  after: InputMaybe<Scalars['Position']['input']>;
  types: InputMaybe<Array<TicketEventType>>;
  where: InputMaybe<TicketFilter>;
};


export type SubscriptionticketStatusChangedArgs = {
  after: InputMaybe<Scalars['Position']['input']>;
  where: InputMaybe<TicketFilter>;
};


export type SubscriptionticketTimelineArgs = {
  after: InputMaybe<Scalars['Position']['input']>;
  ticketId: Scalars['ID']['input'];
};

export type TagsFilter = {
  has?: InputMaybe<Scalars['String']['input']>;
  hasAll?: InputMaybe<Array<Scalars['String']['input']>>;
  hasAny?: InputMaybe<Array<Scalars['String']['input']>>;
  isEmpty?: InputMaybe<Scalars['Boolean']['input']>;
};

export type Target = Node & {
  breachedAt: Maybe<Scalars['DateTime']['output']>;
  breachedBy: Maybe<Scalars['Duration']['output']>;
  consumed: Scalars['Duration']['output'];
  cycle: Scalars['Int']['output'];
  dueAt: Maybe<Scalars['DateTime']['output']>;
  explanation: Maybe<SlaExplanation>;
  id: Scalars['ID']['output'];
  kind: TargetKind;
  length: TargetLength;
  pausedSince: Maybe<Scalars['DateTime']['output']>;
  policy: Maybe<SlaPolicy>;
  priority: Priority;
  remaining: Maybe<Scalars['Duration']['output']>;
  sequence: Scalars['Int']['output'];
  startedAt: Scalars['DateTime']['output'];
  state: TargetState;
  stoppedAt: Maybe<Scalars['DateTime']['output']>;
  ticket: Ticket;
};

export type TargetBreached = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  dueAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  lateBy: Scalars['Duration']['output'];
  position: Scalars['Position']['output'];
  target: Target;
  ticket: Ticket;
};

export type TargetEscalated = Node & TicketEvent & {
  action: EscalationAction;
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  dueAt: Maybe<Scalars['DateTime']['output']>;
  escalatedFor: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  lateBy: Scalars['Duration']['output'];
  position: Scalars['Position']['output'];
  taken: Scalars['Boolean']['output'];
  target: Target;
  ticket: Ticket;
};

export type TargetKind =
  | 'FIRST_RESPONSE'
  | 'NEXT_RESPONSE'
  | 'PERIODIC_UPDATE'
  | 'RESOLUTION';

export type TargetLength = {
  businessDays: Maybe<Scalars['Int']['output']>;
  openingTime: Maybe<Scalars['Duration']['output']>;
};

export type TargetLengthInput =
  { businessDays: Scalars['Int']['input']; openingTime?: never; }
  |  { businessDays?: never; openingTime: Scalars['Duration']['input']; };

export type TargetRemeasured = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  cause: RemeasureCause;
  id: Scalars['ID']['output'];
  newDueAt: Maybe<Scalars['DateTime']['output']>;
  oldDueAt: Maybe<Scalars['DateTime']['output']>;
  position: Scalars['Position']['output'];
  target: Target;
  ticket: Ticket;
};

export type TargetState =
  | 'CANCELLED'
  | 'MET'
  | 'MISSED'
  | 'PAUSED'
  | 'RUNNING';

export type TargetStateChanged = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  dueAt: Maybe<Scalars['DateTime']['output']>;
  fromState: Maybe<TargetState>;
  id: Scalars['ID']['output'];
  position: Scalars['Position']['output'];
  target: Target;
  ticket: Ticket;
  toState: TargetState;
};

export type TargetWarned = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  dueAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  lateBy: Scalars['Duration']['output'];
  position: Scalars['Position']['output'];
  target: Target;
  ticket: Ticket;
  warnedFor: Scalars['DateTime']['output'];
};

export type Team = Node & {
  active: Scalars['Boolean']['output'];
  autoAssign: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  memberships: Array<TeamMembership>;
  name: Scalars['String']['output'];
  ola: Maybe<TeamOla>;
  version: Scalars['Int']['output'];
};

export type TeamConnection = {
  asOf: Scalars['Position']['output'];
  edges: Array<TeamEdge>;
  nodes: Array<Team>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type TeamCount = {
  active: Scalars['Int']['output'];
  team: Maybe<Team>;
  tickets: Scalars['Int']['output'];
  unassigned: Scalars['Int']['output'];
};

export type TeamEdge = {
  cursor: Scalars['String']['output'];
  node: Team;
};

export type TeamFilter = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  and?: InputMaybe<Array<TeamFilter>>;
  id?: InputMaybe<IDFilter>;
  name?: InputMaybe<TextFilter>;
  not?: InputMaybe<TeamFilter>;
  or?: InputMaybe<Array<TeamFilter>>;
};

export type TeamMemberInput = {
  lead?: Scalars['Boolean']['input'];
  personId: Scalars['ID']['input'];
};

export type TeamMembership = {
  lead: Scalars['Boolean']['output'];
  person: Person;
};

export type TeamOla = {
  calendar: Maybe<Calendar>;
  length: TargetLength;
  pausedBy: Array<WaitingReason>;
};

export type TeamOlaInput = {
  calendarId?: InputMaybe<Scalars['ID']['input']>;
  length: TargetLengthInput;
  pausedBy?: Array<WaitingReason>;
};

export type TeamTarget = {
  breachedAt: Maybe<Scalars['DateTime']['output']>;
  consumed: Scalars['Duration']['output'];
  dueAt: Maybe<Scalars['DateTime']['output']>;
  length: TargetLength;
  pausedSince: Maybe<Scalars['DateTime']['output']>;
  remaining: Maybe<Scalars['Duration']['output']>;
  sequence: Scalars['Int']['output'];
  startedAt: Scalars['DateTime']['output'];
  state: TargetState;
  stoppedAt: Maybe<Scalars['DateTime']['output']>;
  team: Team;
};

export type TextFilter = {
  contains?: InputMaybe<Scalars['String']['input']>;
  eq?: InputMaybe<Scalars['String']['input']>;
  in?: InputMaybe<Array<Scalars['String']['input']>>;
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
  startsWith?: InputMaybe<Scalars['String']['input']>;
};

export type Ticket = Node & {
  allowedTransitions: Array<AllowedTransition>;
  assignee: Maybe<Person>;
  assignmentExplanation: Maybe<AssignmentExplanation>;
  category: Maybe<Category>;
  channel: Channel;
  closedAt: Maybe<Scalars['DateTime']['output']>;
  contact: Maybe<Contact>;
  customFields: Array<CustomFieldValue>;
  cycle: Scalars['Int']['output'];
  derivedPriority: Priority;
  description: Maybe<Scalars['String']['output']>;
  entries: EntryConnection;
  externalId: Maybe<Scalars['String']['output']>;
  feedback: Maybe<Feedback>;
  feedbackInvitation: Maybe<FeedbackInvitation>;
  firstRespondedAt: Maybe<Scalars['DateTime']['output']>;
  followUpOf: Maybe<Ticket>;
  id: Scalars['ID']['output'];
  impact: Impact;
  informationRequests: Array<InformationRequest>;
  number: Scalars['String']['output'];
  openedAt: Scalars['DateTime']['output'];
  openedBy: Person;
  organization: Maybe<Organization>;
  priority: Priority;
  priorityOverride: Maybe<PriorityOverride>;
  requester: Person;
  resolution: Maybe<Resolution>;
  resolutions: Array<Resolution>;
  resolvedAt: Maybe<Scalars['DateTime']['output']>;
  services: Array<Service>;
  status: TicketStatus;
  subject: Scalars['String']['output'];
  tags: Array<Scalars['String']['output']>;
  targets: Array<Target>;
  team: Maybe<Team>;
  teamTargets: Array<TeamTarget>;
  timeline: TimelineEventConnection;
  type: TicketType;
  unattendedSince: Maybe<Scalars['DateTime']['output']>;
  updatedAt: Scalars['DateTime']['output'];
  urgency: Urgency;
  version: Scalars['Int']['output'];
  waitingReason: Maybe<WaitingReason>;
  waitingUntil: Maybe<Scalars['DateTime']['output']>;
};


export type TicketentriesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};


export type TickettimelineArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
};

export type TicketAssigned = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  fromAssignee: Maybe<Person>;
  fromTeam: Maybe<Team>;
  id: Scalars['ID']['output'];
  kind: AssignmentKind;
  position: Scalars['Position']['output'];
  reason: Maybe<Scalars['String']['output']>;
  ticket: Ticket;
  toAssignee: Maybe<Person>;
  toTeam: Maybe<Team>;
};

export type TicketChange = {
  at: Scalars['DateTime']['output'];
  changed: Array<TicketField>;
  event: Maybe<TimelineEvent>;
  kind: TicketChangeKind;
  new: Maybe<TicketFieldValues>;
  old: Maybe<TicketFieldValues>;
  position: Scalars['Position']['output'];
  ticket: Maybe<Ticket>;
  ticketId: Scalars['ID']['output'];
};

export type TicketChangeKind =
  | 'ADDED'
  | 'REMOVED'
  | 'UPDATED';

export type TicketConnection = {
  asOf: Scalars['Position']['output'];
  edges: Array<TicketEdge>;
  nodes: Array<Ticket>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type TicketCount = {
  asOf: Scalars['Position']['output'];
  count: Scalars['Int']['output'];
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

export type TicketDetails = {
  categoryId: Maybe<Scalars['ID']['output']>;
  contact: Maybe<Contact>;
  customFields: Maybe<Array<CustomFieldValue>>;
  description: Maybe<Scalars['String']['output']>;
  externalId: Maybe<Scalars['String']['output']>;
  serviceIds: Maybe<Array<Scalars['ID']['output']>>;
  subject: Maybe<Scalars['String']['output']>;
  tags: Maybe<Array<Scalars['String']['output']>>;
  type: Maybe<TicketType>;
};

export type TicketEdge = {
  cursor: Scalars['String']['output'];
  node: Ticket;
};

export type TicketEdited = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  changed: Array<TicketDetail>;
  id: Scalars['ID']['output'];
  new: TicketDetails;
  old: TicketDetails;
  position: Scalars['Position']['output'];
  ticket: Ticket;
};

export type TicketEvent = {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  position: Scalars['Position']['output'];
  ticket: Ticket;
};

export type TicketEventType =
  | 'ENTRY_ADDED'
  | 'ENTRY_EDITED'
  | 'ENTRY_VISIBILITY_CHANGED'
  | 'FEEDBACK_GIVEN'
  | 'FEEDBACK_INVITED'
  | 'FOLLOW_UP_OPENED'
  | 'INFORMATION_ANSWERED'
  | 'INFORMATION_OVERDUE'
  | 'INFORMATION_REMINDED'
  | 'INFORMATION_REQUESTED'
  | 'INFORMATION_UNANSWERED'
  | 'INFORMATION_WITHDRAWN'
  | 'LOW_RATING_GIVEN'
  | 'SKILLS_RELAXED'
  | 'TARGET_BREACHED'
  | 'TARGET_ESCALATED'
  | 'TARGET_REMEASURED'
  | 'TARGET_STATE_CHANGED'
  | 'TARGET_WARNED'
  | 'TICKET_ASSIGNED'
  | 'TICKET_EDITED'
  | 'TICKET_OPENED'
  | 'TICKET_PRIORITY_CHANGED'
  | 'TICKET_STATUS_CHANGED'
  | 'TICKET_UNATTENDED';

export type TicketField =
  | 'ASSIGNEE'
  | 'CATEGORY'
  | 'CLOSED_AT'
  | 'CUSTOM_FIELDS'
  | 'CYCLE'
  | 'IMPACT'
  | 'ORGANIZATION'
  | 'PRIORITY'
  | 'RESOLVED_AT'
  | 'SERVICES'
  | 'STATUS'
  | 'SUBJECT'
  | 'TAGS'
  | 'TEAM'
  | 'TYPE'
  | 'URGENCY'
  | 'WAITING_REASON';

export type TicketFieldValues = {
  assigneeId: Maybe<Scalars['ID']['output']>;
  categoryId: Maybe<Scalars['ID']['output']>;
  closedAt: Maybe<Scalars['DateTime']['output']>;
  customFields: Maybe<Array<CustomFieldValue>>;
  cycle: Maybe<Scalars['Int']['output']>;
  impact: Maybe<Impact>;
  organizationId: Maybe<Scalars['ID']['output']>;
  priority: Maybe<Priority>;
  resolvedAt: Maybe<Scalars['DateTime']['output']>;
  serviceIds: Maybe<Array<Scalars['ID']['output']>>;
  status: Maybe<TicketStatus>;
  subject: Maybe<Scalars['String']['output']>;
  tags: Maybe<Array<Scalars['String']['output']>>;
  teamId: Maybe<Scalars['ID']['output']>;
  type: Maybe<TicketType>;
  urgency: Maybe<Urgency>;
  waitingReason: Maybe<WaitingReason>;
};

export type TicketFilter = {
  and?: InputMaybe<Array<TicketFilter>>;
  assignee?: InputMaybe<PersonFilter>;
  category?: InputMaybe<CategoryFilter>;
  channel?: InputMaybe<ChannelFilter>;
  closedAt?: InputMaybe<DateTimeFilter>;
  customFields?: InputMaybe<Array<CustomFieldFilter>>;
  cycle?: InputMaybe<IntFilter>;
  description?: InputMaybe<TextFilter>;
  externalId?: InputMaybe<TextFilter>;
  id?: InputMaybe<IDFilter>;
  impact?: InputMaybe<ImpactFilter>;
  isAssigned?: InputMaybe<Scalars['Boolean']['input']>;
  not?: InputMaybe<TicketFilter>;
  number?: InputMaybe<TextFilter>;
  openedAt?: InputMaybe<DateTimeFilter>;
  or?: InputMaybe<Array<TicketFilter>>;
  organization?: InputMaybe<OrganizationFilter>;
  priority?: InputMaybe<PriorityFilter>;
  requester?: InputMaybe<PersonFilter>;
  resolvedAt?: InputMaybe<DateTimeFilter>;
  service?: InputMaybe<ServiceFilter>;
  status?: InputMaybe<TicketStatusFilter>;
  subject?: InputMaybe<TextFilter>;
  tags?: InputMaybe<TagsFilter>;
  team?: InputMaybe<TeamFilter>;
  type?: InputMaybe<TicketTypeFilter>;
  unattended?: InputMaybe<Scalars['Boolean']['input']>;
  updatedAt?: InputMaybe<DateTimeFilter>;
  urgency?: InputMaybe<UrgencyFilter>;
  waitingReason?: InputMaybe<WaitingReasonFilter>;
};

export type TicketOpened = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  channel: Channel;
  id: Scalars['ID']['output'];
  position: Scalars['Position']['output'];
  priority: Priority;
  subject: Scalars['String']['output'];
  ticket: Ticket;
};

export type TicketOrder = {
  direction?: OrderDirection;
  field: TicketOrderField;
};

export type TicketOrderField =
  | 'NUMBER'
  | 'OPENED_AT'
  | 'PRIORITY'
  | 'UPDATED_AT';

export type TicketPresence = {
  people: Array<PersonPresence>;
};

export type TicketPriorities = {
  impact: Impact;
  overrideReason: Maybe<Scalars['String']['output']>;
  priority: Priority;
  urgency: Urgency;
};

export type TicketPriorityChanged = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  new: TicketPriorities;
  old: TicketPriorities;
  position: Scalars['Position']['output'];
  ticket: Ticket;
};

export type TicketStatus =
  | 'CANCELLED'
  | 'CLOSED'
  | 'NEW'
  | 'OPEN'
  | 'RESOLVED'
  | 'WAITING';

export type TicketStatusChanged = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  cycle: Scalars['Int']['output'];
  from: TicketStatus;
  fromWaitingReason: Maybe<WaitingReason>;
  id: Scalars['ID']['output'];
  position: Scalars['Position']['output'];
  reason: Maybe<Scalars['String']['output']>;
  resolution: Maybe<Resolution>;
  ticket: Ticket;
  to: TicketStatus;
  waitingReason: Maybe<WaitingReason>;
  waitingUntil: Maybe<Scalars['DateTime']['output']>;
};

export type TicketStatusFilter = {
  eq?: InputMaybe<TicketStatus>;
  in?: InputMaybe<Array<TicketStatus>>;
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type TicketType =
  | 'CHANGE'
  | 'INCIDENT'
  | 'PROBLEM'
  | 'SERVICE_REQUEST';

export type TicketTypeFilter = {
  eq?: InputMaybe<TicketType>;
  in?: InputMaybe<Array<TicketType>>;
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type TicketUnattended = Node & TicketEvent & {
  actor: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  position: Scalars['Position']['output'];
  since: Scalars['DateTime']['output'];
  ticket: Ticket;
};

export type TimelineEvent = EntryAdded | EntryEdited | EntryVisibilityChanged | FeedbackGiven | FeedbackInvited | FollowUpOpened | InformationAnswered | InformationOverdue | InformationReminded | InformationRequested | InformationUnanswered | InformationWithdrawn | LowRatingGiven | SkillsRelaxed | TargetBreached | TargetEscalated | TargetRemeasured | TargetStateChanged | TargetWarned | TicketAssigned | TicketEdited | TicketOpened | TicketPriorityChanged | TicketStatusChanged | TicketUnattended;

export type TimelineEventConnection = {
  asOf: Scalars['Position']['output'];
  edges: Array<TimelineEventEdge>;
  nodes: Array<TimelineEvent>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type TimelineEventEdge = {
  cursor: Scalars['String']['output'];
  node: TimelineEvent;
};

export type TransitionRefused = UserError & {
  allowed: Array<TicketStatus>;
  code: UserErrorCode;
  field: Maybe<Array<Scalars['String']['output']>>;
  from: TicketStatus;
  message: Scalars['String']['output'];
  missingFields: Array<Scalars['String']['output']>;
  to: Maybe<TicketStatus>;
};

export type UpdateCalendarInput = {
  calendarId: Scalars['ID']['input'];
  exceptions?: InputMaybe<Array<OpeningExceptionInput>>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  holidays?: InputMaybe<Array<HolidayInput>>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  weekly?: InputMaybe<Array<WeeklyOpeningInput>>;
};

export type UpdateCalendarPayload = MutationPayload & {
  calendar: Maybe<Calendar>;
  position: Maybe<Scalars['Position']['output']>;
  recompute: Maybe<SlaRecompute>;
  userErrors: Array<UserError>;
};

export type UpdateCategoryInput = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  autoAssign?: InputMaybe<Scalars['Boolean']['input']>;
  categoryId: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  form?: InputMaybe<IntakeFormInput>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  parentId?: InputMaybe<Scalars['ID']['input']>;
  requiredSkills?: InputMaybe<Array<SkillLevelInput>>;
  teamId?: InputMaybe<Scalars['ID']['input']>;
};

export type UpdateCategoryPayload = MutationPayload & {
  category: Maybe<Category>;
  position: Maybe<Scalars['Position']['output']>;
  userErrors: Array<UserError>;
};

export type UpdateOrganizationInput = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  externalId?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  organizationId: Scalars['ID']['input'];
};

export type UpdateOrganizationPayload = MutationPayload & {
  organization: Maybe<Organization>;
  position: Maybe<Scalars['Position']['output']>;
  userErrors: Array<UserError>;
};

export type UpdateOutageInput = {
  endedAt?: InputMaybe<Scalars['DateTime']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  outageId: Scalars['ID']['input'];
  startedAt?: InputMaybe<Scalars['DateTime']['input']>;
  ticketId?: InputMaybe<Scalars['ID']['input']>;
};

export type UpdateOutagePayload = MutationPayload & {
  outage: Maybe<Outage>;
  position: Maybe<Scalars['Position']['output']>;
  userErrors: Array<UserError>;
};

export type UpdatePersonInput = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  capacity?: InputMaybe<Scalars['Int']['input']>;
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  externalId?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  organizationId?: InputMaybe<Scalars['ID']['input']>;
  password?: InputMaybe<Scalars['String']['input']>;
  personId: Scalars['ID']['input'];
  role?: InputMaybe<Role>;
  seesOrganization?: InputMaybe<Scalars['Boolean']['input']>;
  shiftCalendarId?: InputMaybe<Scalars['ID']['input']>;
  skills?: InputMaybe<Array<SkillLevelInput>>;
};

export type UpdatePersonPayload = MutationPayload & {
  person: Maybe<Person>;
  position: Maybe<Scalars['Position']['output']>;
  userErrors: Array<UserError>;
};

export type UpdateServiceInput = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  availabilityTarget?: InputMaybe<Scalars['Float']['input']>;
  calendarId?: InputMaybe<Scalars['ID']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  serviceId: Scalars['ID']['input'];
};

export type UpdateServicePayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  service: Maybe<Service>;
  userErrors: Array<UserError>;
};

export type UpdateSkillInput = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  skillId: Scalars['ID']['input'];
};

export type UpdateSkillPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  skill: Maybe<Skill>;
  userErrors: Array<UserError>;
};

export type UpdateSlaPolicyInput = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  calendarId?: InputMaybe<Scalars['ID']['input']>;
  escalations?: InputMaybe<Array<SlaEscalationInput>>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  filter?: InputMaybe<TicketFilter>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  pausedBy?: InputMaybe<Array<SlaPausingInput>>;
  position?: InputMaybe<Scalars['Int']['input']>;
  slaPolicyId: Scalars['ID']['input'];
  targets?: InputMaybe<Array<SlaTargetInput>>;
  warnings?: InputMaybe<Array<SlaWarningInput>>;
};

export type UpdateSlaPolicyPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  recompute: Maybe<SlaRecompute>;
  slaPolicy: Maybe<SlaPolicy>;
  userErrors: Array<UserError>;
};

export type UpdateTeamInput = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  autoAssign?: InputMaybe<Scalars['Boolean']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  members?: InputMaybe<Array<TeamMemberInput>>;
  name?: InputMaybe<Scalars['String']['input']>;
  ola?: InputMaybe<TeamOlaInput>;
  teamId: Scalars['ID']['input'];
};

export type UpdateTeamPayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  team: Maybe<Team>;
  userErrors: Array<UserError>;
};

export type UpdateWorkspaceInput = {
  calendarId?: InputMaybe<Scalars['ID']['input']>;
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  feedbackWindow?: InputMaybe<Scalars['Duration']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  ownResolutionCodes?: InputMaybe<Array<Scalars['String']['input']>>;
  priorityMatrix?: InputMaybe<Array<PriorityMatrixCellInput>>;
  reopenWindow?: InputMaybe<Scalars['Duration']['input']>;
  rules?: InputMaybe<WorkRulesInput>;
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
};

export type UpdateWorkspacePayload = MutationPayload & {
  position: Maybe<Scalars['Position']['output']>;
  recompute: Maybe<SlaRecompute>;
  userErrors: Array<UserError>;
  workspace: Maybe<Workspace>;
};

export type Urgency =
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM';

export type UrgencyFilter = {
  eq?: InputMaybe<Urgency>;
  in?: InputMaybe<Array<Urgency>>;
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type UserError = {
  code: UserErrorCode;
  field: Maybe<Array<Scalars['String']['output']>>;
  message: Scalars['String']['output'];
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

export type VersionConflict = UserError & {
  code: UserErrorCode;
  current: Maybe<Node>;
  currentVersion: Scalars['Int']['output'];
  expectedVersion: Scalars['Int']['output'];
  field: Maybe<Array<Scalars['String']['output']>>;
  message: Scalars['String']['output'];
};

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
  eq?: InputMaybe<WaitingReason>;
  in?: InputMaybe<Array<WaitingReason>>;
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type Weekday =
  | 'FRIDAY'
  | 'MONDAY'
  | 'SATURDAY'
  | 'SUNDAY'
  | 'THURSDAY'
  | 'TUESDAY'
  | 'WEDNESDAY';

export type WeeklyOpening = {
  weekday: Weekday;
  windows: Array<OpeningWindow>;
};

export type WeeklyOpeningInput = {
  weekday: Weekday;
  windows: Array<OpeningWindowInput>;
};

export type WithdrawInformationRequestInput = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
  requestId: Scalars['ID']['input'];
};

export type WithdrawInformationRequestPayload = MutationPayload & {
  informationRequest: Maybe<InformationRequest>;
  position: Maybe<Scalars['Position']['output']>;
  ticket: Maybe<Ticket>;
  userErrors: Array<UserError>;
};

export type WorkRules = {
  closeAfter: Maybe<Scalars['Duration']['output']>;
  defaultCapacity: Scalars['Int']['output'];
  giveBackAfter: Maybe<Scalars['Duration']['output']>;
  informationDueAfter: Scalars['Duration']['output'];
  inviteAfter: Maybe<Scalars['Duration']['output']>;
  inviteInterval: Scalars['Duration']['output'];
  lowRating: Maybe<Scalars['Int']['output']>;
  relaxSkillsAfter: Maybe<Scalars['Duration']['output']>;
  remindAfter: Array<Scalars['Duration']['output']>;
  resolveUnansweredAfter: Maybe<Scalars['Duration']['output']>;
  unattendedAfter: Maybe<Scalars['Duration']['output']>;
  waitingPercent: Scalars['Int']['output'];
  weights: Array<PriorityWeight>;
};

export type WorkRulesInput = {
  closeAfter?: InputMaybe<Scalars['Duration']['input']>;
  defaultCapacity?: InputMaybe<Scalars['Int']['input']>;
  giveBackAfter?: InputMaybe<Scalars['Duration']['input']>;
  informationDueAfter?: InputMaybe<Scalars['Duration']['input']>;
  inviteAfter?: InputMaybe<Scalars['Duration']['input']>;
  inviteInterval?: InputMaybe<Scalars['Duration']['input']>;
  lowRating?: InputMaybe<Scalars['Int']['input']>;
  relaxSkillsAfter?: InputMaybe<Scalars['Duration']['input']>;
  remindAfter?: InputMaybe<Array<Scalars['Duration']['input']>>;
  resolveUnansweredAfter?: InputMaybe<Scalars['Duration']['input']>;
  unattendedAfter?: InputMaybe<Scalars['Duration']['input']>;
  waitingPercent?: InputMaybe<Scalars['Int']['input']>;
  weights?: InputMaybe<Array<PriorityWeightInput>>;
};

export type Workspace = Node & {
  calendar: Maybe<Calendar>;
  createdAt: Scalars['DateTime']['output'];
  feedbackWindow: Scalars['Duration']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  priorityMatrix: Array<PriorityMatrixCell>;
  reopenWindow: Scalars['Duration']['output'];
  resolutionCodes: Array<ResolutionCode>;
  rules: WorkRules;
  slug: Scalars['String']['output'];
  timeZone: Scalars['TimeZone']['output'];
  version: Scalars['Int']['output'];
};
