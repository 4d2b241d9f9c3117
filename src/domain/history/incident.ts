/** Decides which lines of the log belong together, and in which order they happened. */

import { isBefore } from '../instant.js';
import { isLineFault, type LineFault } from './csv.js';
import { brokenFile, type BrokenFile } from './header.js';
import type { HistoryRow } from './row.js';

/** One incident of the log: its lines in the order of their times. */
export interface Incident {
  readonly number: string;
  readonly rows: readonly [HistoryRow, ...HistoryRow[]];
  /** Lines that stood before an earlier one in the file. */
  readonly late: ReadonlySet<number>;
}

/** What a file holds. */
export interface History {
  readonly incidents: readonly Incident[];
  /** Lines that can't be used. */
  readonly faults: readonly LineFault[];
}

/** Gathers the lines of each incident, wherever in the file they stand. Answers what was expected when no line can be used. */
export function historyOf(read: readonly (HistoryRow | LineFault)[]): History | BrokenFile {
  const faults = read.filter(isLineFault);
  const rows = read.filter((row): row is HistoryRow => !isLineFault(row));
  if (read.length === 0) return brokenFile('has a header and nothing below it');
  if (rows.length === 0)
    return brokenFile(`has no line that can be used (line ${faults[0]!.line}: ${faults[0]!.reason})`);
  const incidents = [...Map.groupBy(rows, ({ number }) => number)];
  return { incidents: incidents.map(([number, those]) => incidentOf(number, those)), faults };
}

function incidentOf(number: string, inFile: readonly HistoryRow[]): Incident {
  // Of the same minute the first in the file comes first: sorting is stable.
  const rows = inFile.toSorted((a, b) => Temporal.Instant.compare(a.updatedAt, b.updatedAt));
  return { number, rows: rows as [HistoryRow, ...HistoryRow[]], late: linesBeforeEarlierOnes(inFile) };
}

function linesBeforeEarlierOnes(inFile: readonly HistoryRow[]): ReadonlySet<number> {
  const late = new Set<number>();
  let earliest = inFile.at(-1)!.updatedAt;
  for (const { line, updatedAt } of inFile.toReversed()) {
    if (isBefore(earliest, updatedAt)) late.add(line);
    else earliest = updatedAt;
  }
  return late;
}
