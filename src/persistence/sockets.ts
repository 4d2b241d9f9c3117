import type { Socket } from 'node:net';

/** The connections to a database server, whoever holds them: what came in on them, and an end for all. */
export class Sockets {
  readonly #open = new Set<Socket>();
  #bytesBefore = 0;

  /** Keeps a socket until it closes. */
  keep(socket: Socket): Socket {
    this.#open.add(socket);
    return socket.once('close', () => {
      this.#open.delete(socket);
      this.#bytesBefore += socket.bytesRead;
    });
  }

  /** Bytes that the server has sent so far. */
  get bytesRead(): number {
    return this.#open.values().reduce((sum, { bytesRead }) => sum + bytesRead, this.#bytesBefore);
  }

  /** Sockets that are open, or about to be. */
  get all(): readonly Socket[] {
    return [...this.#open];
  }
}
