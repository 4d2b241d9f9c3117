import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import path from 'node:path';

/** The folder is another process's; the message says whose, and what to do. */
export class FolderInUse extends Error {
  constructor(folder: string, pid: string) {
    super(
      `The data folder ${folder} is in use by process ${pid}: the embedded database serves one process only. ` +
        'Stop that process, choose another folder with DATA_DIR, or use a PostgreSQL server with DATABASE_URL.',
    );
  }
}

/**
 * Makes the folder if need be and locks it for this process; the answer unlocks it. PGlite 0.5 opens a folder twice without a word.
 * The lock is a listening socket in the folder: it answers exactly as long as its process lives, so a file left behind by kill -9 is
 * told from a living process even where both are pid 1, as in containers that share a volume.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const address = lockAddress(folder);
  for (;;) {
    const server = await listen(address);
    if (server) return () => new Promise((resolve) => server.close(() => resolve()));
    const pid = await askPid(address);
    if (pid !== null) throw new FolderInUse(folder, pid);
    await bury(folder, address);
  }
}

/** Windows has no sockets in folders; its named pipes go with their process by themselves. */
const lockAddress = (folder: string): string =>
  process.platform === 'win32'
    ? `\\\\.\\pipe\\ticketwire-${Buffer.from(path.resolve(folder)).toString('hex').slice(-120)}`
    : // Relative where that is shorter: a socket's address has room for about 100 characters only.
      shorter(
        path.join(path.resolve(folder), 'lock.sock'),
        path.join(path.relative(process.cwd(), folder), 'lock.sock'),
      );

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

/** Takes a dead socket away; if a living one took its place meanwhile, that is put back. */
async function bury(folder: string, address: string): Promise<void> {
  const grave = path.join(path.dirname(address), `${randomUUID().slice(0, 8)}.sock`);
  try {
    await rename(address, grave);
  } catch {
    return; // somebody else buried it: the next round tells who has the folder
  }
  const pid = await askPid(grave);
  if (pid === null) return rm(grave, { force: true });
  await rename(grave, address);
  throw new FolderInUse(folder, pid);
}
