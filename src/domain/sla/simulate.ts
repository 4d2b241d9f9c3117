/** Decides when a promise would be due, without a ticket: on any calendar, from any start, with any pauses. */

import { keyOf } from '../global-id.js';
import { BadArgument, isRefusal } from '../refusal.js';
import type { Priority } from '../ticket/ticket.js';
import { dueAt, measure } from './business-time.js';
import { alwaysOpen, type Calendar } from './calendar.js';
import { compileCalendar, type CompiledCalendar } from './compiled-calendar.js';
import { explain, type Explanation } from './explanation.js';
import type { Promises } from './follow-ticket.js';
import { type Alarms, type EscalationStep, momentsOf, type Warning } from './moments.js';
import { termsOf } from './policy.js';
import { type LengthInput, lengthOf, MOST_BUSINESS_DAYS } from './read-policy.js';
import { type CalendarInput, readCalendar } from './read-calendar.js';
import { isSlaRefusal } from './sla-refusal.js';
import type { Interval } from './spans.js';
import type { TargetKind } from './stopwatch.js';
import { allowanceOf, type TargetLength } from './target.js';
import { epochMsOf, FARTHEST_MS, type Instant, instantAt } from './time.js';

/** Pauses of one simulation. */
const MOST_PAUSES = 100;

/** A promise to try out, as a client gives it. Null and absent members ask for nothing. */
export interface SimulationInput {
  readonly policy?: {
    readonly slaPolicyId: string;
    readonly priority: Priority;
    readonly kind: TargetKind;
  } | null;
  readonly calendar?: (Pick<CalendarInput, 'timeZone' | 'weekly'> & Partial<CalendarInput>) | null;
  readonly target?: LengthInput | null;
  readonly start: Instant;
  readonly pauses?: readonly { readonly from: Instant; readonly to?: Instant | null }[];
  readonly at?: Instant | null;
}

/** What the clock says at one moment. */
export interface Simulation {
  /** Null while the clock stands. */
  readonly dueAt: Instant | null;
  /** Null unless the clock stands. */
  readonly pausedSince: Instant | null;
  readonly consumedMs: number;
  readonly remainingMs: number;
  /** Of the time until it is due, or until the clock stood. */
  readonly explanation: Explanation;
  /** When the policy would warn and escalate. */
  readonly moments: readonly SimulatedMoment[];
}

/** A moment at which a policy does something: one of the two is not null. */
export interface SimulatedMoment {
  readonly at: Instant;
  readonly warning: Warning | null;
  readonly escalation: EscalationStep | null;
}

/** What is tried out: a promise of nobody's, or one of a policy. */
interface Tried {
  readonly length: TargetLength;
  readonly calendar: CompiledCalendar;
  readonly alarms: Alarms;
}

const NO_ALARMS: Alarms = { warnings: [], escalations: [] };

/**
 * Works a promise out, one of these promises if a policy is named (null: the policies are none of the viewer's business). Throws
 * `BadArgument`, with the path in the input, for what can't be kept.
 */
export function simulate(input: SimulationInput, now: Instant, promises: Promises | null = null): Simulation {
  const { length, calendar, alarms } = input.policy ? ofPolicy(input, promises, now) : ofItsOwn(input);
  const pauses = pausesOf(input);
  const at = momentOf(input, pauses, now);
  const due = dueAt(input.start, length, calendar, pauses, at);
  const allowance = allowanceOf(length, input.start, calendar);
  const path = input.policy ? 'policy' : 'target';
  if (isSlaRefusal(due) || isSlaRefusal(allowance)) return fail([path], 'due within 366 days of opening time');
  const consumedMs = measure(input.start, at, calendar, pauses);
  const until = due.kind === 'Due' ? due.at : due.since;
  return {
    dueAt: due.kind === 'Due' ? due.at : null,
    pausedSince: due.kind === 'Paused' ? due.since : null,
    consumedMs,
    remainingMs: Math.max(0, allowance.ms - consumedMs),
    explanation: explain(input.start, until, calendar, pauses),
    moments: momentsIn({ length, calendar, alarms }, input.start, pauses, at),
  };
}

