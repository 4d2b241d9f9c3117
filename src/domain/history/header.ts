/** Decides whether a file is a log that can be read, by its header. */

/** The columns that a log must have. Their order is free, and others may stand between them. */
export const COLUMNS = [
  'number',
  'incident_state',
  'reopen_count',
  'caller_id',
  'opened_by',
  'opened_at',
  'sys_updated_by',
  'sys_updated_at',
  'contact_type',
  'category',
  'impact',
  'urgency',
  'priority',
  'assignment_group',
  'assigned_to',
  'closed_code',
  'resolved_by',
  'resolved_at',
  'closed_at',
] as const;
/** See `COLUMNS`. */
export type Column = (typeof COLUMNS)[number];

/** Columns that a ticket's subject is made of besides, where the log has them. */
export const SUBJECT_COLUMNS = ['category', 'subcategory', 'u_symptom'] as const;

/** Where in a record each column stands. */
export interface Header {
  readonly width: number;
  readonly at: ReadonlyMap<string, number>;
  /** Columns whose cells the desk has no place for. */
  readonly unread: readonly string[];
}

/** A file that can't be read as a whole: what it is, and what was expected. */
export interface BrokenFile {
  readonly kind: 'BrokenFile';
  /** A sentence, for people. */
  readonly message: string;
}

/** Makes a refusal of a whole file; `what` completes "The file …". */
export const brokenFile = (what: string): BrokenFile => ({
  kind: 'BrokenFile',
  message:
    `The file ${what}. Expected an incident event log of ServiceNow: CSV in UTF-8, cells separated by commas, one line for each ` +
    `change of an incident, and a first line that names at least these columns: ${COLUMNS.join(', ')}.`,
});

/** Whether `value` is a file that can't be read as a whole. */
export const isBrokenFile = (value: object): value is BrokenFile => 'kind' in value && value.kind === 'BrokenFile';

/** Reads the header from a file's lines. Answers what was expected when there is none. */
export function readHeader(lines: readonly string[]): Header | BrokenFile {
  if (lines.every((line) => line.trim() === '')) return brokenFile('is empty');
  const names = lines[0]!
    .replace(/^\uFEFF/, '')
    .split(',')
    .map(columnName);
  const at = new Map(names.map((name, i) => [name, i]).toReversed() as [string, number][]);
  const missing = COLUMNS.filter((column) => !at.has(column));
  if (missing.length === COLUMNS.length) return brokenFile('names none of the expected columns in its first line');
  if (missing.length) return brokenFile(`lacks the columns ${missing.join(', ')}`);
  const read: ReadonlySet<string> = new Set([...COLUMNS, ...SUBJECT_COLUMNS]);
  return { width: names.length, at, unread: names.filter((name) => !read.has(name)) };
}

const columnName = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()
    .toLowerCase();
