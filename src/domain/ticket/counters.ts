/** Defines the desk's figures, and decides when an event changes them. */

import type { Facts } from '../filter/condition.js';
import type { Priority, TicketStatus } from './ticket.js';

/** How many tickets are alike in this. */
export interface Alike {
  readonly teamId: string | null;
  readonly status: TicketStatus;
  readonly priority: Priority;
  /** Whether somebody holds them. */
  readonly held: boolean;
  readonly tickets: number;
}

/** Whether the ticket is counted elsewhere after the event. */
export const changesFigures = ({ factsBefore, ticketFacts }: Sides): boolean =>
  ticketFacts !== null && (factsBefore === null || indexOf(factsBefore) !== indexOf(ticketFacts));

interface Sides {
  readonly factsBefore: Facts | null;
  readonly ticketFacts: Facts | null;
}

const indexOf = ({ teamId, status, priority, assigneeId }: Facts): string =>
  JSON.stringify([teamId, status, priority, assigneeId !== null]);

/** The figures of some counts: in total, by status and priority, by team (in the order they come). */
export function figuresOf(counts: readonly Alike[]) {
  const byStatusAndPriority = Map.groupBy(counts, ({ status, priority }) => `${status} ${priority}`);
  const byTeam = Map.groupBy(counts, ({ teamId }) => teamId);
  return {
    total: sum(counts),
    unassigned: sum(counts.filter(isWaitingForAgent)),
    byStatusAndPriority: [...byStatusAndPriority.values()].map((alike) => ({
      status: alike[0]!.status,
      priority: alike[0]!.priority,
      tickets: sum(alike),
    })),
    byTeam: [...byTeam].map(([teamId, ofTeam]) => ({
      teamId,
      tickets: sum(ofTeam),
      active: sum(ofTeam.filter(isActive)),
      unassigned: sum(ofTeam.filter(isWaitingForAgent)),
    })),
  };
}

const isActive = ({ status }: Alike): boolean => status === 'NEW' || status === 'OPEN' || status === 'WAITING';

const isWaitingForAgent = (alike: Alike): boolean => isActive(alike) && !alike.held;

const sum = (counts: readonly Alike[]): number => counts.reduce((all, { tickets }) => all + tickets, 0);
