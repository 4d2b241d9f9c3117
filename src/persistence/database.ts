import { MikroORM as EmbeddedORM } from '@mikro-orm/pglite';
import { MikroORM as ServerORM, type SqlEntityManager } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import type { MikroORM } from '@mikro-orm/core';
import { CompiledQuery, type DatabaseConnection } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { forgetLost, streamsOf } from './connection.js';
import { lockFolder } from './data-folder.js';
import { MIGRATIONS } from './migrations/index.js';
import { prepareRepeated } from './prepared.js';
import { shareConnections, SharedEmbeddedDriver } from './share.js';
import { TABLES } from './tables/index.js';

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
}

/** An open, migrated database. */
export interface Database {
  readonly orm: MikroORM;
  /** A fresh unit of work. */
  em(): Em;
  /** Reads outside of any unit of work: making one costs as much as a small statement. */
  readonly reads: Reads;
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

/** Opens the database and brings its tables up to date. Closes whatever it opened if that fails. */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  return 'folder' in place ? openEmbedded(place.folder) : openServer(place);
}

async function openEmbedded(folder: string): Promise<Database> {
  const unlock = await lockFolder(folder);
  try {
    const orm = await EmbeddedORM.init({ ...embeddedOptions, dbName: `${folder}/database` });
    return await migrated(orm, unlock);
  } catch (fault) {
    await unlock();
    throw fault;
  }
}

async function openServer({ url, poolSize, maxSilenceMs }: ServerPlace): Promise<Database> {
  const migrating = await ServerORM.init({
    ...{ ...ormOptions, clientUrl: url }, // apart: that may take its time, once it is connected
    driverOptions: { connectionString: url, connectionTimeoutMillis: maxSilenceMs },
  });
  await migrate(migrating).finally(() => migrating.close(true));
  const orm = await ServerORM.init({
    ...{ ...ormOptions, clientUrl: url },
    pool: { max: poolSize, idleTimeoutMillis: maxSilenceMs / 3 }, // silent, and nobody's: not lost
    driverOptions: {
      connectionString: url, // MikroORM takes only its host, user and database; what follows `?` counts, too, such as sslmode
      stream: streamsOf(maxSilenceMs),
      maxLifetimeSeconds: 3600, // what a connection has prepared goes with it
      onPoolCreated(pool: Pool) {
        forgetLost(pool);
        prepareRepeated(pool);
        shareConnections(pool, poolSize);
      },
    },
    onCreateConnection: async (connection) => {
      for (const text of [
        // The server ends a statement that takes too long, and says so: what is given up on this side only would go on, and hold its locks.
        `set statement_timeout = ${Math.floor(maxSilenceMs * 0.9)}`,
        // What is prepared is planned for its values: workspaces differ in size, and a plan for the average reads a large one through.
        'set plan_cache_mode = force_custom_plan',
      ])
        await (connection as DatabaseConnection).executeQuery(CompiledQuery.raw(text));
    },
  });
  return wrapped(orm, async () => {});
}

/** Brings an ORM's tables up to date and wraps it. `release` runs after it is closed, also if that fails. */
export async function migrated(orm: MikroORM, release: () => Promise<void>): Promise<Database> {
  const database = wrapped(orm, release);
  try {
    await migrate(orm as unknown as ServerORM);
    return database;
  } catch (fault) {
    await database.close();
    throw fault;
  }
}

function wrapped(orm: MikroORM, release: () => Promise<void>): Database {
  const em = (): Em => orm.em.fork() as unknown as Em;
  const close = async (): Promise<void> => {
    await orm.close(true);
    await release();
  };
  return { orm, em, reads: em(), close };
}

/** Any number, the same for every process of the desk. */
const MIGRATION_LOCK = 7_120_331;

/** The Migrator has no lock of its own (MikroORM 7.2.1): of several processes that start at once all but one would fail. */
async function migrate(orm: ServerORM): Promise<void> {
  const client = await (orm.em.getConnection() as unknown as { getNativeClient(): Promise<unknown> }).getNativeClient();
  if (!isPool(client)) return void (await orm.migrator.up()); // embedded: the folder's lock is ours alone
  const connection = await client.connect();
  try {
    await checkServerVersion(connection);
    await connection.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await orm.migrator.up();
  } finally {
    await connection.query('select pg_advisory_unlock_all()', []);
    connection.release();
  }
}

/** A server that the desk can't be kept on. */
export class UnfitServer extends Error {}

async function checkServerVersion(connection: PoolClient): Promise<void> {
  const { rows } = await connection.query(
    "select current_setting('server_version') as version, current_setting('server_version_num')::int as number",
    [],
  );
  const { version, number } = rows[0] as { version: string; number: number };
  if (number < 150_000)
    throw new UnfitServer(`DATABASE_URL leads to PostgreSQL ${version}; Ticketwire needs 15 or newer.`);
}

const isPool = (client: unknown): client is Pool =>
  typeof client === 'object' && client !== null && 'connect' in client;
