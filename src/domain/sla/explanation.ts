/** Decides how a measured time is explained: the windows, holidays and pauses that were counted, to be added by hand. */
import { isSlaRefusal } from './sla-refusal.js';
import { dueAt, measureSpan } from './business-time.js';
import type { CompiledCalendar } from './compiled-calendar.js';
import type { LocalDay } from './local-day.js';
import { holidaysOn, takenBy } from './opening-hours.js';
import { localDaysBetween, openBetween, openingsBetween } from './opening-time.js';
import { type Interval, isNotEmpty, overlap, type Span, spansOf } from './spans.js';
import type { DueTooFar, InvalidTarget, TargetLength } from './target.js';
import { epochMsOf, type Instant, instantAt } from './time.js';

/** An opening window, cut to the explained time. `openMs` = `pausedMs` + `countedMs`, all in milliseconds. */
export interface ExplainedWindow {
  readonly from: Instant;
  readonly to: Instant;
  readonly openMs: number;
  readonly pausedMs: number;
  readonly countedMs: number;
}

/** A pause, cut to the explained time; those that overlap or touch are one. */
export interface ExplainedPause {
  readonly from: Instant;
  readonly to: Instant;
  /** The opening time in it, in milliseconds; 0 for a pause at night. */
  readonly openMs: number;
}

/** A holiday that kept the desk closed when it would have been open. */
export interface ExplainedHoliday {
  readonly name: string;
  /** The local day, as `2026-05-05`. */
  readonly on: string;
  /** The opening time that it took, in milliseconds; already missing from the windows. */
  readonly closedMs: number;
}

/** What was counted in [from, to). The `countedMs` of the windows add up to `countedMs`. */
export interface Explanation {
  readonly from: Instant;
  readonly to: Instant;
  readonly windows: readonly ExplainedWindow[];
  readonly pauses: readonly ExplainedPause[];
  readonly holidays: readonly ExplainedHoliday[];
  readonly countedMs: number;
}

/** What the clock counted in [start, end). */
export function explain(
  start: Instant,
  end: Instant,
  calendar: CompiledCalendar,
  pauses: readonly Interval[],
): Explanation {
  const span = { from: epochMsOf(start), to: Math.max(epochMsOf(start), epochMsOf(end)) };
  const pausing = spansOf(pauses)
    .map((pause) => overlap(pause, span))
    .filter(isNotEmpty);
  return {
    from: start,
    to: instantAt(span.to),
    windows: openingsBetween(calendar, span.from, span.to).map((window) => explainWindow(window, calendar, pausing)),
    pauses: pausing.map((pause) => ({ ...moments(pause), openMs: openBetween(calendar, pause.from, pause.to) })),
    holidays: explainHolidays(span, calendar),
    countedMs: measureSpan(span, calendar, pausing),
  };
}

/**
 * What the clock counts from `start` until the target is due; while it stands, until it stopped. So what is counted adds
 * up to the target, or to what of it is used up.
 */
export function explainDue(
  start: Instant,
  target: TargetLength,
  calendar: CompiledCalendar,
  pauses: readonly Interval[],
  now: Instant,
): Explanation | InvalidTarget | DueTooFar {
  const due = dueAt(start, target, calendar, pauses, now);
  if (isSlaRefusal(due)) return due;
  return explain(start, due.kind === 'Due' ? due.at : due.since, calendar, pauses);
}

function explainWindow(window: Span, calendar: CompiledCalendar, pauses: readonly Span[]): ExplainedWindow {
  const openMs = window.to - window.from;
  const countedMs = measureSpan(window, calendar, pauses);
  return { ...moments(window), openMs, pausedMs: openMs - countedMs, countedMs };
}

const explainHolidays = (span: Span, calendar: CompiledCalendar): readonly ExplainedHoliday[] =>
  localDaysBetween(calendar, span.from, span.to)
    .flatMap((localDay) => explainHolidaysOn(localDay, span, calendar))
    .filter(({ closedMs }) => closedMs > 0);

const explainHolidaysOn = (localDay: LocalDay, span: Span, { hours }: CompiledCalendar): readonly ExplainedHoliday[] =>
  holidaysOn(hours, localDay.day).map((holiday) => {
    const closed = takenBy(holiday, hours, localDay).map((taken) => overlap(taken, span));
    const closedMs = closed.filter(isNotEmpty).reduce((sum, { from, to }) => sum + to - from, 0);
    return { name: holiday.name, on: localDay.day.toString(), closedMs };
  });

const moments = ({ from, to }: Span) => ({ from: instantAt(from), to: instantAt(to) });
