import type { Presence } from '../../domain/assignment/presence.js';
import { CHANGING_FACTS, type ChangingFact, type TicketChange } from '../../domain/ticket/change.js';
import type { Facts } from '../../domain/filter/condition.js';
import { globalId, type NodeType } from '../../domain/global-id.js';
import type { NoticeReason } from '../../domain/ticket/notice.js';
import type { CustomFields } from '../../domain/ticket/ticket.js';
import { customFieldList } from '../../persistence/reading/readings/ticket.js';
import type { LoggedEvent } from '../../persistence/queries/log.js';

/** A payload about an event, whose ticket and event are read by fields of their own. */
export type EventPayload = ReturnType<typeof changePayload> | ReturnType<typeof notificationPayload>;

/** A change of a list, as the contract says it. */
export const changePayload = (event: LoggedEvent, { kind, changed, old, new: now }: TicketChange) => ({
  ...{ kind, event, at: event.at, position: event.position },
  ticketId: globalId('Ticket', event.ticketId!),
  changed: changed.map((fact) => CHANGING_FACTS[fact]),
  old: old && valuesOf(old, changed),
  new: now && valuesOf(now, changed),
});

/** An event that concerns the viewer by name, as the contract says it. */
export const notificationPayload = (event: LoggedEvent, reason: NoticeReason) => ({
  ...{ reason, event, at: event.at, position: event.position },
});

/** An agent who became available or unavailable, as the contract says it. */
export function presenceChangePayload({ position, at, before, after }: LoggedEvent) {
  const { personId, presence } = after as { readonly personId: string; readonly presence: Presence };
  return { ...{ position, at, agentKey: personId }, from: (before as { presence: Presence }).presence, to: presence };
}

/** Facts that are ids, and of what. */
const IDS: Partial<Record<ChangingFact, NodeType>> = {
  categoryId: 'Category',
  serviceIds: 'Service',
  organizationId: 'Organization',
  teamId: 'Team',
  assigneeId: 'Person',
};

const valuesOf = (facts: Facts, changed: readonly ChangingFact[]) =>
  Object.fromEntries(changed.map((fact) => [fact, valueOf(fact, facts[fact])]));

function valueOf(fact: ChangingFact, value: unknown): unknown {
  const type = IDS[fact];
  if (fact === 'customFields') return customFieldList(value as CustomFields);
  if (!type || value === null) return value;
  return Array.isArray(value) ? value.map((key: string) => globalId(type, key)) : globalId(type, value as string);
}
