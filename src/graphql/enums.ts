import { registerEnumType } from 'type-graphql';
import { ROLES } from '../domain/access/roles.js';
import { NOT_INVITED } from '../domain/feedback/invitation.js';
import { INFORMATION_STATUSES } from '../domain/information/request.js';
import { PASSED_OVER } from '../domain/assignment/eligibility.js';
import { PRESENCES } from '../domain/assignment/presence.js';
import { SCORE_PARTS } from '../domain/assignment/score.js';
import { ASSIGNMENT_KINDS, VISIBILITIES, TICKET_FACT_TYPES, type TicketFactType } from '../domain/ticket/events.js';
import { CHANGE_KINDS, CHANGING_FACTS } from '../domain/ticket/change.js';
import { NOTICE_REASONS } from '../domain/ticket/notice.js';
import {
  CHANNELS,
  LEVELS,
  PRIORITIES,
  TICKET_STATUSES,
  TICKET_TYPES,
  WAITING_REASONS,
} from '../domain/ticket/ticket.js';
import { WEEKDAYS } from '../domain/sla/calendar.js';
import { FEEDBACK_GROUPS } from '../domain/feedback/figures.js';
import { PERIOD_UNITS } from '../domain/period.js';
import { ATTAINMENT_GROUPS } from '../domain/sla/attainment.js';
import { HOLIDAY_TYPES, LEFT_OUT_BECAUSE } from '../domain/sla/import-holidays.js';
import { ESCALATION_ACTIONS, ESCALATION_MOMENTS } from '../domain/sla/moments.js';
import { TARGET_KINDS } from '../domain/sla/stopwatch.js';
import { TARGET_STATES } from '../domain/sla/target-reading.js';
import { REMEASURE_CAUSES } from '../domain/sla/track-targets.js';
import { INTAKE_TOPICS, LACK_NEEDS } from '../domain/intake/advice.js';
import { FIELD_TOPICS, FIELD_TYPES } from '../domain/intake/form.js';
import type * as Contract from './contract.generated.js';

/** An enum of the contract, with the values the domain has: one that lacks or adds any does not compile. */
function enumOf<T extends string>(name: string, values: readonly T[]): { readonly [K in T]: K } {
  const members = Object.fromEntries(values.map((value) => [value, value])) as { readonly [K in T]: K };
  registerEnumType(members, { name });
  return members;
}

