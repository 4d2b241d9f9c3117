import { readFileSync } from 'node:fs';
import { isEnding, readCommandLine, type CommandName } from './command-line.js';
import { BadSettings, locationOf, readSettings } from './settings.js';
import { Unfit } from './unfit.js';

/** Each command takes its own arguments and answers the exit code. What it needs is loaded when it runs. */
const COMMANDS: Readonly<Record<CommandName, () => Promise<(args: readonly string[]) => Promise<number>>>> = {
  start: async () => (await import('./start.js')).runStart,
  migrate: async () => (await import('./commands/run-migrate.js')).runMigrate,
  'create-workspace': async () => (await import('./commands/run-create-workspace.js')).runCreateWorkspace,
  import: async () => (await import('./commands/run-import.js')).runImport,
  'demo-live': async () => (await import('./commands/demo/run-demo-live.js')).runDemoLive,
};

/** Runs what the command line asks for, and sets the exit code. */
export async function run(args: readonly string[]): Promise<void> {
  const read = readCommandLine(args, version());
  if (isEnding(read)) return end(read.text, read.code);
  try {
    const command = await COMMANDS[read.name]();
    process.exitCode = await command(read.args);
  } catch (fault) {
    end(`${(await inPlainWords(fault)).message}\n`, 1);
    process.exit(); // nothing that is left may keep it
  }
}

/** Faults that an operator can mend are told in their own words; others with their stack. */
async function inPlainWords(fault: unknown): Promise<Error> {
  if (fault instanceof BadSettings || fault instanceof Unfit) return fault;
  const { locationFault } = await import('./persistence/fitness.js');
  const known = locationFault(locationOf(readSettings(process.env)), fault);
  if (!known) throw fault;
  return known;
}

const version = (): string => {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
};

function end(text: string, code: number): void {
  (code === 0 ? process.stdout : process.stderr).write(text);
  process.exitCode = code;
}
