/** Defines what a ticket is, and the words it is described in. */

import type { Instant } from '../instant.js';

/** What kind of record a ticket is. */
export const TICKET_TYPES = ['INCIDENT', 'SERVICE_REQUEST', 'PROBLEM', 'CHANGE'] as const;
/** See `TICKET_TYPES`. */
export type TicketType = (typeof TICKET_TYPES)[number];

/** Where a ticket stands in its life. */
export const TICKET_STATUSES = ['NEW', 'OPEN', 'WAITING', 'RESOLVED', 'CLOSED', 'CANCELLED'] as const;
/** See `TICKET_STATUSES`. */
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** What a WAITING ticket waits for. */
export const WAITING_REASONS = ['REQUESTER', 'THIRD_PARTY', 'PROBLEM', 'CHANGE', 'EVIDENCE', 'SCHEDULED'] as const;
/** See `WAITING_REASONS`. */
export type WaitingReason = (typeof WAITING_REASONS)[number];

/** How widely it hurts (impact), how soon it must end (urgency). */
export const LEVELS = ['HIGH', 'MEDIUM', 'LOW'] as const;
/** See `LEVELS`. */
export type Level = (typeof LEVELS)[number];

/** In which order tickets are worked, the most urgent first. */
export const PRIORITIES = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;
/** See `PRIORITIES`. */
export type Priority = (typeof PRIORITIES)[number];

/** How a report reached the desk. */
export const CHANNELS = ['PORTAL', 'EMAIL', 'PHONE', 'CHAT', 'WALK_UP', 'MONITORING', 'API'] as const;
/** See `CHANNELS`. */
export type Channel = (typeof CHANNELS)[number];

/** Somebody to call back who need not be a person of the workspace. */
export interface Contact {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** A value of one of the desk's own fields. */
export type CustomValue = string | number | boolean;

/** The desk's own fields of a ticket, by key. */
export type CustomFields = Readonly<Record<string, CustomValue>>;

/** What a ticket says: all that `editTicket` changes. */
export interface TicketDetails {
  readonly type: TicketType;
  readonly subject: string;
  readonly description: string | null;
  readonly categoryId: string | null;
  /** Services it affects, each once. */
  readonly serviceIds: readonly string[];
  readonly contact: Contact | null;
  /** Lower case, in order, each once. */
  readonly tags: readonly string[];
  readonly customFields: CustomFields;
  readonly externalId: string | null;
}

/** What a ticket says where nothing was given: type and subject always are. */
export const EMPTY_DETAILS: Omit<TicketDetails, 'type' | 'subject'> = {
  description: null,
  categoryId: null,
  serviceIds: [],
  contact: null,
  tags: [],
  customFields: {},
  externalId: null,
};

/** The names of what a ticket says. */
export const DETAILS = ['type', 'subject', ...Object.keys(EMPTY_DETAILS)] as readonly (keyof TicketDetails)[];

/** The formal record of a report. */
export interface Ticket extends TicketDetails {
  readonly id: string;
  readonly workspaceId: string;
  /** Such as `INC-1042`. */
  readonly number: string;
  readonly status: TicketStatus;
  /** Null unless WAITING. */
  readonly waitingReason: WaitingReason | null;
  /** Null unless WAITING for SCHEDULED. */
  readonly waitingUntil: Instant | null;
  readonly impact: Level;
  readonly urgency: Level;
  /** The priority that counts: the override where there is one, else the derived one. */
  readonly priority: Priority;
  readonly derivedPriority: Priority;
  /** Why, who and when: all null, or none; who is null too when the desk did it by itself. */
  readonly overrideReason: string | null;
  readonly overrideById: string | null;
  readonly overrideAt: Instant | null;
  readonly requesterId: string;
  /** The requester's organization at the opening. */
  readonly organizationId: string | null;
  readonly channel: Channel;
  readonly teamId: string | null;
  readonly assigneeId: string | null;
  /** 1 from the opening, one more at each reopening. */
  readonly cycle: number;
  readonly followUpOfId: string | null;
  readonly openedById: string;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
  /** First public answer by an agent in this cycle. */
  readonly firstRespondedAt: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly version: number;
}

/** New values for some of a ticket's fields. */
export type TicketChange = Partial<Omit<Ticket, 'id' | 'workspaceId' | 'version'>>;

/** The letters before the dash of a ticket's number. */
export const NUMBER_PREFIX: Readonly<Record<TicketType, string>> = {
  INCIDENT: 'INC',
  SERVICE_REQUEST: 'REQ',
  PROBLEM: 'PRB',
  CHANGE: 'CHG',
};

/** What people say on the phone; `count` runs from 1 for each type. */
export const ticketNumber = (type: TicketType, count: number): string => `${NUMBER_PREFIX[type]}-${count}`;
