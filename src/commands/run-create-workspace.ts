import { randomUUIDv7 } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createInterface } from 'node:readline/promises';
import { createWorkspace } from '../actions/desk/create-workspace.js';
import { isRefusal } from '../domain/refusal.js';
import { openDatabase } from '../persistence/database.js';
import { placeOf, readSettings } from '../settings.js';

const USAGE = `Makes a workspace and its first admin, in the database that the settings name.

  npm run create-workspace -- --slug acme --name "Acme Service Desk" --admin-name "Kim Min-ji" --admin-email minji@acme.example

  --slug         its short name: 2 to 40 of a-z, 0-9 and hyphen
  --name         its name for people
  --time-zone    an IANA time zone (UTC unless given)
  --admin-name   who runs it
  --admin-email  their e-mail, to sign in with

The password is read from ADMIN_PASSWORD, or else asked for: 12 to 200 characters.
`;

const OPTIONS = {
  slug: { type: 'string' },
  name: { type: 'string' },
  'time-zone': { type: 'string', default: 'UTC' },
  'admin-name': { type: 'string' },
  'admin-email': { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** The command line of `createWorkspace`; ends with 0 when it was made, 1 when it was refused, 2 for wrong usage. */
export async function runCreateWorkspace(): Promise<void> {
  const given = readArguments();
  const { slug, name, 'admin-name': adminName, 'admin-email': email } = given;
  if (given.help || !slug || !name || !adminName || !email) return end(USAGE, given.help ? 0 : 2);

  const settings = readSettings(process.env);
  const password = process.env['ADMIN_PASSWORD'] ?? (await ask('Password of the admin: '));
  const database = await openDatabase(placeOf({ ...settings, DATABASE_POOL: 2 }));
  try {
    const now = Temporal.Instant.fromEpochMilliseconds(Date.now());
    const world = { database, now, newId: () => randomUUIDv7() };
    const made = await createWorkspace(world, {
      slug,
      name,
      timeZone: given['time-zone'],
      admin: { name: adminName, email, password },
    });
    if (isRefusal(made)) return end(`${made.problems.map(({ message }) => message).join('\n')}\n`, 1);
    end(`Made the workspace ${slug}. ${email} can sign in now.\n`, 0);
  } finally {
    await database.close();
  }
}

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (fault) {
    process.stderr.write(`${(fault as Error).message}\n\n`);
    return { help: undefined, 'time-zone': 'UTC' } as ReturnType<
      typeof parseArgs<{ options: typeof OPTIONS }>
    >['values'];
  }
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

function end(text: string, code: number): void {
  (code === 0 ? process.stdout : process.stderr).write(text);
  process.exitCode = code;
}
