/** Decides where a category may stand in the tree of categories. */

import { invalid, type Problem } from '../refusal.js';

/** Why a category can't stand there; null when it can. `ancestorIds` are those it would stand below, nearest first. */
export const refusesParent = (categoryId: string, ancestorIds: readonly string[]): Problem | null =>
  ancestorIds.includes(categoryId) ? invalid(['parentId'], 'a category that does not stand below this one') : null;
