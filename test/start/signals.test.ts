import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Client } from '../support/client.js';
import { fillDataFolder } from '../support/database.js';
import { aFolder, started, type Running } from '../support/command.js';
import { IN_FULL } from '../support/extent.js';

const serving = /serves GraphQL at (\S+)/;

/** A folder with an empty database, for those who start one after another. */
let prepared: string;

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ticketwire-signals-'));
  prepared = path.join(folder, 'data');
  await fillDataFolder(prepared);
  return () => rm(folder, { recursive: true });
}, 240_000);

/** `npm start`, as the head of a process group of its own. */
async function npmStart(environment: Readonly<Record<string, string>>): Promise<Running & { readonly data: string }> {
  const data = environment['DATA_DIR'] ?? path.join(await aFolder(), 'data');
  const settings = { DATA_DIR: data, PORT: '0', NODE_ENV: 'test', ...environment };
  const npm = started('npm', ['start'], settings, { detached: true });
  onTestFinished(() => void kill(-npm.child.pid!, 'SIGKILL'));
  return { ...npm, data };
}

/** Whether there was anybody to kill. */
function kill(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault;
    return false;
  }
}

describe('START-04 npm start', { timeout: 400_000 }, () => {
  const ways = [
    ['SIGTERM to npm alone, as a supervisor does', 1, ['SIGTERM']],
    ['SIGINT to the group, as Ctrl+C does', -1, ['SIGINT']],
    ['SIGTERM to the group, as a container that is stopped may', -1, ['SIGTERM']],
    ['SIGINT to npm alone', 1, ['SIGINT']],
    ['one signal of each kind', -1, ['SIGTERM', 'SIGINT']],
  ] as const;
  test.each(IN_FULL ? ways : ways.slice(0, 2))(
    'ends well on %s, and leaves no process',
    async (_what, whom, signals) => {
      const npm = await npmStart({ DATA_DIR: prepared });
      const [, url] = await npm.wrote(serving);
      expect(await new Client(url!).ask('{ __typename }')).toEqual({ __typename: 'Query' });
      for (const signal of signals) kill(whom * npm.child.pid!, signal);
      const { code, stderr } = await npm.ended;
      expect(code, stderr).toBe(0);
      expect(stderr).toContain('Stopped.');
      expect(kill(-npm.child.pid!, 0)).toBe(false); // the whole group is gone
      await expect(fetch(url!)).rejects.toThrow('fetch failed');
    },
  );

  // Two starts, the second of which makes the demo whole: that costs more than all the others.
  test('ends well also while it starts, saying each step, and the next start finds nothing half done', async () => {
    const demo = { NODE_ENV: 'development', DEMO: 'on' };
    const npm = await npmStart(demo);
    await npm.wrote(
      /Preparing the embedded database in .+\n(?:.*\n)*?Applying \d+ migrations…\n(?:.*\n)*?Creating the demo…\n/,
    );
    kill(npm.child.pid!, 'SIGTERM');
    const { code, stderr } = await npm.ended;
    expect(code, stderr).toBe(0);
    expect(npm.output()).not.toMatch(serving);
    const again = await npmStart({ ...demo, DATA_DIR: npm.data });
    const [, url] = await again.wrote(serving);
    expect(again.output()).toContain('Creating the demo…');
    const token = await new Client(url!).signIn({ email: 'agent@demo.test', password: 'demo-password' });
    const { tickets } = await new Client(url!, token).ask('{ tickets(first: 1) { totalCount } }');
    expect(Number(tickets!['totalCount'])).toBeGreaterThan(12);
    kill(again.child.pid!, 'SIGTERM');
    expect((await again.ended).code).toBe(0);
  });
});

describe('START-04 a server that is told to stop in its first moments', { timeout: 120_000 }, () => {
  const program = ['bin/ticketwire.mjs', 'start'];
  const announcing = ['--import', 'data:text/javascript,process.stderr.write("begun\\n")'];
  const moments = [150, 300, 600, 1000].flatMap((ms) => [
    [`${ms} ms after it was begun`, program, ms] as const,
    [`${ms} ms after it was begun without the command line`, ['dist/main.js'], ms] as const,
  ]);
  const [early, late] = [moments.at(0)!, moments.at(-1)!]; // one of each program
  test.each(IN_FULL ? moments : [early, late])('ends with 0, %s', async (_when, args, ms) => {
    const settings = { DATA_DIR: prepared, PORT: '0', NODE_ENV: 'test' };
    const { child, ended, wrote } = started(process.execPath, [...announcing, ...args], settings);
    await wrote(/begun/);
    await new Promise((resolve) => setTimeout(resolve, ms));
    expect(child.kill('SIGTERM')).toBe(true);
    expect((await ended).code).toBe(0);
  });

  test('while another command ends by the signal', async () => {
    const { child, ended } = started(process.execPath, ['bin/ticketwire.mjs', 'migrate'], { DATA_DIR: prepared });
    await new Promise((resolve) => setTimeout(resolve, 150));
    child.kill('SIGTERM');
    await ended;
    expect(child.signalCode).toBe('SIGTERM');
  });
});

test(
  'START-07 in production every line on standard output is JSON, from the start to the end',
  { timeout: 400_000 },
  async () => {
    const data = path.join(await aFolder(), 'data'); // a new one, so that migrations are reported, too
    const settings = { DATA_DIR: data, PORT: '0', HOST: '127.0.0.1', NODE_ENV: 'production', LOG_LEVEL: 'info' };
    const server = started(process.execPath, ['dist/main.js'], settings);
    await server.wrote(serving);
    server.child.kill('SIGTERM');
    const { code, stdout, stderr } = await server.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    expect(lines.find(({ url }) => url !== undefined)).toMatchObject({
      url: expect.stringMatching(/^http:/) as string,
    });
    expect(lines.map(({ msg }) => msg)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Applying \d+ migrations/),
        expect.stringContaining('Ticketwire serves GraphQL at'),
        'Stopped.',
      ]),
    );
  },
);
