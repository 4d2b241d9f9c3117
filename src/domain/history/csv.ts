/** Decides where the records and the cells of a CSV file begin and end. */

/** One record of the file. */
export interface CsvRecord {
  /** The line it begins on; the file's first line is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A line that can't be used, and why. */
export interface LineFault {
  readonly kind: 'LineFault';
  readonly line: number;
  /** A sentence, for people. */
  readonly reason: string;
}

/** Makes a fault of a line. */
export const lineFault = (line: number, reason: string): LineFault => ({ kind: 'LineFault', line, reason });

/** Whether `value` is a line that can't be used. */
export const isLineFault = (value: object): value is LineFault => 'kind' in value && value.kind === 'LineFault';

/** Lines that one quoted cell may run over. */
const MOST_LINES_OF_A_RECORD = 50;

/**
 * The records of a file's lines, as RFC 4180 has them. Empty lines are passed over. A quote that is never closed spoils its own line
 * only: what comes after is read as if that line were not there.
 *
 * @param width how many cells each record must have; null accepts any number
 */
export function* recordsOf(
  lines: readonly string[],
  width: number | null,
  from = 0,
): Generator<CsvRecord | LineFault, void, void> {
  for (let at = from; at < lines.length;) {
    const { record, next } = recordAt(lines, at, width);
    if (lines[at] !== '' || next > at + 1) yield record;
    at = next;
  }
}

function recordAt(lines: readonly string[], at: number, width: number | null) {
  const line = at + 1;
  const end = Math.min(lines.length, at + MOST_LINES_OF_A_RECORD);
  let text = lines[at]!;
  for (let next = at + 1; ; next += 1) {
    const cells = cellsOf(text);
    const fits = typeof cells !== 'string' && (width === null || cells.length === width);
    if (fits) return { record: { line, cells }, next };
    if (cells !== UNCLOSED || next >= end) return { record: lineFault(line, faultOf(lines[at]!, width)), next: at + 1 };
    text = `${text}\n${lines[next]}`;
  }
}

const UNCLOSED = 'A quotation mark that opens here is never closed.';
const MISPLACED = 'A closing quotation mark must be followed by a comma.';

function faultOf(line: string, width: number | null): string {
  const cells = cellsOf(line);
  return typeof cells === 'string' ? cells : `There must be ${width} cells, as in the header, not ${cells.length}.`;
}

/** The cells of one record, or what is wrong with it. A quotation mark inside an unquoted cell stands for itself. */
function cellsOf(text: string): readonly string[] | string {
  if (!text.includes('"')) return text.split(',');
  const cells: string[] = [];
  for (let at = 0; ;) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
    if (typeof cell === 'string') return cell;
    cells.push(cell.value);
    if (cell.end === text.length) return cells;
    if (text[cell.end] !== ',') return MISPLACED;
    at = cell.end + 1;
  }
}

function plainCell(text: string, at: number) {
  const comma = text.indexOf(',', at);
  const end = comma === -1 ? text.length : comma;
  return { value: text.slice(at, end), end };
}

function quotedCell(text: string, at: number) {
  for (let end = at + 1; ; end += 2) {
    end = text.indexOf('"', end);
    if (end === -1) return UNCLOSED;
    if (text[end + 1] !== '"') return { value: text.slice(at + 1, end).replaceAll('""', '"'), end: end + 1 };
  }
}
