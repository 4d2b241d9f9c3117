import { constants } from 'node:fs';
import { access, mkdir, readdir, readFile, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { Unfit } from '../unfit.js';

/** The PostgreSQL that PGlite 0.5 is. It can't read the files of another. */
export const EMBEDDED_MAJOR = '18';

/** The database's own folder inside the data folder. */
export const databaseIn = (folder: string): string => `${folder}/database`;

const unfit = (sentence: string): Unfit => new Unfit('DATA_DIR', sentence);

type Describe = (folder: string) => string;

const FORBIDDEN: Describe = (folder) => `this user may not write to ${folder}`;
const NOT_A_FOLDER: Describe = (folder) => `${folder} is not a folder`;
const FULL: Describe = (folder) => `the disk of ${folder} is full; the embedded database begins with about 40 MB`;
const READ_ONLY: Describe = (folder) => `${folder} is on a read-only file system`;

/** What can be wrong about a folder, by the system's code. */
const FAULTS: Readonly<Record<string, Describe>> = {
  ...{ EACCES: FORBIDDEN, EPERM: FORBIDDEN, ENOTDIR: NOT_A_FOLDER, EEXIST: NOT_A_FOLDER, EROFS: READ_ONLY },
  ...{ ENOSPC: FULL, EDQUOT: FULL },
  ELOOP: (folder) => `${folder} is a link that leads to itself`,
  ENOENT: (folder) => `${folder} can't be made`,
  ENAMETOOLONG: (folder) => `the name of ${folder} is too long`,
  EIO: (folder) => `the disk of ${folder} can't be read or written`,
  EINVAL: (folder) => `the path of ${folder} is too long for the lock in it, a socket; choose one of at most 90 bytes`,
};

/** Emscripten, which PGlite runs on, has numbers of its own for the same. */
const EMSCRIPTEN: Readonly<Record<number, string>> = {
  ...{ 2: 'EACCES', 20: 'EEXIST', 29: 'EIO', 32: 'ELOOP', 37: 'ENAMETOOLONG', 44: 'ENOENT', 51: 'ENOSPC' },
  ...{ 54: 'ENOTDIR', 63: 'EPERM', 69: 'EROFS' },
};

/** Below this the disk counts as full when the database fails on it, in bytes: a segment of its log has 16 MiB. */
const FULL_BELOW = 17_000_000;

/** A fault of the folder in words for the operator; null when it is none. */
export function folderFault(folder: string, fault: unknown): Unfit | null {
  if (fault instanceof Unfit) return fault;
  const describe = FAULTS[(fault as NodeJS.ErrnoException).code ?? ''];
  return describe ? unfit(describe(folder)) : embeddedFault(folder, fault);
}

/** A fault of the embedded database whose cause is the folder, in words for the operator; null when it is none. */
export function embeddedFault(folder: string, fault: unknown): Unfit | null {
  const { code, errno = 0 } = fault as NodeJS.ErrnoException;
  const emscripten = code === undefined ? FAULTS[EMSCRIPTEN[errno] ?? ''] : undefined;
  const describe = emscripten ?? { '53100': FULL, '58030': FAULTS['EIO']! }[code ?? ''];
  return describe ? unfit(describe(folder)) : null;
}

/** Makes the folder and those above it. Throws `Unfit`. Step by step: Node's own way (26.10) tells a wrong reason, or none for ever. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await make(path.resolve(folder));
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (fault) {
    throw folderFault(folder, fault) ?? fault;
  }
}

async function make(folder: string): Promise<void> {
  const there = await stat(folder).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return null;
    throw fault;
  });
  if (there?.isDirectory()) return;
  if (there) throw Object.assign(new Error(`${folder} is there already`), { code: 'ENOTDIR' });
  await make(path.dirname(folder));
  await mkdir(folder).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EEXIST') throw fault; // somebody else was faster, or it is a link to nowhere
  });
  await stat(folder);
}

/** Whether there is a database in the folder already. Throws `Unfit` for one that isn't ours to open. */
export async function hasDatabase(folder: string): Promise<boolean> {
  try {
    if (await majorIn(folder))
      throw unfit(
        `${folder} is the data folder of a PostgreSQL server; choose another, or use the server with DATABASE_URL`,
      );
    const names = await namesIn(databaseIn(folder));
    if (!names.length) return false;
    const major = await majorIn(databaseIn(folder));
    if (major === null)
      throw unfit(`${databaseIn(folder)} holds something else than a database; choose another folder`);
    if (major !== EMBEDDED_MAJOR)
      throw unfit(
        `the database in ${folder} is of PostgreSQL ${major}, and this Ticketwire opens those of ${EMBEDDED_MAJOR}`,
      );
    await access(databaseIn(folder), constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch (fault) {
    throw folderFault(folder, fault) ?? fault;
  }
}

const none = (fault: NodeJS.ErrnoException): null => {
  if (fault.code === 'ENOENT') return null;
  throw fault;
};

const namesIn = async (folder: string): Promise<readonly string[]> => (await readdir(folder).catch(none)) ?? [];

/** The major version of the database whose files these are, such as `18`; null when they are none. */
async function majorIn(folder: string): Promise<string | null> {
  const text = await readFile(path.join(folder, 'PG_VERSION'), 'utf8').catch(none);
  return text === null ? null : text.trim().slice(0, 10);
}

/** What befalls an embedded database that is opened, in words for the operator; as it is when it is a fault of ours. */
export async function openingFault(folder: string, fault: unknown): Promise<unknown> {
  const known = folderFault(folder, fault);
  if (known) return known;
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < FULL_BELOW) return unfit(FULL(folder));
  const { code = '', message } = fault as NodeJS.ErrnoException;
  if (/^[0-9A-Z]{5}$/.test(code)) return fault; // the database is open, and says what is wrong with a statement
  const why = String(message ?? fault).split('\n')[0];
  return unfit(
    `the database in ${folder} can't be opened (${why}); restore it from a backup, or choose another folder`,
  );
}
