/** Decides whether an SLA policy may be saved, and names every fault at once when it may not. */
import { refuse, type SlaRefusal } from './sla-refusal.js';
import type { EscalationStep, Warning } from './moments.js';
import type { SlaPolicy } from './policy.js';
import { checkTarget, type InvalidTarget } from './target.js';

/** What can be wrong with a policy. */
export type PolicyRefusal =
  | InvalidTarget
  /** A warning outside 0–100 percent (both excluded), or not at least a millisecond before due. */
  | SlaRefusal<'INVALID_WARNING', { readonly warning: Warning }>
  /** A step whose distance from due is negative, or not in whole milliseconds. */
  | SlaRefusal<'INVALID_ESCALATION', { readonly step: EscalationStep }>
  /** Two warnings or steps with one id: only one of them would ever fire. */
  | SlaRefusal<'DUPLICATE_ID', { readonly id: string }>;

/** Every fault of a policy; none when it may be saved. */
export const checkPolicy = (policy: SlaPolicy): readonly PolicyRefusal[] => [
  ...Object.values(policy.targets)
    .flatMap((targets) => Object.values(targets))
    .flatMap((target) => checkTarget(target) ?? []),
  ...policy.warnings.filter((warning) => !isWarning(warning)).map((warning) => refuse('INVALID_WARNING', { warning })),
  ...policy.escalations.filter(({ ms }) => !isWhole(ms)).map((step) => refuse('INVALID_ESCALATION', { step })),
  ...duplicatesOf([...policy.warnings, ...policy.escalations].map(({ id }) => id)),
];

const isWarning = (warning: Warning): boolean =>
  warning.unit === 'PERCENT' ? warning.percent > 0 && warning.percent < 100 : isWhole(warning.ms) && warning.ms > 0;

const isWhole = (ms: number): boolean => Number.isSafeInteger(ms) && ms >= 0;

const duplicatesOf = (ids: readonly string[]): readonly PolicyRefusal[] =>
  [...Map.groupBy(ids, (id) => id)].filter(([, same]) => same.length > 1).map(([id]) => refuse('DUPLICATE_ID', { id }));