function ofItsOwn({ calendar, target, start }: SimulationInput): Tried {
  if (!target) return fail(['target'], 'given, or a policy');
  return { length: targetOf(target), calendar: compileCalendar(calendarOf(calendar, start)), alarms: NO_ALARMS };
}

function ofPolicy(
  { policy: asked, target, calendar, start }: SimulationInput,
  promises: Promises | null,
  now: Instant,
): Tried {
  if (target) fail(['target'], 'absent where a policy is given');
  if (calendar) fail(['calendar'], 'absent where a policy is given');
  // The desk's own calendars are kept with every year they were asked for.
  if (isFar(start, now)) fail(['start'], 'within ten years of now, for a policy');
  const key = keyOf('SlaPolicy', asked!.slaPolicyId);
  const policy = promises?.policies.find(({ id }) => id === key);
  if (!promises || !policy) return fail(['policy', 'slaPolicyId'], 'the id of an SLA policy that you may see');
  const terms = termsOf(policy, asked!.priority, asked!.kind, promises.calendarOf(policy).compiled);
  if (!terms) return fail(['policy', 'kind'], 'something that this policy promises at this priority');
  return { length: terms.length, calendar: terms.calendar, alarms: policy };
}

/** Whatever the pauses are for, here they pause. */
function momentsIn(
  { length, calendar, alarms }: Tried,
  startedAt: Instant,
  pauses: readonly Interval[],
  at: Instant,
): readonly SimulatedMoment[] {
  const stopwatch = { startedAt, stoppedAt: null, isCancelled: false };
  const waits = pauses.map((pause) => ({ ...pause, reason: 'REQUESTER' as const }));
  return momentsOf(stopwatch, waits, { length, calendar, pausedBy: ['REQUESTER'] }, alarms, at)
    .filter(({ kind }) => kind !== 'BREACH')
    .map(({ at: moment, id }) => ({
      at: moment,
      warning: alarms.warnings.find((warning) => warning.id === id) ?? null,
      escalation: alarms.escalations.find((step) => step.id === id) ?? null,
    }));
}

/** The calendar that is meant, checked. One that opens only later than a year after the start keeps no promise from there. */
function calendarOf(input: SimulationInput['calendar'], start: Instant): Calendar {
  if (!input) return alwaysOpen();
  const { holidays = [], exceptions = [] } = input;
  const calendar = readCalendar({ ...input, holidays, exceptions }, start);
  if (!isRefusal(calendar)) return calendar;
  const [problem] = calendar.problems;
  return fail(['calendar', ...(problem?.field ?? [])], problem && 'expected' in problem ? problem.expected : 'valid');
}

function pausesOf({ pauses = [], start }: SimulationInput): readonly Interval[] {
  if (pauses.length > MOST_PAUSES) fail(['pauses'], `at most ${MOST_PAUSES} items`);
  return pauses.map(({ from, to = null }, i) => {
    if (to && epochMsOf(to) <= epochMsOf(from)) fail(['pauses', String(i), 'to'], 'after the start of the pause');
    for (const moment of [from, to ?? from])
      if (isFar(moment, start)) fail(['pauses', String(i)], 'within ten years of the start');
    return { from, to };
  });
}

function momentOf({ at, start }: SimulationInput, pauses: readonly Interval[], now: Instant): Instant {
  if (at) return isFar(at, start) ? fail(['at'], 'within ten years of the start') : at;
  const ends = pauses.flatMap(({ to }) => (to ? [epochMsOf(to)] : []));
  const latest = Math.max(epochMsOf(start), ...ends, Math.min(epochMsOf(now), epochMsOf(start) + FARTHEST_MS));
  return instantAt(latest);
}

function targetOf(target: LengthInput): TargetLength {
  const length = lengthOf(target);
  if (length.unit === 'BUSINESS_DAYS' && (length.days < 0 || length.days > MOST_BUSINESS_DAYS))
    fail(['target', 'businessDays'], `0 to ${MOST_BUSINESS_DAYS}`);
  return length;
}

const isFar = (moment: Instant, start: Instant): boolean =>
  Math.abs(epochMsOf(moment) - epochMsOf(start)) > FARTHEST_MS;

function fail(path: readonly string[], expected: string): never {
  throw new BadArgument(['input', ...path], expected);
}
