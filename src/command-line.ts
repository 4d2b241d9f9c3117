// bin/ticketwire.mjs reads this file before anything is built, as it stands: it imports nothing of ours, and its types only have to be
// taken away.
import { parseArgs } from 'node:util';

const EXIT_CODES = `Exit codes: 0 done, 1 refused or not possible (the message says why), 2 wrong usage.`;

const SETTINGS = `Settings come from environment variables; the README's "Settings" tells where they are listed.`;

const HELP = { help: { type: 'boolean', short: 'h' } } as const;

/** What each command takes, and what it says of itself. */
const COMMANDS = {
  start: {
    summary: 'serves the API until it gets SIGTERM or SIGINT',
    options: HELP,
    required: [],
    positionals: 0,
    usage: `Serves the API until it gets SIGTERM or SIGINT. Then it lets requests finish, closes sockets with 1001 and ends with 0.

  ticketwire start
  PORT=5000 DATABASE_URL=postgresql://user:password@host:5432/ticketwire ticketwire start

The tables are brought up to date first. ${SETTINGS}`,
  },
  migrate: {
    summary: 'brings the tables of the database up to date',
    options: HELP,
    required: [],
    positionals: 0,
    usage: `Brings the tables of the database up to date, and ends. "start" does the same, so this is for deployments whose server may not
change tables: run it with a role that owns them.

  DATABASE_URL=postgresql://owner:password@host:5432/ticketwire ticketwire migrate`,
  },
  'create-workspace': {
    summary: 'makes a workspace and its first admin',
    options: {
      ...HELP,
      slug: { type: 'string' },
      name: { type: 'string' },
      'time-zone': { type: 'string', default: 'UTC' },
      'admin-name': { type: 'string' },
      'admin-email': { type: 'string' },
    },
    required: ['slug', 'name', 'admin-name', 'admin-email'],
    positionals: 0,
    usage: `Makes a workspace and its first admin, in the database that the settings name.

  ticketwire create-workspace --slug acme --name "Acme Service Desk" --admin-name "Kim Min-ji" --admin-email minji@acme.example
  npm run create-workspace -- --slug acme …   in a checkout

  --slug         its short name: 2 to 40 of a-z, 0-9 and hyphen
  --name         its name for people
  --time-zone    an IANA time zone (UTC unless given)
  --admin-name   who runs it
  --admin-email  their e-mail, to sign in with

The password is read from ADMIN_PASSWORD, or else asked for: 12 to 200 characters.`,
  },
  import: {
    summary: 'imports the history of another service desk',
    options: { ...HELP, workspace: { type: 'string' }, 'time-zone': { type: 'string', default: 'UTC' } },
    required: [],
    positionals: 1,
    usage: `Imports the history of another desk: an incident event log of ServiceNow, as CSV.

  ticketwire import incident_event_log.csv
  ticketwire import incident_event_log.csv --workspace acme --time-zone Europe/Lisbon
  npm run import -- incident_event_log.csv   in a checkout

  --workspace  the workspace's short name (the only one there is, unless given)
  --time-zone  the IANA time zone of the file's times (UTC unless given)

What was imported is passed over the next time: an import that was cut off can be run again. With the embedded
database the server must be stopped meanwhile; with a PostgreSQL server it may go on.`,
  },
  'demo-live': {
    summary: 'plays a day of the demo through the API of a running server',
    options: { ...HELP, speed: { type: 'string', default: '60' }, url: { type: 'string' } },
    required: [],
    positionals: 0,
    usage: `Plays a day of the demo through the API of a running server, so that subscriptions have something to show.

  ticketwire demo-live --speed 600
  npm run demo:live -- --speed 600   in a checkout

  --speed  how many minutes of the demo pass in one (60 unless given: the day takes 24 minutes); 1 to 10,000
  --url    where GraphQL is served (at PORT and HOST unless given: http://127.0.0.1:4000/graphql)`,
  },
} as const;

/** The name of a command, such as `start`. */
export type CommandName = keyof typeof COMMANDS;

/** Text to print instead of running anything, and the exit code. */
export interface Ending {
  readonly text: string;
  readonly code: 0 | 2;
}

type OptionsOf<Name extends CommandName> = Omit<
  ReturnType<typeof parseArgs<{ options: (typeof COMMANDS)[Name]['options'] }>>['values'],
  'help' | (typeof COMMANDS)[Name]['required'][number]
> & { readonly [K in (typeof COMMANDS)[Name]['required'][number]]: string };

/** What a command was given. */
export interface Given<Name extends CommandName> {
  readonly values: OptionsOf<Name>;
  readonly positionals: readonly string[];
}

/** Whether there is nothing to run. */
export const isEnding = (read: object): read is Ending => 'code' in read;

/** Reads the whole command line; answers which command is meant, and its own arguments. `version` is what `--version` prints. */
export function readCommandLine(
  args: readonly string[],
  version: string,
): { readonly name: CommandName; readonly args: readonly string[] } | Ending {
  const [first, ...rest] = args;
  if (first === undefined) return { text: overview(), code: 2 };
  if (first === '--version') return { text: `${version}\n`, code: 0 };
  if (first === 'help' || first === '--help' || first === '-h') return help(rest);
  if (!isCommand(first)) return unknown(first);
  const read = readArguments(first, rest);
  return isEnding(read) ? read : { name: first, args: rest };
}

/** The help of a command that is named, else what commands there are. */
function help([name]: readonly string[]): Ending {
  if (name === undefined || name.startsWith('-')) return { text: overview(), code: 0 };
  return isCommand(name) ? (readArguments(name, ['--help']) as Ending) : unknown(name);
}

const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

const unknown = (first: string): Ending => ({
  text: `Unknown ${first.startsWith('-') ? 'option' : 'command'} '${first}'.\n\n${overview()}`,
  code: 2,
});

/** Reads the arguments of one command. */
export function readArguments<Name extends CommandName>(name: Name, args: readonly string[]): Given<Name> | Ending {
  const { options, required, positionals: wanted, usage } = COMMANDS[name];
  const wrong = (what: string): Ending => wrongUsage(name, what);
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const given = values as Readonly<Record<string, unknown>>;
    if (given['help']) return { text: `${usage}\n\n${EXIT_CODES}\n`, code: 0 };
    if (wanted === 0 && positionals.length) return wrong(`Unexpected argument '${positionals[0]}'.`);
    if (wanted === 1 && positionals.length !== 1) return wrong('Name one file.');
    const missing = required.filter((option) => !given[option]);
    if (missing.length) return wrong(`Missing: ${missing.map((option) => `--${option}`).join(', ')}.`);
    return { values: given as unknown as OptionsOf<Name>, positionals };
  } catch (fault) {
    return wrong((fault as Error).message.replace(/(?<=^Unknown option '[^']*')[^]*$/, '.')); // parseArgs says what it does not understand
  }
}

/** What a command answers that was given something it can't use; `what` is a sentence. */
export const wrongUsage = (name: CommandName, what: string): Ending => ({
  text: `${what}\n\n${COMMANDS[name].usage}\n`,
  code: 2,
});

const overview = (): string => `Ticketwire is a service desk behind one GraphQL API.

  ticketwire COMMAND [OPTIONS]

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(17)} ${summary}`)
  .join('\n')}

"ticketwire help COMMAND" and "ticketwire COMMAND --help" tell more; "ticketwire --version" tells the version. ${SETTINGS}
${EXIT_CODES}
`;
