import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';

/** How often work is tried that PostgreSQL ended because of others. */
const MOST_TRIES = 6;
/** How long is waited before the second time, at most, in milliseconds; each time twice as long, so that two don't meet again and again. */
const FIRST_WAIT_MS = 5;

/** `serialization_failure` and `deadlock_detected`: the transaction was undone because of what others did, and may be done again. */
const CONFLICTS: ReadonlySet<unknown> = new Set(['40001', '40P01']);

/** Whether PostgreSQL undid a transaction because of others. */
export function isConflict(fault: unknown): boolean {
  for (let each = fault; each instanceof Error; each = each.cause)
    if (CONFLICTS.has((each as { readonly code?: unknown }).code)) return true;
  return false;
}

/** Does work again when PostgreSQL undid it because of others. It was undone as a whole, so doing it again is doing it once. */
export async function repeatConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await work();
    } catch (fault) {
      if (!isConflict(fault) || tries === MOST_TRIES) throw fault;
      await delay(Math.random() * FIRST_WAIT_MS * 2 ** (tries - 1));
    }
}

/** Does the same for what a pool's connections are asked outside of any transaction, which is a transaction of its own. */
export function repeatAlone(pool: Pool): void {
  pool.on('connect', (client) => {
    const ask = client.query.bind(client) as (...asked: unknown[]) => unknown;
    const query = (...asked: unknown[]): unknown => {
      const [text, values, ...more] = asked;
      const isAlone = typeof text === 'string' && Array.isArray(values) && more.length === 0;
      const isOutside =
        client.getTransactionStatus() === 'I' && !/^\s*(begin|start\s+transaction)\b/i.test(String(text));
      return isAlone && isOutside ? repeatConflicts(async () => ask(text, values)) : ask(...asked);
    };
    client.query = query as typeof client.query;
  });
}
