import { randomUUIDv7 } from 'node:crypto';
import { setImmediate as giveWay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { importHistory } from '../actions/import/import-history.js';
import { isBrokenFile, type BrokenFile } from '../domain/history/header.js';
import { reportOf } from '../domain/history/report.js';
import { isTimeZone } from '../domain/instant.js';
import { isRefusal } from '../domain/refusal.js';
import { FolderInUse } from '../persistence/data-folder.js';
import { openDatabase } from '../persistence/database.js';
import { BadSettings, placeOf, readSettings, type Settings } from '../settings.js';
import { progressBar } from './run-import-progress.js';
import { readHistoryFile, type HistoryFile } from './run-import-file.js';

const USAGE = `Imports the history of another desk: an incident event log of ServiceNow, as CSV.

  npm run import -- incident_event_log.csv
  npm run import -- incident_event_log.csv --workspace acme --time-zone Europe/Lisbon

  --workspace  the workspace's short name (the only one there is, unless given)
  --time-zone  the IANA time zone of the file's times (UTC unless given)

What was imported is passed over the next time: an import that was cut off can be run again. With the embedded
database the server must be stopped meanwhile; with a PostgreSQL server it may go on.
`;

const OPTIONS = {
  workspace: { type: 'string' },
  'time-zone': { type: 'string', default: 'UTC' },
  help: { type: 'boolean' },
} as const;

interface Asked {
  readonly file: string;
  readonly timeZone: string;
  readonly workspace: string | null;
}

/** The command line of `importHistory`; answers the exit code: 0 when it was done, 1 when it could not be, 2 for wrong usage. */
export async function runImport(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (typeof asked === 'string') return tell(asked, asked === USAGE ? 0 : 2);
  const history = await readHistoryFile(asked.file, asked.timeZone);
  if (isBrokenFile(history)) return tell(`${history.message}\n`, 1);
  try {
    return await write(asked, history, readSettings(process.env));
  } catch (fault) {
    if (fault instanceof FolderInUse || fault instanceof BadSettings) return tell(`${fault.message}\n`, 1);
    throw fault;
  }
}

async function write(
  { timeZone, workspace }: Asked,
  history: Exclude<HistoryFile, BrokenFile>,
  settings: Settings,
): Promise<number> {
  const database = await openDatabase(placeOf({ ...settings, DATABASE_POOL: 2 }));
  const bar = progressBar(process.stderr);
  try {
    const now = Temporal.Instant.fromEpochMilliseconds(Date.now());
    const world = { database, now, newId: () => randomUUIDv7(), giveWay: () => giveWay() };
    const imported = await importHistory(world, { incidents: history.incidents, workspace, progress: bar.show });
    bar.clear();
    if (isRefusal(imported)) return tell(`${imported.problems.map(({ message }) => message).join('\n')}\n`, 1);
    return tell(`${reportOf(imported, { timeZone, ...history }).join('\n')}\n`, 0);
  } finally {
    bar.clear();
    await database.close();
  }
}

/** What is asked for; a text when it is not clear. */
function readArguments(args: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [file, ...more] = positionals;
    const { workspace, 'time-zone': timeZone } = values;
    if (values.help) return USAGE;
    if (file === undefined || more.length) return `Name one file.\n\n${USAGE}`;
    if (!isTimeZone(timeZone)) return `--time-zone must be an IANA time zone, such as Asia/Seoul.\n\n${USAGE}`;
    return { file, timeZone, workspace: workspace ?? null };
  } catch (fault) {
    return `${(fault as Error).message}\n\n${USAGE}`; // parseArgs says what it does not understand
  }
}

function tell(text: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(text);
  return code;
}
