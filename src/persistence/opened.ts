import type { MikroORM } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Availability } from './availability.js';
import { MIGRATIONS } from './migrations/index.js';
import type { ServerAddress } from './server-address.js';
import { TABLES } from './tables/index.js';

/** Reads and writes of one unit of work. */
export type Em = SqlEntityManager;

/** Reads by statements of one's own; within a unit of work, in its transaction. */
export type Reads = Pick<Em, 'getKysely'>;

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
  forceUtcTimezone: true,
  // The log must know of nothing that is flushed behind its back; reads of rows never need a flush here.
  flushMode: 'commit' as const,
  // Each place that needs it asks for a fork; nothing works on the global unit of work.
  allowGlobalContext: false,
  migrations: { migrationsList: MIGRATIONS, snapshot: false, silent: true },
};

/** Receives progress messages, one line each. */
export type Report = (line: string) => void;

/** An open database of this ORM. `release` runs after it is closed, also if that fails. */
export function wrapped(
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
