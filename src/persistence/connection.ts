import { Socket } from 'node:net';
import type { Pool, PoolClient } from 'pg';

/**
 * Makes the streams of connections to PostgreSQL that count as lost after so many milliseconds without a word. The system itself would wait
 * for a quarter of an hour for a server whose network or machine vanished, and whoever asked would wait with it.
 */
export const streamsOf = (maxSilenceMs: number) => (): Socket => {
  const socket = new Socket();
  const lose = (): void => void socket.destroy(new Error(`PostgreSQL has been silent for ${maxSilenceMs} ms`));
  return socket.setTimeout(maxSilenceMs).on('timeout', lose);
};

/**
 * Has a pool forget connections that were lost while somebody had them. Who loses one within a transaction does not give it back (kysely
 * 0.29.6: rolling back throws before), and the pool would be one short for good.
 */
export function forgetLost(pool: Pool): void {
  const handedOut = new Set<PoolClient>();
  pool.on('acquire', (client) => void handedOut.add(client));
  pool.on('release', (_fault, client) => void handedOut.delete(client));
  const forget = (client: PoolClient): void => {
    if (handedOut.has(client)) client.release(true);
  };
  // Once those who do give it back have had the time to.
  pool.on('connect', (client) => void client.once('end', () => setImmediate(forget, client)));
}
