import { createHash } from 'node:crypto';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { aLine, HEADER } from '../domain/history/a-log.js';
import { aFolder, commandsOnDatabase, ticketwire, type Ended } from '../support/command.js';
import { IN_FULL } from '../support/extent.js';

/** Stands in every address, and nowhere else. */
export const SECRET = 'hunter2-in-the-address';

/** As whom commands run, and which, if not all do. */
export interface Chosen {
  readonly uid?: number;
  readonly commands?: readonly string[];
}

/** One of the commands, by the name of the test: all find a fault in the same way, and each costs a process. */
function sampleOf<Command>(commands: readonly Command[]): readonly Command[] {
  const digest = createHash('sha256').update(expect.getState().currentTestName!).digest();
  return [commands[digest[0]! % commands.length]!];
}

/** Runs commands that open the database, one after another: all of them in full runs, else one. Answers how each ended. */
export async function runCommands(
  environment: Readonly<Record<string, string>>,
  { uid, commands }: Chosen = {},
): Promise<readonly (readonly [command: string, ended: Ended])[]> {
  const folder = await aFolder();
  await chmod(folder, 0o755); // others may read the file, too
  const csv = path.join(folder, 'log.csv');
  await writeFile(csv, `${HEADER}\n${aLine({})}`);
  const settings = { PORT: '0', NODE_ENV: 'development', DEMO: 'on', ADMIN_PASSWORD: 'correct horse', ...environment };
  const ended: [string, Ended][] = [];
  const chosen = commandsOnDatabase(csv).filter(([name]) => commands?.includes(name!) ?? true);
  for (const args of IN_FULL ? chosen : sampleOf(chosen))
    ended.push([args[0]!, await ticketwire(args, settings, uid === undefined ? {} : { uid, gid: uid })]);
  return ended;
}

/** Expects that a command refused its surroundings: one sentence with the setting's name, 1, and nothing of the password. */
export function expectRefusal(ended: Ended, setting: string, words: RegExp, what: string): void {
  const { code, stdout, stderr } = ended;
  const lines = stderr.split('\n').filter((line) => line !== '' && !line.endsWith('…')); // what it does meanwhile
  expect({ what, code, stdout, lines: lines.length }, stderr).toEqual({ what, code: 1, stdout: '', lines: 1 });
  expect(lines[0]).toMatch(new RegExp(`^(The settings can't be used:)?\\s*${setting}: `));
  expect(lines[0]).toMatch(words);
  expect(stderr).not.toContain(SECRET);
}
