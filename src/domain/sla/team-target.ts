/** Decides what a team may promise, and what the stretches show in which teams held a ticket. */

import { invalid, refuse, type Refusal } from '../refusal.js';
import type { WaitingReason } from '../ticket/ticket.js';
import { teamStopwatchesOf, type TeamStopwatch } from './ola.js';
import { lengthOf, lengthProblem, type LengthInput } from './read-policy.js';
import type { TargetLength } from './target.js';
import { readTarget, type TargetReading, type TargetTerms } from './target-reading.js';
import { type TicketFact, waitsOf } from './ticket-facts.js';
import type { Instant } from './time.js';

/** How long a team may hold a ticket, as a client gives it. */
export interface OlaInput {
  readonly length: LengthInput;
  readonly calendarId?: string | null;
  readonly pausedBy?: readonly WaitingReason[];
}

/** The same as it is kept; all null when the team promises nothing. */
export interface KeptOla {
  readonly olaLength: TargetLength | null;
  readonly olaPausedBy: readonly WaitingReason[] | null;
}

/** A stretch in which a team held a ticket, and what its stopwatch shows. */
export interface TeamTarget extends TeamStopwatch, TargetReading {
  readonly length: TargetLength;
}

/** What a team promises after a change; nothing (undefined) when it is untouched. */
export function readOla(input: OlaInput | null | undefined): KeptOla | undefined | Refusal {
  if (input === undefined) return undefined;
  if (input === null) return { olaLength: null, olaPausedBy: null };
  const problems = lengthProblem(input.length, ['ola', 'length']);
  if (problems.length) return refuse(...problems);
  const length = lengthOf(input.length);
  if (length.unit === 'BUSINESS_DAYS' && !input.calendarId)
    return refuse(invalid(['ola', 'calendarId'], 'given: business days need a calendar'));
  return { olaLength: length, olaPausedBy: [...new Set(input.pausedBy ?? [])] };
}

/** The stretches of the teams that promise something (those that `termsOf` knows), in order, at `now`. */
export const teamTargetsOf = (
  facts: readonly TicketFact[],
  termsOf: (teamId: string) => TargetTerms | undefined,
  now: Instant,
): readonly TeamTarget[] =>
  teamStopwatchesOf(facts).flatMap((stopwatch): readonly TeamTarget[] => {
    const terms = termsOf(stopwatch.teamId);
    return terms ? [{ ...stopwatch, length: terms.length, ...readTarget(stopwatch, waitsOf(facts), terms, now) }] : [];
  });
