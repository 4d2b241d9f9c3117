/** Decides what becomes of a ticket's targets when something happened to it, or when time has passed. */

import { canonical } from '../canonical.js';
import { isFulfilled, type Condition, type Facts } from '../filter/condition.js';
import type { Priority, TicketStatus } from '../ticket/ticket.js';
import type { CalendarVersion } from './calendar.js';
import type { CompiledCalendar } from './compiled-calendar.js';
import { hasCome, momentsOf, type Alarms, type EscalationStep, type TargetMoment } from './moments.js';
import { choosePolicy, termsOf, type SlaPolicy } from './policy.js';
import { readTarget, type TargetTerms } from './target-reading.js';
import { type Coverage, type TicketFact, type Wait, waitsOf } from './ticket-facts.js';
import {
  coverageOf,
  keyOfTarget,
  type RemeasureCause,
  type Target,
  type TargetEvent,
  trackTargets,
} from './track-targets.js';
import { epochMsOf, type Instant, instantAt } from './time.js';
import type { WaitingReason } from '../ticket/ticket.js';

/** A target as it is kept: with the terms it was measured by, and what was told of it. */
export interface KeptTarget extends Target {
  readonly id: string;
  /** The policy that promises it. */
  readonly policyId: string;
  readonly priority: Priority;
  /** Whose it is, or was when it stopped. */
  readonly teamId: string | null;
  /** See `teamId`. */
  readonly assigneeId: string | null;
  /** Null is around the clock. */
  readonly calendar: CalendarVersion | null;
  readonly pausedBy: readonly WaitingReason[];
  /** The names of the moments that were recorded: each once, whatever happens to the due time. */
  readonly recorded: readonly string[];
}

/** What is kept of a ticket's clock: what it heard, and the targets that follow from it. */
export interface TicketClock {
  readonly facts: readonly TicketFact[];
  readonly targets: readonly KeptTarget[];
}

/** A policy that covers tickets. */
export interface CoveringPolicy extends SlaPolicy<Condition> {
  /** An inactive one covers no further ticket; those that it covers keep its terms until they are looked at. */
  readonly active: boolean;
}

/** What a workspace promises, at one version of its policies and calendars. */
export interface Promises {
  /** Teams that escalation steps may give tickets to. */
  readonly activeTeamIds: ReadonlySet<string>;
  readonly policies: readonly CoveringPolicy[];
  readonly calendarOf: (policy: CoveringPolicy) => {
    readonly version: CalendarVersion | null;
    readonly compiled: CompiledCalendar;
  };
}

/** What the clock must know of the ticket as it is now. */
export interface FollowedTicket {
  readonly status: TicketStatus;
  readonly priority: Priority;
  /** Whether a person has set the priority against the matrix. */
  readonly isPriorityByHand: boolean;
  readonly teamId: string | null;
  readonly assigneeId: string | null;
  /** What policies filter by. */
  readonly facts: Facts;
}

/** A moment of a target that has come and was not told before. */
export interface TargetAlert {
  readonly target: KeptTarget;
  readonly moment: TargetMoment;
  /** The escalation step that came; null for a warning or a breach. */
  readonly step: EscalationStep | null;
  /** Whether the step is to be taken: not when the target is over, or when it would do nothing. */
  readonly isTaken: boolean;
  /** How long ago the moment was, in milliseconds. */
  readonly lateMs: number;
}

/** What becomes of a ticket's clock. */
export interface Followed {
  readonly clock: TicketClock;
  /** The targets of the clock that are new or differ from before. */
  readonly changed: readonly KeptTarget[];
  readonly events: readonly (TargetEvent & { readonly target: KeptTarget })[];
  readonly alerts: readonly TargetAlert[];
  /** When the clock must be looked at again although nothing happens. Null when there is nothing to wait for. */
  readonly nextAt: Instant | null;
}

/** What the world gives. */
export interface Following {
  readonly promises: Promises;
  readonly now: Instant;
  readonly newId: () => string;
  /** What was edited, when that is why the clock is looked at. */
  readonly cause?: RemeasureCause;
}

