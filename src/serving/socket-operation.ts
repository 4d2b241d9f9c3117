import type { Socket } from 'node:net';
import type { GraphQLFormattedError } from 'graphql';
import type { WebSocket } from 'ws';
import type { House } from '../graphql/context.js';
import { tooSlow } from '../graphql/errors.js';
import type { Ear, Ending, Place, Told } from '../realtime/subscription.js';
import { corked, flushed } from './batched-writes.js';
import { framesOf, wireNameOf } from './frames/next-frames.js';
import type { Turnstile } from './backpressure-queue.js';

/** The longest id of an operation, in bytes: it goes with every answer, and fits into the reason of a close frame (123 bytes). */
export const LONGEST_ID = 80;
/** How many times the bound may wait for somebody: a long answer may go beyond the bound, but who lets so much lie asks and never reads. */
export const UNREAD = 16;

/** Limits of one socket. */
export interface PeerLimits {
  readonly maxBufferBytes: number;
  readonly maxOperations: number;
  readonly maxMessagesPerSecond: number;
}

/** What an operation has to do with the socket it came by. */
export interface OfSocket {
  readonly tcp: Socket;
  readonly webSocket: WebSocket;
  readonly limits: PeerLimits;
  /** Where those wait who catch up. */
  readonly turnstile: Turnstile;
  /** Ends an operation that is not over, and says why. */
  refuse(operation: SocketOperation, errors: readonly GraphQLFormattedError[]): void;
  /** Ends a subscription for which there is nothing more to say. */
  endFor(operation: SocketOperation, ending: Ending): void;
}

/**
 * One operation that a socket runs, and the ear of its subscription. What every answer needs lies here and not a few objects away: with
 * thousands of sockets each object is memory that no cache holds, and costs as much as the work.
 */
export class SocketOperation implements Ear {
  /** Whether the socket runs no other: otherwise what is told in one turn of the event loop goes out as one. */
  alone = true;
  /** Where a subscription stands; null for what answers once, and until it has begun. */
  place: Place | null = null;
  /** Whether it is not known yet where it stands: it may be a subscription that begins far behind. */
  begins = true;
  /** Nothing more is said of it. */
  over = false;
  /** Until it is answered or, as a subscription, has begun; then null: with thousands of sockets, memory counts. */
  #work: ReturnType<House['newOperation']> | null;
  readonly #tcp: Socket;
  readonly #webSocket: WebSocket;
  readonly #maxBufferBytes: number;
  readonly #name: string;

  constructor(
    readonly id: string,
    private readonly socket: OfSocket,
    work: ReturnType<House['newOperation']>,
  ) {
    this.#work = work;
    this.#name = wireNameOf(id);
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

  /** Nothing more is said of it, and what was begun for it is given up. */
  leave(): void {
    this.over = true;
    this.#work?.leave();
    this.place?.leave();
  }

  /** Whether the socket takes no more for now. What many subscriptions say in one turn is held back, and has to be tried first. */
  get isFull(): boolean {
    if (this.#tcp.writableLength <= this.#maxBufferBytes) return false;
    flushed(this.#tcp);
    return this.#tcp.writableLength > this.#maxBufferBytes;
  }

  /** See `Ear`. Who reads too slowly is told from where it can go on. */
  hear(told: readonly Told[]): void {
    if (this.over || this.#webSocket.readyState !== this.#webSocket.OPEN) return;
    if (this.isFull) {
      const { position } = told[0]!;
      return this.socket.refuse(this, [tooSlow(position === null ? null : position - 1)]);
    }
    if (!this.alone) corked(this.#tcp);
    const frames = framesOf(told);
    this.#tcp.write(frames.for(this.#name)); // past the library, which would write each on its own
    if (this.#tcp.writableLength > 0) frames.keep(); // the kernel has not taken all of it yet
  }

  /** See `Ear`. */
  async ready(): Promise<void> {
    if (!this.over) await this.socket.turnstile.pass(this);
  }

  /** See `Ear`. */
  end(ending: Ending): void {
    if (this.over) return;
    try {
      this.socket.endFor(this, ending);
    } catch (fault) {
      this.#webSocket.terminate(); // its client would wait for ever; now it connects again, and goes on from its position
      throw fault;
    }
  }
}

/** Up to where everything was told that these watch; null where they watch nothing, or one of them may begin behind the others. */
export function toldUpTo(operations: readonly SocketOperation[]): number | null {
  const positions = operations.flatMap(({ place }) => place?.position ?? []);
  return positions.length > 0 && !operations.some(({ begins }) => begins) ? Math.min(...positions) : null;
}
