import { Socket } from 'node:net';

/**
 * Makes the streams of connections that count as lost after so many milliseconds of silence, while `counts` says so. The system itself would
 * wait for a quarter of an hour for a server whose network or machine vanished without a word, and whoever asked would wait with it.
 */
export function streams(maxSilenceMs: number, counts: () => boolean = () => true): () => Socket {
  return () => {
    const socket = new Socket();
    return socket.setTimeout(maxSilenceMs, () => {
      if (counts()) socket.destroy(new Error(`PostgreSQL has been silent for ${maxSilenceMs} ms`));
    });
  };
}
