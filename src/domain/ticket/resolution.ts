/** Decides what may be said of how a ticket ended. */

import { checkOptional, problemsOf, type Bounds } from '../bounds.js';
import { invalid, isRefusal, refuse, type Refusal } from '../refusal.js';
import { resolutionCodes } from '../workspace/workspace.js';

/** What was done, and advice for next time. */
export const RESOLUTION_TEXT: Bounds = { min: 1, max: 20_000 };

/** What a client gives. */
export interface ResolutionInput {
  readonly code?: string | null;
  readonly notes?: string | null;
  readonly advice?: string | null;
}

/** Checked words; the workflow says which of them must not be missing. */
export interface Resolution {
  readonly code: string | null;
  readonly notes: string | null;
  readonly advice: string | null;
}

/** Checks what was given; all faults are told at once. `own` are the workspace's codes besides the standard ones. */
export function checkResolution(input: ResolutionInput, own: readonly string[]): Resolution | Refusal {
  const codes = resolutionCodes(own).map(({ code }) => code);
  const code = input.code || null;
  const unknown = code !== null && !codes.includes(code) ? [invalid(['code'], `one of ${codes.join(', ')}`)] : [];
  const notes = checkOptional(['notes'], input.notes, RESOLUTION_TEXT);
  const advice = checkOptional(['advice'], input.advice, RESOLUTION_TEXT);
  const problems = [...unknown, ...problemsOf(notes, advice)];
  if (problems.length || isRefusal(notes) || isRefusal(advice)) return refuse(...problems);
  return { code, notes, advice };
}
