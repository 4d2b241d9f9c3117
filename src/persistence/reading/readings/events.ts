import { sql } from 'kysely';
import { eventScope, staffScope } from '../../../domain/access/scope.js';
import { globalId } from '../../../domain/global-id.js';
import { durationIn } from '../../../domain/instant.js';
import { openTo } from '../../../domain/ticket/custom-fields.js';
import { openDetails } from '../../../domain/ticket/details.js';
import type { Priorities, TicketFact, TicketFactType } from '../../../domain/ticket/events.js';
import { DETAILS, type TicketDetails } from '../../../domain/ticket/ticket.js';
import {
  at,
  computed,
  id,
  moment,
  one,
  onlyFor,
  open,
  type FieldReading,
  type OneField,
  type Reading,
} from '../declare.js';
import { customFieldList } from './ticket.js';

const common = {
  id: id('TicketEvent'),
  position: computed(['position'], (row) => Number(row['position'])),
  at: moment('at'),
  actor: one('Person', 'actor_id', { seenWithRow: true }),
  ticket: one('Ticket', 'ticket_id', { seenWithRow: true }),
} satisfies Record<string, FieldReading>;

/** A field worked out from what the fact says. */
const told = <T extends TicketFactType>(answer: (fact: TicketFact<T>) => unknown) =>
  computed(['before', 'after'], (row) => answer(row as unknown as TicketFact<T>));

/** The same, but for what is hidden from the viewer. */
const openFact = <T extends TicketFactType>(answer: (fact: TicketFact<T>, hidden: readonly string[]) => unknown) =>
  open(['before', 'after'], (row, hidden) => answer(row as unknown as TicketFact<T>, hidden));

/** An object whose id the fact holds. */
const named = (to: string, side: 'before' | 'after', member: string, seenWithRow = false): OneField => ({
  kind: 'one',
  to,
  key: (alias) => sql`(${at(alias, side)} ->> ${sql.lit(member)})::uuid`,
  seenWithRow,
});

const itsRequest = named('InformationRequest', 'after', 'requestId', true);

const itsTarget = named('Target', 'after', 'targetId', true);

const ofAlert = {
  ...common,
  target: itsTarget,
  dueAt: told<'TargetWarned'>(({ after }) => after.dueAt),
  lateBy: told<'TargetWarned'>(({ after }) => durationIn(after.lateMs)),
};

const itsEntry = named('Entry', 'after', 'entryId');

const details = (side: 'before' | 'after') =>
  openFact<'TicketEdited'>((fact, hidden) => {
    const { categoryId, serviceIds, customFields, ...plain } = fact[side] as Partial<TicketDetails>;
    return {
      ...plain,
      ...(categoryId && { categoryId: globalId('Category', categoryId) }),
      ...(serviceIds && { serviceIds: serviceIds.map((key) => globalId('Service', key)) }),
      ...(customFields && { customFields: customFieldList(openTo(customFields, hidden)) }),
    };
  });

