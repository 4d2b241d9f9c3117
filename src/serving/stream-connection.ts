import type { ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import type { AccessClaims } from '../domain/access/claims.js';
import { ended, tooSlow, unauthenticated } from '../graphql/errors.js';
import { Position } from '../graphql/scalars.js';
import type { Ear, Ending, Place, Told } from '../realtime/subscription.js';
import { ANONYMOUS_CLOSE_MS } from './anonymous.js';
import { corked, flushed } from './batched-writes.js';
import { Turnstile } from './backpressure-queue.js';
import type { Line } from './connection-registry.js';
import { answerOnce, isTurned, subscribe, type Prepared, type Runner, type Turned } from './operations.js';
import { faultOf, tellEnding, tellErrors } from './told-errors.js';
import { isUnavailable } from './unavailable.js';

/** How long a client may take to read what is left when its stream is over, in milliseconds. */
const LAST_WORDS_MS = 30_000;

/** Whether a client that repeats its request should: a stream that breaks is begun anew where it stood, one that is complete is not. */
type Over = 'COMPLETE' | 'BROKEN';

/** One operation whose answers are Server-Sent Events. */
export class Stream implements Line {
  #place: Place | null = null;
  #isOver = false;
  #drains = false;
  readonly #turnstile: Turnstile;
  readonly #goes: () => void;

  constructor(
    private readonly response: ServerResponse,
    private readonly runner: Runner,
    readonly claims: AccessClaims | null,
    private readonly maxBufferBytes: number,
  ) {
    this.#goes = claims ? runner.house.signs.alive(claims.personId) : () => {};
    this.#turnstile = new Turnstile(response, maxBufferBytes / 2);
    response.on('close', () => this.#leave());
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no', // or nginx would keep events until it has many
    });
    response.write(':\n\n'); // whoever waits for the first byte need not wait for the first event
  }

  /** See `Line`. */
  get operations(): number {
    return this.#isOver ? 0 : 1;
  }

  /** Runs the operation; its answers are told as they come. */
  async run(prepared: Prepared | Turned): Promise<void> {
    const { runner } = this;
    try {
      if (isTurned(prepared)) return this.#refuse(prepared.errors);
      if (prepared.kind !== 'subscription') {
        const answer = await answerOnce(runner, prepared);
        return isTurned(answer) ? this.#refuse(answer.errors) : this.#answerOnce(answer);
      }
      const begun = await subscribe(runner, prepared, this.#ear);
      if (isTurned(begun)) return this.#refuse(begun.errors);
      if (this.#isOver) return begun.leave();
      this.#place = begun;
      if (this.#drains) return this.#end('BROKEN');
      this.#sayPosition();
    } catch (fault) {
      this.#refuse(tellErrors([faultOf(fault)], runner.log));
    }
  }

  /** See `Line`. Nobody answers here: who is gone without a word is found by what piles up, and at the latest when the token ends. */
  ping(): void {
    this.#sayPosition();
  }

  /** See `Line`. */
  drain(): void {
    this.#drains = true;
    if (this.#place) this.#end('BROKEN');
  }

  /** See `Line`. */
  goodbye(): void {
    this.#end('BROKEN');
  }

  /** See `Line`. */
  terminate(): void {
    this.response.destroy();
  }

  readonly #ear: Ear = {
    hear: (told) => this.#tell(told),
    ready: () => this.#turnstile.pass(this),
    end: (ending) => this.#endFor(ending),
  };

  #tell(told: readonly Told[]): void {
    if (this.#isOver) return;
    const { position } = told[0]!;
    if (this.#isFull) return this.#refuse([tooSlow(position === null ? null : position - 1)]);
    this.#write(told.map((each) => `event: next\n${idLine(each.position)}data: ${each.json.toString()}\n\n`).join(''));
  }

  #answerOnce(result: unknown): void {
    this.#write(`event: next\ndata: ${JSON.stringify(result)}\n\n`);
    this.#end('COMPLETE');
  }

  #endFor(ending: Ending): void {
    try {
      if (ending.why === 'SESSION_ENDED') return this.endSession();
      this.#refuse(tellEnding(ending, this.#place?.position ?? null, this.runner.log));
    } catch (fault) {
      this.response.destroy(); // its client would wait for ever; now it connects again, and goes on from its position
      throw fault;
    }
  }

  /** See `OfSession`. With a fresh token it can go on. */
  endSession(): void {
    const [error] = tellErrors([unauthenticated('This token or its session has ended.')], this.runner.log);
    this.#refuse([ended(error!, this.#place?.position ?? null)], 'BROKEN');
  }

  /** Ends it because it has no token, and has been open as long as such a stream may. */
  endLife(lifeMs: number): void {
    const message = `A stream without a token stays open for at most ${lifeMs} ms. Sign in, and send the token.`;
    this.#refuse(tellErrors([unauthenticated(message)], this.runner.log));
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
    else this.#sayPosition();
    this.#leave();
    this.response.end();
    const { response } = this;
    const patience = setTimeout(() => response.destroy(), this.claims ? LAST_WORDS_MS : ANONYMOUS_CLOSE_MS).unref();
    response.on('close', () => clearTimeout(patience));
  }

  #leave(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#goes();
    this.#place?.leave();
  }

  /** An id without an event: clients keep it as the last they had. */
  #sayPosition(): void {
    this.#write(`${idLine(this.#place?.position ?? null)}:\n\n`);
  }

  #write(text: string): void {
    if (this.#isOver) return;
    if (this.response.socket) corked(this.response.socket);
    this.response.write(text);
  }

  /** Whether the stream takes no more for now. What is said in one turn is held back, and has to be tried first. */
  get #isFull(): boolean {
    if (this.response.writableLength <= this.maxBufferBytes) return false;
    if (this.response.socket) flushed(this.response.socket);
    return this.response.writableLength > this.maxBufferBytes;
  }
}

const idLine = (position: number | null): string =>
  position === null ? '' : `id: ${String(Position.serialize(position))}\n`;
