/** Defines stretches of time, half-open [from, to), and how overlapping ones become one. */
import { epochMsOf, type Instant } from './time.js';

/** A stretch of time as people record it: `from` counts, `to` doesn't. A null `to` means that it goes on. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** The same in epoch milliseconds; one that goes on ends at `Infinity`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The spans of recorded intervals, in order and apart: overlapping and touching ones are one, empty ones none. */
export const spansOf = (intervals: readonly Interval[]): readonly Span[] =>
  mergeSpans(intervals.map(({ from, to }) => ({ from: epochMsOf(from), to: to ? epochMsOf(to) : Infinity })));

/** The spans in order and apart: overlapping and touching ones are one; one that ends before it begins is none. */
export function mergeSpans(spans: readonly Span[]): readonly Span[] {
  if (spans.length === 0) return spans;
  const merged: Span[] = [];
  for (const span of spans.filter(isNotEmpty).toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else merged.push(span);
  }
  return merged;
}

/** The intervals, none of them going on after `end`; one that begins after it ends before it begins, and so is empty. */
export const cutAt = (intervals: readonly Interval[], end: Instant): readonly Interval[] =>
  intervals.map(({ from, to }) => ({ from, to: to && epochMsOf(to) < epochMsOf(end) ? to : end }));

/** What two spans share; empty (`to` not after `from`) when they share nothing. */
export const overlap = (a: Span, b: Span): Span => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) });

/** Whether any time lies in the span. */
export const isNotEmpty = ({ from, to }: Span): boolean => from < to;

/** Whether `moment` lies in the span. */
export const isWithin = ({ from, to }: Span, moment: number): boolean => from <= moment && moment < to;

/** The span that holds `moment`, if one does. */
export const spanAt = (spans: readonly Span[], moment: number): Span | undefined =>
  spans.find((span) => isWithin(span, moment));
