import { connect } from 'node:net';
import type { PoolClient } from 'pg';

/** What a client of pg knows of its connection besides what its types say (pg 8.23). */
interface Connected {
  readonly host: string;
  readonly port: number;
  readonly processID: number | null;
  readonly secretKey: number | null;
}

/** The code of a CancelRequest: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const CANCEL_REQUEST = 80_877_102;
/** How long a server may take to take it, in milliseconds. */
const WAIT_MS = 2000;

/**
 * Has the server cancel the statement that a connection is running. It is asked on a connection of its own, without TLS, as libpq did
 * until version 16: the request carries a key that serves for nothing else. Unlike `pg_cancel_backend` it reaches servers behind poolers.
 * Resolves when the server has taken it, or does not answer: then the statement ends by its timeout.
 */
export function cancelStatement(client: PoolClient): Promise<void> {
  const { host, port, processID, secretKey } = client as unknown as Connected;
  if (processID === null || secretKey === null) return Promise.resolve();
  const message = Buffer.alloc(16);
  [16, CANCEL_REQUEST, processID, secretKey].forEach((number, i) => message.writeInt32BE(number | 0, i * 4));
  const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
  return new Promise((resolve) => {
    socket
      .setTimeout(WAIT_MS, () => socket.destroy())
      .on('error', () => {}) // it closes, too
      .on('close', () => resolve())
      .on('connect', () => socket.write(message))
      .resume();
  });
}
