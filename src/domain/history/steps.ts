/** Decides which facts one line of the log stands for: what differs from the ticket as it was before. */

import type { Instant } from '../instant.js';
import { publicFact, type AssignmentKind, type TicketFact } from '../ticket/events.js';
import { derivePriority, prioritiesOf } from '../ticket/priority.js';
import type { Priority, Ticket, TicketChange } from '../ticket/ticket.js';
import { idOf, type NewTicket, type Turn } from './given.js';
import { isEnd, type Stage } from './stages.js';

/** A fact, and the values that the ticket has after it. */
export interface Step {
  readonly change: TicketChange;
  readonly fact: TicketFact;
}

/** What a line may change, in the order in which its facts are told. Null: this line does not. */
export const STEPS: readonly ((ticket: NewTicket, turn: Turn) => Step | null)[] = [
  edited,
  assigned,
  prioritized,
  moved,
];

function edited(ticket: NewTicket, { stage, given }: Turn): Step | null {
  const categoryId = idOf(given.known.categories, stage.row.category);
  if (categoryId === ticket.categoryId) return null;
  const fact = publicFact('TicketEdited', { categoryId: ticket.categoryId }, { categoryId });
  return { change: { categoryId }, fact };
}

function assigned({ teamId, assigneeId }: NewTicket, { stage, given }: Turn): Step | null {
  const from = { teamId, assigneeId };
  const to = {
    teamId: idOf(given.known.teams, stage.row.group),
    assigneeId: idOf(given.known.people, stage.row.assignee),
  };
  if (from.teamId === to.teamId && from.assigneeId === to.assigneeId) return null;
  return {
    change: to,
    fact: publicFact('TicketAssigned', from, { ...to, kind: assignmentKind(from, to), reason: null }),
  };
}

type Holder = Pick<Ticket, 'teamId' | 'assigneeId'>;

function assignmentKind(from: Holder, to: Holder): AssignmentKind {
  if (from.teamId !== null && from.teamId !== to.teamId) return 'HANDED_OVER';
  return from.assigneeId !== null && to.assigneeId === null ? 'RELEASED' : 'ASSIGNED';
}

function prioritized(ticket: NewTicket, { stage, given, at }: Turn): Step | null {
  const { impact, urgency, priority, updater } = stage.row;
  const derivedPriority = derivePriority(given.matrix, impact, urgency);
  const by = idOf(given.known.people, updater) ?? ticket.openedById;
  const change = { impact, urgency, derivedPriority, ...overrideOf(priority, derivedPriority, by, at) };
  const [before, after] = [prioritiesOf(ticket), prioritiesOf(change)];
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  return { change, fact: publicFact('TicketPriorityChanged', before, after) };
}

/** Why a priority that the matrix would not give is kept. */
const OVERRIDE_REASON = 'Imported with this priority';

/** A priority as the log has it: an override unless the matrix gives the same. */
export const overrideOf = (priority: Priority, derived: Priority, overrideById: string, overrideAt: Instant) =>
  priority === derived
    ? { priority, overrideReason: null, overrideById: null, overrideAt: null }
    : { priority, overrideReason: OVERRIDE_REASON, overrideById, overrideAt };

function moved(ticket: NewTicket, turn: Turn): Step | null {
  const { state, reopens, passedOver } = turn.stage;
  const { status, waitingReason } = state;
  if (passedOver) return null;
  const cycle = reopens ? ticket.cycle + 1 : ticket.cycle;
  const change = { status, waitingReason, cycle, ...endsAfter(ticket, turn) };
  if (!differs(ticket, change)) return null;
  const ends = status === 'RESOLVED' || (status === 'CLOSED' && !isEnd(ticket));
  const resolutionId = ends ? turn.given.resolutionIds[cycle - 1]! : null;
  const before = { status: ticket.status, waitingReason: ticket.waitingReason };
  const after = { status, waitingReason, waitingUntil: null, reason: null, resolutionId, cycle };
  return { change, fact: publicFact('TicketStatusChanged', before, after) };
}

type Ends = Pick<Ticket, 'resolvedAt' | 'closedAt'>;

/** When it was resolved and closed. Of several times in one state each counts until the next; the log's own column is the last. */
function endsAfter(ticket: Ends, { stage, stages, at }: Turn): Ends {
  const { status } = stage.state;
  const says = stages.at(-1)!.row;
  const isLast = stage === lastIn(stages, status);
  if (status === 'RESOLVED') return { resolvedAt: (isLast ? says.resolvedAt : null) ?? at, closedAt: null };
  if (status !== 'CLOSED') return { resolvedAt: null, closedAt: null };
  return { resolvedAt: ticket.resolvedAt ?? says.resolvedAt ?? at, closedAt: (isLast ? says.closedAt : null) ?? at };
}

/** The last stage in this state; undefined when there is none. */
export const lastIn = (stages: readonly Stage[], status: Ticket['status']): Stage | undefined =>
  stages.findLast(({ state, passedOver }) => state.status === status && !passedOver);

const differs = (a: NewTicket, b: Ends & Pick<Ticket, 'status' | 'waitingReason'>): boolean =>
  a.status !== b.status ||
  a.waitingReason !== b.waitingReason ||
  !isSame(a.resolvedAt, b.resolvedAt) ||
  !isSame(a.closedAt, b.closedAt);

/** Whether both are the same moment, or neither is any. */
export const isSame = (a: Instant | null, b: Instant | null): boolean => (a && b ? a.equals(b) : a === b);
