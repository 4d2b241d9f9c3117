import type { Actor } from '../domain/access/roles.js';
import type { Instant } from '../domain/instant.js';
import type { RemeasureCause } from '../domain/sla/track-targets.js';
import type { TicketFact } from '../domain/ticket/events.js';
import type { Desk } from '../domain/workspace/workspace.js';
import type { Em } from '../persistence/database.js';
import type { TicketRow } from '../persistence/tables/ticket.js';

/** What an action's story may use. Its `em` is the transaction; no other may be reached from inside. */
export interface ActionContext {
  readonly em: Em;
  readonly actor: Actor;
  readonly desk: Desk;
  readonly now: Instant;
  readonly newId: () => string;
  /** Records a fact about a ticket, done by the actor unless it says by whom (null: by the desk itself). The ticket's facts are taken at the end of the transaction. */
  readonly record: (ticket: TicketRow, fact: TicketFact, actorId?: string | null) => void;
  /** Has the ticket's clock looked at in the end, although nothing happens to the ticket. */
  readonly look: (ticket: TicketRow, cause?: RemeasureCause) => void;
  /** Records a fact about the workspace itself, which only staff hear: what was made or changed, from what to what. */
  readonly recordWorkspaceFact: (type: string, before: unknown, after: unknown) => void;
}

/** A ticket that something happened to in this transaction, or whose clock is to be looked at all the same. */
export interface Touched {
  readonly ticket: TicketRow;
  readonly facts: readonly TicketFact[];
  /** What was edited, when that is why. */
  readonly cause: RemeasureCause;
}
