import { rm } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import type { MikroORM } from '@mikro-orm/core';
import { MikroORM as EmbeddedORM } from '@mikro-orm/pglite';
import { sql } from 'kysely';
import { Availability, type Health } from './availability.js';
import { lockFolder } from './data-folder.js';
import { SharedEmbeddedDriver } from './embedded-driver.js';
import { databaseIn, hasDatabase, openingFault } from './folder-fitness.js';
import { ormOptions, wrapped, type Database, type Em, type Report } from './opened.js';
import { prepareSession, versionOf } from './server-address.js';
import { WITHOUT_END } from './session-settings.js';
import { bringUpToDate } from './up-to-date.js';

/**
 * How PGlite is started. Its 128 MB of shared buffers are written to when it opens, which costs as much memory and a third of a second; a
 * fourth of them serves as fast, because the file system's cache is in memory as well.
 */
export const embeddedStart = { startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'] };

/** How the ORM is set for the embedded database. */
export const embeddedOptions = { ...ormOptions, driver: SharedEmbeddedDriver, driverOptions: embeddedStart };

/** Opens the database in a folder, which is made if it is not there. Throws `Unfit` when it can't be used. */
export async function openEmbedded(folder: string, report: Report): Promise<Database> {
  const unlock = await lockFolder(folder);
  let isNew = false;
  try {
    isNew = !(await hasDatabase(folder));
    if (isNew) report(`Preparing the embedded database in ${folder} (the first start takes some seconds)…`);
    const orm = await EmbeddedORM.init({ ...embeddedOptions, dbName: databaseIn(folder) });
    const database = await migrated(orm, async () => {}, report);
    return { ...database, close: () => database.close().finally(unlock) };
  } catch (fault) {
    const described = await openingFault(folder, fault);
    if (isNew) await rm(databaseIn(folder), { recursive: true, force: true }); // half of one could not be opened the next time
    await unlock();
    throw described;
  }
}

/** Sets up an embedded ORM, brings its tables up to date and wraps it. `release` runs after it is closed, also if that fails. */
export async function migrated(
  orm: MikroORM,
  release: () => Promise<void>,
  report: Report = () => {},
): Promise<Database> {
  const database = wrapped(orm, null, release, new Availability(async () => embeddedHealth(orm)));
  try {
    await prepareEmbedded(orm);
    await bringUpToDate(orm, 'DATA_DIR', report); // the folder's lock is ours alone
    return database;
  } catch (fault) {
    await database.close();
    throw fault;
  }
}

/** Its one session takes defaults from the folder, and those from the environment of the process that made it: the time zone, for one. */
async function prepareEmbedded(orm: MikroORM): Promise<void> {
  const connection = orm.em.getConnection() as unknown as { getNativeClient(): Promise<PGlite> };
  const client = await connection.getNativeClient();
  const ask = async (text: string) => (await client.exec(text)).map(({ rows }) => ({ rows: rows as never[] }));
  await prepareSession(ask, { version: await versionOf(ask), isPooled: false }, WITHOUT_END);
}

/** The embedded database takes changes as long as it answers. */
async function embeddedHealth(orm: MikroORM): Promise<Health> {
  await sql`select 1`.execute((orm.em.fork() as unknown as Em).getKysely());
  return { readOnly: false };
}
