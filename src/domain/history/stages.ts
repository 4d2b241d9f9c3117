/** Decides through which states an incident went. The workflow does not judge them: they are what happened. */

import type { Incident } from './incident.js';
import type { HistoryRow } from './row.js';
import type { State } from './words.js';

/** An incident as of one of its lines. */
export interface Stage {
  readonly row: HistoryRow;
  readonly state: State;
  /** Whether it was taken up again after its end: a new cycle. */
  readonly reopens: boolean;
  /** Whether the line's own state is passed over, because it is out of order and contradicts the line before. */
  readonly passedOver: boolean;
}

/** Whether a ticket in this state has a resolution. */
export const isEnd = ({ status }: State): boolean => status === 'RESOLVED' || status === 'CLOSED';

/** The stages of an incident, in the order of time. */
export function stagesOf({ rows, late }: Incident): readonly Stage[] {
  const stages: Stage[] = [];
  for (const row of rows) {
    const before = stages.at(-1);
    const returns = before !== undefined && isEnd(before.state) && !isEnd(row.state);
    const grown = (row.reopenings ?? 0) > (before?.row.reopenings ?? 0);
    const passedOver = returns && late.has(row.line) && !grown;
    stages.push({ row, state: passedOver ? before!.state : row.state, reopens: returns && !passedOver, passedOver });
  }
  return stages;
}
