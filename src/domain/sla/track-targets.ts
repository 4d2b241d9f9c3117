/** Decides which targets a ticket has after a fact or a change of terms, and which events tell of it. */
import { type TicketStopwatch, stopwatchesOf, type TargetKind } from './stopwatch.js';
import type { TargetLength } from './target.js';
import { readTarget, type TargetReading, type TargetTerms } from './target-reading.js';
import { type Coverage, type TicketFact, type Wait, waitsOf } from './ticket-facts.js';
import { epochMsOf, type Instant } from './time.js';

/** A target of a ticket as it is kept. Once its stopwatch has stopped it is history, and is never rewritten. */
export interface Target extends TicketStopwatch, TargetReading {
  /** What was promised, in the terms that hold, or held when it stopped. */
  readonly length: TargetLength;
}

/** Names one target of one ticket. */
export type TargetKey = Pick<Target, 'kind' | 'cycle' | 'sequence'>;

/** Why targets are measured anew: what somebody changed. */
export const REMEASURE_CAUSES = ['PRIORITY', 'POLICY', 'CALENDAR', 'HOLIDAY', 'TEAM', 'RULES'] as const;
/** See `REMEASURE_CAUSES`. Null when the ticket just went on. */
export type RemeasureCause = (typeof REMEASURE_CAUSES)[number] | null;

/** What became of a target. Each carries the target as it is now. */
export type TargetEvent =
  | { readonly kind: 'TargetStarted'; readonly at: Instant; readonly target: Target }
  | { readonly kind: 'TargetPaused'; readonly at: Instant; readonly target: Target }
  | { readonly kind: 'TargetResumed'; readonly at: Instant; readonly target: Target }
  /** `target.state` says whether it was MET or MISSED. */
  | { readonly kind: 'TargetStopped'; readonly at: Instant; readonly target: Target }
  /** The ticket was cancelled, or nothing promises this any more. */
  | { readonly kind: 'TargetCancelled'; readonly at: Instant; readonly target: Target }
  | TargetRemeasured;

/** A running target was measured anew, and is due at another time. A due time is null while the clock stands. */
export interface TargetRemeasured {
  readonly kind: 'TargetRemeasured';
  readonly at: Instant;
  readonly target: Target;
  readonly cause: NonNullable<RemeasureCause>;
  readonly oldDueAt: Instant | null;
  readonly newDueAt: Instant | null;
}

/** A ticket's targets, and what happened to them. */
export interface TrackedTargets {
  readonly targets: readonly Target[];
  readonly events: readonly TargetEvent[];
}

/** The terms that hold for a kind of target under a coverage; null when it isn't promised. */
export type TermsFor = (coverage: Coverage, kind: TargetKind) => TargetTerms | null;

/**
 * The targets of a ticket at `now`: those in `known` which have stopped as they are, every other measured anew from its
 * own start and with its own raw pauses, under what now holds.
 */
export function trackTargets(
  known: readonly Target[],
  facts: readonly TicketFact[],
  termsFor: TermsFor,
  now: Instant,
  cause: RemeasureCause = null,
): TrackedTargets {
  const waits = waitsOf(facts);
  const coverage = coverageOf(facts);
  const knownByKey = new Map(known.map((target) => [keyOfTarget(target), target]));
  const pairs = stopwatchesOf(facts).map((stopwatch) => {
    const before = knownByKey.get(keyOfTarget(stopwatch)) ?? null;
    const terms = coverage && termsFor(coverage, stopwatch.kind);
    return { before, after: targetAfter(before, stopwatch, waits, terms, now) };
  });
  return {
    targets: pairs.flatMap(({ after }) => after ?? []),
    events: pairs.flatMap(({ before, after }) => (after ? eventsBetween(before, after, cause, now) : [])),
  };
}

/** What tells the targets of one ticket apart. */
export const keyOfTarget = ({ kind, cycle, sequence }: TargetKey): string => `${kind} ${cycle} ${sequence}`;

/** The coverage that was decided last; null before the first. */
export const coverageOf = (facts: readonly TicketFact[]): Coverage | null =>
  facts.findLast((fact) => fact.kind === 'TicketCovered') ?? null;

function targetAfter(
  before: Target | null,
  stopwatch: TicketStopwatch,
  waits: readonly Wait[],
  terms: TargetTerms | null,
  now: Instant,
): Target | null {
  if (before?.stoppedAt) return before;
  // What was over before anybody promised it is nobody's broken promise.
  if (!before && stopwatch.stoppedAt && epochMsOf(stopwatch.stoppedAt) < epochMsOf(now)) return null;
  if (terms) return { ...stopwatch, length: terms.length, ...readTarget(stopwatch, waits, terms, now) };
  // Not promised any more. Without a stop it comes back, from its own start, as soon as it is promised again.
  return before && { ...before, stoppedAt: stopwatch.stoppedAt, state: 'CANCELLED', dueAt: null, pausedSince: null };
}

function eventsBetween(
  before: Target | null,
  after: Target,
  cause: RemeasureCause,
  at: Instant,
): readonly TargetEvent[] {
  if (before === after) return [];
  const events: TargetEvent[] = before ? [] : [{ kind: 'TargetStarted', at: after.startedAt, target: after }];
  if (after.state !== (before?.state ?? 'RUNNING')) {
    events.push({ kind: EVENT_OF_STATE[after.state], at: after.stoppedAt ?? after.pausedSince ?? at, target: after });
  }
  if (before && cause && isRemeasured(before, after)) {
    events.push({ kind: 'TargetRemeasured', at, target: after, cause, oldDueAt: before.dueAt, newDueAt: after.dueAt });
  }
  return events;
}

const EVENT_OF_STATE = {
  RUNNING: 'TargetResumed',
  PAUSED: 'TargetPaused',
  MET: 'TargetStopped',
  MISSED: 'TargetStopped',
  CANCELLED: 'TargetCancelled',
} as const;

function isRemeasured(before: Target, after: Target): boolean {
  if (after.stoppedAt || after.state === 'CANCELLED') return false;
  if (before.dueAt && after.dueAt) return epochMsOf(before.dueAt) !== epochMsOf(after.dueAt);
  // What remains changes by itself while the clock runs; while it stands, only because somebody changed the terms.
  return before.dueAt !== after.dueAt || (after.state === 'PAUSED' && before.remainingMs !== after.remainingMs);
}
