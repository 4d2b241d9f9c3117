/** Decides who asks the requester for something, who answers or withdraws it, and what that does to the ticket. */

import { forbids } from '../access/permissions.js';
import type { Actor } from '../access/roles.js';
import type { Bounds } from '../bounds.js';
import { after, durationOf, isBefore, toText, type Instant } from '../instant.js';
import { invalid, notAllowed, refuse, type Problem, type Refusal } from '../refusal.js';
import { publicFact, type TicketFact } from '../ticket/events.js';
import type { Ticket, TicketChange } from '../ticket/ticket.js';
import { isOver, moveTo, transitionRefused, type Moved } from '../ticket/workflow.js';

/** A question to the requester. */
export const QUESTION: Bounds = { min: 1, max: 5000 };
/** Questions that are open at the same moment on one ticket. */
export const MOST_OPEN_REQUESTS = 10;
/** How far away an answer may be due. */
export const LATEST_DUE = 'P365D';

/** What became of a question. */
export const INFORMATION_STATUSES = ['OPEN', 'ANSWERED', 'WITHDRAWN', 'UNANSWERED'] as const;
/** See `INFORMATION_STATUSES`. WITHDRAWN: not needed any more. UNANSWERED: the ticket was resolved because no answer came. */
export type InformationStatus = (typeof INFORMATION_STATUSES)[number];

/** A question to the requester. Its words are the entry it was asked in. */
export interface InformationRequest {
  readonly id: string;
  readonly ticketId: string;
  /** The public entry that asks. */
  readonly entryId: string;
  readonly askedById: string;
  readonly askedAt: Instant;
  readonly dueAt: Instant;
  readonly status: InformationStatus;
  /** The entry that answers; null when there is none. */
  readonly answerEntryId: string | null;
  /** When it stopped being OPEN; null while it is. */
  readonly endedAt: Instant | null;
}

/** What follows for the request, its ticket, and those who watch. */
export interface InformationChange {
  readonly request: InformationRequest;
  readonly change: TicketChange;
  readonly facts: readonly TicketFact[];
}

/** Decides whether the actor may ask. `openRequests` counts those that are open already. The question tells the requester something, so it is an answer too. */
export function decideAsk(
  ticket: Ticket,
  { id, entryId, dueAt }: Pick<InformationRequest, 'id' | 'entryId' | 'dueAt'>,
  openRequests: number,
  actor: Actor,
  now: Instant,
): InformationChange | Refusal {
  const problem = forbidsAsking(ticket, actor) ?? mistimed(dueAt, now) ?? tooMany(openRequests);
  if (problem) return refuse(problem);
  const moved = ticket.status === 'WAITING' ? null : moveTo(ticket, 'WAITING', { waitingReason: 'REQUESTER' }, now);
  const asked = { askedById: actor.id, askedAt: now, status: 'OPEN', answerEntryId: null, endedAt: null } as const;
  return {
    request: { id, ticketId: ticket.id, entryId, dueAt, ...asked },
    change: { ...moved?.change, firstRespondedAt: ticket.firstRespondedAt ?? now, updatedAt: now },
    facts: [
      publicFact('EntryAdded', null, { entryId, visibility: 'PUBLIC' }),
      publicFact('InformationRequested', null, { requestId: id, entryId, dueAt: toText(dueAt) }),
      ...(moved ? [moved.fact] : []),
    ],
  };
}

/** Somebody answers one request: the requester in words, or an agent who was told. `othersOpen` counts the other open ones. */
export function decideAnswer(
  ticket: Ticket,
  request: InformationRequest,
  othersOpen: number,
  answerEntryId: string | null,
  actor: Actor,
  now: Instant,
): InformationChange | Refusal {
  const problem = forbids(actor, 'answerInformation', ticket.requesterId) ?? notOpen(ticket, request);
  if (problem) return refuse(problem);
  const moved = resumed(ticket, othersOpen, now);
  return {
    request: answered(request, answerEntryId, now),
    change: { ...moved?.change, updatedAt: now },
    facts: [
      ...(answerEntryId ? [publicFact('EntryAdded', null, { entryId: answerEntryId, visibility: 'PUBLIC' })] : []),
      answeredFact(request, answerEntryId),
      ...(moved ? [moved.fact] : []),
    ],
  };
}

