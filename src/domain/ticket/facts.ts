/** Defines which facts of a ticket an event carries, so that filters can be judged on it later as they were then. */

import { isStaff, type Actor } from '../access/roles.js';
import { toText } from '../instant.js';
import type { Facts } from '../filter/condition.js';
import { FILTER_FIELDS } from '../filter/fields.js';
import { openTo } from './custom-fields.js';
import type { CustomFields, Ticket } from './ticket.js';

/** What the event says of its ticket, right after it. The description is left out: it is long, and events are many. */
export const factsOf = (ticket: Omit<Ticket, 'version'>): Facts =>
  Object.fromEntries([...EVENT_FACTS].map((fact) => [fact, kept(ticket[fact as keyof typeof ticket])]));

const kept = (value: Ticket[keyof Ticket]): unknown => (value instanceof Temporal.Instant ? toText(value) : value);

/** The facts as this actor may know them. */
export const factsOpenTo = ({ hiddenFields }: Pick<Actor, 'hiddenFields'>, facts: Facts): Facts =>
  hiddenFields.length === 0
    ? facts
    : { ...facts, customFields: openTo(facts['customFields'] as CustomFields, hiddenFields) };

/** What subscriptions of this actor can filter by: what changes only with events that they hear. */
export const visibleFacts = (actor: Pick<Actor, 'role'>): ReadonlySet<string> =>
  isStaff(actor) ? EVENT_FACTS : PUBLIC_EVENT_FACTS;

/** What events carry of a ticket. */
export const EVENT_FACTS: ReadonlySet<string> = new Set(
  Object.values(FILTER_FIELDS.Ticket)
    .map(({ fact }) => fact)
    .filter((fact) => fact !== 'description' && fact !== 'unattended'),
);

/** Internal notes move `updatedAt`, too. */
const PUBLIC_EVENT_FACTS: ReadonlySet<string> = EVENT_FACTS.difference(new Set(['updatedAt']));
