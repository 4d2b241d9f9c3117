/** Decides which watchers see the same: one answer may be shared by those of one audience, and by nobody else. */

import { isStaff, type Actor } from './roles.js';

/**
 * The name of the actor's audience. Whoever bears the same name passes every scope of `scope.ts` alike, in the same workspace; so staff of
 * one role are one audience, and everybody else is one of their own. A `personal` answer depends on more than scopes, such as what this
 * very actor may do next: there nobody shares but somebody with themself.
 */
export function audienceOf(actor: Actor, personal: boolean): string {
  const { workspaceId, role, id, organizationId, seesOrganization, teamIds, hiddenFields } = actor;
  if (isStaff(actor) && !personal) return JSON.stringify([workspaceId, role]);
  return JSON.stringify([workspaceId, role, id, organizationId, seesOrganization, teamIds.toSorted(), hiddenFields]);
}
