import { sql } from 'kysely';
import { BY_START } from './sla.js';
import { isOverdue } from '../../../domain/information/reminders.js';
import type { InformationStatus } from '../../../domain/information/request.js';
import { entryScope, staffScope, ticketScope } from '../../../domain/access/scope.js';
import { byCodePoint } from '../../../domain/bounds.js';
import { instantOf } from '../../../domain/instant.js';
import { openTo } from '../../../domain/ticket/custom-fields.js';
import type { CustomFields, Ticket } from '../../../domain/ticket/ticket.js';
import { allowedSteps, STEPS } from '../../../domain/ticket/workflow.js';
import {
  at,
  BY_ID,
  BY_NAME,
  column,
  computed,
  current,
  id,
  moment,
  one,
  onlyFor,
  open,
  personal,
  rfc3339,
  type Columns,
  type ReadContext,
  type OneField,
  type OrderKey,
  type Reading,
} from '../declare.js';

/** What tickets can be ordered by, as the contract names it. */
export const TICKET_ORDERS = {
  OPENED_AT: [{ name: 'openedAt', sql: (alias) => at(alias, 'opened_at'), type: 'timestamptz' }],
  UPDATED_AT: [{ name: 'updatedAt', sql: (alias) => at(alias, 'updated_at'), type: 'timestamptz' }],
  PRIORITY: [{ name: 'priority', sql: (alias) => sql`${at(alias, 'priority')} collate "C"`, type: 'text' }],
  NUMBER: [
    { name: 'type', sql: (alias) => sql`${at(alias, 'type')} collate "C"`, type: 'text' },
    { name: 'count', sql: (alias) => at(alias, 'number_count'), type: 'integer' },
  ],
} as const satisfies Record<string, readonly Omit<OrderKey, 'direction'>[]>;

const oldestFirst = (name: string): readonly OrderKey[] => [
  { name, sql: (alias) => at(alias, name), type: 'timestamptz', direction: 'asc' },
  BY_ID,
];

/** The object of another table that belongs to the ticket's current cycle. */
const ofThisCycle = (to: string, table: string, seenWithRow = true): OneField => ({
  kind: 'one',
  to,
  key: (alias) =>
    sql`(select x.id from ${sql.table(table)} x where x.workspace_id = ${at(alias, 'workspace_id')}
      and x.ticket_id = ${at(alias, 'id')} and x.cycle = ${at(alias, 'cycle')})`,
  seenWithRow,
});

const override = computed(['override_reason', 'priority', 'override_by_id', 'override_at'], (row) =>
  row['override_reason'] === null
    ? null
    : {
        priority: row['priority'],
        reason: row['override_reason'],
        setById: row['override_by_id'],
        setAt: rfc3339(row['override_at'] as string),
      },
);

const transitions = personal(['status', 'requester_id', 'resolved_at'], allowedTransitions);

function allowedTransitions(row: Columns, { viewer, now }: ReadContext) {
  const resolvedAt = row['resolved_at'] as string | null;
  const ticket = {
    status: row['status'] as Ticket['status'],
    requesterId: row['requester_id'] as string,
    resolvedAt: resolvedAt === null ? null : instantOf(resolvedAt),
  };
  return allowedSteps(ticket, viewer.actor, viewer.desk.reopenWindow, now).map((mutation) => ({
    to: STEPS[mutation].to,
    mutation,
    requiredFields: STEPS[mutation].needs,
  }));
}

/** Fields as the contract lists them: by key. PostgreSQL keeps them by the length of their keys. */
export const customFieldList = (fields: CustomFields) =>
  Object.entries(fields)
    .map(([key, value]) => ({ key, value }))
    .toSorted((a, b) => byCodePoint(a.key, b.key));

