import { isBefore, type Instant } from '../../domain/instant.js';
import type { TicketFact } from '../../domain/ticket/events.js';
import type { TicketChange } from '../../domain/ticket/ticket.js';
import type { TicketRow } from '../../persistence/tables/ticket.js';

/** What a change of a ticket comes to: new values, and the facts to tell. */
export interface Changed {
  readonly change: TicketChange;
  readonly facts: readonly TicketFact[];
}

/** Gives a ticket its new values and records what happened to it; no facts, no change. */
export function apply(
  { now, record }: { readonly now: Instant; readonly record: (ticket: TicketRow, fact: TicketFact) => void },
  ticket: TicketRow,
  { change, facts }: Changed,
): void {
  if (facts.length === 0) return;
  // Later than before also within one operation, which has one moment: so every change raises the version.
  const updatedAt = isBefore(ticket.updatedAt, now) ? now : ticket.updatedAt.add({ milliseconds: 1 });
  Object.assign(ticket, change, { updatedAt });
  for (const fact of facts) record(ticket, fact);
}
