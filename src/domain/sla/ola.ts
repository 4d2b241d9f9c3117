/** Decides how long a team held a ticket: the stopwatches of a target which a team owns (OLA). */
import type { Stopwatch } from './stopwatch.js';
import type { TicketFact } from './ticket-facts.js';
import type { Instant } from './time.js';

/** One stretch in which a team held the ticket: from its assignment to hand-over, resolution or cancellation. */
export interface TeamStopwatch extends Stopwatch {
  readonly teamId: string;
  /** 1 for the first team that held the ticket. */
  readonly sequence: number;
}

interface Holding {
  readonly stopwatches: readonly TeamStopwatch[];
  /** Null in no team's queue. */
  readonly teamId: string | null;
  readonly isOver: boolean;
}

/** The stopwatches of the teams that held a ticket, in order; `readTarget` reads them under the team's own terms. */
export const teamStopwatchesOf = (facts: readonly TicketFact[]): readonly TeamStopwatch[] =>
  facts.reduce(applyFact, { stopwatches: [], teamId: null, isOver: false }).stopwatches;

function applyFact(holding: Holding, fact: TicketFact): Holding {
  if (fact.kind === 'TeamAssigned') return assign(holding, fact.teamId, fact.at);
  if (fact.kind !== 'TicketStatusChanged') return holding;
  if (fact.to === 'RESOLVED' || fact.to === 'CLOSED') return { ...stop(holding, fact.at, false), isOver: true };
  if (fact.to === 'CANCELLED') return { ...stop(holding, fact.at, true), isOver: true };
  return holding.isOver ? start({ ...holding, isOver: false }, fact.at) : holding; // reopened: the team has it again
}

function assign(holding: Holding, teamId: string | null, at: Instant): Holding {
  if (holding.teamId === teamId) return holding;
  const handedOver = { ...stop(holding, at, false), teamId };
  return holding.isOver ? handedOver : start(handedOver, at);
}

function start(holding: Holding, at: Instant): Holding {
  const { stopwatches, teamId } = holding;
  if (teamId === null) return holding;
  const stopwatch = { teamId, sequence: stopwatches.length + 1, startedAt: at, stoppedAt: null, isCancelled: false };
  return { ...holding, stopwatches: [...stopwatches, stopwatch] };
}

const stop = (holding: Holding, at: Instant, isCancelled: boolean): Holding => ({
  ...holding,
  stopwatches: holding.stopwatches.map((stopwatch) =>
    stopwatch.stoppedAt ? stopwatch : { ...stopwatch, stoppedAt: at, isCancelled },
  ),
});
