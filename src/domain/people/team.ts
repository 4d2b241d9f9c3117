/** Decides who may be in a team. */

import { isStaff } from '../access/roles.js';
import { invalid, notFound, type Problem } from '../refusal.js';
import type { Person } from './person.js';

/** Agents in one team. */
export const MOST_MEMBERS = 200;

/** Why so many can't be the members of one team; null when they can. */
export const tooManyMembers = (count: number): Problem | null =>
  count > MOST_MEMBERS ? invalid(['members'], `at most ${MOST_MEMBERS} items`) : null;

/** Why these can't be the members of a team, all faults at once; none when they can. Null is somebody who wasn't found. */
export function memberProblems(
  members: readonly (Pick<Person, 'id' | 'role' | 'active'> | null)[],
): readonly Problem[] {
  const ids = members.map((member) => member?.id);
  return members.flatMap((member, i) => {
    const path = ['members', String(i), 'personId'];
    if (!member) return [notFound(path, 'Person')];
    if (ids.indexOf(member.id) !== i) return [invalid(path, 'named once')];
    return isStaff(member) && member.active ? [] : [invalid(path, 'somebody who works tickets and is still here')];
  });
}
