/** Decides which of a ticket's own fields somebody sees: those that are hidden from them are not there. */

import type { CustomFields } from './ticket.js';

/** Those of a ticket's own fields that are hidden from somebody. */
export const notOpenTo = (fields: CustomFields, hidden: readonly string[]): CustomFields =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => hidden.includes(key)));

/** A ticket's own fields without those that are hidden from somebody. */
export const openTo = (fields: CustomFields, hidden: readonly string[]): CustomFields =>
  hidden.length === 0 ? fields : Object.fromEntries(Object.entries(fields).filter(([key]) => !hidden.includes(key)));