/** Facts of a ticket's log, each kind a type of its own. */
export const TicketEventReading: Reading = {
  name: 'TicketEvent',
  table: 'event',
  scope: eventScope,
  within: { column: 'ticket_id', to: 'Ticket' },
  types: {
    TicketOpened: {
      ...common,
      subject: told<'TicketOpened'>(({ after }) => after.subject),
      priority: told<'TicketOpened'>(({ after }) => after.priority),
      channel: told<'TicketOpened'>(({ after }) => after.channel),
    },
    TicketEdited: {
      ...common,
      changed: openFact<'TicketEdited'>((fact, hidden) => {
        const seen = openDetails(fact, hidden);
        return DETAILS.filter((name) => seen.includes(name)).map(detailName);
      }),
      old: details('before'),
      new: details('after'),
    },
    TicketPriorityChanged: {
      ...common,
      old: told<'TicketPriorityChanged'>(({ before }): Priorities => before),
      new: told<'TicketPriorityChanged'>(({ after }): Priorities => after),
    },
    TicketStatusChanged: {
      ...common,
      from: told<'TicketStatusChanged'>(({ before }) => before.status),
      to: told<'TicketStatusChanged'>(({ after }) => after.status),
      fromWaitingReason: told<'TicketStatusChanged'>(({ before }) => before.waitingReason),
      waitingReason: told<'TicketStatusChanged'>(({ after }) => after.waitingReason),
      waitingUntil: told<'TicketStatusChanged'>(({ after }) => after.waitingUntil),
      reason: told<'TicketStatusChanged'>(({ after }) => after.reason),
      resolution: named('Resolution', 'after', 'resolutionId', true),
      cycle: told<'TicketStatusChanged'>(({ after }) => after.cycle),
    },
    TicketAssigned: {
      ...common,
      kind: told<'TicketAssigned'>(({ after }) => after.kind),
      fromTeam: named('Team', 'before', 'teamId'),
      toTeam: named('Team', 'after', 'teamId'),
      fromAssignee: named('Person', 'before', 'assigneeId', true),
      toAssignee: named('Person', 'after', 'assigneeId', true),
      // Agents explain hand-overs to each other, not to the requester.
      reason: onlyFor(
        staffScope,
        told<'TicketAssigned'>(({ after }) => after.reason),
      ),
    },
    EntryAdded: { ...common, entry: itsEntry, visibility: told<'EntryAdded'>(({ after }) => after.visibility) },
    EntryEdited: { ...common, entry: itsEntry },
    EntryVisibilityChanged: {
      ...common,
      entry: itsEntry,
      entryId: told<'EntryVisibilityChanged'>(({ after }) => globalId('Entry', after.entryId)),
      fromVisibility: told<'EntryVisibilityChanged'>(({ before }) => before.visibility),
      toVisibility: told<'EntryVisibilityChanged'>(({ after }) => after.visibility),
    },
    FollowUpOpened: { ...common, followUp: named('Ticket', 'after', 'ticketId') },
    InformationRequested: {
      ...common,
      request: itsRequest,
      dueAt: told<'InformationRequested'>(({ after }) => after.dueAt),
    },
    InformationReminded: {
      ...common,
      request: itsRequest,
      reminder: told<'InformationReminded'>(({ after }) => after.reminder),
    },
    InformationOverdue: { ...common, request: itsRequest },
    InformationAnswered: { ...common, request: itsRequest },
    InformationWithdrawn: {
      ...common,
      request: itsRequest,
      withdrawnBecause: told<'InformationWithdrawn'>(({ after }) => after.reason),
    },
    InformationUnanswered: { ...common, request: itsRequest },
    FeedbackInvited: { ...common, ofCycle: told<'FeedbackInvited'>(({ after }) => after.cycle) },
    LowRatingGiven: {
      ...common,
      feedback: named('Feedback', 'after', 'feedbackId', true),
      newRating: told<'LowRatingGiven'>(({ after }) => after.rating),
    },
    TicketUnattended: { ...common, since: told<'TicketUnattended'>(({ after }) => after.since) },
    SkillsRelaxed: { ...common, levels: told<'SkillsRelaxed'>(({ after }) => after.levels) },
    TargetStateChanged: {
      ...common,
      target: itsTarget,
      fromState: told<'TargetStateChanged'>(({ before }) => before?.state ?? null),
      toState: told<'TargetStateChanged'>(({ after }) => after.state),
      dueAt: told<'TargetStateChanged'>(({ after }) => after.dueAt),
    },
    TargetRemeasured: {
      ...common,
      target: itsTarget,
      cause: told<'TargetRemeasured'>(({ after }) => after.cause),
      oldDueAt: told<'TargetRemeasured'>(({ before }) => before.dueAt),
      newDueAt: told<'TargetRemeasured'>(({ after }) => after.dueAt),
    },
    TargetWarned: { ...ofAlert, warnedFor: told<'TargetWarned'>(({ after }) => after.moment) },
    TargetBreached: ofAlert,
    TargetEscalated: {
      ...ofAlert,
      action: told<'TargetEscalated'>(({ after }) => after.action),
      taken: told<'TargetEscalated'>(({ after }) => after.isTaken),
      escalatedFor: told<'TargetEscalated'>(({ after }) => after.moment),
    },
    FeedbackGiven: {
      ...common,
      feedback: named('Feedback', 'after', 'feedbackId', true),
      oldRating: told<'FeedbackGiven'>(({ before }) => before?.rating ?? null),
      newRating: told<'FeedbackGiven'>(({ after }) => after.rating),
    },
  },
};

/** `customFields` is CUSTOM_FIELDS, but categories and services go by what they are, not by their ids. */
const detailName = (name: keyof TicketDetails): string =>
  DETAIL_NAMES[name] ?? name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

const DETAIL_NAMES: Partial<Record<keyof TicketDetails, string>> = { categoryId: 'CATEGORY', serviceIds: 'SERVICES' };
