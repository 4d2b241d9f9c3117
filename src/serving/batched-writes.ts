import type { Socket } from 'node:net';

const waiting = new Set<Socket>();

/** Holds what is written to the socket until the end of this turn of the event loop: many messages, one write. */
export function batchWrites(socket: Socket): void {
  if (waiting.has(socket)) return;
  if (waiting.size === 0) setImmediate(uncork);
  waiting.add(socket);
  socket.cork();
}

/** Writes now what is held back. */
export function flushWrites(socket: Socket): void {
  if (waiting.delete(socket)) socket.uncork();
}

function uncork(): void {
  for (const socket of waiting) socket.uncork();
  waiting.clear();
}
