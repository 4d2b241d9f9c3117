import { repeatConflicts } from './conflicts.js';
import type { Database, Em } from './database.js';

/**
 * Does work in a transaction, and again when PostgreSQL undid it because of others. Each time it begins anew, with nothing of the last time:
 * what it comes to is what it returns.
 */
export const inTransaction = <T>(
  { database }: { readonly database: Database },
  work: (em: Em) => Promise<T>,
): Promise<T> => repeatConflicts(() => database.em().transactional((em) => work(em as Em)));
