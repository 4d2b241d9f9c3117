import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chown, globSync, mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { runCommands, expectRefusal, SECRET } from './surroundings.js';

/** Where the programs of a PostgreSQL server are, newest first; Debian keeps them out of PATH. */
const PROGRAMS = globSync('/usr/lib/postgresql/*/bin').toSorted().at(-1);

/** PostgreSQL refuses to run as root. */
const isRoot = process.getuid?.() === 0;
const USER = isRoot ? idsOf('postgres') : {};

function idsOf(user: string): { readonly uid?: number; readonly gid?: number } {
  const { stdout } = spawnSync('id', ['-u', user], { encoding: 'utf8' });
  const uid = Number.parseInt(stdout, 10);
  return Number.isNaN(uid) ? {} : { uid, gid: uid };
}

const canRun = PROGRAMS !== undefined && (!isRoot || USER.uid !== undefined);

/** What ends and removes what was made, the latest first. */
const cleanups: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const clean of cleanups.toReversed()) await clean();
});

async function aFolder(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ticketwire-server-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  if (USER.uid !== undefined) await promisify(chown)(folder, USER.uid, USER.gid!);
  return folder;
}

async function aFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function program(name: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(path.join(PROGRAMS!, name), args, { ...USER, cwd: tmpdir(), encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
}

/** Runs a server on a data folder until all tests of the file ended; answers its port once it lets people in. */
async function running(data: string): Promise<number> {
  const port = await aFreePort();
  const args = ['-D', data, '-p', String(port), '-k', data, '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'];
  const server = spawn(path.join(PROGRAMS!, 'postgres'), args, { ...USER, cwd: data, stdio: 'ignore' });
  const exited = once(server, 'exit');
  cleanups.push(async () => {
    server.kill('SIGQUIT');
    await exited;
  });
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: addressOf(port) });
    try {
      await client.connect();
      return port;
    } catch (fault) {
      if (tries === 100) throw fault;
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await client.end();
    }
  }
}

const addressOf = (port: number, password = SECRET): string =>
  `postgresql://ann:${password}@127.0.0.1:${port}/postgres`;

/** A server whose role `ann` has a password. */
async function aServer(): Promise<number> {
  const folder = await aFolder();
  const [data, file] = [path.join(folder, 'data'), path.join(folder, 'password')];
  await writeFile(file, SECRET);
  program('initdb', ['-D', data, '-U', 'ann', '--pwfile', file, '-A', 'scram-sha-256', '-E', 'UTF8', '--no-sync']);
  return running(data);
}

async function expectRefused(url: string, words: RegExp): Promise<void> {
  for (const [command, ended] of await runCommands({ DATABASE_URL: url, MAX_SILENCE_MS: '5000' }))
    expectRefusal(ended, 'DATABASE_URL', words, command);
}

describe.runIf(canRun)('START-05 a server of our own', { timeout: 300_000 }, () => {
  let port: number;
  beforeAll(async () => void (port = await aServer()), 120_000);

  test('that wants another password, or one at all', async () => {
    const wrong = `${SECRET}-but-wrong`;
    await Promise.all([
      expectRefused(addressOf(port, wrong), /does not take the password of the role ann$/),
      expectRefused(`postgresql://ann@127.0.0.1:${port}/postgres`, /wants a password for the role ann$/),
    ]);
  });

  test('that is a standby', async () => {
    const data = path.join(await aFolder(), 'data');
    program('pg_basebackup', ['-D', data, '-d', addressOf(port), '-R', '-X', 'stream', '-c', 'fast', '--no-sync']);
    await expectRefused(addressOf(await running(data)), /is a standby, which can only be read; name the primary$/);
  });
});
