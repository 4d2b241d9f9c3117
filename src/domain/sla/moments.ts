/** Decides when a target warns, breaches and escalates: each the moment at which a certain business time is used up. */
import { isSlaRefusal } from './sla-refusal.js';
import { runOut } from './business-time.js';
import type { Stopwatch } from './stopwatch.js';
import { type Allowance, allowanceOf } from './target.js';
import { isBreached, pausesOf, type TargetTerms } from './target-reading.js';
import type { Wait } from './ticket-facts.js';
import { epochMsOf, type Instant } from './time.js';

/** When to warn: once a share of the target is used up, or a business time before due. */
export type Warning =
  | { readonly id: string; readonly unit: 'PERCENT'; readonly percent: number }
  | { readonly id: string; readonly unit: 'BEFORE_DUE'; readonly ms: number };

/** What an escalation step does. */
export const ESCALATION_ACTIONS = ['NOTIFY', 'RAISE_PRIORITY', 'REASSIGN'] as const;
/** See `ESCALATION_ACTIONS`. */
export type EscalationAction = (typeof ESCALATION_ACTIONS)[number];

/** On which side of the due time a step stands. */
export const ESCALATION_MOMENTS = ['BEFORE_DUE', 'AFTER_DUE'] as const;

/** What to do a business time before or after due. */
export interface EscalationStep {
  readonly id: string;
  readonly when: (typeof ESCALATION_MOMENTS)[number];
  /** Business time, in milliseconds. */
  readonly ms: number;
  readonly action: EscalationAction;
  /** The UUID of the team that gets the ticket; null unless REASSIGN. */
  readonly teamId: string | null;
}

/** The warnings and escalation steps of a policy. Their ids differ. */
export interface Alarms {
  readonly warnings: readonly Warning[];
  readonly escalations: readonly EscalationStep[];
}

/** A moment of a target at which something happens, once: target, kind and id name it for good. */
export interface TargetMoment {
  readonly kind: 'WARNING' | 'BREACH' | 'ESCALATION';
  /** Of the warning or escalation step; `BREACH` for the breach. */
  readonly id: string;
  readonly at: Instant;
}

/**
 * The moments of a target in their order, past ones too, so that what a long stop left out is made up for. Left out are
 * those which a clock that stands has not reached, those beyond the 366 days that the clock looks ahead, and, of a
 * stopped target, those that had not come by then.
 */
export function momentsOf(
  stopwatch: Stopwatch,
  waits: readonly Wait[],
  { length, calendar, pausedBy }: TargetTerms,
  alarms: Alarms,
  now: Instant,
): readonly TargetMoment[] {
  const { startedAt, stoppedAt } = stopwatch;
  const allowance = allowanceOf(length, startedAt, calendar);
  if (isSlaRefusal(allowance)) return [];
  const pauses = pausesOf(waits, pausedBy, stoppedAt);
  return marksOf(allowance, alarms)
    .flatMap(({ kind, id, ms }): readonly TargetMoment[] => {
      const reached = runOut(startedAt, upTo(ms, allowance), calendar, pauses, stoppedAt ?? now);
      return reached.kind === 'Due' ? [{ kind, id, at: reached.at }] : [];
    })
    .filter((moment) => !stoppedAt || hasCome(moment, stoppedAt))
    .toSorted((a, b) => epochMsOf(a.at) - epochMsOf(b.at));
}

/** Whether a moment has come at `now`. A breach comes after its due time: exactly then the target is still kept. */
export const hasCome = ({ kind, at }: TargetMoment, now: Instant): boolean =>
  kind === 'BREACH' ? isBreached(at, now) : epochMsOf(now) >= epochMsOf(at);

/** A moment as the business time that is used up by then. */
interface Mark {
  readonly kind: TargetMoment['kind'];
  readonly id: string;
  readonly ms: number;
}

const marksOf = ({ ms }: Allowance, { warnings, escalations }: Alarms): readonly Mark[] => [
  ...warnings.map((warning): Mark => ({ kind: 'WARNING', id: warning.id, ms: warnedAfterMs(warning, ms) })),
  { kind: 'BREACH', id: 'BREACH', ms },
  ...escalations.map((step): Mark => ({ kind: 'ESCALATION', id: step.id, ms: escalatedAfterMs(step, ms) })),
];

const warnedAfterMs = (warning: Warning, targetMs: number): number =>
  warning.unit === 'PERCENT' ? Math.round((targetMs * warning.percent) / 100) : targetMs - warning.ms;

const escalatedAfterMs = ({ when, ms }: EscalationStep, targetMs: number): number =>
  when === 'BEFORE_DUE' ? targetMs - ms : targetMs + ms;

/** The part of an allowance, or more than it, that ends where the clock shows `ms`; never before it started. */
function upTo(ms: number, allowance: Allowance): Allowance {
  if (ms === allowance.ms) return allowance;
  return ms > 0 ? { ms, edge: 'CLOSING' } : { ms: 0, edge: 'OPENING' };
}
