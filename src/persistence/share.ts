import type { Pool, PoolClient } from 'pg';
import { cancelStatement } from './cancel.js';
import { FairGate, SYSTEM } from './fair-gate.js';
import { currentOperation, untilAborted, type Operation } from './operation.js';

/**
 * Has the connections of a pool shared among workspaces, and has them heed the operation they are used for: what has not begun when it
 * ends is dropped, a read is cancelled, and a transaction is cancelled only when its time is up.
 */
export function shareConnections(pool: Pool, capacity: number): void {
  const gate = new FairGate(capacity);
  const uses = new WeakMap<PoolClient, Use>();
  const connect = pool.connect.bind(pool);
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
    client.query = ((...asked: unknown[]) => {
      const use = uses.get(client);
      return use ? use.run(asked[0], () => query(...asked)) : query(...asked);
    }) as typeof client.query;
  });
  pool.connect = (async () => {
    const operation = currentOperation();
    const leave = await gate.enter(operation?.share ?? SYSTEM, operation?.ended);
    try {
      const client = await connect();
      const use = operation && new Use(client, operation);
      if (use) uses.set(client, use);
      const { release } = client;
      const giveBack = (fault?: Error | boolean): void => {
        uses.delete(client);
        release(fault);
        leave();
      };
      client.release = (fault) => {
        // Before the statement has ended, the next one that uses the connection might be cancelled in its place.
        if (use?.cancelled) void use.cancelled.then(() => giveBack(fault));
        else giveBack(fault);
      };
      return client;
    } catch (fault) {
      leave();
      throw fault;
    }
  }) as typeof pool.connect;
}

/** A client that is used for an operation. */
class Use {
  /** Resolves when a statement that was given up has ended. */
  cancelled: Promise<unknown> | undefined;
  #inTransaction = false;

  constructor(
    private readonly client: PoolClient,
    private readonly operation: Operation,
  ) {}

  /** Asks the server, as long as the operation goes on. */
  run(text: unknown, ask: () => unknown): unknown {
    const signal = this.#signalFor(typeof text === 'string' ? text : '');
    if (!signal) return ask();
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    const answer = ask();
    return answer instanceof Promise ? this.#untilAborted(answer, signal) : answer;
  }

  /** What a statement heeds; null for what ends a transaction. */
  #signalFor(text: string): AbortSignal | null {
    if (/^(commit|rollback)\b/i.test(text)) return null;
    const heeded = this.#inTransaction ? this.operation.expired : this.operation.ended;
    this.#inTransaction ||= /^(begin|start transaction)\b/i.test(text);
    return heeded;
  }

  async #untilAborted(answer: Promise<unknown>, signal: AbortSignal): Promise<unknown> {
    try {
      return await untilAborted(answer, signal);
    } finally {
      if (signal.aborted) this.cancelled = Promise.allSettled([answer, cancelStatement(this.client)]);
    }
  }
}
