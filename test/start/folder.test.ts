import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { EMBEDDED_MAJOR, databaseIn } from '../../src/persistence/folder-fitness.js';
import { fillDataFolder } from '../support/database.js';
import { aFolder, started, ticketwire } from '../support/command.js';
import { IN_FULL } from '../support/extent.js';
import { runCommands, expectRefusal, type Chosen } from './surroundings.js';

const LIMIT = { timeout: 900_000 };

/** A command refuses this folder, in full runs every command in the same way. */
async function expectRefused(folder: string, words: RegExp, chosen: Chosen = {}): Promise<void> {
  for (const [command, ended] of await runCommands({ DATA_DIR: folder }, chosen))
    expectRefusal(ended, 'DATA_DIR', words, command);
}

/** A folder with a migrated database. */
async function aDataFolder(): Promise<string> {
  const folder = path.join(await aFolder(), 'data');
  await fillDataFolder(folder);
  return folder;
}

/** Where the database itself has to be opened each time, which takes seconds. */
const SOME: Chosen = { commands: IN_FULL ? ['start', 'import'] : ['start'] };

/** Somebody who owns nothing. */
const UNPRIVILEGED = 65_534;
const isRoot = process.getuid?.() === 0;

/** A file system of its own in a folder, by Linux's `mount`; null where this user may not. */
async function aMount(options: string): Promise<string | null> {
  const folder = await aFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status !== 0) return null;
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return folder;
}

const mayMount = isRoot && spawnSync('unshare', ['-m', 'true']).status === 0;

describe('START-05 a data folder that can not be used', LIMIT, () => {
  test('because it is a file, or below one', async () => {
    const file = path.join(await aFolder(), 'file');
    await writeFile(file, '');
    await Promise.all([
      expectRefused(file, /\/file is not a folder$/),
      expectRefused(path.join(file, 'data'), /\/file\/data is not a folder$/),
    ]);
  });

  test('because it is a link to itself, or to nowhere', async () => {
    const folder = await aFolder();
    await symlink('loop', path.join(folder, 'loop'));
    await symlink('nowhere', path.join(folder, 'dangling'));
    await Promise.all([
      expectRefused(path.join(folder, 'loop'), /a link that leads to itself$/),
      expectRefused(path.join(folder, 'dangling'), /can't be made$/),
    ]);
  });

  test('because this user may not write there', async () => {
    const folder = await aFolder();
    await chmod(folder, 0o555);
    const user = isRoot ? { uid: UNPRIVILEGED } : {};
    await Promise.all([
      expectRefused(folder, /this user may not write to/, user),
      expectRefused(path.join(folder, 'data'), /this user may not write to/, user),
    ]);
    await chmod(folder, 0o755);
  });

  test('because its path is too long for the lock, in bytes', async () => {
    const folder = await aFolder();
    await Promise.all([
      ...(IN_FULL ? [expectRefused(path.join(folder, 'x'.repeat(120)), /is too long for the lock in it/)] : []),
      expectRefused(path.join(folder, '자료'.repeat(20)), /is too long for the lock in it/), // fewer characters than bytes
      expectRefused(path.join(folder, 'x'.repeat(300)), /the name of .+ is too long$/),
    ]);
  });

  test('because it, or the folder in it, is of something else; that is left as it is', async () => {
    const [cluster, other] = [await aFolder(), await aFolder()];
    await writeFile(path.join(cluster, 'PG_VERSION'), '15\n');
    await mkdir(databaseIn(other));
    await writeFile(path.join(databaseIn(other), 'notes.txt'), 'mine');
    await Promise.all([
      expectRefused(cluster, /is the data folder of a PostgreSQL server/),
      expectRefused(other, /holds something else than a database/),
    ]);
    expect(await readdir(databaseIn(other))).toEqual(['notes.txt']);
  });

  test('because its database is of another PostgreSQL, of a newer version, or broken', async () => {
    const folder = await aDataFolder();
    const pglite = await PGlite.create({ dataDir: databaseIn(folder) });
    const { rows } = await pglite.query<{ server_version: string }>('show server_version');
    expect(rows[0]!.server_version).toMatch(new RegExp(`^${EMBEDDED_MAJOR}\\.`)); // the one that is expected
    await pglite.query("insert into mikro_orm_migrations (name) values ('999-last')");
    await pglite.close();
    await expectRefused(folder, /migrated by a newer Ticketwire, as this one does not know "999-last"/, SOME);
    const version = path.join(databaseIn(folder), 'PG_VERSION');
    await writeFile(version, '16\n');
    await expectRefused(
      folder,
      new RegExp(`is of PostgreSQL 16, and this Ticketwire opens those of ${EMBEDDED_MAJOR}$`),
    );
    await writeFile(version, `${EMBEDDED_MAJOR}\n`);
    await rm(path.join(databaseIn(folder), 'global'), { recursive: true });
    await expectRefused(folder, /can't be opened \(.+\); restore it from a backup/, SOME);
  });

  test('because a server has it', async () => {
    const folder = await aDataFolder();
    const server = started(process.execPath, ['dist/main.js'], { DATA_DIR: folder, PORT: '0', NODE_ENV: 'test' });
    await server.wrote(/serves GraphQL/);
    await expectRefused(folder, new RegExp(`is in use by process ${server.child.pid},`));
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  });

  test.runIf(mayMount)('because its file system is read-only', async () => {
    const folder = (await aMount('ro'))!;
    await Promise.all([
      expectRefused(folder, /is on a read-only file system$/),
      expectRefused(path.join(folder, 'data'), /is on a read-only file system$/),
    ]);
  });

  // Three databases are made from nothing, one of them with the demo.
  test.runIf(mayMount && IN_FULL)('because its disk is full, at once or later; with room it can be used', async () => {
    const tight = (await aMount('size=20m'))!;
    await expectRefused(path.join(tight, 'data'), /the disk of .+ is full/, SOME);
    spawnSync('mount', ['-o', 'remount,size=80m', tight]);
    expect(await ticketwire(['migrate'], { DATA_DIR: path.join(tight, 'data') })).toMatchObject({ code: 0 });
    const later = (await aMount('size=40m'))!; // enough for the tables, but not for the demo
    const settings = { DATA_DIR: path.join(later, 'data'), PORT: '0', NODE_ENV: 'development' };
    expectRefusal(await ticketwire(['start'], settings), 'DATA_DIR', /the disk of .+ is full/, 'start');
  });
});
