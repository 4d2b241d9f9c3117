/** Decides who may hear an event: by the audience and the ticket's facts recorded with it, and by the actor as they are now. */

import type { Facts } from '../filter/condition.js';
import type { IntakeForm } from '../intake/form.js';
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

/** What happened to the desk itself: what changed, before and after. */
export interface Happened {
  readonly type: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * Whether the actor may see other tickets behind the event, or other fields of them: no event tells of what comes or goes by it, so whoever
 * follows a list by events has to load it again. A form says which fields requesters see.
 */
export function changesSight(actor: Pick<Actor, 'id' | 'role'>, { type, before, after }: Happened): boolean {
  if (type === 'PersonChanged')
    return (after as Values)['id'] === actor.id && changesTheirs(before as Values, after as Values);
  return (
    !isStaff(actor) && (type === 'CategoryAdded' || type === 'CategoryChanged') && [before, after].some(hidesFields)
  );
}

function changesTheirs(before: Values, after: Values): boolean {
  if (Object.hasOwn(after, 'organizationId') || Object.hasOwn(after, 'seesOrganization')) return true;
  return (
    Object.hasOwn(after, 'role') && isStaff(before as Pick<Actor, 'role'>) !== isStaff(after as Pick<Actor, 'role'>)
  );
}

/** Whether what a category was, or is, has a form that keeps something for staff; an unchanged form is not among what changed. */
const hidesFields = (category: unknown): boolean =>
  ((category as { readonly form?: IntakeForm } | null)?.form?.fields ?? []).some((field) => !field.shownToRequesters);

/** Whether the actor may hear the event. */
export function canSee(actor: Actor, event: Audible): boolean {
  if (event.workspaceId !== actor.workspaceId) return false;
  if (event.ticketFacts === null) return isStaff(actor);
  return isWithin(eventScope(actor), { audience: event.audience }) && isWithin(ticketScope(actor), event.ticketFacts);
}
