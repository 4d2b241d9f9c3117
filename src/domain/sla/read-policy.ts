/** Decides which SLA policy a client's input means, and refuses one that can't be kept with every fault at once. */

import { keyOf } from '../global-id.js';
import { durationMs, type Duration } from '../instant.js';
import { isJudgeable, type Condition } from '../filter/condition.js';
import { readFilter, type FilterInput } from '../filter/read-filter.js';
import { BadArgument, invalid, notFound, refuse, type Problem, type Refusal } from '../refusal.js';
import { EVENT_FACTS } from '../ticket/facts.js';
import type { Priority, WaitingReason } from '../ticket/ticket.js';
import type { EscalationAction, EscalationStep, Warning } from './moments.js';
import type { SlaPolicy } from './policy.js';
import type { TargetKind } from './stopwatch.js';
import type { TargetLength } from './target.js';
import { MINUTE_MS, SEARCH_LIMIT_MS } from './time.js';

/** Business days of one target: about a year of them. */
export const MOST_BUSINESS_DAYS = 250;
/** Warnings of one policy, and escalation steps. */
const MOST_ALARMS = 10;

/** A target's length by exactly one member. */
export interface LengthInput {
  readonly openingTime?: Duration | null;
  readonly businessDays?: number | null;
}

/** A policy as a client gives it: absent is untouched, null is refused where it makes no sense. */
export interface PolicyChange {
  readonly filter?: object | null;
  readonly targets?:
    readonly { readonly priority: Priority; readonly kind: TargetKind; readonly length: LengthInput }[] | null;
  readonly pausedBy?: readonly { readonly kind: TargetKind; readonly reasons: readonly WaitingReason[] }[] | null;
  readonly warnings?: readonly { readonly percentUsed?: number | null; readonly beforeDue?: Duration | null }[] | null;
  readonly escalations?:
    | readonly {
        readonly when: EscalationStep['when'];
        readonly distance: Duration;
        readonly action: EscalationAction;
        readonly teamId?: string | null;
      }[]
    | null;
}

/** What a policy says besides its name and place. */
export type PolicyContent = Pick<
  SlaPolicy<FilterInput>,
  'filter' | 'targets' | 'pausedBy' | 'warnings' | 'escalations'
>;

/** A policy that says nothing yet. */
export const EMPTY_POLICY: PolicyContent = { filter: {}, targets: {}, pausedBy: {}, warnings: [], escalations: [] };

/** What of a policy's content changes, as it is to be kept. */
export function changedPolicy(change: PolicyChange): Partial<PolicyContent> | Refusal {
  const { filter, targets, pausedBy, warnings, escalations } = change;
  const nulls = Object.entries({ targets, pausedBy, warnings, escalations }).filter(([, value]) => value === null);
  const problems = [
    ...nulls.map(([name]) => invalid([name], 'given or absent; it can not be cleared')),
    ...(filter ? filterProblems(filter) : []),
    ...targetProblems(targets ?? []),
    ...twice(pausedBy ?? [], ({ kind }) => kind, 'pausedBy', 'kind'),
    ...warningProblems(warnings ?? []),
    ...escalationProblems(escalations ?? []),
  ];
  if (problems.length) return refuse(...problems);
  return {
    ...(filter !== undefined && { filter: plain(filter ?? {}) }),
    ...(targets && { targets: targetsByPriority(targets) }),
    ...(pausedBy && {
      pausedBy: Object.fromEntries(pausedBy.map(({ kind, reasons }) => [kind, [...new Set(reasons)]])),
    }),
    ...(warnings && { warnings: warnings.map(warningOf) }),
    ...(escalations && { escalations: escalations.map(stepOf) }),
  };
}

/** Business days are days of a calendar; around the clock there are none. */
export const needsCalendar = ({ targets }: Pick<PolicyContent, 'targets'>): boolean =>
  Object.values(targets).some((kinds) => Object.values(kinds).some(({ unit }) => unit === 'BUSINESS_DAYS'));

/** The filter of a policy as a condition on a ticket's facts. */
export const conditionOf = (filter: FilterInput): Condition => readFilter('Ticket', filter, ['filter']);

/** The order after a policy was put at a place, counted from 1; beyond the end is the end. Null leaves it where it is. */
export function reordered(ids: readonly string[], id: string, position: number | null | undefined): readonly string[] {
  if ((position === null || position === undefined) && ids.includes(id)) return ids;
  const others = ids.filter((each) => each !== id);
  return others.toSpliced((position ?? ids.length + 1) - 1, 0, id);
}

/** Moments as texts: what is kept and shown is JSON. */
const plain = (filter: object): FilterInput => JSON.parse(JSON.stringify(filter)) as FilterInput;

function filterProblems(filter: object): readonly Problem[] {
  try {
    const condition = conditionOf(filter as FilterInput);
    return isJudgeable(condition, POLICY_FACTS) ? [] : [invalid(['filter'], JUDGEABLE)];
  } catch (fault) {
    if (fault instanceof BadArgument) return [invalid(fault.argument, fault.expected)]; // a filter's own way to say no
    throw fault;
  }
}

