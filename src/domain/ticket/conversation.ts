/** Decides who says what on a ticket, and what a reply sets in motion. */

import { forbids } from '../access/permissions.js';
import { isStaff, type Actor, type Role } from '../access/roles.js';
import { type Bounds } from '../bounds.js';
import type { Duration, Instant } from '../instant.js';
import { invalid, refuse, type Problem, type Refusal } from '../refusal.js';
import { factFor, publicFact, type TicketFact, type Visibility } from './events.js';
import type { Ticket, TicketChange } from './ticket.js';
import { isOver, isReopenable, moveTo, transitionRefused } from './workflow.js';

/** A reply or a note. */
export const ENTRY_TEXT: Bounds = { min: 1, max: 50_000 };

/** One item of a ticket's conversation. */
export interface Entry {
  readonly id: string;
  readonly ticketId: string;
  readonly authorId: string;
  readonly visibility: Visibility;
  readonly text: string;
  readonly createdAt: Instant;
  readonly editedAt: Instant | null;
}

/** What a reply does: it stands on this ticket, or it opens a follow-up, where it then stands. */
export type Replied =
  | { readonly kind: 'Reply'; readonly change: TicketChange; readonly facts: readonly TicketFact[] }
  | { readonly kind: 'FollowUp' };

/** Decides what a public reply sets in motion: it may begin, resume or reopen the ticket, or open a follow-up ticket. */
export function decideReply(
  ticket: Ticket,
  entryId: string,
  actor: Actor,
  reopenWindow: Duration,
  now: Instant,
): Replied | Refusal {
  const forbidden = forbids(actor, 'replyToTicket', ticket.requesterId);
  if (forbidden) return refuse(forbidden);
  const added = publicFact('EntryAdded', null, { entryId, visibility: 'PUBLIC' });
  const byRequester = actor.id === ticket.requesterId;
  if (byRequester && (isOver(ticket) || (ticket.status === 'RESOLVED' && !isReopenable(ticket, reopenWindow, now))))
    return { kind: 'FollowUp' };
  if (isOver(ticket)) return refuse(transitionRefused(ticket, null, []));
  const moved = setsInMotion(ticket, byRequester) ? moveTo(ticket, 'OPEN', {}, now) : null;
  const answered = !byRequester && ticket.firstRespondedAt === null ? { firstRespondedAt: now } : {};
  return {
    kind: 'Reply',
    change: { ...moved?.change, ...answered, updatedAt: now },
    facts: moved ? [added, moved.fact] : [added],
  };
}

/** The requester's answer resumes what waits for it and reopens what is resolved; an agent's answer begins what is new. */
const setsInMotion = ({ status, waitingReason }: Ticket, byRequester: boolean): boolean =>
  byRequester ? status === 'RESOLVED' || (status === 'WAITING' && waitingReason === 'REQUESTER') : status === 'NEW';

/** Decides whether the actor may leave a note. Notes may be left on tickets that are over, too. */
export function decideNote(entryId: string, actor: Actor): TicketFact | Refusal {
  const forbidden = forbids(actor, 'addNote');
  return forbidden ? refuse(forbidden) : factFor('INTERNAL', 'EntryAdded', null, { entryId, visibility: 'INTERNAL' });
}

/** Decides whether the actor may change an entry's text. Null when the text stays. */
export function decideEntryEdit(entry: Entry, text: string, actor: Actor): TicketFact | Refusal | null {
  const forbidden = forbids(actor, 'editEntry', entry.authorId);
  if (forbidden) return refuse(forbidden);
  return entry.text === text ? null : factFor(entry.visibility, 'EntryEdited', null, { entryId: entry.id });
}

/** Decides whether the actor may change who reads an entry. Null when it stays. Both sides hear of it: one gains, the other loses it. */
export function decideVisibility(
  entry: Entry,
  authorRole: Role,
  to: Visibility,
  actor: Actor,
): TicketFact | Refusal | null {
  const problem = forbidsVisibility(entry, authorRole, actor);
  if (problem) return refuse(problem);
  if (entry.visibility === to) return null;
  return publicFact(
    'EntryVisibilityChanged',
    { visibility: entry.visibility },
    {
      ...{ entryId: entry.id, visibility: to, authorId: entry.authorId },
    },
  );
}

function forbidsVisibility(entry: Entry, authorRole: Role, actor: Actor): Problem | null {
  const own = entry.authorId === actor.id;
  const forbidden = forbids(actor, own ? 'setEntryVisibility' : 'setOthersEntryVisibility');
  if (forbidden) return forbidden;
  return isStaff({ role: authorRole })
    ? null
    : invalid(['entryId'], 'an entry of somebody who works tickets; what a requester wrote stays public');
}
