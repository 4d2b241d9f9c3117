/** Decides what a target's stopwatch shows at a moment: its state, when it is due, what is used and what remains. */
import { isSlaRefusal } from './sla-refusal.js';
import { measure, runOut } from './business-time.js';
import type { CompiledCalendar } from './compiled-calendar.js';
import { cutAt, type Interval, spanAt, spansOf } from './spans.js';
import type { Stopwatch } from './stopwatch.js';
import { allowanceOf, type DueTooFar, type InvalidTarget, type TargetLength } from './target.js';
import type { Wait } from './ticket-facts.js';
import type { WaitingReason } from '../ticket/ticket.js';
import { epochMsOf, type Instant, instantAt } from './time.js';

/** What holds for a target: how long it may take, in which opening hours, and which waits stop its clock. */
export interface TargetTerms {
  readonly length: TargetLength;
  readonly calendar: CompiledCalendar;
  readonly pausedBy: readonly WaitingReason[];
}

/** MISSED is a target that was stopped late; one that is late and not stopped is RUNNING or PAUSED, and breached. */
export const TARGET_STATES = ['RUNNING', 'PAUSED', 'MET', 'MISSED', 'CANCELLED'] as const;
/** See `TARGET_STATES`. */
export type TargetState = (typeof TARGET_STATES)[number];

/** What the stopwatch of a target shows. Times in milliseconds of business time. */
export interface TargetReading {
  readonly state: TargetState;
  /** Null while paused, and when `refusal` says why there is none. */
  readonly dueAt: Instant | null;
  /** When the due time passed; stays while the target runs on, or pauses. Null when it never did. */
  readonly breachedAt: Instant | null;
  /** Since when the clock stands. Null unless PAUSED. */
  readonly pausedSince: Instant | null;
  readonly consumedMs: number;
  /** 0 once used up. Null when `refusal` is about the target itself. */
  readonly remainingMs: number | null;
  /** How much more than the target was used. Null unless breached. */
  readonly breachedByMs: number | null;
  /** Why the target has no due time although its clock runs. Null otherwise. */
  readonly refusal: DueTooFar | InvalidTarget | null;
}

/** What `stopwatch` shows at `now`, or showed when it was stopped. */
export function readTarget(
  stopwatch: Stopwatch,
  waits: readonly Wait[],
  { length, calendar, pausedBy }: TargetTerms,
  now: Instant,
): TargetReading {
  const { startedAt, stoppedAt } = stopwatch;
  const until = stoppedAt ?? now;
  const pauses = pausesOf(waits, pausedBy, stoppedAt);
  const allowance = allowanceOf(length, startedAt, calendar);
  const due = isSlaRefusal(allowance) ? allowance : runOut(startedAt, allowance, calendar, pauses, until);
  const breachedAt = due.kind === 'Due' && isBreached(due.at, until) ? due.at : null;
  const pausedSince = pausedSinceAt(until, startedAt, pauses);
  const consumedMs = measure(startedAt, until, calendar, pauses);
  const overdrawnMs = isSlaRefusal(allowance) ? null : consumedMs - allowance.ms;
  return {
    state: stateOf(stopwatch, breachedAt, pausedSince),
    dueAt: due.kind === 'Due' && !pausedSince ? due.at : null,
    breachedAt,
    pausedSince,
    consumedMs,
    remainingMs: overdrawnMs === null ? null : Math.max(0, -overdrawnMs),
    breachedByMs: breachedAt && overdrawnMs,
    refusal: due.kind === 'Refusal' ? due : null,
  };
}

/** Whether a target due at `due` is late at `moment`. Exactly at its due time it is still kept. */
export const isBreached = (due: Instant, moment: Instant): boolean => epochMsOf(moment) > epochMsOf(due);

/**
 * The waits that stop the clock of a target: all of them while it runs (null), cut at `stoppedAt` afterwards. So the due
 * time of one that was stopped while it stood is told as if it had gone on from there.
 */
export function pausesOf(
  waits: readonly Wait[],
  pausedBy: readonly WaitingReason[],
  stoppedAt: Instant | null,
): readonly Interval[] {
  const pausing = waits.filter(({ reason }) => pausedBy.includes(reason));
  return stoppedAt ? cutAt(pausing, stoppedAt) : pausing;
}

function pausedSinceAt(moment: Instant, startedAt: Instant, pauses: readonly Interval[]): Instant | null {
  const pause = spanAt(spansOf(pauses), epochMsOf(moment));
  return pause ? instantAt(Math.max(pause.from, epochMsOf(startedAt))) : null;
}

function stateOf(stopwatch: Stopwatch, breachedAt: Instant | null, pausedSince: Instant | null): TargetState {
  if (stopwatch.isCancelled) return 'CANCELLED';
  if (stopwatch.stoppedAt) return breachedAt ? 'MISSED' : 'MET';
  return pausedSince ? 'PAUSED' : 'RUNNING';
}
