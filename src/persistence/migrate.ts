import { MikroORM as ServerORM, type Options } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { inTransactions } from './pooled.js';
import { preparing, settingsAt, type ServerAddress } from './server-address.js';
import { WITHOUT_END } from './session-settings.js';
import { bringUpToDate } from './up-to-date.js';

/** Any number, the same for every process. */
const MIGRATION_LOCK = 7_120_331;

/**
 * Brings a server's tables up to date, on connections of its own, which may take their time. The Migrator has no lock (MikroORM 7.2.1): of
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
    driverOptions: {
      ...{ connectionString: address.url, connectionTimeoutMillis: maxSilenceMs },
      onConnect: preparing(address, WITHOUT_END),
      onPoolCreated(pool: Pool) {
        if (address.isPooled) inTransactions(pool, settingsAt(address, WITHOUT_END));
      },
    },
  });
  try {
    await orm.em.getConnection().transactional(async (trx) => {
      await orm.em.getConnection().execute(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`, [], 'run', trx);
      await bringUpToDate(orm, 'DATABASE_URL', report);
    });
  } finally {
    await orm.close(true);
  }
}
