import { PgliteDriver } from '@mikro-orm/pglite';
import { PGliteAdapter, type DatabaseConnection, type Dialect, type Driver } from 'kysely';
import { FairGate, SYSTEM } from './fair-gate.js';
import { currentOperation } from './operation.js';

/**
 * The driver of the embedded database, whose one connection is shared in the same way. A statement that runs holds the whole process and
 * can't be cancelled; those that wait for it can.
 */
export class SharedEmbeddedDriver extends PgliteDriver {
  /** See `PgliteDriver`. */
  constructor(...config: ConstructorParameters<typeof PgliteDriver>) {
    super(...config);
    const connection = this.connection as unknown as { createKyselyDialect(options: unknown): Dialect };
    const create = connection.createKyselyDialect.bind(connection);
    connection.createKyselyDialect = (options) => shared(create(options));
  }
}

/** The gate lets one in, so that kysely need not do so: it would serve in the order of arrival, however often one caller asks. */
class GatedAdapter extends PGliteAdapter {
  override get supportsMultipleConnections(): false {
    return true as unknown as false; // its type is the value that PGlite has
  }
}

const shared = (dialect: Dialect): Dialect => ({
  createAdapter: () => new GatedAdapter(),
  createDriver: () => sharedDriver(dialect.createDriver()),
  createQueryCompiler: () => dialect.createQueryCompiler(),
  createIntrospector: (database) => dialect.createIntrospector(database),
});

function sharedDriver(driver: Driver): Driver {
  const gate = new FairGate(1);
  const acquire = driver.acquireConnection.bind(driver);
  const release = driver.releaseConnection.bind(driver);
  const heeding = new WeakSet<DatabaseConnection>();
  let leave: (() => void) | undefined;
  return Object.assign(driver, {
    acquireConnection: async () => {
      const operation = currentOperation();
      const left = await gate.enter(operation?.share ?? SYSTEM, operation?.ended);
      try {
        const connection = await acquire();
        if (!heeding.has(connection)) heed(connection);
        heeding.add(connection);
        leave = left;
        return connection;
      } catch (fault) {
        left();
        throw fault;
      }
    },
    releaseConnection: async (connection: DatabaseConnection) => {
      await release(connection);
      leave?.();
    },
  });
}

/** Asks nothing more for an operation whose time is up. */
function heed(connection: DatabaseConnection): void {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = async (query, options) => {
    currentOperation()?.expired.throwIfAborted();
    return execute(query, options);
  };
}
