import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg';
import { beginWith, type SessionSetting } from './session-settings.js';

/**
 * Has everything that is asked through a pooler in transaction mode run in a transaction that begins with our settings: what stands alone,
 * reads too, gets one of its own. Nothing is prepared and nothing is left on the server's session, which serves others right after.
 */
export function inTransactions(pool: Pool, settings: readonly SessionSetting[]): void {
  pool.on('connect', (client) => {
    const ask = client.query.bind(client) as Ask;
    const query = (asked: unknown, values?: unknown, callback?: unknown): unknown => {
      const { config, reply } = queryOf(asked, values, callback);
      const answer = answerTo(client, ask, settings, config);
      if (!reply) return answer;
      return void answer.then(
        (result) => reply(null, result),
        (fault: Error) => reply(fault),
      );
    };
    client.query = query as typeof client.query;
  });
}

type Ask = (query: string | QueryConfig) => Promise<QueryResult>;
type Reply = (fault: Error | null, result?: QueryResult) => void;

async function answerTo(
  client: PoolClient,
  ask: Ask,
  settings: readonly SessionSetting[],
  config: QueryConfig,
): Promise<QueryResult> {
  /** Undoes the transaction if it fails: the connection must not go back to the pool within one. */
  const undone = (fallible: Promise<QueryResult>): Promise<QueryResult> =>
    fallible.catch(async (fault: unknown) => {
      await ask('rollback').catch(() => void client.end()); // the pool forgets it, too
      throw fault;
    });
  const begin = (text?: string) => undone(ask(beginWith(settings, 'transaction', text)));

  if (client.getTransactionStatus() !== 'I') return ask(config);
  if (/^\s*begin\s*$/i.test(config.text)) return begin();
  if (/^\s*(begin|start\s+transaction)\b/i.test(config.text)) return begin(config.text);
  await begin();
  const result = await undone(ask(config));
  await ask('commit');
  return result;
}

/** What pg takes as a question, without its name, as nothing may be prepared; but for cursors, which outlive the statement. */
function queryOf(asked: unknown, values: unknown, callback: unknown) {
  const { name: _, ...config } = typeof asked === 'string' ? { text: asked } : (asked as QueryConfig);
  if (typeof config.text !== 'string' || 'submit' in config)
    throw new Error('Behind a pooler in transaction mode only statements can be asked, no cursors.');
  const [given, reply] = typeof values === 'function' ? [undefined, values] : [values, callback];
  return {
    config: given === undefined ? config : { ...config, values: given as unknown[] },
    reply: reply as Reply | undefined,
  };
}