/** Looks at a ticket's clock, after it heard what there was to hear. */
export function followTicket(known: TicketClock, ticket: FollowedTicket, following: Following): Followed {
  const { promises, now, newId } = following;
  const cover = coverageNow(known.facts, ticket, promises, now);
  const facts = cover ? [...known.facts, cover] : known.facts;
  const cause = following.cause ?? causeOf(known.facts, cover, now);
  const terms = termsIn(promises);
  const tracked = trackTargets(
    known.targets,
    facts,
    (coverage, kind) => terms(coverage, kind)?.terms ?? null,
    now,
    cause,
  );
  const coverage = coverageOf(facts);
  const waits = waitsOf(facts);
  const knownByKey = new Map(known.targets.map((target) => [keyOfTarget(target), target]));
  const looked = tracked.targets.map((target): Looked => {
    const before = knownByKey.get(keyOfTarget(target)) ?? null;
    if (before?.stoppedAt) return { target: before, alerts: [], next: [] }; // history
    const held = coverage && terms(coverage, target.kind);
    const kept = keep(target, before, held, ticket, newId);
    if (held)
      return withMoments(kept, momentsOf(kept, waits, held.terms, held.alarms, now), held, ticket, promises, now);
    const was = before && before.state !== 'CANCELLED' ? terms(before, before.kind) : null;
    return was
      ? givenUp(kept, before!, waits, was, ticket, promises, now)
      : { target: before ?? kept, alerts: [], next: [] };
  });
  const targets = new Map(looked.map(({ target }) => [keyOfTarget(target), target]));
  return {
    clock: { facts, targets: [...targets.values()] },
    changed: [...targets].flatMap(([key, target]) => (differs(knownByKey.get(key), target) ? [target] : [])),
    events: tracked.events.map((event) => ({ ...event, target: targets.get(keyOfTarget(event.target))! })),
    alerts: looked.flatMap(({ alerts }) => alerts),
    nextAt: earliest(looked.flatMap(({ next }) => next)),
  };
}

interface Looked {
  readonly target: KeptTarget;
  readonly alerts: readonly TargetAlert[];
  readonly next: readonly Instant[];
}

/**
 * Nobody promises it any more. What had come under the old terms is told all the same, and what it had used up by now is kept: it does not
 * go on.
 */
function givenUp(
  target: KeptTarget,
  before: KeptTarget,
  waits: readonly Wait[],
  was: Held,
  ticket: FollowedTicket,
  promises: Promises,
  now: Instant,
): Looked {
  const { consumedMs, remainingMs, breachedAt, breachedByMs } = readTarget(before, waits, was.terms, now);
  const measured = { ...target, consumedMs, remainingMs, breachedAt, breachedByMs };
  return withMoments(measured, momentsOf(before, waits, was.terms, was.alarms, now), was, ticket, promises, now);
}

/** What an open target has used up changes by itself, and is measured whenever somebody asks. */
const differs = (before: KeptTarget | undefined, after: KeptTarget): boolean =>
  before !== after && canonical(before && essence(before)) !== canonical(essence(after));

const essence = ({ consumedMs, remainingMs, breachedByMs, ...target }: KeptTarget) =>
  target.stoppedAt ? { ...target, consumedMs, remainingMs, breachedByMs } : target;

/** A ticket whose work is over keeps the coverage it had: else a policy for open tickets would break its own promise by keeping it. */
function coverageNow(
  facts: readonly TicketFact[],
  ticket: FollowedTicket,
  { policies }: Promises,
  at: Instant,
): (TicketFact & Coverage) | null {
  if (ticket.status === 'RESOLVED' || ticket.status === 'CLOSED' || ticket.status === 'CANCELLED') return null;
  const active = policies.filter((policy) => policy.active);
  const policyId = choosePolicy(active, (condition) => isFulfilled(condition, ticket.facts))?.id ?? null;
  const before = coverageOf(facts);
  if (before ? before.policyId === policyId && before.priority === ticket.priority : policyId === null) return null;
  return { kind: 'TicketCovered', at, policyId, priority: ticket.priority };
}

