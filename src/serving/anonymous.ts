import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { Closing } from './close-codes.js';
import { Quota } from './quota.js';

/** Limits of sockets and streams without a token. */
export interface AnonymousLimits {
  /** Open at once at one address. */
  readonly perAddress: number;
  /** Open at once on this process. */
  readonly inAll: number;
  /** How long each may stay open, in milliseconds. */
  readonly lifeMs: number;
  /** How long a socket may take to send `connection_init`, in milliseconds. */
  readonly connectionInitWaitMs: number;
}

/** How long a socket beyond the limit of its address may take to present a token, in milliseconds: a round trip and a renewal. */
const PRESENT_TOKEN_MS = 1000;
/** Sockets beyond the limits that may wait at once: many users may connect again at the same moment behind one address. */
const MAX_WAITING = 1000;
/** How long a client without a token may take to read the end of its socket or stream, in milliseconds. */
export const ANONYMOUS_CLOSE_MS = 1000;

/** A socket that can be closed. */
interface Closable {
  readonly webSocket: WebSocket;
  close(code: number, reason: string): void;
}

/**
 * The sockets and streams without a token, counted by address. Nobody knows of a new socket whether it will present a token, so it takes a
 * place if one is free; otherwise it is open for a moment only, in which it can.
 */
export class AnonymousConnections {
  readonly #perAddress: Quota;
  readonly #inAll: Quota;
  readonly #waiting = new Map<string, Set<AnonymousSocket>>();
  #waitingInAll = 0;

  constructor(readonly limits: AnonymousLimits) {
    this.#perAddress = new Quota(limits.perAddress);
    this.#inAll = new Quota(limits.inAll);
  }

  /** What a client without a token is told when no place is free. */
  get refusal(): string {
    const { perAddress, inAll } = this.limits;
    return `Without a token at most ${perAddress} sockets and streams may be open at one address, ${inAll} in all`;
  }

  /** Takes a place; the answer gives it back. Null if no place is free. */
  take(address: string): (() => void) | null {
    const leaveAddress = this.#perAddress.take(address);
    const leaveAll = leaveAddress && this.#inAll.take('');
    if (leaveAll) return () => (leaveAddress(), leaveAll());
    leaveAddress?.();
    return null;
  }

  /** Counts a socket from its upgrade on, until it presents a token or is gone. */
  admit(address: string, socket: Closable): AnonymousSocket {
    return new AnonymousSocket(this, address, socket);
  }

  /** Lets a socket without a place wait. Of too many, the oldest of the address that has most is closed. */
  wait(socket: AnonymousSocket): void {
    const { address } = socket;
    if (!this.#waiting.has(address)) this.#waiting.set(address, new Set());
    this.#waiting.get(address)!.add(socket);
    this.#waitingInAll += 1;
    if (this.#waitingInAll <= MAX_WAITING) return;
    const [oldest] = [...this.#waiting.values()].reduce((most, each) => (each.size > most.size ? each : most));
    oldest!.refuse();
  }

  /** A socket does not wait any more. */
  stopWaiting(socket: AnonymousSocket): void {
    const ofAddress = this.#waiting.get(socket.address);
    if (!ofAddress?.delete(socket)) return;
    this.#waitingInAll -= 1;
    if (ofAddress.size === 0) this.#waiting.delete(socket.address);
  }
}

/** A socket that has presented no token. */
export class AnonymousSocket {
  readonly #admittedAt = performance.now();
  #release: (() => void) | null;
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(
    private readonly all: AnonymousConnections,
    readonly address: string,
    private readonly socket: Closable,
  ) {
    const { connectionInitWaitMs, lifeMs } = all.limits;
    this.#release = all.take(address);
    const waitMs = Math.min(connectionInitWaitMs, this.#release ? lifeMs : PRESENT_TOKEN_MS);
    this.#after(waitMs, () =>
      socket.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout'),
    );
    if (!this.#release) all.wait(this);
  }

  /** Stays open without a token, for the rest of its life; false if no place is free. */
  stay(): boolean {
    const { lifeMs } = this.all.limits;
    this.#release ??= this.all.take(this.address);
    if (!this.#release) return false;
    this.all.stopWaiting(this);
    this.#after(this.#admittedAt + lifeMs - performance.now(), () =>
      this.socket.close(Closing.ANONYMOUS_LIFE_OVER, `A socket without a token stays open for at most ${lifeMs} ms`),
    );
    return true;
  }

  /** Closes it because too many are open. */
  refuse(): void {
    this.socket.close(Closing.TOO_MANY_SOCKETS, this.all.refusal);
  }

  /** The socket is being closed: a client that does not answer keeps its place until the connection is gone. */
  closing(): void {
    this.all.stopWaiting(this);
    this.#after(ANONYMOUS_CLOSE_MS, () => this.socket.webSocket.terminate());
  }

  /** A token was presented, or the connection is gone. */
  leave(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.all.stopWaiting(this);
    this.#release?.();
  }

  #after(ms: number, act: () => void): void {
    clearTimeout(this.#timer);
    if (!this.#isOver) this.#timer = setTimeout(act, ms);
  }
}
