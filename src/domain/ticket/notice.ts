/** Decides of which events somebody is told by name, and why. */

import { mayHear, type Audible } from '../access/hear.js';
import type { Actor } from '../access/roles.js';
import type { Visibility } from './events.js';

/** Why somebody is told. */
export const NOTICE_REASONS = [
  'ASSIGNED',
  'REPLIED',
  'NOTED',
  'STATUS_CHANGED',
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
  readonly after: unknown;
}

/** Why the actor is told of the event by name; null when they aren't. Nobody is told of what they did. */
export function reasonToNotify(actor: Actor, event: Noteworthy): NoticeReason | null {
  if (event.actorId === actor.id || !mayHear(actor, event) || !event.ticketFacts) return null;
  const { requesterId, assigneeId } = event.ticketFacts;
  const [reported, holds] = [requesterId === actor.id, assigneeId === actor.id];
  const after = (event.after ?? {}) as { readonly assigneeId?: string | null; readonly visibility?: Visibility };
  switch (event.type) {
    case 'TicketAssigned':
      return after.assigneeId === actor.id ? 'ASSIGNED' : null;
    case 'EntryAdded':
      if (after.visibility === 'INTERNAL') return holds ? 'NOTED' : null;
      return reported || holds ? 'REPLIED' : null;
    case 'TicketStatusChanged':
      return reported ? 'STATUS_CHANGED' : null;
    case 'FeedbackGiven':
      return holds ? 'RATED' : null;
    case 'InformationReminded':
      return reported ? 'REMINDED' : null;
    case 'InformationOverdue':
      return holds ? 'ANSWER_OVERDUE' : null;
    case 'FeedbackInvited':
      return reported ? 'INVITED' : null;
    default:
      return null;
  }
}
