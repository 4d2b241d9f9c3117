/** Decides in which order the tickets of a queue are tried when somebody frees up, and who gets which of them. */

import { byCodePoint } from '../bounds.js';
import { toText, type Instant } from '../instant.js';
import type { Priority } from '../ticket/ticket.js';
import type { Candidate } from './eligibility.js';
import { route, type Explanation, type RoutingRequest } from './route.js';

/** A ticket in its queue with nobody on it. */
export interface Queued extends RoutingRequest {
  readonly ticketId: string;
  readonly priority: Priority;
  /** Since when nobody has it: its opening, or when it was last given back, handed over or reopened. */
  readonly queuedSince: Instant;
}

/** What came of trying one of them. */
export interface Routed {
  readonly ticketId: string;
  readonly explanation: Explanation;
}

/** Orders what is tried first: the more urgent, then what has waited longer, then by id. */
export const byTurn = (a: Queued, b: Queued): number => byCodePoint(turnOf(a), turnOf(b));

/**
 * Tries every ticket once, in turn. Whoever gets one is that much fuller for the next, so nobody is pushed over capacity; and since
 * loads only grow, no second round would find anybody. A ticket that nobody can take doesn't hold up those behind it.
 */
export function drain(queue: readonly Queued[], candidates: readonly Candidate[], now: Instant): readonly Routed[] {
  const agents = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  return queue.toSorted(byTurn).map((ticket) => {
    const explanation = route(ticket, [...agents.values()], now);
    const chosen = explanation.chosenId === null ? undefined : agents.get(explanation.chosenId);
    if (chosen) agents.set(chosen.id, { ...chosen, load: chosen.load + ticket.weight, lastAssignedAt: now });
    return { ticketId: ticket.ticketId, explanation };
  });
}

const turnOf = ({ priority, queuedSince, ticketId }: Queued): string =>
  `${priority} ${toText(queuedSince)} ${ticketId}`;
