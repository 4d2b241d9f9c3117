/** Defines the facts a ticket's log holds. Facts about entries carry ids, never text. */

import type { EscalationAction } from '../sla/moments.js';
import type { TargetState } from '../sla/target-reading.js';
import type { RemeasureCause } from '../sla/track-targets.js';
import type { Channel, Level, Priority, TicketDetails, TicketStatus, WaitingReason } from './ticket.js';

/** Who may read an entry, and who may hear an event. */
export const VISIBILITIES = ['PUBLIC', 'INTERNAL'] as const;
/** See `VISIBILITIES`. PUBLIC: the requester too. INTERNAL: staff only. */
export type Visibility = (typeof VISIBILITIES)[number];

/** What a ticket's priority is made of. */
export interface Priorities {
  readonly impact: Level;
  readonly urgency: Level;
  readonly priority: Priority;
  readonly overrideReason: string | null;
}

/** How an assignment came about. */
export const ASSIGNMENT_KINDS = ['ASSIGNED', 'CLAIMED', 'RELEASED', 'HANDED_OVER', 'ROUTED', 'ESCALATED'] as const;
/** See `ASSIGNMENT_KINDS`. */
export type AssignmentKind = (typeof ASSIGNMENT_KINDS)[number];

interface Holder {
  readonly teamId: string | null;
  readonly assigneeId: string | null;
}

interface AboutTarget {
  readonly targetId: string;
  /** RFC 3339; null while the clock stands. */
  readonly dueAt: string | null;
}

interface TargetAlert extends AboutTarget {
  /** The moment that is told of: RFC 3339. */
  readonly moment: string;
  /** How long after it, in milliseconds. */
  readonly lateMs: number;
}

interface Shapes {
  TicketOpened: { before: null; after: { subject: string; priority: Priority; channel: Channel } };
  TicketEdited: { before: Partial<TicketDetails>; after: Partial<TicketDetails> };
  TicketPriorityChanged: { before: Priorities; after: Priorities };
  TicketStatusChanged: {
    before: { status: TicketStatus; waitingReason: WaitingReason | null };
    after: {
      status: TicketStatus;
      waitingReason: WaitingReason | null;
      /** RFC 3339. */
      waitingUntil: string | null;
      reason: string | null;
      resolutionId: string | null;
      cycle: number;
    };
  };
  TicketAssigned: { before: Holder; after: Holder & { kind: AssignmentKind; reason: string | null } };
  EntryAdded: { before: null; after: { entryId: string; visibility: Visibility } };
  EntryEdited: { before: null; after: { entryId: string } };
  EntryVisibilityChanged: {
    before: { visibility: Visibility };
    after: { entryId: string; visibility: Visibility; authorId: string };
  };
  FollowUpOpened: { before: null; after: { ticketId: string } };
  FeedbackGiven: { before: { rating: number } | null; after: { feedbackId: string; rating: number } };
  TargetStateChanged: { before: { state: TargetState } | null; after: AboutTarget & { state: TargetState } };
  TargetRemeasured: {
    before: { dueAt: string | null };
    after: AboutTarget & { cause: NonNullable<RemeasureCause> };
  };
  TargetWarned: { before: null; after: TargetAlert };
  TargetBreached: { before: null; after: TargetAlert };
  TargetEscalated: { before: null; after: TargetAlert & { action: EscalationAction; isTaken: boolean } };
  /** Nobody met the skills for so long that the assignment that follows asked for fewer levels. */
  SkillsRelaxed: { before: null; after: { levels: number } };
  /** `dueAt` is RFC 3339. The question is the entry. */
  InformationRequested: { before: null; after: { requestId: string; entryId: string; dueAt: string } };
  /** Counted from 1. */
  InformationReminded: { before: null; after: { requestId: string; reminder: number } };
  InformationOverdue: { before: null; after: { requestId: string; dueAt: string } };
  /** `entryId` is null when an agent wrote down that they were told otherwise. */
  InformationAnswered: { before: null; after: { requestId: string; entryId: string | null } };
  /** By whoever works the ticket; `reason` is null when none was given, or when the ticket ended first. */
  InformationWithdrawn: { before: null; after: { requestId: string; reason: string | null } };
  /** The ticket was resolved because no answer came. */
  InformationUnanswered: { before: null; after: { requestId: string } };
  FeedbackInvited: { before: null; after: { invitationId: string; cycle: number } };
  /** At or under the workspace's threshold. */
  LowRatingGiven: { before: { rating: number } | null; after: { feedbackId: string; rating: number } };
  /** Nobody took or touched it since then (RFC 3339). */
  TicketUnattended: { before: null; after: { since: string } };
}

/** The kinds of facts, as the contract names their types. */
export type TicketFactType = keyof Shapes;

/** One immutable fact about a ticket: what changed, from what to what, and who may hear it. */
export type TicketFact<T extends TicketFactType = TicketFactType> = {
  readonly [K in T]: {
    readonly type: K;
    readonly audience: Visibility;
    readonly before: Shapes[K]['before'];
    readonly after: Shapes[K]['after'];
  };
}[T];

/** Every kind of fact, in the order of a ticket's life. */
export const TICKET_FACT_TYPES = [
  'TicketOpened',
  'TicketEdited',
  'TicketPriorityChanged',
  'TicketStatusChanged',
  'TicketAssigned',
  'EntryAdded',
  'EntryEdited',
  'EntryVisibilityChanged',
  'FollowUpOpened',
  'FeedbackGiven',
  'TargetStateChanged',
  'TargetRemeasured',
  'TargetWarned',
  'TargetBreached',
  'TargetEscalated',
  'SkillsRelaxed',
  'InformationRequested',
  'InformationReminded',
  'InformationOverdue',
  'InformationAnswered',
  'InformationWithdrawn',
  'InformationUnanswered',
  'FeedbackInvited',
  'LowRatingGiven',
  'TicketUnattended',
] as const satisfies readonly TicketFactType[];

/** A fact that the requester may hear too. */
export const publicFact = <T extends TicketFactType>(type: T, before: Shapes[T]['before'], after: Shapes[T]['after']) =>
  ({ type, audience: 'PUBLIC', before, after }) as TicketFact<T>;

/** A fact that only as many may hear as may read the entry it is about. */
export const factFor = <T extends TicketFactType>(
  audience: Visibility,
  type: T,
  before: Shapes[T]['before'],
  after: Shapes[T]['after'],
) => ({ type, audience, before, after }) as TicketFact<T>;