/** A ticket. */
export const TicketReading: Reading = {
  name: 'Ticket',
  table: 'ticket',
  scope: ticketScope,
  guarded: { unattended: staffScope },
  types: {
    Ticket: {
      id: id('Ticket'),
      number: column('number'),
      type: column('type'),
      status: column('status'),
      waitingReason: column('waiting_reason'),
      waitingUntil: moment('waiting_until'),
      subject: column('subject'),
      description: column('description'),
      category: one('Category', 'category_id'),
      services: {
        kind: 'many',
        to: 'Service',
        of: (parent, service) =>
          sql`${at(service, 'id')} = any((select s.service_ids from ticket s
            where s.workspace_id = ${at(service, 'workspace_id')} and s.id = ${parent})::uuid[])`,
        order: BY_NAME,
      },
      impact: column('impact'),
      urgency: column('urgency'),
      priority: column('priority'),
      derivedPriority: column('derived_priority'),
      priorityOverride: override,
      requester: one('Person', 'requester_id', { seenWithRow: true }),
      contact: column('contact'),
      organization: one('Organization', 'organization_id', { seenWithRow: true }),
      channel: column('channel'),
      tags: column('tags'),
      customFields: open(['custom_fields'], (row, hidden) =>
        customFieldList(openTo(row['custom_fields'] as CustomFields, hidden)),
      ),
      externalId: column('external_id'),
      team: one('Team', 'team_id'),
      assignee: one('Person', 'assignee_id', { seenWithRow: true }),
      cycle: column('cycle'),
      openedBy: one('Person', 'opened_by_id', { seenWithRow: true }),
      openedAt: moment('opened_at'),
      updatedAt: moment('updated_at'),
      firstRespondedAt: moment('first_responded_at'),
      resolvedAt: moment('resolved_at'),
      closedAt: moment('closed_at'),
      version: column('version'),
      followUpOf: one('Ticket', 'follow_up_of_id'),
      allowedTransitions: transitions,
      entries: {
        kind: 'pages',
        to: 'Entry',
        of: (parent, entry) => sql`${at(entry, 'ticket_id')} = ${parent}`,
        order: oldestFirst('created_at'),
      },
      timeline: {
        kind: 'pages',
        to: 'TicketEvent',
        of: (parent, event) => sql`${at(event, 'ticket_id')} = ${parent}`,
        order: [{ name: 'position', sql: (alias) => at(alias, 'position'), type: 'bigint', direction: 'asc' }],
      },
      resolution: ofThisCycle('Resolution', 'resolution'),
      resolutions: {
        kind: 'many',
        to: 'Resolution',
        of: (parent, resolution) => sql`${at(resolution, 'ticket_id')} = ${parent}`,
        order: [{ name: 'cycle', sql: (alias) => at(alias, 'cycle'), type: 'integer', direction: 'asc' }],
      },
      feedback: ofThisCycle('Feedback', 'feedback'),
      informationRequests: {
        kind: 'many',
        to: 'InformationRequest',
        of: (parent, request) => sql`${at(request, 'ticket_id')} = ${parent}`,
        order: oldestFirst('asked_at'),
      },
      unattendedSince: onlyFor(staffScope, moment('unattended_since')),
      feedbackInvitation: ofThisCycle('FeedbackInvitation', 'feedback_invitation', false),
      assignmentExplanation: one('AssignmentExplanation', 'id'),
      targets: {
        kind: 'many',
        to: 'Target',
        of: (parent, target) => sql`${at(target, 'ticket_id')} = ${parent}`,
        order: BY_START,
      },
    },
  },
};

const ofTicket = { column: 'ticket_id', to: 'Ticket' };
const itsTicket = one('Ticket', 'ticket_id', { seenWithRow: true });

/** One item of a ticket's conversation. */
export const EntryReading: Reading = {
  name: 'Entry',
  table: 'entry',
  scope: entryScope,
  within: ofTicket,
  types: {
    Entry: {
      id: id('Entry'),
      ticket: itsTicket,
      author: one('Person', 'author_id', { seenWithRow: true }),
      visibility: column('visibility'),
      text: column('text'),
      createdAt: moment('created_at'),
      editedAt: moment('edited_at'),
      version: column('version'),
    },
  },
};

/** How one cycle of a ticket ended. */
export const ResolutionReading: Reading = {
  name: 'Resolution',
  table: 'resolution',
  scope: () => 'everything',
  within: ofTicket,
  types: {
    Resolution: {
      id: id('Resolution'),
      ticket: itsTicket,
      cycle: column('cycle'),
      code: column('code'),
      notes: column('notes'),
      advice: column('advice'),
      resolvedBy: one('Person', 'resolved_by_id', { seenWithRow: true }),
      resolvedAt: moment('resolved_at'),
    },
  },
};

/** The requester's rating of one resolution. */
export const FeedbackReading: Reading = {
  name: 'Feedback',
  table: 'feedback',
  scope: () => 'everything',
  within: ofTicket,
  types: {
    Feedback: {
      id: id('Feedback'),
      ticket: itsTicket,
      cycle: column('cycle'),
      rating: column('rating'),
      comment: column('comment'),
      reasons: column('reasons'),
      givenBy: one('Person', 'given_by_id', { seenWithRow: true }),
      createdAt: moment('created_at'),
      updatedAt: moment('updated_at'),
      version: column('version'),
    },
  },
};

/** A question to the requester. */
export const InformationRequestReading: Reading = {
  name: 'InformationRequest',
  table: 'information_request',
  scope: () => 'everything',
  within: ofTicket,
  types: {
    InformationRequest: {
      id: id('InformationRequest'),
      ticket: itsTicket,
      question: one('Entry', 'entry_id'),
      status: column('status'),
      askedBy: one('Person', 'asked_by_id', { seenWithRow: true }),
      askedAt: moment('asked_at'),
      dueAt: moment('due_at'),
      overdue: current(['status', 'due_at'], (row, now) =>
        isOverdue({ status: row['status'] as InformationStatus, dueAt: instantOf(row['due_at'] as string) }, now),
      ),
      answer: one('Entry', 'answer_entry_id'),
      endedAt: moment('ended_at'),
      version: column('version'),
    },
  },
};

/** What was decided of inviting the requester. Its token is signed by a resolver. */
export const FeedbackInvitationReading: Reading = {
  name: 'FeedbackInvitation',
  table: 'feedback_invitation',
  scope: staffScope,
  within: ofTicket,
  types: {
    FeedbackInvitation: {
      id: id('FeedbackInvitation'),
      cycle: column('cycle'),
      invitedAt: moment('invited_at'),
      notInvitedBecause: column('reason'),
    },
  },
};
