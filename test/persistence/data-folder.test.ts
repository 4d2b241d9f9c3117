import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FolderInUse, lockFolder } from '../../src/persistence/data-folder.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ticketwire-folder-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A process that listens on the folder's lock as the desk does, and can be killed. */
async function holder() {
  const script = `require('node:net').createServer((s) => s.end(String(process.pid))).listen(${JSON.stringify(path.join(folder, 'lock.sock'))}, () => console.log('holds'))`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

describe('a data folder', () => {
  test('serves one process: the second is told who has it and what to do', async () => {
    const unlock = await lockFolder(folder);
    const second = lockFolder(folder);
    await expect(second).rejects.toBeInstanceOf(FolderInUse);
    await expect(second).rejects.toThrow(new RegExp(`in use by process ${process.pid}.*DATA_DIR.*DATABASE_URL`));
    await unlock();
  });

  test('is free again after it is unlocked', async () => {
    const unlock = await lockFolder(folder);
    await unlock();
    const unlockAgain = await lockFolder(folder);
    expect(unlockAgain).toBeTypeOf('function');
    await unlockAgain();
  });

  test('is free again after its process was killed without a chance to unlock it', async () => {
    const child = await holder();
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (
      await lockFolder(folder)
    )();
  });

  test('left behind by a killed process goes to exactly one of many who want it', async () => {
    const child = await holder();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const attempts = await Promise.allSettled(Array.from({ length: 12 }, () => lockFolder(folder)));
    const won = attempts.filter((attempt) => attempt.status === 'fulfilled');
    expect(won).toHaveLength(1);
    await won[0]!.value();
  });
});
