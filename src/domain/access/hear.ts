/** Decides who may hear an event: by the audience and the ticket's facts recorded with it, and by the actor as they are now. */

import type { Facts } from '../filter/condition.js';
import type { Visibility } from '../ticket/events.js';
import { isStaff, type Actor } from './roles.js';
import { eventScope, isWithin, ticketScope } from './scope.js';

/** What is asked of an event before it is told. */
export interface Audible {
  readonly workspaceId: string;
  readonly audience: Visibility;
  /** Null for facts about the workspace itself. */
  readonly ticketFacts: Facts | null;
}

/** What happened, as far as it may be about a person. */
export interface Happened {
  readonly type: string;
  readonly after: unknown;
}

/** What decides which tickets somebody sees. */
const DECIDES_SIGHT = ['role', 'organizationId', 'seesOrganization'];

/**
 * Whether other tickets may be within the actor's sight behind the event: no event tells of those that come or go by it, so whoever follows a
 * list by events has to load it again.
 */
export function changesSight({ id }: Pick<Actor, 'id'>, { type, after }: Happened): boolean {
  if (type !== 'PersonChanged') return false;
  const changed = after as Readonly<Record<string, unknown>>;
  return changed['id'] === id && DECIDES_SIGHT.some((key) => Object.hasOwn(changed, key));
}

/** Whether the actor may hear the event. */
export function mayHear(actor: Actor, event: Audible): boolean {
  if (event.workspaceId !== actor.workspaceId) return false;
  if (event.ticketFacts === null) return isStaff(actor);
  return isWithin(eventScope(actor), { audience: event.audience }) && isWithin(ticketScope(actor), event.ticketFacts);
}
