/** Decides what the operator is told of an import. */

import { TICKET_STATUSES, type TicketStatus } from '../ticket/ticket.js';
import { ADAPTATIONS, type Adaptation } from './adaptations.js';
import type { LineFault } from './csv.js';

/** One incident that was written. */
export interface ImportedIncident {
  readonly number: string;
  /** Lines of the log that it was told from. */
  readonly rows: number;
  readonly facts: number;
  readonly status: TicketStatus;
  readonly reopenings: number;
  readonly hasTeam: boolean;
  readonly hasAssignee: boolean;
  readonly adaptations: readonly Adaptation[];
}

/** What an import came to. */
export interface Imported {
  readonly workspace: { readonly slug: string; readonly name: string };
  readonly incidents: readonly ImportedIncident[];
  /** Incidents that the workspace had already: nothing of them was touched. */
  readonly known: number;
  /** What the workspace did not have yet. */
  readonly made: Readonly<Record<'requesters' | 'agents' | 'teams' | 'categories' | 'resolution codes', number>>;
  /** People who worked on incidents but are requesters at this desk; they stay so. */
  readonly notStaff: readonly string[];
}

/** What the file was besides. */
export interface AboutFile {
  readonly timeZone: string;
  readonly faults: readonly LineFault[];
  readonly unread: readonly string[];
}

/** The report, as lines; the last one sums it up. */
export function reportOf(imported: Imported, file: AboutFile): readonly string[] {
  return [
    `Workspace ${imported.workspace.slug} (${imported.workspace.name}); times of the file are in ${file.timeZone}.`,
    ...section('Imported', writtenLines(imported)),
    ...section('Adapted', adaptedLines(imported)),
    ...section(
      'Skipped',
      file.faults.map(({ line, reason }) => `  line ${line}: ${reason}`),
    ),
    ...section('Columns without a place at this desk', file.unread.length ? wrapped(file.unread.join(', ')) : []),
    '',
    summary(imported, file.faults.length),
  ];
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length ? ['', `${title}:`, ...lines] : [];

function writtenLines({ incidents, made, known }: Imported): readonly string[] {
  const already = known ? [`  ${known} incidents were there already: nothing of them was touched`] : [];
  if (incidents.length === 0) return already;
  const count = (is: (incident: ImportedIncident) => boolean): number => incidents.filter(is).length;
  const statuses = TICKET_STATUSES.map((status) => [status, count((each) => each.status === status)] as const);
  const things = Object.entries(made).map(([what, many]) => `${many} ${what}`);
  return [
    `  ${incidents.length} tickets: ${statuses.flatMap(([status, many]) => (many ? [`${many} ${status}`] : [])).join(', ')}`,
    `  ${count(({ hasTeam }) => hasTeam)} with a team, ${count(({ hasAssignee }) => hasAssignee)} with an assignee`,
    `  ${count(({ reopenings }) => reopenings > 0)} of them were reopened`,
    `  ${sum(incidents.map(({ facts }) => facts))} facts in their timelines`,
    `  new to the workspace: ${things.join(', ')}`,
    ...already,
  ];
}

function adaptedLines({ incidents, notStaff }: Imported): readonly string[] {
  const all = incidents.flatMap(({ adaptations }) => adaptations);
  const byKind = Object.entries(ADAPTATIONS).map(
    ([kind, text]) => [all.filter((each) => each.kind === kind), text] as const,
  );
  return [
    ...byKind.flatMap(([some, text]) => (some.length ? kindLines(some, text) : [])),
    ...(notStaff.length
      ? [
          `  ${notStaff.length} people worked on incidents but are requesters here, and stay so`,
          ...wrapped(notStaff.join(', ')),
        ]
      : []),
  ];
}

function kindLines(some: readonly Adaptation[], text: string): readonly string[] {
  const incidents = new Set(some.map(({ number }) => number)).size;
  const lines = some.map(({ line }) => line).toSorted((a, b) => a - b);
  return [
    `  ${incidents} ${incidents === 1 ? 'incident' : 'incidents'}: ${text}`,
    ...wrapped(`${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`),
  ];
}

function summary({ incidents, known }: Imported, skipped: number): string {
  const adapted = incidents.filter(({ adaptations }) => adaptations.length > 0).length;
  const rows = sum(incidents.map((incident) => incident.rows));
  return `imported ${incidents.length} incidents, ${rows} rows, ${adapted} incidents adapted, ${skipped} lines skipped, ${known} incidents already there`;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Characters of one line of a list. */
const WIDTH = 110;

/** A list that runs over several lines, indented. */
function wrapped(list: string): readonly string[] {
  const lines = [''];
  for (const word of list.split(' ')) {
    const line = lines.at(-1)!;
    if (line.length + word.length < WIDTH) lines[lines.length - 1] = line ? `${line} ${word}` : word;
    else lines.push(word);
  }
  return lines.map((line) => `      ${line}`);
}
