/** Decides of which events somebody is told by name, and why. */

import { canSee, type Audible } from '../access/can-see.js';
import type { Actor } from '../access/roles.js';
import type { TicketFact, TicketFactType } from './events.js';

/** Why somebody is told. */
export const NOTICE_REASONS = [
  'ASSIGNED',
  'UNASSIGNED',
  'REPLIED',
  'NOTED',
  'STATUS_CHANGED',
  'REOPENED',
  'TARGET_WARNED',
  'TARGET_BREACHED',
  'TARGET_ESCALATED',
  'RATED',
  'REMINDED',
  'ANSWER_OVERDUE',
  'INVITED',
] as const;
/** See `NOTICE_REASONS`. */
export type NoticeReason = (typeof NOTICE_REASONS)[number];

/** What is asked of an event. */
export interface Noteworthy extends Audible {
  readonly type: string;
  readonly actorId: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** What an event of a ticket is to somebody. */
interface Concerned {
  readonly id: string;
  /** Whether they reported the ticket. */
  readonly reported: boolean;
  /** Whether they hold it, right after the event. */
  readonly holds: boolean;
}

type Reasons = {
  readonly [T in TicketFactType]?: (who: Concerned, fact: TicketFact<T>) => NoticeReason | null;
};

const toHolder =
  (reason: NoticeReason) =>
  ({ holds }: Concerned): NoticeReason | null =>
    holds ? reason : null;

const toRequester =
  (reason: NoticeReason) =>
  ({ reported }: Concerned): NoticeReason | null =>
    reported ? reason : null;

const REASONS: Reasons = {
  TicketAssigned({ id }, { before, after }) {
    if (after.assigneeId === before.assigneeId) return null;
    if (after.assigneeId === id) return 'ASSIGNED';
    return before.assigneeId === id ? 'UNASSIGNED' : null;
  },
  EntryAdded({ reported, holds }, { after }) {
    if (after.visibility === 'INTERNAL') return holds ? 'NOTED' : null;
    return reported || holds ? 'REPLIED' : null;
  },
  EntryVisibilityChanged: ({ id, reported }, { after }) =>
    reported && after.visibility === 'PUBLIC' && after.authorId !== id ? 'REPLIED' : null,
  TicketStatusChanged({ reported, holds }, { before, after }) {
    if (reported) return 'STATUS_CHANGED';
    return holds && before.status === 'RESOLVED' && after.status === 'OPEN' ? 'REOPENED' : null;
  },
  TargetWarned: toHolder('TARGET_WARNED'),
  TargetBreached: toHolder('TARGET_BREACHED'),
  TargetEscalated: toHolder('TARGET_ESCALATED'),
  FeedbackGiven: toHolder('RATED'),
  InformationReminded: toRequester('REMINDED'),
  InformationOverdue: toHolder('ANSWER_OVERDUE'),
  FeedbackInvited: toRequester('INVITED'),
};

/** Why the actor is told of the event by name; null when they aren't. Nobody is told of what they did. */
export function reasonToNotify(actor: Actor, event: Noteworthy): NoticeReason | null {
  if (event.actorId === actor.id || !canSee(actor, event) || !event.ticketFacts) return null;
  const { requesterId, assigneeId } = event.ticketFacts;
  const who = { id: actor.id, reported: requesterId === actor.id, holds: assigneeId === actor.id };
  const reasonOf = REASONS[event.type as TicketFactType] as Reasons['TicketAssigned'];
  return reasonOf?.(who, event as unknown as TicketFact<'TicketAssigned'>) ?? null;
}
