import { isBefore } from '../../domain/instant.js';
import type { Refusal } from '../../domain/refusal.js';
import { isRefusal } from '../../domain/refusal.js';
import type { TicketFact } from '../../domain/ticket/events.js';
import type { TicketChange } from '../../domain/ticket/ticket.js';
import { ticketForUpdate, type OfTicket } from '../../persistence/queries/find.js';
import type { TicketRow } from '../../persistence/tables/ticket.js';
import { action, type Keyed, type Scene } from '../action.js';

/** What an action on a ticket answers: UUIDs. */
export interface TicketResult {
  readonly ticket: string;
}

/** What a change of a ticket comes to: new values, and the facts to tell. */
export interface Changed {
  readonly change: TicketChange;
  readonly facts: readonly TicketFact[];
}

/** An action that finds a ticket, lets the domain decide, and does what follows. Null decides that nothing changes. */
export const changeTicket = <Input extends OfTicket & Keyed>(
  name: string,
  decide: (
    scene: Scene,
    ticket: TicketRow,
    input: Input,
  ) => Promise<Changed | Refusal | null> | Changed | Refusal | null,
) =>
  action(name, async (scene: Scene, input: Input): Promise<TicketResult | Refusal> => {
    const ticket = await ticketForUpdate(scene.em, input, scene.actor);
    if (isRefusal(ticket)) return ticket; // not there, not theirs, or changed meanwhile
    const decision = await decide(scene, ticket, input);
    if (isRefusal(decision)) return decision;
    if (decision) apply(scene, ticket, decision);
    return { ticket: ticket.id };
  });

/** Gives a ticket its new values and records what happened to it; no facts, no change. */
export function apply({ now, record }: Scene, ticket: TicketRow, { change, facts }: Changed): void {
  if (facts.length === 0) return;
  // Later than before also within one operation, which has one moment: so every change raises the version.
  const updatedAt = isBefore(ticket.updatedAt, now) ? now : ticket.updatedAt.add({ milliseconds: 1 });
  Object.assign(ticket, change, { updatedAt });
  for (const fact of facts) record(ticket, fact);
}
