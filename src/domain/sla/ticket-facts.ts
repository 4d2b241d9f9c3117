/** Defines what the SLA clock hears of a ticket: the facts that start, stop and pause its targets. */
import type { Priority, TicketStatus, WaitingReason } from '../ticket/ticket.js';
import type { Instant } from './time.js';

/** What decides a ticket's targets: the policy that covers it, and its priority. */
export interface Coverage {
  /** Null when no policy covers the ticket; it has no targets then. */
  readonly policyId: string | null;
  readonly priority: Priority;
}

/** A ticket came to the desk. It is NEW, and covered by nothing until a `TicketCovered` says so. */
export interface TicketOpened {
  readonly kind: 'TicketOpened';
  readonly at: Instant;
}

/** An entry joined the conversation. Only a public one of an agent answers; `AUTOMATION` is an automatic reply. */
export interface EntryAdded {
  readonly kind: 'EntryAdded';
  readonly at: Instant;
  readonly author: 'REQUESTER' | 'AGENT' | 'AUTOMATION';
  /** False for an internal note. */
  readonly isPublic: boolean;
}

/** The ticket moved to another status, or to another reason to wait. From RESOLVED to OPEN is a reopening. */
export interface TicketStatusChanged {
  readonly kind: 'TicketStatusChanged';
  readonly at: Instant;
  readonly to: TicketStatus;
  /** What it waits for; null unless `to` is WAITING. */
  readonly waitingReason: WaitingReason | null;
}

/** The ticket's policy or priority was decided, or decided anew. */
export interface TicketCovered extends Coverage {
  readonly kind: 'TicketCovered';
  readonly at: Instant;
}

/** The ticket went to a team, or to none (null). */
export interface TeamAssigned {
  readonly kind: 'TeamAssigned';
  readonly at: Instant;
  readonly teamId: string | null;
}

/** One fact of a ticket's history. A history is in the order of its moments; facts of one moment are in their own order. */
export type TicketFact = TicketOpened | EntryAdded | TicketStatusChanged | TicketCovered | TeamAssigned;

/** A stretch in which the ticket waited, and what for; kept raw. */
export interface Wait {
  readonly reason: WaitingReason;
  readonly from: Instant;
  /** Null while it still waits. */
  readonly to: Instant | null;
}

/** The raw waits of a history, in order. Changing the reason ends one wait and begins another. */
export function waitsOf(facts: readonly TicketFact[]): readonly Wait[] {
  const changes = facts.filter((fact) => fact.kind === 'TicketStatusChanged');
  return changes.flatMap(({ at, waitingReason }, index) =>
    waitingReason ? [{ reason: waitingReason, from: at, to: changes[index + 1]?.at ?? null }] : [],
  );
}
