import { readdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Unfit } from '../unfit.js';
import { folderFault, makeFolder } from './folder-fitness.js';

/** The folder is another process's; the message says whose, and what to do. */
export class FolderInUse extends Unfit {
  constructor(folder: string, pid: string) {
    super(
      'DATA_DIR',
      `the data folder ${folder} is in use by process ${pid}, and the embedded database serves one process only; ` +
        'stop that process, choose another folder with DATA_DIR, or use a PostgreSQL server with DATABASE_URL',
    );
  }
}

/**
 * Makes the folder if need be and locks it for this process; the answer unlocks it. PGlite 0.5 opens a folder twice without a word.
 * The lock is a listening socket in the folder: it answers exactly as long as its process lives, so a file left behind by kill -9 is
 * told from a living process even where both are pid 1, as in containers that share a volume.
 *
 * A dead socket is not replaced but followed by the next number, which only one of many can take: taking a file away and putting one in
 * its place are two steps, and between them two processes could both find the place free. Whoever took a number looks round once more.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await makeFolder(folder);
  if (process.platform === 'win32') return lockPipe(folder);
  for (;;) {
    const there = await numbersIn(folder);
    const living = await firstLiving(folder, there);
    if (living !== null) throw new FolderInUse(folder, living);
    const mine = Math.max(0, ...there) + 1;
    const server = await listen(lockAddress(folder, mine)).catch((fault: unknown) => {
      throw folderFault(folder, fault) ?? fault;
    });
    if (!server) continue; // somebody else took the number
    const unlock = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
    const others = (await numbersIn(folder)).filter((number) => number !== mine);
    if ((await firstLiving(folder, others)) === null) {
      for (const number of others) await rm(lockAddress(folder, number), { force: true });
      return unlock;
    }
    await unlock();
    await delay(Math.random() * 20); // both may have given way; not in step again
  }
}

/** Windows has no sockets in folders; its named pipes go with their process by themselves. */
async function lockPipe(folder: string): Promise<() => Promise<void>> {
  const pipe = `\\\\.\\pipe\\ticketwire-${Buffer.from(path.resolve(folder)).toString('hex').slice(-120)}`;
  const server = await listen(pipe);
  if (!server) throw new FolderInUse(folder, (await askPid(pipe)) ?? 'unknown');
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** The numbers of the sockets in the folder; 0 is `lock.sock`, as the first version of the desk called its only one. */
const numbersIn = async (folder: string): Promise<readonly number[]> =>
  (await readdir(folder)).flatMap((name) => {
    const [isSocket, number] = /^lock(?:\.(\d+))?\.sock$/.exec(name) ?? [];
    return isSocket ? [Number(number ?? 0)] : [];
  });

/** The pid of the first living process behind one of the sockets; null when all are dead. */
async function firstLiving(folder: string, numbers: readonly number[]): Promise<string | null> {
  for (const number of numbers) {
    const pid = await askPid(lockAddress(folder, number));
    if (pid !== null) return pid;
  }
  return null;
}

/** Relative where that is shorter: a socket's address has room for about 100 characters only. */
const lockAddress = (folder: string, number: number): string => {
  const name = number === 0 ? 'lock.sock' : `lock.${number}.sock`;
  return shorter(path.join(path.resolve(folder), name), path.join(path.relative(process.cwd(), folder), name));
};

const shorter = (a: string, b: string): string => (b.length < a.length ? b : a);

/** Null when the address is taken, by the living or the dead. */
const listen = (address: string): Promise<Server | null> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end(String(process.pid)));
    server.once('error', (fault: NodeJS.ErrnoException) =>
      fault.code === 'EADDRINUSE' ? resolve(null) : reject(fault),
    );
    server.listen(address, () => resolve(server.unref()));
  });

/** The pid of the process behind the address; null when nobody answers. */
const askPid = (address: string): Promise<string | null> =>
  new Promise((resolve) => {
    let answer = '';
    connect(address)
      .setEncoding('utf8')
      .on('data', (text: string) => (answer += text))
      .once('end', () => resolve(answer || 'unknown'))
      .once('error', () => resolve(null)); // refused or gone: whoever listened is dead
  });
