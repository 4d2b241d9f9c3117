/** Defines which facts of a ticket an event carries, so that filters can be judged on it later as they were then. */

import { isStaff, type Actor } from '../access/roles.js';
import { toText, type Instant } from '../instant.js';
import type { Facts } from '../filter/condition.js';
import { FILTER_FIELDS } from '../filter/fields.js';
import { openTo } from './custom-fields.js';
import type { CustomFields, Ticket } from './ticket.js';

/** What the event says of its ticket, right after it. The description is left out: it is long, and events are many. */
export const factsOf = (ticket: Omit<Ticket, 'version'>): Facts => ({
  ...{ id: ticket.id, number: ticket.number, externalId: ticket.externalId, type: ticket.type, status: ticket.status },
  ...{ waitingReason: ticket.waitingReason, subject: ticket.subject, impact: ticket.impact, urgency: ticket.urgency },
  ...{ priority: ticket.priority, channel: ticket.channel, tags: ticket.tags, customFields: ticket.customFields },
  ...{ requesterId: ticket.requesterId, assigneeId: ticket.assigneeId, organizationId: ticket.organizationId },
  ...{ teamId: ticket.teamId, categoryId: ticket.categoryId, serviceIds: ticket.serviceIds, cycle: ticket.cycle },
  ...{ openedAt: toText(ticket.openedAt), updatedAt: toText(ticket.updatedAt) },
  ...{ resolvedAt: textOrNull(ticket.resolvedAt), closedAt: textOrNull(ticket.closedAt) },
});

/** The facts as this actor may know them. */
export const factsOpenTo = ({ hiddenFields }: Pick<Actor, 'hiddenFields'>, facts: Facts): Facts =>
  hiddenFields.length === 0
    ? facts
    : { ...facts, customFields: openTo(facts['customFields'] as CustomFields, hiddenFields) };

/** What subscriptions of this actor can filter by: what changes only with events that they hear. */
export const factsToWatch = (actor: Pick<Actor, 'role'>): ReadonlySet<string> =>
  isStaff(actor) ? EVENT_FACTS : PUBLIC_EVENT_FACTS;

/** What events carry of a ticket. */
export const EVENT_FACTS: ReadonlySet<string> = new Set(
  Object.values(FILTER_FIELDS.Ticket)
    .map(({ fact }) => fact)
    .filter((fact) => fact !== 'description' && fact !== 'unattended'),
);

/** Internal notes move `updatedAt`, too. */
const PUBLIC_EVENT_FACTS: ReadonlySet<string> = EVENT_FACTS.difference(new Set(['updatedAt']));

const textOrNull = (instant: Instant | null): string | null => instant && toText(instant);
