import { MikroORM as ServerORM, type Options } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { inTransactions } from './pooled.js';
import { preparing, settingsAt, type ServerAddress } from './server-address.js';
import { WITHOUT_END } from './session-settings.js';
import { bringUpToDate } from './up-to-date.js';

/** Any number, the same for every process. */
const MIGRATION_LOCK = 7_120_331;

/**
 * Brings a server's tables up to date, on a connection of its own, which may take its time: a pooler may have but one. The Migrator has no lock (MikroORM 7.2.1): of
 * several processes that start at once all but one would fail. The lock is a transaction's, since a pooler gives no session to keep one in.
 */
export async function migrateServer(
  address: ServerAddress,
  maxSilenceMs: number,
  options: Options,
  report: (line: string) => void,
): Promise<void> {
  const orm = await ServerORM.init({
    ...{ ...options, clientUrl: address.url },
    pool: { max: 1 },
    driverOptions: {
      ...{ connectionString: address.url, connectionTimeoutMillis: maxSilenceMs },
      onConnect: preparing(address, WITHOUT_END),
      onPoolCreated(pool: Pool) {
        if (address.isPooled) inTransactions(pool, settingsAt(address, WITHOUT_END));
      },
    },
  });
  try {
    await bringUpToDate(orm, 'DATABASE_URL', report, async (transaction) => {
      const text = `select pg_try_advisory_xact_lock(${MIGRATION_LOCK}) as "isOurs"`;
      const [row] = await orm.em.getConnection().execute<{ isOurs: boolean }[]>(text, [], 'all', transaction);
      return row!.isOurs;
    });
  } finally {
    await orm.close(true);
  }
}
