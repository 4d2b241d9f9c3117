/** A made-up incident event log: whatever a test is about, it says itself. */

import { isLineFault, type LineFault } from '../../../src/domain/history/csv.js';
import { isBrokenFile, readHeader, type BrokenFile } from '../../../src/domain/history/header.js';
import { historyOf, type History, type Incident } from '../../../src/domain/history/incident.js';
import { rowsOf, type HistoryRow } from '../../../src/domain/history/row.js';

const LINE = {
  number: 'INC0000001',
  incident_state: 'New',
  active: 'TRUE',
  reassignment_count: '0',
  reopen_count: '0',
  sys_mod_count: '0',
  made_sla: 'TRUE',
  caller_id: 'Caller 1',
  opened_by: 'Opened by 1',
  opened_at: '02-03-2026 09:00',
  sys_created_by: '?',
  sys_created_at: '?',
  sys_updated_by: 'Updated by 1',
  sys_updated_at: '02-03-2026 09:05',
  contact_type: 'Phone',
  location: 'Location 1',
  category: 'Network',
  subcategory: 'VPN',
  u_symptom: '?',
  cmdb_ci: '?',
  impact: '2 - Medium',
  urgency: '2 - Medium',
  priority: '3 - Moderate',
  assignment_group: 'Group 1',
  assigned_to: '?',
  knowledge: 'FALSE',
  u_priority_confirmation: 'FALSE',
  notify: 'Do Not Notify',
  problem_id: '?',
  rfc: '?',
  vendor: '?',
  caused_by: '?',
  closed_code: 'code 5',
  resolved_by: 'Resolved by 1',
  resolved_at: '02-03-2026 11:00',
  closed_at: '05-03-2026 12:00',
};

/** What a line says. */
export type Line = Readonly<Partial<typeof LINE>>;

/** The first line of a log. */
export const HEADER = Object.keys(LINE).join(',');

/** One line of a log: INC0000001, reported by phone on Monday at nine, unless said otherwise. */
export const aLine = (said: Line = {}): string =>
  Object.values({ ...LINE, ...said })
    .map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');

/** A log of these lines, each of which may also be given as it stands in the file. */
export const aLog = (...lines: readonly (Line | string)[]): string =>
  [HEADER, ...lines.map((line) => (typeof line === 'string' ? line : aLine(line))), ''].join('\n');

/** What one line is read as. */
export const readLine = (said: Line | string, timeZone = 'UTC'): HistoryRow | LineFault =>
  [...rowsOf(aLog(said).split('\n'), headerOf(HEADER), timeZone)][0]!;

/** What a log is read as. */
export function readLog(log: string, timeZone = 'UTC'): History | BrokenFile {
  const lines = log.split('\n');
  return historyOf([...rowsOf(lines, headerOf(lines[0]!), timeZone)]);
}

/** The incidents of a log without a fault. */
export function incidentsOf(...lines: readonly Line[]): readonly Incident[] {
  const history = readLog(aLog(...lines));
  if (isBrokenFile(history) || history.faults.length) throw new Error(JSON.stringify(history));
  return history.incidents;
}

/** A line that can be used. */
export function goodLine(said: Line, timeZone = 'UTC'): HistoryRow {
  const row = readLine(said, timeZone);
  if (isLineFault(row)) throw new Error(row.reason);
  return row;
}

function headerOf(line: string) {
  const header = readHeader([line]);
  if (isBrokenFile(header)) throw new Error(header.message);
  return header;
}