function causeOf(facts: readonly TicketFact[], cover: Coverage | null, now: Instant): RemeasureCause {
  const before = coverageOf(facts);
  if (!cover || !before) return cover && 'POLICY';
  if (cover.policyId === before.policyId) return 'PRIORITY';
  return facts.some((fact) => fact.kind === 'TeamAssigned' && fact.at.equals(now)) ? 'TEAM' : 'POLICY';
}

interface Held {
  readonly terms: TargetTerms;
  readonly alarms: Alarms;
  readonly policyId: string;
  readonly calendar: CalendarVersion | null;
}

const termsIn =
  ({ policies, calendarOf }: Promises) =>
  (coverage: Pick<Coverage, 'policyId' | 'priority'>, kind: Target['kind']): Held | null => {
    const policy = policies.find(({ id }) => id === coverage.policyId);
    if (!policy) return null;
    const { version, compiled } = calendarOf(policy);
    const terms = termsOf(policy, coverage.priority, kind, compiled);
    return terms && { terms, alarms: policy, policyId: policy.id, calendar: version };
  };

/** A target that nobody promises any more keeps the terms it had. */
function keep(
  target: Target,
  before: KeptTarget | null,
  held: Held | null,
  { priority, teamId, assigneeId }: FollowedTicket,
  newId: () => string,
): KeptTarget {
  const { id, recorded } = before ?? { id: newId(), recorded: [] };
  if (!held) return { ...before!, ...target };
  const { policyId, calendar, terms } = held;
  return { ...target, id, recorded, policyId, calendar, priority, teamId, assigneeId, pausedBy: terms.pausedBy };
}

function withMoments(
  target: KeptTarget,
  moments: readonly TargetMoment[],
  { alarms }: Held,
  ticket: FollowedTicket,
  promises: Promises,
  now: Instant,
): Looked {
  const fresh = moments.filter((moment) => !target.recorded.includes(keyOfMoment(moment)));
  const come = fresh.filter((moment) => hasCome(moment, now));
  const recorded = { ...target, recorded: [...target.recorded, ...come.map(keyOfMoment)] };
  const stepOf = ({ kind, id }: TargetMoment): EscalationStep | null =>
    (kind === 'ESCALATION' && alarms.escalations.find((step) => step.id === id)) || null;
  return {
    target: recorded,
    alerts: come.map((moment) => {
      const step = stepOf(moment);
      const isTaken = step !== null && isOpen(target) && isPossible(step, ticket, promises);
      return { target: recorded, moment, step, isTaken, lateMs: epochMsOf(now) - epochMsOf(moment.at) };
    }),
    next: isOpen(target) ? fresh.filter((moment) => !come.includes(moment)).map(fallsOn) : [],
  };
}

const isOpen = ({ state }: KeptTarget): boolean => state === 'RUNNING' || state === 'PAUSED';

/** Whether a step would do anything to the ticket as it is. What people set by hand stays until they clear it. */
function isPossible({ action, teamId }: EscalationStep, ticket: FollowedTicket, { activeTeamIds }: Promises): boolean {
  if (action === 'RAISE_PRIORITY') return ticket.priority !== 'P1' && !ticket.isPriorityByHand;
  if (action === 'REASSIGN') return teamId !== null && teamId !== ticket.teamId && activeTeamIds.has(teamId);
  return true;
}

/** What names a moment of a target for good. */
const keyOfMoment = ({ kind, id }: TargetMoment): string => `${kind} ${id}`;

/** A target is breached only after its due time. */
const fallsOn = ({ kind, at }: TargetMoment): Instant => (kind === 'BREACH' ? instantAt(epochMsOf(at) + 1) : at);

const earliest = (moments: readonly Instant[]): Instant | null =>
  moments.length ? instantAt(Math.min(...moments.map(epochMsOf))) : null;