/** What policies can filter by: what doesn't change unless the clock is looked at. */
const POLICY_FACTS: ReadonlySet<string> = new Set([...EVENT_FACTS].filter((fact) => fact !== 'updatedAt'));

const JUDGEABLE = 'free of what changes by itself: within, updatedAt, description, related objects other than by id';

function targetProblems(targets: NonNullable<PolicyChange['targets']>): readonly Problem[] {
  return [
    ...twice(targets, ({ priority, kind }) => `${priority} ${kind}`, 'targets', 'kind'),
    ...targets.flatMap(({ length }, i) => lengthProblem(length, ['targets', String(i), 'length'])),
  ];
}

/** Why a length can't be kept; none when it can. */
export function lengthProblem({ openingTime, businessDays }: LengthInput, path: readonly string[]): readonly Problem[] {
  if (openingTime) {
    const ms = durationMs(openingTime);
    return ms >= 0 && ms <= SEARCH_LIMIT_MS ? [] : [invalid([...path, 'openingTime'], 'PT0S to P366D')];
  }
  const days = businessDays ?? -1;
  return days >= 0 && days <= MOST_BUSINESS_DAYS
    ? []
    : [invalid([...path, 'businessDays'], `0 to ${MOST_BUSINESS_DAYS}`)];
}

/** A length as it is kept. */
export const lengthOf = ({ openingTime, businessDays }: LengthInput): TargetLength =>
  openingTime
    ? { unit: 'OPENING_TIME', ms: durationMs(openingTime) }
    : { unit: 'BUSINESS_DAYS', days: businessDays ?? 0 };

const targetsByPriority = (targets: NonNullable<PolicyChange['targets']>): PolicyContent['targets'] =>
  Object.fromEntries(
    [...Map.groupBy(targets, ({ priority }) => priority)].map(([priority, each]) => [
      priority,
      Object.fromEntries(each.map(({ kind, length }) => [kind, lengthOf(length)])),
    ]),
  );

function warningProblems(warnings: NonNullable<PolicyChange['warnings']>): readonly Problem[] {
  return [
    ...(warnings.length > MOST_ALARMS ? [invalid(['warnings'], `at most ${MOST_ALARMS} items`)] : []),
    ...twice(warnings, (warning) => warningOf(warning).id, 'warnings'),
    ...warnings.flatMap(({ percentUsed, beforeDue }, i) => {
      const path = ['warnings', String(i)];
      if (beforeDue)
        return isTime(beforeDue, 1) ? [] : [invalid([...path, 'beforeDue'], 'more than PT0S, at most P366D')];
      return percentUsed && percentUsed > 0 && percentUsed < 100 ? [] : [invalid([...path, 'percentUsed'], '1 to 99')];
    }),
  ];
}

function escalationProblems(steps: NonNullable<PolicyChange['escalations']>): readonly Problem[] {
  return [
    ...(steps.length > MOST_ALARMS ? [invalid(['escalations'], `at most ${MOST_ALARMS} items`)] : []),
    ...twice(steps, (step) => stepOf(step).id, 'escalations'),
    ...steps.flatMap(({ distance, action, teamId }, i) => {
      const path = ['escalations', String(i)];
      const isReassign = action === 'REASSIGN';
      return [
        ...(isTime(distance, 0) ? [] : [invalid([...path, 'distance'], 'PT0S to P366D')]),
        ...(isReassign === Boolean(teamId) ? [] : [invalid([...path, 'teamId'], 'given for REASSIGN, and only there')]),
        ...(teamId && !keyOf('Team', teamId) ? [notFound([...path, 'teamId'], 'Team')] : []),
      ];
    }),
  ];
}

const isTime = (duration: Duration, leastMs: number): boolean => {
  const ms = durationMs(duration);
  return ms >= leastMs && ms <= SEARCH_LIMIT_MS;
};

/** What a warning is names it: put back after an edit, it is the same one, and does not warn again. */
function warningOf({ percentUsed, beforeDue }: NonNullable<PolicyChange['warnings']>[number]): Warning {
  if (!beforeDue) return { id: `${percentUsed}%`, unit: 'PERCENT', percent: percentUsed ?? 0 };
  const ms = durationMs(beforeDue);
  return { id: `-${ms / MINUTE_MS}min`, unit: 'BEFORE_DUE', ms };
}

function stepOf({ when, distance, action, teamId }: NonNullable<PolicyChange['escalations']>[number]): EscalationStep {
  const ms = durationMs(distance);
  const team = teamId ? keyOf('Team', teamId) : null;
  const id = `${when === 'BEFORE_DUE' ? '-' : '+'}${ms / MINUTE_MS}min ${action}${team ? ` ${team}` : ''}`;
  return { id, when, ms, action, teamId: team };
}

const twice = <T>(
  items: readonly T[],
  keyOfItem: (item: T) => string,
  list: string,
  ...member: readonly string[]
): readonly Problem[] => {
  const keys = items.map(keyOfItem);
  return keys.flatMap((key, i) => (keys.indexOf(key) < i ? [invalid([list, String(i), ...member], 'named once')] : []));
};
