/** Defines what the desk gives to an incident that it takes over. */

import type { Instant } from '../instant.js';
import type { PriorityMatrix } from '../ticket/priority.js';
import type { Ticket } from '../ticket/ticket.js';
import type { Stage } from './stages.js';

/** Ids by name, of everything that the incidents mention. */
export interface Known {
  readonly people: ReadonlyMap<string, string>;
  readonly teams: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, string>;
}

/** Ids, names and rules for one incident. */
export interface Given {
  readonly id: string;
  readonly workspaceId: string;
  /** The desk's own, such as `INC-1042`; the log's becomes the external id. */
  readonly ticketNumber: string;
  readonly matrix: PriorityMatrix;
  readonly known: Known;
  /** One for each line is always enough. */
  readonly resolutionIds: readonly string[];
}

/** A ticket that is about to be written. */
export type NewTicket = Omit<Ticket, 'version'>;

/** One line's turn: what it says, among what, and when its facts happened. */
export interface Turn {
  readonly stage: Stage;
  readonly stages: readonly Stage[];
  readonly given: Given;
  readonly at: Instant;
}

/** The id of a name; null for none. */
export const idOf = (ids: ReadonlyMap<string, string>, name: string | null): string | null =>
  name === null ? null : ids.get(name)!;
