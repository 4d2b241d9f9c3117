import { createReadStream } from 'node:fs';
import { setImmediate as giveWay } from 'node:timers/promises';
import type { LineFault } from '../domain/history/csv.js';
import { brokenFile, isBrokenFile, readHeader, type BrokenFile } from '../domain/history/header.js';
import { historyOf, type History } from '../domain/history/incident.js';
import { rowsOf, type HistoryRow } from '../domain/history/row.js';

/** A log that was read as a whole, or why it could not be. */
export type HistoryFile = (History & { readonly unread: readonly string[] }) | BrokenFile;

/** Reads a log from a file. */
export async function readHistoryFile(file: string, timeZone: string): Promise<HistoryFile> {
  const lines = await readLines(file);
  if ('kind' in lines) return lines;
  const header = readHeader(lines);
  if (isBrokenFile(header)) return header;
  const read: (HistoryRow | LineFault)[] = [];
  for (const row of rowsOf(lines, header, timeZone)) if (read.push(row) % LINES_A_TURN === 0) await giveWay();
  const history = historyOf(read);
  return isBrokenFile(history) ? history : { ...history, unread: header.unread };
}

/** Lines read between two turns for others. */
const LINES_A_TURN = 500;

async function readLines(file: string): Promise<readonly string[] | BrokenFile> {
  const lines = [''];
  try {
    for await (const chunk of createReadStream(file, 'utf8')) {
      const [first, ...more] = (chunk as string).split('\n');
      lines[lines.length - 1] += first!;
      for (const line of more) lines.push(line);
    }
  } catch (fault) {
    const why = WHY[(fault as NodeJS.ErrnoException).code ?? ''];
    if (why) return brokenFile(`${file} ${why}`);
    throw fault;
  }
  return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}

/** What an operator can mend; it completes "The file x …". */
const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not there',
  EISDIR: 'is a folder',
  EACCES: 'may not be read by this user',
};
