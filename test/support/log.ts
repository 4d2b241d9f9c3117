import { pino, type Logger } from 'pino';

/** A line of the log. */
export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly outage?: string;
  readonly [key: string]: unknown;
}

/** A log whose lines can be read, as they are written. */
export function aLog(): { readonly log: Logger; readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line) as LogLine) });
  return { log, lines };
}
