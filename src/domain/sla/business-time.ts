/** Decides how much business time has passed between two moments, and when a target is due. */
import { isSlaRefusal } from './sla-refusal.js';
import type { CompiledCalendar } from './compiled-calendar.js';
import { type Edge, momentAfter, openBetween } from './opening-time.js';
import { type Interval, isNotEmpty, isWithin, overlap, type Span, spansOf } from './spans.js';
import {
  type Allowance,
  allowanceOf,
  type DueTooFar,
  dueTooFar,
  type InvalidTarget,
  type TargetLength,
} from './target.js';
import { epochMsOf, type Instant, instantAt, SEARCH_LIMIT_MS } from './time.js';

/** The clock runs, or has run out: the target is due `at`. */
export interface Due {
  readonly kind: 'Due';
  readonly at: Instant;
}

/** The clock stands since `since` with `remainingMs` of business time left. No due time can be told until it goes on. */
export interface Paused {
  readonly kind: 'Paused';
  readonly since: Instant;
  readonly remainingMs: number;
}

/** Business time in [start, end) that no pause covers, in milliseconds; 0 when `end` isn't after `start`. */
export function measure(start: Instant, end: Instant, calendar: CompiledCalendar, pauses: readonly Interval[]): number {
  return measureSpan({ from: epochMsOf(start), to: epochMsOf(end) }, calendar, spansOf(pauses));
}

/**
 * When a target that started at `start` is due, as known at `now`. A pause that holds at `now` is taken to go on, and
 * one to come counts as planned. While the clock stands there is no due time, unless it ran out before.
 */
export function dueAt(
  start: Instant,
  target: TargetLength,
  calendar: CompiledCalendar,
  pauses: readonly Interval[],
  now: Instant,
): Due | Paused | InvalidTarget | DueTooFar {
  const allowance = allowanceOf(target, start, calendar);
  return isSlaRefusal(allowance) ? allowance : runOut(start, allowance, calendar, pauses, now);
}

/** Business time in a span less the pauses, which are in order and apart; in milliseconds. */
export function measureSpan(span: Span, calendar: CompiledCalendar, pauses: readonly Span[]): number {
  return pauses
    .map((pause) => overlap(pause, span))
    .filter(isNotEmpty)
    .reduce((left, { from, to }) => left - openBetween(calendar, from, to), openBetween(calendar, span.from, span.to));
}

/** When `allowance` is used up by a clock that started at `start`, as known at `now`: see `dueAt`. */
export function runOut(
  start: Instant,
  allowance: Allowance,
  calendar: CompiledCalendar,
  pauses: readonly Interval[],
  now: Instant,
): Due | Paused | DueTooFar {
  const startMs = epochMsOf(start);
  let from = startMs;
  let remainingMs = allowance.ms;
  let limit = startMs + SEARCH_LIMIT_MS; // moves with the pauses: a year's wait for the requester is no refusal
  for (const pause of spansOf(pauses)) {
    if (pause.to <= from) continue;
    if (pause.from > limit) break;
    const usedMs = openBetween(calendar, from, pause.from);
    if (isUsedUp(usedMs, remainingMs, allowance.edge)) break;
    const since = Math.max(from, pause.from);
    remainingMs -= usedMs;
    if (isUnderWay(pause, epochMsOf(now))) return { kind: 'Paused', since: instantAt(since), remainingMs };
    limit += pause.to - since;
    from = pause.to;
  }
  const at = momentAfter(calendar, from, remainingMs, allowance.edge, limit);
  return at === null ? dueTooFar(startMs, limit) : { kind: 'Due', at: instantAt(at) };
}

/** Whether a pause has no end that is known at `now`. */
const isUnderWay = (pause: Span, now: number): boolean => pause.to === Infinity || isWithin(pause, now);

/** An allowance that ends at an opening needs a moment more: what it is due at must itself be open and unpaused. */
const isUsedUp = (usedMs: number, remainingMs: number, edge: Edge): boolean =>
  edge === 'OPENING' ? usedMs > remainingMs : usedMs >= remainingMs;
