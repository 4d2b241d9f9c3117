/** Decides what of a change really changes something. */

import { canonical } from './canonical.js';

/** The old and the new values of what differs; both empty when nothing does. */
export function changedFrom<T extends object>(
  old: object,
  change: T,
): { readonly before: Partial<T>; readonly after: Partial<T> } {
  const was = old as Readonly<Record<string, unknown>>;
  const differing = Object.entries(change).filter(([name, value]) => canonical([was[name]]) !== canonical([value]));
  return {
    before: Object.fromEntries(differing.map(([name]) => [name, was[name]])) as Partial<T>,
    after: Object.fromEntries(differing) as Partial<T>,
  };
}
