import { PGlite, type Transaction } from '@electric-sql/pglite';
import pg from 'pg';

let recorded: string[] | null = null;
const listeners = new Set<(text: string) => void>();

/** What goes to the database is seen at the drivers, so that whatever sends it is counted. */
const tap = (driver: { query: unknown }): void => {
  const original = driver.query as (...all: unknown[]) => unknown;
  driver.query = function (this: unknown, first: unknown, ...rest: unknown[]) {
    const text = typeof first === 'string' ? first : (first as { text?: string } | null)?.text;
    if (text && !/^(begin|commit|rollback|savepoint|release|set |start )/i.test(text)) {
      recorded?.push(text);
      for (const listener of listeners) listener(text);
    }
    return original.call(this, first, ...rest);
  };
};

tap(pg.Client.prototype);
tap(PGlite.prototype);
// Within its transactions PGlite is asked by an object of each.
const { transaction } = PGlite.prototype;
PGlite.prototype.transaction = function <T>(this: PGlite, work: (within: Transaction) => Promise<T>) {
  return transaction.call(this, (within) => {
    tap(within);
    return work(within);
  }) as Promise<T>;
};

/** The statements sent while `work` runs, transaction control aside. Import this before the database is opened. */
export async function statementsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  recorded = [];
  try {
    await work();
    return recorded;
  } finally {
    recorded = null;
  }
}

/** Has every statement seen from now on, transaction control aside; called while it is sent. */
export const onStatement = (listener: (text: string) => void): void => void listeners.add(listener);
