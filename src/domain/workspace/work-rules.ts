/** Decides how a workspace may set who works its tickets and how they end: weights, waits, reminders, invitations. */

import { CAPACITY, WAITING_PERCENT, WEIGHT, type Weights } from '../assignment/workload.js';
import { checkNumber, problemsOf, type Bounds } from '../bounds.js';
import { durationMs, durationOf, type Duration } from '../instant.js';
import { invalid, refuse, type Refusal } from '../refusal.js';
import { PRIORITIES, type Priority } from '../ticket/ticket.js';

/** What the rules of assignment, information requests, closing and feedback are set to. */
export interface WorkRules {
  /** Points by priority. */
  readonly weights: Weights;
  /** Which part of its weight a WAITING ticket counts, in percent. */
  readonly waitingPercent: number;
  /** Points of an agent who has no capacity of their own. */
  readonly defaultCapacity: number;
  /** Opening time in the queue after which skills relax by a level, again and again. Null: never. */
  readonly relaxSkillsAfter: Duration | null;
  /** How long an agent is OFFLINE before their NEW and OPEN tickets go back. Null: never. */
  readonly giveBackAfter: Duration | null;
  /** Opening time until an answer is due that nobody set a time for. */
  readonly informationDueAfter: Duration;
  /** Opening time from the question to each reminder, ascending. */
  readonly remindAfter: readonly Duration[];
  /** Opening time from the last reminder, or the due time if that is later, to the end for want of an answer. Null: never. */
  readonly resolveUnansweredAfter: Duration | null;
  /** Opening time from RESOLVED to CLOSED. Null: never by itself. */
  readonly closeAfter: Duration | null;
  /** How long after the resolution the requester is invited to rate it. Null: never. */
  readonly inviteAfter: Duration | null;
  /** The least time between two invitations to one requester. */
  readonly inviteInterval: Duration;
  /** Ratings up to this one are low. Null: none is. */
  readonly lowRating: number | null;
  /** Opening time after which what nobody takes or touches is unattended. Null: never. */
  readonly unattendedAfter: Duration | null;
}

/** What a workspace begins with. */
export const DEFAULT_WORK_RULES: WorkRules = {
  weights: { P1: 8, P2: 5, P3: 3, P4: 2, P5: 1 },
  waitingPercent: 25,
  defaultCapacity: 20,
  relaxSkillsAfter: durationOf('PT1H'),
  giveBackAfter: null,
  informationDueAfter: durationOf('P3D'),
  remindAfter: [durationOf('P1D'), durationOf('P2D')],
  resolveUnansweredAfter: null,
  closeAfter: durationOf('P7D'),
  inviteAfter: durationOf('PT1H'),
  inviteInterval: durationOf('P7D'),
  lowRating: 2,
  unattendedAfter: durationOf('P1D'),
};

/** Rules as they are kept: what a workspace has set, with waits as ISO 8601 texts. */
export type KeptRules = Readonly<Partial<Record<keyof WorkRules, unknown>>>;

/** The rules that are kept, the others as a workspace begins with them. */
export function rulesOf(kept: KeptRules): WorkRules {
  const read = Object.entries(kept).map(([name, value]) => [name, readWait(value)] as const);
  return { ...DEFAULT_WORK_RULES, ...Object.fromEntries(read) };
}

const readWait = (value: unknown): unknown =>
  typeof value === 'string' ? durationOf(value) : Array.isArray(value) ? value.map(readWait) : value;

/** Reminders of one question. */
export const MOST_REMINDERS = 5;
/** Which ratings can be called low: a 4 is none. */
export const LOW_RATING: Bounds = { min: 1, max: 3 };

/** What a client gives: absent is untouched; null turns off what can be turned off. */
export type WorkRulesInput = {
  readonly [Name in Exclude<keyof WorkRules, 'weights'>]?: WorkRules[Name] | null;
} & { readonly weights?: readonly { readonly priority: Priority; readonly points: number }[] | null };

type Waits = {
  [Name in keyof WorkRules]: WorkRules[Name] extends Duration | null ? Name : never;
}[keyof WorkRules];

interface WaitRule {
  readonly least: string;
  readonly most: string;
  readonly mayBeOff: boolean;
}

