/** Decides what an event means for somebody's list of tickets: what came in, what changed, what left it. */

import { isStaff, type Actor } from '../access/roles.js';
import { eventScope, isWithin, ticketScope } from '../access/scope.js';
import { canonical } from '../canonical.js';
import { isFulfilled, type Condition, type Facts } from '../filter/condition.js';
import type { Visibility } from './events.js';
import { factsOpenTo } from './facts.js';

/** What happened to the list: the ticket was not on it before, is on it before and after, or is on it no longer. */
export const CHANGE_KINDS = ['ADDED', 'UPDATED', 'REMOVED'] as const;
/** See `CHANGE_KINDS`. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The facts whose changes are told, and how the contract names them. Categories, services and people go by what they are. */
export const CHANGING_FACTS = {
  type: 'TYPE',
  status: 'STATUS',
  waitingReason: 'WAITING_REASON',
  subject: 'SUBJECT',
  categoryId: 'CATEGORY',
  serviceIds: 'SERVICES',
  impact: 'IMPACT',
  urgency: 'URGENCY',
  priority: 'PRIORITY',
  tags: 'TAGS',
  customFields: 'CUSTOM_FIELDS',
  organizationId: 'ORGANIZATION',
  teamId: 'TEAM',
  assigneeId: 'ASSIGNEE',
  cycle: 'CYCLE',
  resolvedAt: 'RESOLVED_AT',
  closedAt: 'CLOSED_AT',
} as const;

/** A fact whose changes are told. */
export type ChangingFact = keyof typeof CHANGING_FACTS;

/** What is asked of an event. */
export interface Happening {
  readonly workspaceId: string;
  readonly audience: Visibility;
  readonly ticketFacts: Facts | null;
  readonly factsBefore: Facts | null;
  readonly publicFactsBefore: Facts | null;
}

/** What the event means. */
export interface TicketChange {
  readonly kind: ChangeKind;
  /** The facts that changed; of a ticket that the actor did not see before, or does not see any more, none. */
  readonly changed: readonly ChangingFact[];
  /** Null when the actor did not see the ticket before. */
  readonly old: Facts | null;
  /** Null when the actor does not see the ticket any more. */
  readonly new: Facts | null;
}

/**
 * Null when the event means nothing for this actor's list. Before is what they were told last: an event that they may not hear can have
 * moved the ticket, and their list learns of it with the next one they may.
 */
export function changeOf(actor: Actor, condition: Condition, event: Happening): TicketChange | null {
  if (event.workspaceId !== actor.workspaceId || event.ticketFacts === null) return null;
  if (!isWithin(eventScope(actor), { audience: event.audience })) return null;
  const old = seen(actor, isStaff(actor) ? event.factsBefore : event.publicFactsBefore);
  const now = seen(actor, event.ticketFacts);
  const kind = kindOf(old !== null && isFulfilled(condition, old), now !== null && isFulfilled(condition, now));
  return kind && { kind, changed: old && now ? differing(old, now) : [], old, new: now };
}

/** Whether a list is longer or shorter after the change. */
export const changesLength = (change: TicketChange | null): boolean => change !== null && change.kind !== 'UPDATED';

const seen = (actor: Actor, facts: Facts | null): Facts | null =>
  facts && isWithin(ticketScope(actor), facts) ? factsOpenTo(actor, facts) : null;

function kindOf(was: boolean, is: boolean): ChangeKind | null {
  if (was) return is ? 'UPDATED' : 'REMOVED';
  return is ? 'ADDED' : null;
}

const differing = (old: Facts, now: Facts): readonly ChangingFact[] =>
  (Object.keys(CHANGING_FACTS) as ChangingFact[]).filter((fact) => canonical(old[fact]) !== canonical(now[fact]));
