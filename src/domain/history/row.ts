/** Decides what one line of the log says, or why it can't be used. */

import { checkLine, EXTERNAL_ID, NAME, problemsOf } from '../bounds.js';
import type { Instant } from '../instant.js';
import { invalid, refuse, type Refusal } from '../refusal.js';
import type { Channel, Level, Priority } from '../ticket/ticket.js';
import { isLineFault, lineFault, recordsOf, type CsvRecord, type LineFault } from './csv.js';
import { SUBJECT_COLUMNS, type Column, type Header } from './header.js';
import { readWallTime, WALL_TIME } from './wall-time.js';
import { CHANNELS_THERE, LEVELS_THERE, PRIORITIES_THERE, STATES, type State } from './words.js';

/** One line of the log: how an incident stood after one change. Names are those of the file; null is what it does not know. */
export interface HistoryRow {
  readonly line: number;
  readonly number: string;
  readonly state: State;
  /** How often it had been reopened. */
  readonly reopenings: number | null;
  readonly caller: string | null;
  readonly opener: string | null;
  readonly openedAt: Instant;
  readonly updater: string | null;
  readonly updatedAt: Instant;
  /** Null for a way of reporting that the desk has no word for. */
  readonly channel: Channel | null;
  readonly category: string | null;
  readonly impact: Level;
  readonly urgency: Level;
  readonly priority: Priority;
  readonly group: string | null;
  readonly assignee: string | null;
  readonly closedCode: string | null;
  readonly resolver: string | null;
  readonly resolvedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** What is known of what it is about, the general first. */
  readonly about: readonly string[];
}

/** Reads the lines after the header, one by one, so that the reader may give way between them. */
export function* rowsOf(
  lines: readonly string[],
  header: Header,
  timeZone: string,
): Generator<HistoryRow | LineFault, void, void> {
  for (const record of recordsOf(lines, header.width, 1))
    yield isLineFault(record) ? record : readRow(record, header, timeZone);
}

/** Reads one record; every fault of its line is told at once. */
export function readRow({ line, cells }: CsvRecord, { at }: Header, timeZone: string): HistoryRow | LineFault {
  if (cells.some((text) => text.includes('\uFFFD'))) return lineFault(line, 'The line must be written in UTF-8.');
  const cell = (column: string): string | null => known(cells[at.get(column) ?? -1]);
  const name = (column: Column) => optional(cell(column), (text) => checkLine([column], text, NAME));
  const time = (column: Column) => optional(cell(column), (text) => timeIn(column, text, timeZone));
  const word = <T>(column: Column, words: Readonly<Record<string, T>>) => wordIn(column, cell(column), words);
  const answers = {
    number: checkLine(['number'], cell('number') ?? '', EXTERNAL_ID),
    state: word('incident_state', STATES),
    reopenings: optional(cell('reopen_count'), countOf),
    ...{ caller: name('caller_id'), opener: name('opened_by'), updater: name('sys_updated_by') },
    openedAt: needed('opened_at', time('opened_at')),
    updatedAt: needed('sys_updated_at', time('sys_updated_at')),
    channel: optional(cell('contact_type'), (text) =>
      Object.hasOwn(CHANNELS_THERE, text) ? CHANNELS_THERE[text]! : null,
    ),
    category: name('category'),
    impact: word('impact', LEVELS_THERE),
    urgency: word('urgency', LEVELS_THERE),
    priority: word('priority', PRIORITIES_THERE),
    ...{ group: name('assignment_group'), assignee: name('assigned_to') },
    ...{ closedCode: name('closed_code'), resolver: name('resolved_by') },
    ...{ resolvedAt: time('resolved_at'), closedAt: time('closed_at') },
  };
  const problems = problemsOf(...Object.values(answers));
  if (problems.length) return lineFault(line, problems.map(({ message }) => message).join(' '));
  const about = SUBJECT_COLUMNS.map(cell).filter((text) => text !== null);
  return { line, about, ...(answers as { [K in keyof typeof answers]: Exclude<(typeof answers)[K], Refusal> }) };
}

/** A question mark is how the log says that it does not know. */
function known(cell: string | undefined): string | null {
  const text = cell?.trim() ?? '';
  return text === '' || text === '?' ? null : text;
}

const optional = <T>(text: string | null, read: (text: string) => T): T | null => (text === null ? null : read(text));

const needed = <T>(column: Column, value: T | null): T | Refusal => value ?? refuse(invalid([column], 'given'));

const timeIn = (column: Column, text: string, timeZone: string): Instant | Refusal =>
  readWallTime(text, timeZone) ?? refuse(invalid([column], `a time as ${WALL_TIME}, not ${quoted(text)}`));

const countOf = (text: string): number | Refusal =>
  /^\d{1,6}$/.test(text) ? Number(text) : refuse(invalid(['reopen_count'], `a whole number, not ${quoted(text)}`));

function wordIn<T>(column: Column, text: string | null, words: Readonly<Record<string, T>>): T | Refusal {
  if (text !== null && Object.hasOwn(words, text)) return words[text]!;
  const not = text === null ? '' : `, not ${quoted(text)}`;
  return refuse(invalid([column], `one of ${Object.keys(words).join(', ')}${not}`));
}

/** So much of a cell as helps to find it. */
const quoted = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
