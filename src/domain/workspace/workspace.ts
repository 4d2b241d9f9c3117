/** Decides what a workspace may be set to. */

import { checkLine, NAME, problemsOf, byCodePoint } from '../bounds.js';
import { durationMs, isTimeZone, type Duration } from '../instant.js';
import { invalid, isRefusal, refuse, type Refusal } from '../refusal.js';
import type { CalendarVersion } from '../sla/calendar.js';
import type { PriorityMatrix } from '../ticket/priority.js';
import type { Level, Priority } from '../ticket/ticket.js';
import { checkWorkRules, DEFAULT_WORK_RULES, type WorkRules, type WorkRulesInput } from './work-rules.js';

/** The codes every workspace has. */
export const STANDARD_RESOLUTION_CODES = [
  'FIXED',
  'WORKAROUND',
  'BY_DESIGN',
  'DUPLICATE',
  'NOT_REPRODUCIBLE',
  'NO_ANSWER',
  'WITHDRAWN',
] as const;

/** What a workspace's rules are set to. */
export interface Desk {
  readonly priorityMatrix: PriorityMatrix;
  /** Besides the standard ones; in order, each once. */
  readonly ownResolutionCodes: readonly string[];
  /** How long after RESOLVED a ticket may go back to OPEN. */
  readonly reopenWindow: Duration;
  /** How long after CLOSED a rating may be given or changed. */
  readonly feedbackWindow: Duration;
  readonly rules: WorkRules;
  /** When the desk is open; null is around the clock. */
  readonly calendar: CalendarVersion | null;
  /** Whether any team or category has the desk give tickets to agents by itself. */
  readonly routes: boolean;
  /** Keys of the desk's own fields that staff alone see. */
  readonly staffFields: readonly string[];
}

/** How long after RESOLVED a ticket may go back to OPEN, until a workspace says otherwise. */
export const DEFAULT_REOPEN_WINDOW = 'P7D';
/** How long after CLOSED a rating may be given, until a workspace says otherwise. */
export const DEFAULT_FEEDBACK_WINDOW = 'P14D';

/** The codes a ticket of this desk may be resolved with, the standard ones first. */
export const resolutionCodes = (
  own: readonly string[],
): readonly { readonly code: string; readonly standard: boolean }[] => [
  ...STANDARD_RESOLUTION_CODES.map((code) => ({ code, standard: true })),
  ...own.map((code) => ({ code, standard: false })),
];

/** What a client gives: absent is untouched, null is refused. */
export interface WorkspaceInput {
  readonly name?: string | null;
  readonly timeZone?: string | null;
  readonly priorityMatrix?:
    readonly { readonly impact: Level; readonly urgency: Level; readonly priority: Priority }[] | null;
  readonly ownResolutionCodes?: readonly string[] | null;
  readonly reopenWindow?: Duration | null;
  readonly feedbackWindow?: Duration | null;
  readonly rules?: WorkRulesInput | null;
}

/** New values for a workspace. */
export type WorkspaceChange = Partial<
  Omit<Desk, 'calendar' | 'routes'> & { readonly name: string; readonly timeZone: string }
>;

/** Checks what was given; all faults are told at once. `matrix` and `rules` are what the parts given are changed in. */
export function checkWorkspace(
  input: WorkspaceInput,
  matrix: PriorityMatrix,
  rules: WorkRules = DEFAULT_WORK_RULES,
): WorkspaceChange | Refusal {
  const nulls = Object.entries(input).filter(([, value]) => value === null);
  if (nulls.length) return refuse(...nulls.map(([name]) => invalid([name], 'given or absent; it can not be cleared')));
  const { name, timeZone, priorityMatrix, ownResolutionCodes, reopenWindow, feedbackWindow, rules: given } = input;
  const answers = {
    name: typeof name === 'string' ? checkLine(['name'], name, NAME) : undefined,
    timeZone:
      typeof timeZone === 'string' && !isTimeZone(timeZone)
        ? refuse(invalid(['timeZone'], 'an IANA time zone, such as Asia/Seoul'))
        : timeZone,
    priorityMatrix: priorityMatrix && withCells(matrix, priorityMatrix),
    ownResolutionCodes: ownResolutionCodes && checkCodes(ownResolutionCodes),
    reopenWindow: reopenWindow && checkWindow('reopenWindow', reopenWindow),
    feedbackWindow: feedbackWindow && checkWindow('feedbackWindow', feedbackWindow),
    rules: given && changedRules(rules, given),
  };
  const problems = problemsOf(...Object.values(answers));
  if (problems.length) return refuse(...problems);
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined)) as WorkspaceChange;
}

function changedRules(rules: WorkRules, input: WorkRulesInput): WorkRules | Refusal {
  const checked = checkWorkRules(input, rules.weights);
  if (!isRefusal(checked)) return { ...rules, ...checked };
  return refuse(...checked.problems.map((problem) => ({ ...problem, field: ['rules', ...(problem.field ?? [])] })));
}

/** A workspace's short name. */
export const isSlug = (slug: string): boolean => /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])$/.test(slug);

const withCells = (matrix: PriorityMatrix, cells: NonNullable<WorkspaceInput['priorityMatrix']>): PriorityMatrix =>
  cells.reduce<PriorityMatrix>(
    // oxlint-disable-next-line oxc/no-accumulating-spread -- a matrix has nine cells
    (made, { impact, urgency, priority }) => ({ ...made, [impact]: { ...made[impact], [urgency]: priority } }),
    matrix,
  );

function checkCodes(codes: readonly string[]): readonly string[] | Refusal {
  if (codes.length > 50) return refuse(invalid(['ownResolutionCodes'], 'at most 50 items'));
  const bad = codes.flatMap((code, i) =>
    /^[A-Z0-9_]{2,40}$/.test(code)
      ? []
      : [invalid(['ownResolutionCodes', String(i)], '2 to 40 of A–Z, 0–9 and underscore')],
  );
  if (bad.length) return refuse(...bad);
  const standard: readonly string[] = STANDARD_RESOLUTION_CODES;
  return [...new Set(codes)].filter((code) => !standard.includes(code)).toSorted(byCodePoint);
}

function checkWindow(name: string, window: Duration): Duration | Refusal {
  const ms = durationMs(window);
  return ms >= 0 && ms <= 365 * 86_400_000 ? window : refuse(invalid([name], 'PT0S to P365D'));
}
