import { Socket } from 'node:net';

/** How long a server may leave a question unanswered where nobody says otherwise, in milliseconds. */
export const MAX_SILENCE_MS = 30_000;

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
