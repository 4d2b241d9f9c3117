import { rm } from 'node:fs/promises';
import { MikroORM as EmbeddedORM } from '@mikro-orm/pglite';
import { MikroORM as ServerORM, type SqlEntityManager } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import type { MikroORM } from '@mikro-orm/core';
import type { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { Unfit } from '../unfit.js';
import { Availability, type Health } from './availability.js';
import { repeatAlone } from './conflicts.js';
import { forgetLost } from './connection.js';
import { lockFolder } from './data-folder.js';
import { databaseIn, hasDatabase, openingFault } from './folder-fitness.js';
import { migrateServer } from './migrate.js';
import { MIGRATIONS } from './migrations/index.js';
import { inTransactions } from './pooled.js';
import { prepareRepeated } from './prepared.js';
import { shareConnections, SharedEmbeddedDriver } from './share.js';
import {
  findServer,
  prepareSession,
  preparing,
  settingsAt,
  versionOf,
  type PoolerChoice,
  type ServerAddress,
} from './server-address.js';
import { serverFault } from './server-fitness.js';
import { WITHOUT_END } from './session-settings.js';
import { TABLES } from './tables/index.js';
import { bringUpToDate } from './up-to-date.js';
import { WatchedServer } from './watched-server.js';

/** Reads and writes of one unit of work. */
export type Em = SqlEntityManager;

/** Reads by statements of one's own; within a unit of work, in its transaction. */
export type Reads = Pick<Em, 'getKysely'>;

/** Where the desk remembers: an embedded PostgreSQL in a folder, or a server. */
export type DatabasePlace = { readonly folder: string } | ServerPlace;

interface ServerPlace {
  readonly url: string;
  readonly poolSize: number;
  /** How long a connection may be silent while it is somebody's, in milliseconds; then it counts as lost. No statement may take longer. */
  readonly maxSilenceMs: number;
  /** Whether the address leads to a pooler. @default auto */
  readonly pooler?: PoolerChoice;
  /** The same database past the pooler. */
  readonly directUrl?: string | undefined;
}

/** An open, migrated database. */
export interface Database {
  readonly orm: MikroORM;
  /** A fresh unit of work. */
  em(): Em;
  /** Reads outside of any unit of work: making one costs as much as a small statement. */
  readonly reads: Reads;
  /** Where `LISTEN` works: a session of its own can be had there. Null where none can, and when embedded. */
  readonly listenAt: ServerAddress | null;
  /** Whether it answers. */
  readonly availability: Availability;
  close(): Promise<void>;
}

/** How the ORM is set, whatever the driver. */
export const ormOptions = {
  entities: TABLES,
  extensions: [Migrator],
  forceUtcTimezone: true,
  // The log must know of nothing that is flushed behind its back; reads of rows never need a flush here.
  flushMode: 'commit' as const,
  // Each place that needs it asks for a fork; nothing works on the global unit of work.
  allowGlobalContext: false,
  migrations: { migrationsList: MIGRATIONS, snapshot: false, silent: true },
};

/** The same for the embedded database. */
export const embeddedOptions = { ...ormOptions, driver: SharedEmbeddedDriver };

/** Is told what happens meanwhile, a line each. */
type Report = (line: string) => void;

/** Opens the database and brings its tables up to date. Closes whatever it opened if that fails. Throws `Unfit` when it can't be used. */
export async function openDatabase(place: DatabasePlace, report: Report = () => {}): Promise<Database> {
  if ('folder' in place) return openEmbedded(place.folder, report);
  return openServer(place, report).catch((fault: unknown) => {
    throw serverFault(place.url, fault) ?? fault;
  });
}

async function openEmbedded(folder: string, report: Report): Promise<Database> {
  const unlock = await lockFolder(folder);
  let isNew = false;
  try {
    isNew = !(await hasDatabase(folder));
    if (isNew) report(`Preparing the embedded database in ${folder} (the first start takes some seconds)…`);
    const orm = await EmbeddedORM.init({ ...embeddedOptions, dbName: databaseIn(folder) });
    const database = await migrated(orm, async () => {}, report);
    return { ...database, close: () => database.close().finally(unlock) };
  } catch (fault) {
    const told = await openingFault(folder, fault);
    if (isNew) await rm(databaseIn(folder), { recursive: true, force: true }); // half of one could not be opened the next time
    await unlock();
    throw told;
  }
}

async function openServer(
  { url, poolSize, maxSilenceMs, pooler = 'auto', directUrl }: ServerPlace,
  report: Report,
): Promise<Database> {
  const address = await findServer(url, pooler, maxSilenceMs);
  const direct = directUrl ? await findDirect(directUrl, address, maxSilenceMs) : address;
  await migrateServer(direct, maxSilenceMs, ormOptions, report);
  // Nine tenths, so that the server's answer comes before its silence counts as loss.
  const timeouts = { statementMs: Math.floor(maxSilenceMs * 0.9), idleInTransactionMs: maxSilenceMs };
  const server = new WatchedServer(address.url, maxSilenceMs);
  const orm = await ServerORM.init({
    ...{ ...ormOptions, clientUrl: address.url },
    pool: { max: poolSize, idleTimeoutMillis: maxSilenceMs / 3 }, // silent, and nobody's: not lost
    driverOptions: {
      connectionString: address.url, // MikroORM takes only its host, user and database; what follows `?` counts, too, such as sslmode
      stream: server.stream,
      maxLifetimeSeconds: 3600, // what a connection has prepared goes with it
      onConnect: preparing(address, timeouts),
      onPoolCreated(pool: Pool) {
        forgetLost(pool);
        if (address.isPooled) inTransactions(pool, settingsAt(address, timeouts));
        else prepareRepeated(pool);
        repeatAlone(pool);
        server.watch(pool);
        shareConnections(pool, poolSize);
      },
    },
  });
  return wrapped(
    orm,
    direct.isPooled ? null : direct,
    async () => {},
    server.availability,
    () => server.close(),
  );
}

/** Past the pooler there has to be the same database, and no other pooler. */
async function findDirect(
  directUrl: string,
  { identity }: ServerAddress,
  maxSilenceMs: number,
): Promise<ServerAddress> {
  const direct = await findServer(directUrl, 'auto', maxSilenceMs, 'DATABASE_DIRECT_URL');
  if (direct.isPooled)
    throw new Unfit('DATABASE_DIRECT_URL', 'it leads to a pooler; name the PostgreSQL server itself');
  if (direct.identity !== identity)
    throw new Unfit('DATABASE_DIRECT_URL', 'it leads to another database than DATABASE_URL');
  return direct;
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

/** Its one session takes defaults from the folder, and those from the environment of whoever made it: the time zone, for one. */
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

function wrapped(
  orm: MikroORM,
  listenAt: ServerAddress | null,
  release: () => Promise<void>,
  availability: Availability,
  unwatch = () => availability.close(),
): Database {
  const em = (): Em => orm.em.fork() as unknown as Em;
  const close = async (): Promise<void> => {
    unwatch();
    try {
      await orm.close(true);
    } finally {
      await release(); // also where there is nothing left to close, because it has failed
    }
  };
  return { orm, em, reads: em(), listenAt, availability, close };
}
