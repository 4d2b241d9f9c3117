/** Decides which targets a ticket would have had, had its history happened under what is promised today. */

import { factsOf } from '../ticket/facts.js';
import type { TicketFact } from '../ticket/events.js';
import type { Ticket } from '../ticket/ticket.js';
import { followTicket, type Followed, type FollowedTicket, type Following } from './follow-ticket.js';
import { clockEventOf, withClockEvent } from './ticket-clock-event.js';
import type { Instant } from './time.js';

/** What the clock must know of a ticket. */
export const followedOf = (ticket: Omit<Ticket, 'version'>): FollowedTicket => ({
  ...{ status: ticket.status, priority: ticket.priority, teamId: ticket.teamId, assigneeId: ticket.assigneeId },
  isPriorityByHand: ticket.overrideById !== null,
  facts: factsOf(ticket),
});

/** A fact of a ticket's history, with the ticket as it was right after it. */
export interface ReplayedFact {
  readonly fact: TicketFact;
  readonly at: Instant;
  readonly ticket: Omit<Ticket, 'version'>;
}

/**
 * The ticket's clock after its whole history, looked at once more at `now`. What its targets went through is told to nobody: it was over
 * before anybody promised it, and every moment up to `now` counts as told.
 */
export function replayTicket(history: readonly ReplayedFact[], following: Following): Followed {
  let followed: Followed = { clock: { facts: [], targets: [] }, changed: [], events: [], alerts: [], nextAt: null };
  const look = ({ ticket }: ReplayedFact, now: Instant, clockEvent: ReturnType<typeof clockEventOf>): void => {
    const clock = { ...followed.clock, facts: withClockEvent(followed.clock.facts, clockEvent) };
    followed = followTicket(clock, followedOf(ticket), { ...following, now });
  };
  for (const each of history) look(each, each.at, clockEventOf(each.fact, each.ticket, 'AGENT', each.at));
  const last = history.at(-1);
  if (last) look(last, following.now, null);
  return { ...followed, changed: followed.clock.targets, events: [], alerts: [] };
}