/** See the contract. */
export const Role = enumOf<Contract.Role>('Role', ROLES);
/** See the contract. */
export const TicketType = enumOf<Contract.TicketType>('TicketType', TICKET_TYPES);
/** See the contract. */
export const TicketStatus = enumOf<Contract.TicketStatus>('TicketStatus', TICKET_STATUSES);
/** See the contract. */
export const WaitingReason = enumOf<Contract.WaitingReason>('WaitingReason', WAITING_REASONS);
/** See the contract. */
export const Impact = enumOf<Contract.Impact>('Impact', LEVELS);
/** See the contract. */
export const Urgency = enumOf<Contract.Urgency>('Urgency', LEVELS);
/** See the contract. */
export const Priority = enumOf<Contract.Priority>('Priority', PRIORITIES);
/** See the contract. */
export const Channel = enumOf<Contract.Channel>('Channel', CHANNELS);
/** See the contract. */
export const Visibility = enumOf<Contract.Visibility>('Visibility', VISIBILITIES);
/** See the contract. */
export const AssignmentKind = enumOf<Contract.AssignmentKind>('AssignmentKind', ASSIGNMENT_KINDS);
/** See the contract. */
export const TicketChangeKind = enumOf<Contract.TicketChangeKind>('TicketChangeKind', CHANGE_KINDS);
/** See the contract. */
export const TicketField = enumOf<Contract.TicketField>('TicketField', Object.values(CHANGING_FACTS));
/** See the contract. */
export const NotificationReason = enumOf<Contract.NotificationReason>('NotificationReason', NOTICE_REASONS);
/** See the contract. */
export const Weekday = enumOf<Contract.Weekday>('Weekday', WEEKDAYS);
/** See the contract. */
export const InformationStatus = enumOf<Contract.InformationStatus>('InformationStatus', INFORMATION_STATUSES);
/** See the contract. */
export const NotInvited = enumOf<Contract.NotInvited>('NotInvited', NOT_INVITED);
/** See the contract. */
export const FieldType = enumOf<Contract.FieldType>('FieldType', FIELD_TYPES);
/** See the contract. */
export const FieldTopic = enumOf<Contract.FieldTopic>('FieldTopic', FIELD_TOPICS);
/** See the contract. */
export const IntakeTopic = enumOf<Contract.IntakeTopic>('IntakeTopic', INTAKE_TOPICS);
/** See the contract. */
export const LackNeed = enumOf<Contract.LackNeed>('LackNeed', LACK_NEEDS);
/** See the contract. */
export const Presence = enumOf<Contract.Presence>('Presence', PRESENCES);
/** See the contract. */
export const PassedOver = enumOf<Contract.PassedOver>('PassedOver', PASSED_OVER);
/** See the contract. */
export const ChosenBy = enumOf<Contract.ChosenBy>('ChosenBy', ['LAST_AGENT', 'ONLY_ONE', ...SCORE_PARTS]);
/** See the contract. */
export type TargetKind = Contract.TargetKind;
/** See the contract. */
export const TargetKind = enumOf<Contract.TargetKind>('TargetKind', TARGET_KINDS);
/** See the contract. */
export const TargetState = enumOf<Contract.TargetState>('TargetState', TARGET_STATES);
/** See the contract. */
export const RemeasureCause = enumOf<Contract.RemeasureCause>('RemeasureCause', REMEASURE_CAUSES);
/** See the contract. */
export const EscalationAction = enumOf<Contract.EscalationAction>('EscalationAction', ESCALATION_ACTIONS);
/** See the contract. */
export const EscalationMoment = enumOf<Contract.EscalationMoment>('EscalationMoment', ESCALATION_MOMENTS);
/** See the contract. */
export const OrderDirection = enumOf<Contract.OrderDirection>('OrderDirection', ['ASC', 'DESC']);
/** See the contract. */
export const TicketOrderField = enumOf<Contract.TicketOrderField>('TicketOrderField', [
  'OPENED_AT',
  'UPDATED_AT',
  'PRIORITY',
  'NUMBER',
]);
/** See the contract. */
export const TicketDetail = enumOf<Contract.TicketDetail>('TicketDetail', [
  ...([
    'SUBJECT',
    'DESCRIPTION',
    'CATEGORY',
    'SERVICES',
    'CONTACT',
    'TAGS',
    'CUSTOM_FIELDS',
    'EXTERNAL_ID',
    'TYPE',
  ] as const),
]);
/** See the contract. */
export const UserErrorCode = enumOf<Contract.UserErrorCode>('UserErrorCode', [
  ...([
    'INVALID_INPUT',
    'NOT_FOUND',
    'NOT_ALLOWED',
    'TRANSITION_REFUSED',
    'VERSION_CONFLICT',
    'ALREADY_EXISTS',
  ] as const),
  ...(['IDEMPOTENCY_KEY_REUSED', 'SIGN_IN_FAILED', 'WORKSPACE_NEEDED'] as const),
]);
/** See the contract. */
export const HolidayType = enumOf<Contract.HolidayType>('HolidayType', HOLIDAY_TYPES);
/** See the contract. */
export const LeftOutBecause = enumOf<Contract.LeftOutBecause>('LeftOutBecause', LEFT_OUT_BECAUSE);
/** See the contract. */
export const AttainmentGroup = enumOf<Contract.AttainmentGroup>('AttainmentGroup', ATTAINMENT_GROUPS);
/** See the contract. */
export type AttainmentGroup = Contract.AttainmentGroup;
/** See the contract. */
export const FeedbackGroup = enumOf<Contract.FeedbackGroup>('FeedbackGroup', FEEDBACK_GROUPS);
/** See the contract. */
export type FeedbackGroup = Contract.FeedbackGroup;
/** See the contract. */
export const PeriodUnit = enumOf<Contract.PeriodUnit>('PeriodUnit', PERIOD_UNITS);

/** See the contract. Inside the desk each is the event's own type. */
export const TicketEventType = Object.fromEntries(
  TICKET_FACT_TYPES.map((type) => [type.replaceAll(/\B[A-Z]/g, (letter) => `_${letter}`).toUpperCase(), type]),
) as Readonly<Record<Contract.TicketEventType, TicketFactType>>;
registerEnumType(TicketEventType, { name: 'TicketEventType' });
