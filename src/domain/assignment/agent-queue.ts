/** Decides what an agent's queue comes to, and which events change it. */

import type { Facts } from '../filter/condition.js';
import type { Priority, TicketStatus } from '../ticket/ticket.js';
import { hundredths, loadOf, type Weighing } from './workload.js';

/** How many tickets of one agent are alike in this. */
export interface AlikeHeld {
  readonly priority: Priority;
  readonly status: TicketStatus;
  readonly tickets: number;
}

/** What an agent holds. */
export interface AgentQueue {
  readonly tickets: number;
  readonly waiting: number;
  /** In points. */
  readonly load: number;
  /** In points. */
  readonly capacity: number;
}

/** What the tickets come to; a capacity of null is the workspace's default. */
export function queueOf(
  held: readonly AlikeHeld[],
  capacity: number | null,
  rules: Weighing & { readonly defaultCapacity: number },
): AgentQueue {
  const count = (some: readonly AlikeHeld[]): number => some.reduce((sum, { tickets }) => sum + tickets, 0);
  const load = held.reduce((sum, alike) => sum + loadOf(alike, rules) * alike.tickets, 0);
  return {
    tickets: count(held),
    waiting: count(held.filter(({ status }) => status === 'WAITING')),
    load: load / hundredths(1),
    capacity: capacity ?? rules.defaultCapacity,
  };
}

/** What is asked of an event. */
interface Happening {
  readonly type: string;
  readonly after: unknown;
  readonly ticketFacts: Facts | null;
  readonly factsBefore: Facts | null;
}

/** Whether the agent's queue, or how much may be in it, can be another after the event. */
export function changesQueue(agentId: string, { type, after, ticketFacts, factsBefore }: Happening): boolean {
  if (ticketFacts) return heldAs(agentId, factsBefore) !== heldAs(agentId, ticketFacts);
  const about = (after ?? {}) as { readonly id?: string; readonly personId?: string };
  if (type === 'AgentPresenceChanged') return about.personId === agentId;
  return type === 'WorkspaceChanged' || (type === 'PersonChanged' && about.id === agentId);
}

const heldAs = (agentId: string, facts: Facts | null): string | null =>
  facts?.['assigneeId'] === agentId ? `${String(facts['status'])} ${String(facts['priority'])}` : null;
