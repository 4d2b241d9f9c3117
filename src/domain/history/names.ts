/** Decides whom and what a workspace must have before a log's incidents can be written. */

import type { Role } from '../access/roles.js';
import type { Incident } from './incident.js';
import type { HistoryRow } from './row.js';
import { isEnd, stagesOf } from './stages.js';
import { NO_CODE, resolutionCodeOf } from './words.js';

/** Stands in for a caller whom the log does not know. */
export const UNKNOWN_CALLER = 'Unknown caller';

/** Names that the incidents mention, each once. */
export interface Mentioned {
  /** By name, which becomes their external id: who did any work is an AGENT, who only called a REQUESTER. */
  readonly people: ReadonlyMap<string, Role>;
  readonly teams: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
  /** Codes that their resolutions have, standard ones included. */
  readonly codes: ReadonlySet<string>;
}

/** Everybody and everything that these incidents mention. */
export function mentionedIn(incidents: readonly Incident[]): Mentioned {
  const rows = incidents.flatMap((incident) => incident.rows);
  const callers = rows.map(({ caller }) => [caller ?? UNKNOWN_CALLER, 'REQUESTER'] as const);
  const workers = rows.flatMap(workersOf).map((name) => [name, 'AGENT'] as const);
  return {
    people: new Map<string, Role>([...callers, ...workers]),
    teams: namesOf(rows, ({ group }) => group),
    categories: namesOf(rows, ({ category }) => category),
    codes: new Set(incidents.flatMap(codesOf)),
  };
}

const workersOf = ({ opener, updater, assignee, resolver }: HistoryRow): readonly string[] =>
  [opener, updater, assignee, resolver].filter((name) => name !== null);

const namesOf = (rows: readonly HistoryRow[], name: (row: HistoryRow) => string | null): ReadonlySet<string> =>
  new Set(rows.map(name).filter((each) => each !== null));

/** The codes of an incident's resolutions. How it had ended before it was reopened, the log does not know. */
function codesOf(incident: Incident): readonly string[] {
  const stages = stagesOf(incident);
  if (!stages.some(({ state }) => isEnd(state))) return [];
  const { closedCode } = incident.rows.at(-1)!;
  return [codeOf(closedCode), ...(stages.some(({ reopens }) => reopens) ? [NO_CODE] : [])];
}

/** The code of a resolution whose closing code is this. */
export const codeOf = (closedCode: string | null): string =>
  (closedCode === null ? null : resolutionCodeOf(closedCode)) ?? NO_CODE;
