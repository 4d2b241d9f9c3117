import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** How a process ended, and what it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** What it wrote so far, on both streams. */
  output(): string;
  /** Waits until it has written this; fails when it ends before, with what it wrote. */
  wrote(words: RegExp): Promise<RegExpExecArray>;
}

/** Starts a process with nothing of this one's settings; it is killed when the test ends. */
export function started(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  options: SpawnOptions = {},
): Running {
  const { DATABASE_URL: _, NODE_ENV: __, VITEST: ___, ...inherited } = process.env;
  const env = { ...inherited, LOG_LEVEL: 'silent', ...environment };
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options, env });
  onTestFinished(() => void child.kill('SIGKILL'));
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name]!.setEncoding('utf8').on('data', (text: string) => (texts[name] += text));
  const output = (): string => texts.stdout + texts.stderr;
  const ended = once(child, 'close').then(([code]): Ended => ({ code: code as number | null, ...texts }));
  const wrote: Running['wrote'] = (words) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = words.exec(output());
        if (found) resolve(found);
      };
      child.stdout!.on('data', look);
      child.stderr!.on('data', look);
      look();
      void ended.then(({ code }) => reject(new Error(`it ended with ${code} and without ${words}:\n${output()}`)));
    });
  return { child, ended, output, wrote };
}

/** Where the command line begins. */
export const BIN = path.resolve('bin/ticketwire.mjs');

/** Runs `ticketwire` with these arguments to its end. */
export const ticketwire = (
  args: readonly string[],
  environment?: Readonly<Record<string, string>>,
  options?: SpawnOptions,
): Promise<Ended> => started(process.execPath, [BIN, ...args], environment, options).ended;

/** A folder that is gone after the test. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ticketwire-start-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The commands that open the database, with arguments that would do. */
export const commandsOnDatabase = (csv: string): readonly (readonly string[])[] => [
  ['start'],
  ['migrate'],
  ['create-workspace', '--slug', 'acme', '--name', 'Acme', '--admin-name', 'Ann', '--admin-email', 'ann@acme.test'],
  ['import', csv],
];
