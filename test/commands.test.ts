import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client } from './support/client.js';

/** The desk's processes, as an operator starts them, on an embedded database in a folder of their own. */
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ticketwire-commands-'));
  expect(await finished('npm', ['run', 'build'])).toMatchObject({ code: 0 });
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

interface Finished {
  readonly code: number | null;
  readonly output: string;
}

function start(command: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(command, args, { env: { ...inherited, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  const ended = once(child, 'exit').then(([code]): Finished => ({ code: code as number | null, output }));
  return { child, ended, output: () => output };
}

const finished = (
  command: string,
  args: readonly string[],
  environment?: Readonly<Record<string, string>>,
): Promise<Finished> => start(command, args, environment).ended;

const program = (file: string): string => path.join('dist', file);
const settings = (more: Readonly<Record<string, string>> = {}) => ({
  DATA_DIR: path.join(folder, 'data'),
  PORT: '0',
  LOG_LEVEL: 'silent',
  NODE_ENV: 'test',
  ...more,
});
const admin = ['--slug', 'acme', '--name', 'Acme', '--admin-name', 'Ann', '--admin-email', 'ann@acme.test'];
const password = { ADMIN_PASSWORD: 'correct horse battery' };

async function running(environment = settings()) {
  const server = start(process.execPath, [program('main.js')], environment);
  for (let i = 0; i < 200 && !server.output().includes('serves GraphQL at'); i += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const url = /serves GraphQL at (\S+)/.exec(server.output())?.[1];
  if (!url) throw new Error(`the desk did not start: ${server.output()}`);
  return { ...server, url };
}

describe('the command line', () => {
  test('makes the first workspace, whose admin then signs in to a started desk', async () => {
    const made = await finished(
      process.execPath,
      [program('commands/create-workspace.js'), ...admin],
      settings(password),
    );
    expect(made).toMatchObject({ code: 0, output: expect.stringContaining('Made the workspace acme') as string });
    const desk = await running();
    expect(await new Client(desk.url).signIn({ email: 'ann@acme.test', password: password.ADMIN_PASSWORD })).toMatch(
      /^ey/,
    );

    const second = await finished(process.execPath, [program('main.js')], settings());
    expect(second).toMatchObject({ code: 1, output: expect.stringMatching(/in use by process \d+/) as string });
    expect(second.output).not.toMatch(/\n\s+at /);
    desk.child.kill('SIGTERM');
    expect(await desk.ended).toMatchObject({ code: 0 });
  }, 60_000);

  test('refuses a workspace that is there, and bad input, all faults at once', async () => {
    const again = await finished(
      process.execPath,
      [program('commands/create-workspace.js'), ...admin],
      settings(password),
    );
    expect(again).toMatchObject({ code: 1, output: expect.stringContaining('already has this slug') as string });
    const bad = [
      '--slug',
      'A',
      '--name',
      ' ',
      '--admin-name',
      'Ann',
      '--admin-email',
      'nope',
      '--time-zone',
      'Mars/Base',
    ];
    const refused = await finished(
      process.execPath,
      [program('commands/create-workspace.js'), ...bad],
      settings({ ADMIN_PASSWORD: 'short' }),
    );
    expect(refused.code).toBe(1);
    for (const field of ['slug', 'name', 'timeZone', 'admin.email', 'password'])
      expect(refused.output).toContain(field);
  }, 60_000);

  test('explains itself when it is called without what it needs', async () => {
    expect(await finished(process.execPath, [program('commands/create-workspace.js')], settings())).toMatchObject({
      code: 2,
      output: expect.stringContaining('--slug') as string,
    });
    expect(
      await finished(process.execPath, [program('commands/create-workspace.js'), '--nonsense'], settings()),
    ).toMatchObject({ code: 2 });
  }, 30_000);

  test('stops at once on settings that can not be used, and names them all', async () => {
    const stopped = await finished(
      process.execPath,
      [program('main.js')],
      settings({ PORT: 'four thousand', INTROSPECTION: '1' }),
    );
    expect(stopped).toMatchObject({ code: 1, output: expect.stringMatching(/PORT: .*\n\s+INTROSPECTION: /) as string });
  }, 30_000);
});
