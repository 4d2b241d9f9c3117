/** Decides which objects an actor may see, as data: judged here on values, turned into SQL by the readings. */

import { isStaff, type Actor } from './roles.js';

/** What must hold of an object's facts for it to be seen: any of the alternatives, each a set of equalities. */
export type Scope = 'everything' | { readonly anyOf: Alternatives };

type Alternatives = readonly Readonly<Record<string, string | boolean>>[];

/** A scope that nothing fulfils. */
export const NOTHING: Scope = { anyOf: [] };

/** Whether an object with these facts is within the scope. */
export const isWithin = (scope: Scope, facts: Readonly<Record<string, unknown>>): boolean =>
  scope === 'everything' ||
  scope.anyOf.some((all) => Object.entries(all).every(([name, value]) => facts[name] === value));

/** Tickets: staff see all; requesters their own and, if allowed, their organization's. */
export function ticketScope(actor: Actor): Scope {
  if (isStaff(actor)) return 'everything';
  const own = { requesterId: actor.id };
  return { anyOf: seesTheirOrganization(actor) ? [own, { organizationId: actor.organizationId }] : [own] };
}

/** Entries of a ticket the actor may see: requesters read public ones only. */
export const entryScope = (actor: Actor): Scope =>
  isStaff(actor) ? 'everything' : { anyOf: [{ visibility: 'PUBLIC' }] };

/** Events of a ticket the actor may see: requesters hear public ones only. */
export const eventScope = (actor: Actor): Scope =>
  isStaff(actor) ? 'everything' : { anyOf: [{ audience: 'PUBLIC' }] };

/** People: staff see all; requesters see themselves, those who work tickets, and, if allowed, their organization's people. */
export function personScope(actor: Actor): Scope {
  if (isStaff(actor)) return 'everything';
  const always: Alternatives = [{ id: actor.id }, { role: 'AGENT' }, { role: 'LEAD' }, { role: 'ADMIN' }];
  return { anyOf: seesTheirOrganization(actor) ? [...always, { organizationId: actor.organizationId }] : always };
}

/** What is known of a person beyond name and role (e-mail, external id): staff see everybody's, others their own. */
export const personalScope = (actor: Actor): Scope => (isStaff(actor) ? 'everything' : { anyOf: [{ id: actor.id }] });

/** Organizations: staff see all, requesters their own. */
export const organizationScope = (actor: Actor): Scope =>
  isStaff(actor) ? 'everything' : actor.organizationId === null ? NOTHING : { anyOf: [{ id: actor.organizationId }] };

/** What only staff see: who works in which team, the ids of other systems. */
export const staffScope = (actor: Actor): Scope => (isStaff(actor) ? 'everything' : NOTHING);

/** What everybody of the workspace sees: teams, categories, services. */
export const workspaceScope = (): Scope => 'everything';

const seesTheirOrganization = (actor: Actor): actor is Actor & { organizationId: string } =>
  actor.seesOrganization && actor.organizationId !== null;
