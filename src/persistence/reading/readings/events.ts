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
const factField = <T extends TicketFactType>(answer: (fact: TicketFact<T>) => unknown) =>
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
  dueAt: factField<'TargetWarned'>(({ after }) => after.dueAt),
  lateBy: factField<'TargetWarned'>(({ after }) => durationIn(after.lateMs)),
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
      subject: factField<'TicketOpened'>(({ after }) => after.subject),
      priority: factField<'TicketOpened'>(({ after }) => after.priority),
      channel: factField<'TicketOpened'>(({ after }) => after.channel),
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
      old: factField<'TicketPriorityChanged'>(({ before }): Priorities => before),
      new: factField<'TicketPriorityChanged'>(({ after }): Priorities => after),
    },
    TicketStatusChanged: {
      ...common,
      from: factField<'TicketStatusChanged'>(({ before }) => before.status),
      to: factField<'TicketStatusChanged'>(({ after }) => after.status),
      fromWaitingReason: factField<'TicketStatusChanged'>(({ before }) => before.waitingReason),
      waitingReason: factField<'TicketStatusChanged'>(({ after }) => after.waitingReason),
      waitingUntil: factField<'TicketStatusChanged'>(({ after }) => after.waitingUntil),
      reason: factField<'TicketStatusChanged'>(({ after }) => after.reason),
      resolution: named('Resolution', 'after', 'resolutionId', true),
      cycle: factField<'TicketStatusChanged'>(({ after }) => after.cycle),
    },
    TicketAssigned: {
      ...common,
      kind: factField<'TicketAssigned'>(({ after }) => after.kind),
      fromTeam: named('Team', 'before', 'teamId'),
      toTeam: named('Team', 'after', 'teamId'),
      fromAssignee: named('Person', 'before', 'assigneeId', true),
      toAssignee: named('Person', 'after', 'assigneeId', true),
      // Agents explain hand-overs to each other, not to the requester.
      reason: onlyFor(
        staffScope,
        factField<'TicketAssigned'>(({ after }) => after.reason),
      ),
    },
    EntryAdded: { ...common, entry: itsEntry, visibility: factField<'EntryAdded'>(({ after }) => after.visibility) },
    EntryEdited: { ...common, entry: itsEntry },
    EntryVisibilityChanged: {
      ...common,
      entry: itsEntry,
      entryId: factField<'EntryVisibilityChanged'>(({ after }) => globalId('Entry', after.entryId)),
      fromVisibility: factField<'EntryVisibilityChanged'>(({ before }) => before.visibility),
      toVisibility: factField<'EntryVisibilityChanged'>(({ after }) => after.visibility),
    },
    FollowUpOpened: { ...common, followUp: named('Ticket', 'after', 'ticketId') },
    InformationRequested: {
      ...common,
      request: itsRequest,
      dueAt: factField<'InformationRequested'>(({ after }) => after.dueAt),
    },
    InformationReminded: {
      ...common,
      request: itsRequest,
      reminder: factField<'InformationReminded'>(({ after }) => after.reminder),
    },
    InformationOverdue: { ...common, request: itsRequest },
    InformationAnswered: { ...common, request: itsRequest },
    InformationWithdrawn: {
      ...common,
      request: itsRequest,
      withdrawnBecause: factField<'InformationWithdrawn'>(({ after }) => after.reason),
    },
    InformationUnanswered: { ...common, request: itsRequest },
    FeedbackInvited: { ...common, ofCycle: factField<'FeedbackInvited'>(({ after }) => after.cycle) },
    LowRatingGiven: {
      ...common,
      feedback: named('Feedback', 'after', 'feedbackId', true),
      newRating: factField<'LowRatingGiven'>(({ after }) => after.rating),
    },
    TicketUnattended: { ...common, since: factField<'TicketUnattended'>(({ after }) => after.since) },
    SkillsRelaxed: { ...common, levels: factField<'SkillsRelaxed'>(({ after }) => after.levels) },
    TargetStateChanged: {
      ...common,
      target: itsTarget,
      fromState: factField<'TargetStateChanged'>(({ before }) => before?.state ?? null),
      toState: factField<'TargetStateChanged'>(({ after }) => after.state),
      dueAt: factField<'TargetStateChanged'>(({ after }) => after.dueAt),
    },
    TargetRemeasured: {
      ...common,
      target: itsTarget,
      cause: factField<'TargetRemeasured'>(({ after }) => after.cause),
      oldDueAt: factField<'TargetRemeasured'>(({ before }) => before.dueAt),
      newDueAt: factField<'TargetRemeasured'>(({ after }) => after.dueAt),
    },
    TargetWarned: { ...ofAlert, warnedFor: factField<'TargetWarned'>(({ after }) => after.moment) },
    TargetBreached: ofAlert,
    TargetEscalated: {
      ...ofAlert,
      action: factField<'TargetEscalated'>(({ after }) => after.action),
      taken: factField<'TargetEscalated'>(({ after }) => after.isTaken),
      escalatedFor: factField<'TargetEscalated'>(({ after }) => after.moment),
    },
    FeedbackGiven: {
      ...common,
      feedback: named('Feedback', 'after', 'feedbackId', true),
      oldRating: factField<'FeedbackGiven'>(({ before }) => before?.rating ?? null),
      newRating: factField<'FeedbackGiven'>(({ after }) => after.rating),
    },
  },
};

/** `customFields` is CUSTOM_FIELDS, but categories and services go by what they are, not by their ids. */
const detailName = (name: keyof TicketDetails): string =>
  DETAIL_NAMES[name] ?? name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

const DETAIL_NAMES: Partial<Record<keyof TicketDetails, string>> = { categoryId: 'CATEGORY', serviceIds: 'SERVICES' };
