import { registerEnumType } from 'type-graphql';
import { ROLES } from '../domain/access/roles.js';
import { ASSIGNMENT_KINDS, VISIBILITIES } from '../domain/ticket/events.js';
import {
  CHANNELS,
  LEVELS,
  PRIORITIES,
  TICKET_STATUSES,
  TICKET_TYPES,
  WAITING_REASONS,
} from '../domain/ticket/ticket.js';
import { WEEKDAYS } from '../domain/sla/calendar.js';
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
export const Weekday = enumOf<Contract.Weekday>('Weekday', WEEKDAYS);
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
