/** Decides which SLA policy covers a ticket, and what it promises at a priority. */
import type { CompiledCalendar } from './compiled-calendar.js';
import type { Alarms } from './moments.js';
import type { TargetKind } from './stopwatch.js';
import type { TargetLength } from './target.js';
import type { TargetTerms } from './target-reading.js';
import { PRIORITIES, type Priority, type WaitingReason } from '../ticket/ticket.js';
import { dueAt } from './business-time.js';
import { isSlaRefusal } from './sla-refusal.js';
import type { Instant } from './time.js';

/** What a workspace promises for the tickets that its filter matches. */
export interface SlaPolicy<Filter = unknown> extends Alarms {
  readonly id: string;
  readonly name: string;
  /** Policies are asked in ascending position; the first that matches covers the ticket. */
  readonly position: number;
  /** Which tickets it covers. The clock doesn't read it: it hands it to the caller's `matches`. */
  readonly filter: Filter;
  /** Null is 24×7. */
  readonly calendarId: string | null;
  /** An absent priority or kind promises nothing. */
  readonly targets: Readonly<Partial<Record<Priority, Readonly<Partial<Record<TargetKind, TargetLength>>>>>>;
  /** Which waiting reasons stop the clock of which kind. An absent kind is never paused. */
  readonly pausedBy: Readonly<Partial<Record<TargetKind, readonly WaitingReason[]>>>;
}

/** The first policy in order whose filter matches; null when none covers the ticket. */
export const choosePolicy = <Filter>(
  policies: readonly SlaPolicy<Filter>[],
  matches: (filter: Filter) => boolean,
): SlaPolicy<Filter> | null =>
  policies.toSorted((a, b) => a.position - b.position).find(({ filter }) => matches(filter)) ?? null;

/** What `policy` promises for a kind of target at a priority, on its compiled calendar; null when nothing. */
export function termsOf(
  policy: SlaPolicy,
  priority: Priority,
  kind: TargetKind,
  calendar: CompiledCalendar,
): TargetTerms | null {
  const length = policy.targets[priority]?.[kind];
  return length ? { length, calendar, pausedBy: policy.pausedBy[kind] ?? [] } : null;
}

/** Which targets could not be due within 366 days if they started now, in words. */
export const unkeepable = (
  targets: SlaPolicy['targets'],
  calendar: CompiledCalendar,
  now: Instant,
): readonly string[] =>
  Object.entries(targets).flatMap(([priority, kinds]) =>
    Object.entries(kinds).flatMap(([kind, length]) =>
      isSlaRefusal(dueAt(now, length, calendar, [], now)) ? [`${kind} at ${priority}`] : [],
    ),
  );

/** Whether a step raises the priority to one that promises less than the one below it: raising would end what it is for. */
export const raisesIntoNothing = ({ targets, escalations }: Pick<SlaPolicy, 'targets' | 'escalations'>): boolean =>
  escalations.some(({ action }) => action === 'RAISE_PRIORITY') &&
  PRIORITIES.slice(1).some((priority, i) =>
    Object.keys(targets[priority] ?? {}).some((kind) => !targets[PRIORITIES[i]!]?.[kind as TargetKind]),
  );
