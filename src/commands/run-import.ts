import { randomUUIDv7 } from 'node:crypto';
import { setImmediate as giveWay } from 'node:timers/promises';
import { importHistory } from '../actions/import/import-history.js';
import { isBrokenFile, type BrokenFile } from '../domain/history/header.js';
import { reportOf } from '../domain/history/report.js';
import { isEnding, readArguments, wrongUsage } from '../command-line.js';
import { isTimeZone } from '../domain/instant.js';
import { isRefusal } from '../domain/refusal.js';
import { openDatabase, type DatabaseLocation } from '../persistence/database.js';
import { locationOf, readSettings } from '../settings.js';
import { checkDatabase } from './run-check-database.js';
import { finish, step } from './run-output.js';
import { progressBar } from './run-import-progress.js';
import { readHistoryFile, type HistoryFile } from './run-import-file.js';

interface Asked {
  readonly timeZone: string;
  readonly workspace: string | null;
}

/** The command line of `importHistory`; answers the exit code: 0 when it was done, 1 when it could not be, 2 for wrong usage. */
export async function runImport(args: readonly string[]): Promise<number> {
  const given = readArguments('import', args);
  if (isEnding(given)) return finish(given.text, given.code);
  const { workspace = null, 'time-zone': timeZone } = given.values;
  if (!isTimeZone(timeZone)) return finish(wrongUsage('import', NO_TIME_ZONE).text, 2);
  const location = locationOf({ ...readSettings(process.env), DATABASE_POOL: 2 });
  await checkDatabase(location);
  const history = await readHistoryFile(given.positionals[0]!, timeZone);
  if (isBrokenFile(history)) return finish(`${history.message}\n`, 1);
  return write({ timeZone, workspace }, history, location);
}

const NO_TIME_ZONE = '--time-zone must be an IANA time zone, such as Asia/Seoul.';

async function write(
  { timeZone, workspace }: Asked,
  history: Exclude<HistoryFile, BrokenFile>,
  location: DatabaseLocation,
): Promise<number> {
  const database = await openDatabase(location, step);
  const bar = progressBar(process.stderr);
  try {
    const now = Temporal.Instant.fromEpochMilliseconds(Date.now());
    const services = { database, now, newId: () => randomUUIDv7(), giveWay: () => giveWay() };
    const imported = await importHistory(services, { incidents: history.incidents, workspace, progress: bar.show });
    bar.clear();
    if (isRefusal(imported)) return finish(`${imported.problems.map(({ message }) => message).join('\n')}\n`, 1);
    return finish(`${reportOf(imported, { timeZone, ...history }).join('\n')}\n`, 0);
  } finally {
    bar.clear();
    await database.close();
  }
}