/** What the requester's next public entry does to the open requests: it answers them all. What it does to the ticket, `decideReply` says. */
export const answeredByEntry = (
  open: readonly InformationRequest[],
  entryId: string,
  now: Instant,
): readonly Pick<InformationChange, 'request' | 'facts'>[] =>
  open.map((request) => ({ request: answered(request, entryId, now), facts: [answeredFact(request, entryId)] }));

/** Whoever works the ticket needs no answer any more. */
export function decideWithdraw(
  ticket: Ticket,
  request: InformationRequest,
  othersOpen: number,
  reason: string | null,
  actor: Actor,
  now: Instant,
): InformationChange | Refusal {
  const problem = forbids(actor, 'askRequester') ?? notOpen(ticket, request);
  if (problem) return refuse(problem);
  const moved = resumed(ticket, othersOpen, now);
  return {
    request: { ...request, status: 'WITHDRAWN', endedAt: now },
    change: { ...moved?.change, updatedAt: now },
    facts: [withdrawnFact(request, reason), ...(moved ? [moved.fact] : [])],
  };
}

/** What the end of a ticket, or of its cycle, does to the requests that are open then. */
export const endedWithTicket = (
  open: readonly InformationRequest[],
  forWantOfAnAnswer: boolean,
  now: Instant,
): readonly Pick<InformationChange, 'request' | 'facts'>[] =>
  open.map((request) => ({
    request: { ...request, status: forWantOfAnAnswer ? 'UNANSWERED' : 'WITHDRAWN', endedAt: now },
    facts: [
      forWantOfAnAnswer
        ? publicFact('InformationUnanswered', null, { requestId: request.id })
        : withdrawnFact(request, null),
    ],
  }));

const answered = (request: InformationRequest, answerEntryId: string | null, now: Instant): InformationRequest => ({
  ...request,
  status: 'ANSWERED',
  answerEntryId,
  endedAt: now,
});

const answeredFact = ({ id }: InformationRequest, entryId: string | null): TicketFact =>
  publicFact('InformationAnswered', null, { requestId: id, entryId });

const withdrawnFact = ({ id }: InformationRequest, reason: string | null): TicketFact =>
  publicFact('InformationWithdrawn', null, { requestId: id, reason });

/** Work goes on once nothing is open that the ticket waits for. What waits for somebody else keeps waiting. */
const resumed = (ticket: Ticket, othersOpen: number, now: Instant): Moved | null =>
  othersOpen === 0 && ticket.status === 'WAITING' && ticket.waitingReason === 'REQUESTER'
    ? moveTo(ticket, 'OPEN', {}, now)
    : null;

function forbidsAsking(ticket: Ticket, actor: Actor): Problem | null {
  const forbidden = forbids(actor, 'askRequester');
  if (forbidden) return forbidden;
  if (actor.id === ticket.requesterId) return notAllowed('ask yourself for information', []);
  return ticket.status === 'RESOLVED' || isOver(ticket) ? transitionRefused(ticket, 'WAITING', []) : null;
}

const notOpen = (ticket: Ticket, { status }: InformationRequest): Problem | null =>
  isOver(ticket)
    ? transitionRefused(ticket, null, [])
    : status === 'OPEN'
      ? null
      : invalid(['requestId'], `an open information request; this one is ${status}`);

const mistimed = (dueAt: Instant, now: Instant): Problem | null =>
  isBefore(now, dueAt) && !isBefore(after(now, durationOf(LATEST_DUE)), dueAt)
    ? null
    : invalid(['dueAt'], 'in the future, at most 365 days away');

const tooMany = (openRequests: number): Problem | null =>
  openRequests < MOST_OPEN_REQUESTS
    ? null
    : invalid(['question'], `asked when fewer than ${MOST_OPEN_REQUESTS} questions are open; withdraw one first`);
