import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';

/** Characters of all statements that one connection prepares: each is memory of the server's for as long as the connection lasts. */
const MOST_CHARACTERS = 60_000;
/** The longest statement that is prepared, in characters. Ten times the joins take forty times the memory: 17 MB for sixty. */
const LONGEST = 4000;
/** Statements that are remembered, those that were asked last. */
const MOST_REMEMBERED = 1000;

/**
 * Has the server prepare what is asked of it again and again, so that each connection has it parsed once. A statement that comes once is
 * not worth it: what clients select makes statements without number. A connection that has its fill asks as before, and none of them lasts
 * for long.
 */
export function prepareRepeated(pool: Pool): void {
  const names = new Names();
  pool.on('connect', (client) => {
    const prepared = new Set<string>();
    let charactersLeft = MOST_CHARACTERS;
    const ask = client.query.bind(client) as (...asked: unknown[]) => unknown;

    async function askByName(name: string, text: string, values: readonly unknown[]): Promise<unknown> {
      try {
        const answer = await ask({ name, text, values });
        if (!prepared.has(name)) charactersLeft -= text.length;
        prepared.add(name);
        return answer;
      } catch (fault) {
        if (isOutdated(fault)) names.change(text);
        throw fault;
      }
    }

    const query = (text: unknown, values: unknown, ...more: unknown[]): unknown => {
      if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0 || more.length > 0)
        return ask(text, values, ...more);
      const name = text.length > LONGEST ? null : names.ofRepeated(text);
      const mayPrepare = name !== null && (prepared.has(name) || text.length <= charactersLeft);
      return mayPrepare ? askByName(name, text, values) : ask(text, values);
    };
    client.query = query as typeof client.query;
  });
}

/** Whether the statement as it was prepared is gone or fits no more: tables have changed since, or a pooler has given another connection. */
function isOutdated(fault: unknown): boolean {
  const { code } = fault as { readonly code?: unknown };
  return typeof code === 'string' && /^(0A000|26000|42...)$/.test(code);
}

/** Names of statements. They say the text, so that no other process can mean another one by the same name. */
class Names {
  readonly #remembered = new LRUCache<string, { name: string | null; changes: number }>({ max: MOST_REMEMBERED });

  /** The name of a statement that comes again; null the first time. */
  ofRepeated(text: string): string | null {
    const known = this.#remembered.get(text);
    if (!known) this.#remembered.set(text, { name: null, changes: 0 });
    else known.name ??= `${createHash('sha256').update(text).digest('base64url')}.${known.changes}`;
    return known?.name ?? null;
  }

  /** From now on the statement has another name: what was prepared under the last one can't be taken back everywhere. */
  change(text: string): void {
    const known = this.#remembered.get(text);
    if (known) this.#remembered.set(text, { name: null, changes: known.changes + 1 });
  }
}
