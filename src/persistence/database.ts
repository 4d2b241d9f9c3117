import { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { Unfit } from '../unfit.js';
import { repeatAlone } from './conflicts.js';
import { forgetLost } from './connection.js';
import { migrateServer } from './migrate.js';
import { ormOptions, wrapped, type Database, type Report } from './opened.js';
import { inTransactions } from './pooled.js';
import { prepareRepeated } from './prepared.js';
import { shareConnections } from './share.js';
import { findServer, preparing, settingsAt, type PoolerChoice, type ServerAddress } from './server-address.js';
import { serverFault } from './server-fitness.js';
import { ServerHealth } from './server-health.js';

export type { Database, Em, Reads } from './opened.js';

/** Where the desk remembers: an embedded PostgreSQL in a folder, or a server. */
export type DatabaseLocation = { readonly folder: string } | ServerLocation;

interface ServerLocation {
  readonly url: string;
  readonly poolSize: number;
  /** How long a connection may be silent while it is somebody's, in milliseconds; then it counts as lost. No statement may take longer. */
  readonly maxSilenceMs: number;
  /** Whether the address leads to a pooler. @default auto */
  readonly pooler?: PoolerChoice;
  /** The same database past the pooler. */
  readonly directUrl?: string | undefined;
}

/** Opens the database and brings its tables up to date. Closes whatever it opened if that fails. Throws `Unfit` when it can't be used. */
export async function openDatabase(location: DatabaseLocation, report: Report = () => {}): Promise<Database> {
  // Loaded only here: a server that has PostgreSQL does without the embedded one.
  if ('folder' in location) return (await import('./embedded.js')).openEmbedded(location.folder, report);
  return openServer(location, report).catch((fault: unknown) => {
    throw serverFault(location.url, fault) ?? fault;
  });
}

async function openServer(
  { url, poolSize, maxSilenceMs, pooler = 'auto', directUrl }: ServerLocation,
  report: Report,
): Promise<Database> {
  const address = await findServer(url, pooler, maxSilenceMs);
  const direct = directUrl ? await findDirect(directUrl, address, maxSilenceMs) : address;
  await migrateServer(direct, maxSilenceMs, ormOptions, report);
  // Nine tenths, so that the server's answer comes before its silence counts as loss.
  const timeouts = { statementMs: Math.floor(maxSilenceMs * 0.9), idleInTransactionMs: maxSilenceMs };
  const server = new ServerHealth(address, maxSilenceMs);
  const orm = await MikroORM.init({
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
        server.observe(pool);
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
