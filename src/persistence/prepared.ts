import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';

/** Statements that one connection has prepared. Each is memory of the server's for as long as the connection lasts. */
const MOST_PREPARED = 100;
/** Statements that are known by a name, those that were asked last. */
const MOST_NAMED = 1000;
/** PostgreSQL's word for what it can't do: carry out a prepared statement, for one, whose columns are others than they were. */
const NOT_SUPPORTED = '0A000';

/**
 * Has the server prepare what is asked of it again and again, so that each connection has it parsed and planned once. A statement that
 * comes once is not worth it: what clients select makes statements without number. Nothing is unprepared; a connection that has its fill
 * asks as before, and none of them lasts for long.
 */
export function prepareRepeated(pool: Pool): void {
  const names = new LRUCache<string, string>({ max: MOST_NAMED });
  let given = 0;

  /** The name of a statement that was asked before; null for one that was not. */
  function nameOf(text: string): string | null {
    const known = names.get(text);
    if (!known) names.set(text, `s${(given += 1)}`);
    return known ?? null;
  }

  pool.on('connect', (client) => {
    const prepared = new Set<string>();
    const ask = client.query.bind(client) as (...asked: unknown[]) => unknown;

    async function askByName(name: string, text: string, values: readonly unknown[]): Promise<unknown> {
      prepared.add(name);
      try {
        return await ask({ name, text, values });
      } catch (fault) {
        if ((fault as { readonly code?: unknown }).code === NOT_SUPPORTED) names.delete(text); // another name, another plan
        throw fault;
      }
    }

    const query = (text: unknown, values: unknown, ...more: unknown[]): unknown => {
      if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0 || more.length > 0)
        return ask(text, values, ...more);
      const name = nameOf(text);
      const isPrepared = name !== null && (prepared.has(name) || prepared.size < MOST_PREPARED);
      return isPrepared ? askByName(name, text, values) : ask(text, values);
    };
    client.query = query as typeof client.query;
  });
}
