import { isEnding, readArguments } from '../command-line.js';
import { openDatabase } from '../persistence/database.js';
import { locationOf, readSettings } from '../settings.js';
import { finish, step } from './run-output.js';

/** The command line that brings the tables up to date; answers the exit code. */
export async function runMigrate(args: readonly string[]): Promise<number> {
  const given = readArguments('migrate', args);
  if (isEnding(given)) return finish(given.text, given.code);
  const settings = readSettings(process.env);
  const database = await openDatabase(locationOf({ ...settings, DATABASE_POOL: 2 }), step);
  await database.close();
  return finish('The tables are up to date.\n', 0);
}
