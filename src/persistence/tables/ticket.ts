import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { InformationStatus } from '../../domain/information/request.js';
import type { Visibility } from '../../domain/ticket/events.js';
import type {
  Channel,
  Contact,
  CustomFields,
  Level,
  Priority,
  TicketStatus,
  TicketType,
  WaitingReason,
} from '../../domain/ticket/ticket.js';
import { choice, ids, instant, texts } from './columns.js';

/** A ticket; a row is a domain `Ticket` as it stands. */
export const TicketRow = defineEntity({
  name: 'TicketRow',
  tableName: 'ticket',
  properties: {
    workspaceId: p.uuid().primary(),
    id: p.uuid().primary(),
    number: p.text(),
    type: choice<TicketType>(),
    status: choice<TicketStatus>(),
    waitingReason: choice<WaitingReason>().strictNullable(),
    waitingUntil: instant().strictNullable(),
    subject: p.text(),
    description: p.text().strictNullable(),
    categoryId: p.uuid().strictNullable(),
    serviceIds: ids(),
    impact: choice<Level>(),
    urgency: choice<Level>(),
    priority: choice<Priority>(),
    derivedPriority: choice<Priority>(),
    overrideReason: p.text().strictNullable(),
    overrideById: p.uuid().strictNullable(),
    overrideAt: instant().strictNullable(),
    requesterId: p.uuid(),
    contact: p.json<Contact>().strictNullable(),
    organizationId: p.uuid().strictNullable(),
    channel: choice<Channel>(),
    tags: texts(),
    customFields: p.json<CustomFields>(),
    externalId: p.text().strictNullable(),
    teamId: p.uuid().strictNullable(),
    assigneeId: p.uuid().strictNullable(),
    cycle: p.integer(),
    followUpOfId: p.uuid().strictNullable(),
    openedById: p.uuid(),
    openedAt: instant(),
    updatedAt: instant(),
    firstRespondedAt: instant().strictNullable(),
    resolvedAt: instant().strictNullable(),
    closedAt: instant().strictNullable(),
    /** Since when nobody has taken or touched it; null while it is taken or needs nobody. */
    quietSince: instant().strictNullable(),
    /** The same, once it was told as unattended. */
    unattendedSince: instant().strictNullable(),
    /** The last cycle of which it was decided whether to invite; 0 for none. */
    invitedCycle: p.integer().default(0),
    version: p.integer().version(),
  },
});
/** See the table of the same name. */
export type TicketRow = InferEntity<typeof TicketRow>;

/** One item of a ticket's conversation. */
export const EntryRow = defineEntity({
  name: 'EntryRow',
  tableName: 'entry',
  properties: {
    workspaceId: p.uuid().primary(),
    id: p.uuid().primary(),
    ticketId: p.uuid(),
    authorId: p.uuid(),
    visibility: choice<Visibility>(),
    text: p.text(),
    createdAt: instant(),
    editedAt: instant().strictNullable(),
    version: p.integer().version(),
  },
});
/** See the table of the same name. */
export type EntryRow = InferEntity<typeof EntryRow>;

/** How one cycle of a ticket ended. */
export const ResolutionRow = defineEntity({
  name: 'ResolutionRow',
  tableName: 'resolution',
  properties: {
    workspaceId: p.uuid().primary(),
    id: p.uuid().primary(),
    ticketId: p.uuid(),
    cycle: p.integer(),
    code: p.text(),
    notes: p.text(),
    advice: p.text().strictNullable(),
    /** Null when the desk did it by itself. */
    resolvedById: p.uuid().strictNullable(),
    resolvedAt: instant(),
  },
});
/** See the table of the same name. */
export type ResolutionRow = InferEntity<typeof ResolutionRow>;

/** The requester's rating of one resolution. */
export const FeedbackRow = defineEntity({
  name: 'FeedbackRow',
  tableName: 'feedback',
  properties: {
    workspaceId: p.uuid().primary(),
    id: p.uuid().primary(),
    ticketId: p.uuid(),
    cycle: p.integer(),
    rating: p.integer(),
    comment: p.text().strictNullable(),
    reasons: texts(),
    givenById: p.uuid(),
    createdAt: instant(),
    updatedAt: instant(),
    version: p.integer().version(),
  },
});
/** See the table of the same name. */
export type FeedbackRow = InferEntity<typeof FeedbackRow>;

/** A question to the requester; a row is a domain `InformationRequest` as it stands. */
export const InformationRequestRow = defineEntity({
  name: 'InformationRequestRow',
  tableName: 'information_request',
  properties: {
    workspaceId: p.uuid().primary(),
    id: p.uuid().primary(),
    ticketId: p.uuid(),
    entryId: p.uuid(),
    askedById: p.uuid(),
    askedAt: instant(),
    dueAt: instant(),
    status: choice<InformationStatus>(),
    answerEntryId: p.uuid().strictNullable(),
    endedAt: instant().strictNullable(),
    /** Which of its moments were told. */
    done: texts(),
    version: p.integer().version(),
  },
});
/** See the table of the same name. */
export type InformationRequestRow = InferEntity<typeof InformationRequestRow>;

/** What was decided of inviting the requester of one cycle. */
export const FeedbackInvitationRow = defineEntity({
  name: 'FeedbackInvitationRow',
  tableName: 'feedback_invitation',
  properties: {
    workspaceId: p.uuid().primary(),
    id: p.uuid().primary(),
    ticketId: p.uuid(),
    cycle: p.integer(),
    personId: p.uuid(),
    invitedAt: instant().strictNullable(),
    reason: p.text().strictNullable(),
    revokedAt: instant().strictNullable(),
  },
});
/** See the table of the same name. */
export type FeedbackInvitationRow = InferEntity<typeof FeedbackInvitationRow>;
