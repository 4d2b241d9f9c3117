/** Defines how a place in the log is written for clients: opaque, so that nobody counts on it being a number. */

/**
 * The text of a position. Clients may tell which of two is later, and the contract says how: the longer text, of two equally long ones the
 * one that sorts later by code points. So there are no leading zeros, and one case of letters.
 */
export const positionText = (position: number): string => `p${position.toString(36)}`;

/** The position behind a text; null for anything this API can't have given out. */
export function positionOf(text: string): number | null {
  const position = /^p(0|[1-9a-z][0-9a-z]{0,9})$/.test(text) ? Number.parseInt(text.slice(1), 36) : Number.NaN;
  return Number.isSafeInteger(position) ? position : null;
}
