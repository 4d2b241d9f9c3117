import type { ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import type { AccessClaims } from '../domain/access/claims.js';
import { ended, tooSlow, unauthenticated } from '../graphql/errors.js';
import { Position } from '../graphql/scalars.js';
import type { Ending, Message, Sink, Subscriber } from '../realtime/sink.js';
import { ANONYMOUS_CLOSE_MS } from './anonymous.js';
import { BackpressureQueue } from './backpressure-queue.js';
import { batchWrites, flushWrites } from './batched-writes.js';
import type { Connection } from './connection-registry.js';
import { answerOnce, isRejected, subscribe, type Prepared, type Rejected, type Runner } from './operations.js';
import { faultOf, formatEnding, formatErrors } from './formatted-errors.js';
import { isUnavailable } from './unavailable.js';

/** How long a client may take to read what is left when its stream is over, in milliseconds. */
const LINGER_MS = 30_000;

/** Whether a client that repeats its request should: a stream that breaks is begun anew where it stood, one that is complete is not. */
type Over = 'COMPLETE' | 'BROKEN';

/** One operation whose messages are Server-Sent Events, and the sink of its subscription. */
export class StreamConnection implements Connection, Sink {
  #subscriber: Subscriber | null = null;
  #isOver = false;
  #isDraining = false;
  readonly #backpressure: BackpressureQueue;
  readonly #leavePerson: () => void;

  constructor(
    private readonly response: ServerResponse,
    private readonly runner: Runner,
    readonly claims: AccessClaims | null,
    private readonly maxBufferBytes: number,
  ) {
    this.#leavePerson = claims ? runner.services.heartbeats.opened(claims) : () => {};
    this.#backpressure = new BackpressureQueue(response, maxBufferBytes / 2);
    response.on('close', () => this.#leave());
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no', // or nginx would keep events until it has many
    });
    response.write(':\n\n'); // a client that waits for the first byte need not wait for the first event
  }

  /** See `Connection`. */
  get operations(): number {
    return this.#isOver ? 0 : 1;
  }

  /** Runs the operation; its messages are sent as they come. */
  async run(prepared: Prepared | Rejected): Promise<void> {
    const { runner } = this;
    try {
      if (isRejected(prepared)) return this.#refuse(prepared.errors);
      if (prepared.kind !== 'subscription') {
        const answer = await answerOnce(runner, prepared);
        return isRejected(answer) ? this.#refuse(answer.errors) : this.#answerOnce(answer);
      }
      const begun = await subscribe(runner, prepared, this);
      if (isRejected(begun)) return this.#refuse(begun.errors);
      if (this.#isOver) return begun.complete();
      this.#subscriber = begun;
      if (this.#isDraining) return this.#end('BROKEN');
      this.#sendPosition();
    } catch (fault) {
      this.#refuse(formatErrors([faultOf(fault)], runner.log));
    }
  }

  /** See `Connection`. No client answers here: one that is gone without a word is found by what piles up, and at the latest when the token ends. */
  ping(): void {
    this.#sendPosition();
  }

  /** See `Connection`. */
  drain(): void {
    this.#isDraining = true;
    if (this.#subscriber) this.#end('BROKEN');
  }

  /** See `Connection`. */
  goAway(): void {
    this.#end('BROKEN');
  }

  /** See `Connection`. */
  terminate(): void {
    this.response.destroy();
  }

  /** See `Sink`. A client that reads too slowly receives the position from which it can go on. */
  next(messages: readonly Message[]): void {
    if (this.#isOver) return;
    const { position } = messages[0]!;
    if (this.#isFull) return this.#refuse([tooSlow(position === null ? null : position - 1)]);
    const events = messages.map((each) => `event: next\n${idLine(each.position)}data: ${each.json.toString()}\n\n`);
    this.#write(events.join(''));
  }

  /** See `Sink`. */
  ready(): Promise<void> {
    return this.#backpressure.turn(this);
  }

  #answerOnce(result: unknown): void {
    this.#write(`event: next\ndata: ${JSON.stringify(result)}\n\n`);
    this.#end('COMPLETE');
  }

  /** See `Sink`. */
  error(ending: Ending): void {
    try {
      if (ending.why === 'SESSION_ENDED') return this.endSession();
      this.#refuse(formatEnding(ending, this.#subscriber?.position ?? null, this.runner.log));
    } catch (fault) {
      this.response.destroy(); // its client would wait for ever; now it connects again, and goes on from its position
      throw fault;
    }
  }

  /** See `OfSession`. With a fresh token it can go on. */
  endSession(): void {
    const [error] = formatErrors([unauthenticated('This token or its session has ended.')], this.runner.log);
    this.#refuse([ended(error!, this.#subscriber?.position ?? null)], 'BROKEN');
  }

  /** Ends it because it has no token, and has been open as long as such a stream may. */
  endLife(lifeMs: number): void {
    const message = `A stream without a token stays open for at most ${lifeMs} ms. Sign in, and send the token.`;
    this.#refuse(formatErrors([unauthenticated(message)], this.runner.log));
  }

  #refuse(
    errors: readonly GraphQLFormattedError[],
    over: Over = errors.some(isUnavailable) ? 'BROKEN' : 'COMPLETE',
  ): void {
    this.#write(`event: next\ndata: ${JSON.stringify({ errors })}\n\n`);
    this.#end(over);
  }

  #end(over: Over): void {
    if (this.#isOver) return;
    if (over === 'COMPLETE') this.#write('event: complete\ndata:\n\n');
    else this.#sendPosition();
    this.#leave();
    this.response.end();
    const { response } = this;
    const patience = setTimeout(() => response.destroy(), this.claims ? LINGER_MS : ANONYMOUS_CLOSE_MS).unref();
    response.on('close', () => clearTimeout(patience));
  }

  #leave(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#leavePerson();
    this.#subscriber?.complete();
  }

  /** An id without an event: clients keep it as the last they had. */
  #sendPosition(): void {
    this.#write(`${idLine(this.#subscriber?.position ?? null)}:\n\n`);
  }

  #write(text: string): void {
    if (this.#isOver) return;
    if (this.response.socket) batchWrites(this.response.socket);
    this.response.write(text);
  }

  /** Whether the stream takes no more for now. What is written in one turn is held back, and has to be written first. */
  get #isFull(): boolean {
    if (this.response.writableLength <= this.maxBufferBytes) return false;
    if (this.response.socket) flushWrites(this.response.socket);
    return this.response.writableLength > this.maxBufferBytes;
  }
}

const idLine = (position: number | null): string =>
  position === null ? '' : `id: ${String(Position.serialize(position))}\n`;
