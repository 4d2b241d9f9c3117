import { randomUUIDv7 } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { createWorkspace } from '../actions/desk/create-workspace.js';
import { isEnding, readArguments } from '../command-line.js';
import { isRefusal } from '../domain/refusal.js';
import { openDatabase } from '../persistence/database.js';
import { locationOf, readSettings } from '../settings.js';
import { checkDatabase } from './run-check-database.js';
import { finish, step } from './run-output.js';

/** The command line of `createWorkspace`; answers the exit code: 0 when it was made, 1 when it was refused, 2 for wrong usage. */
export async function runCreateWorkspace(args: readonly string[]): Promise<number> {
  const given = readArguments('create-workspace', args);
  if (isEnding(given)) return finish(given.text, given.code);
  const { slug, name, 'time-zone': timeZone, 'admin-name': adminName, 'admin-email': email } = given.values;
  const settings = readSettings(process.env);
  const location = locationOf({ ...settings, DATABASE_POOL: 2 });
  await checkDatabase(location);
  const password = process.env['ADMIN_PASSWORD'] ?? (await ask('Password of the admin: '));
  if (password === null) return finish('\nADMIN_PASSWORD: needed where nobody can be asked for the password.\n', 1);
  const database = await openDatabase(location, step);
  try {
    const now = Temporal.Instant.fromEpochMilliseconds(Date.now());
    const services = { database, now, newId: () => randomUUIDv7() };
    const made = await createWorkspace(services, { slug, name, timeZone, admin: { name: adminName, email, password } });
    if (isRefusal(made)) return finish(`${made.problems.map(({ message }) => message).join('\n')}\n`, 1);
    return finish(`Made the workspace ${slug}. ${email} can sign in now.\n`, 0);
  } finally {
    await database.close();
  }
}

/** The answer; null when the input ends without one. */
async function ask(question: string): Promise<string | null> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await Promise.race([terminal.question(question), once(terminal, 'close').then(() => null)]);
  } finally {
    terminal.close();
  }
}
