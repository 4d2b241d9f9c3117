import type { Socket } from 'node:net';
import type { GraphQLFormattedError } from 'graphql';
import type { WebSocket } from 'ws';
import type { Services } from '../graphql/context.js';
import { tooSlow } from '../graphql/errors.js';
import type { Ending, Message, Sink, Subscriber } from '../realtime/sink.js';
import type { BackpressureQueue } from './backpressure-queue.js';
import { batchWrites, flushWrites } from './batched-writes.js';
import { framesOf, wireIdOf } from './frames/next-frames.js';

/** The longest id of an operation, in bytes: it goes with every message, and fits into the reason of a close frame (123 bytes). */
export const MAX_ID_BYTES = 80;
/** How many times the bound may wait unread: a long answer may go beyond the bound, but a client that leaves so much asks and never reads. */
export const MAX_UNREAD_BOUNDS = 16;

/** Limits of one socket. */
export interface ConnectionLimits {
  readonly maxBufferBytes: number;
  readonly maxOperations: number;
  readonly maxMessagesPerSecond: number;
}

/** What an operation has to do with the socket it came by. */
export interface OfSocket {
  readonly tcp: Socket;
  readonly webSocket: WebSocket;
  readonly limits: ConnectionLimits;
  /** Where subscriptions wait that catch up. */
  readonly backpressure: BackpressureQueue;
  /** Ends an operation that is not over, and says why. */
  error(operation: SocketOperation, errors: readonly GraphQLFormattedError[]): void;
  /** Ends a subscription that the server ends. */
  end(operation: SocketOperation, ending: Ending): void;
}

/**
 * One operation that a socket runs, and the sink of its subscription. What every message needs lies here and not a few objects away: with
 * thousands of sockets each object is memory that no cache holds, and costs as much as the work.
 */
export class SocketOperation implements Sink {
  /** Whether the socket runs no other: otherwise what is sent in one turn of the event loop goes out as one. */
  isAlone = true;
  /** That of a subscription; null for queries and mutations, and until it has begun. */
  subscriber: Subscriber | null = null;
  /** Whether its position is not known yet: it may be a subscription that begins far behind. */
  isBeginning = true;
  /** Nothing more is sent for it. */
  isOver = false;
  /** Until it is answered or, as a subscription, has begun; then null: with thousands of sockets, memory counts. */
  #work: ReturnType<Services['newOperation']> | null;
  readonly #tcp: Socket;
  readonly #webSocket: WebSocket;
  readonly #maxBufferBytes: number;
  readonly #wireId: string;

  constructor(
    readonly id: string,
    private readonly socket: OfSocket,
    work: ReturnType<Services['newOperation']>,
  ) {
    this.#work = work;
    this.#wireId = wireIdOf(id);
    this.#tcp = socket.tcp;
    this.#webSocket = socket.webSocket;
    this.#maxBufferBytes = socket.limits.maxBufferBytes;
  }

  /** Runs what answers it, or begins it as a subscription. */
  async begin(run: () => Promise<void>): Promise<void> {
    try {
      await this.#work?.run(run);
    } finally {
      this.#work?.finish();
      this.#work = null;
    }
  }

  /** Nothing more is sent for it, and what was begun for it is given up. */
  complete(): void {
    this.isOver = true;
    this.#work?.leave();
    this.subscriber?.complete();
  }

  /** Whether the socket takes no more for now. What many subscriptions write in one turn is held back, and has to be written first. */
  get isFull(): boolean {
    if (this.#tcp.writableLength <= this.#maxBufferBytes) return false;
    flushWrites(this.#tcp);
    return this.#tcp.writableLength > this.#maxBufferBytes;
  }

  /** See `Sink`. A client that reads too slowly receives the position from which it can go on. */
  next(messages: readonly Message[]): void {
    if (this.isOver || this.#webSocket.readyState !== this.#webSocket.OPEN) return;
    if (this.isFull) {
      const { position } = messages[0]!;
      return this.socket.error(this, [tooSlow(position === null ? null : position - 1)]);
    }
    if (!this.isAlone) batchWrites(this.#tcp);
    const frames = framesOf(messages);
    this.#tcp.write(frames.for(this.#wireId)); // past the library, which would write each on its own
    if (this.#tcp.writableLength > 0) frames.keep(); // the kernel has not taken all of it yet
  }

  /** See `Sink`. */
  async ready(): Promise<void> {
    if (!this.isOver) await this.socket.backpressure.turn(this);
  }

  /** See `Sink`. */
  error(ending: Ending): void {
    if (this.isOver) return;
    try {
      this.socket.end(this, ending);
    } catch (fault) {
      this.#webSocket.terminate(); // its client would wait for ever; now it connects again, and goes on from its position
      throw fault;
    }
  }
}

/** Up to where all messages of these were sent; null where none is a subscription, or one of them may begin behind the others. */
export function positionOf(operations: readonly SocketOperation[]): number | null {
  const positions = operations.flatMap(({ subscriber }) => subscriber?.position ?? []);
  return positions.length > 0 && !operations.some(({ isBeginning }) => isBeginning) ? Math.min(...positions) : null;
}