// A wait of nothing would relax, remind or tell at once and for ever; beyond 365 days the clock doesn't look.
const WAITS: Readonly<Record<Waits, WaitRule>> = {
  relaxSkillsAfter: { least: 'PT1M', most: 'P30D', mayBeOff: true },
  giveBackAfter: { least: 'PT0S', most: 'P30D', mayBeOff: true },
  informationDueAfter: { least: 'PT1M', most: 'P90D', mayBeOff: false },
  resolveUnansweredAfter: { least: 'PT1M', most: 'P90D', mayBeOff: true },
  closeAfter: { least: 'PT0S', most: 'P90D', mayBeOff: true },
  inviteAfter: { least: 'PT0S', most: 'P30D', mayBeOff: true },
  inviteInterval: { least: 'PT0S', most: 'P365D', mayBeOff: false },
  unattendedAfter: { least: 'PT1M', most: 'P30D', mayBeOff: true },
};
const REMINDER: WaitRule = { least: 'PT1M', most: 'P90D', mayBeOff: false };

/** Checks what was given; all faults are told at once. `weights` are those that the given ones change. */
export function checkWorkRules(input: WorkRulesInput, weights: Weights): Partial<WorkRules> | Refusal {
  const { waitingPercent, defaultCapacity, lowRating, remindAfter } = input;
  const waits = (Object.keys(WAITS) as Waits[]).map(
    (name) => [name, checkWait([name], input[name], WAITS[name])] as const,
  );
  const answers = {
    ...Object.fromEntries(waits),
    weights: given(input.weights, 'weights', (points) => withPoints(weights, points)),
    waitingPercent: given(waitingPercent, 'waitingPercent', (percent) =>
      checkNumber(['waitingPercent'], percent, WAITING_PERCENT),
    ),
    defaultCapacity: given(defaultCapacity, 'defaultCapacity', (points) =>
      checkNumber(['defaultCapacity'], points, CAPACITY),
    ),
    remindAfter: given(remindAfter, 'remindAfter', checkReminders),
    lowRating: typeof lowRating === 'number' ? checkNumber(['lowRating'], lowRating, LOW_RATING) : lowRating,
  };
  const problems = problemsOf(...Object.values(answers));
  if (problems.length) return refuse(...problems);
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined)) as Partial<WorkRules>;
}

/** Absent is untouched, null is refused, anything else is checked. */
const given = <T, R>(value: T | null | undefined, name: string, check: (value: T) => R): R | Refusal | undefined =>
  value === undefined
    ? undefined
    : value === null
      ? refuse(invalid([name], 'given or absent; it can not be cleared'))
      : check(value);

function checkWait(
  path: readonly string[],
  wait: Duration | null | undefined,
  { least, most, mayBeOff }: WaitRule,
): Duration | null | undefined | Refusal {
  if (wait === undefined || (wait === null && mayBeOff)) return wait;
  const ms = wait === null ? -1 : durationMs(wait);
  const fits = ms >= durationMs(durationOf(least)) && ms <= durationMs(durationOf(most));
  return fits ? wait : refuse(invalid(path, `${least} to ${most}${mayBeOff ? ', or null for never' : ''}`));
}

function checkReminders(reminders: readonly Duration[]): readonly Duration[] | Refusal {
  if (reminders.length > MOST_REMINDERS) return refuse(invalid(['remindAfter'], `at most ${MOST_REMINDERS} items`));
  const problems = problemsOf(...reminders.map((wait, i) => checkWait(['remindAfter', String(i)], wait, REMINDER)));
  if (problems.length) return refuse(...problems);
  const ascending = reminders.every((wait, i) => i === 0 || durationMs(reminders[i - 1]!) < durationMs(wait));
  return ascending ? reminders : refuse(invalid(['remindAfter'], 'ascending, each later than the one before'));
}

function withPoints(
  weights: Weights,
  points: readonly { readonly priority: Priority; readonly points: number }[],
): Weights | Refusal {
  if (points.length > PRIORITIES.length) return refuse(invalid(['weights'], `at most ${PRIORITIES.length} items`));
  const problems = problemsOf(
    ...points.map((each, i) => checkNumber(['weights', String(i), 'points'], each.points, WEIGHT)),
  );
  if (problems.length) return refuse(...problems);
  return { ...weights, ...Object.fromEntries(points.map((each) => [each.priority, each.points])) };
}
