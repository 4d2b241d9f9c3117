import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
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
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
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
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
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
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    ticketId: p.uuid(),
    cycle: p.integer(),
    code: p.text(),
    notes: p.text(),
    advice: p.text().strictNullable(),
    resolvedById: p.uuid(),
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
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
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
