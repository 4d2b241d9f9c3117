import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Json } from './client.js';

/** How long a message may take, in milliseconds. */
const PATIENCE_MS = 20_000;

/** A socket without a library between: says what no client would say, and hears every byte. */
export class RawSocket {
  readonly received: Json[] = [];
  /** The code and the reason it was closed with. */
  readonly closed: Promise<readonly [code: number, reason: string]>;
  #taken = 0;
  #closed: string | null = null;
  #wake = (): void => {};

  private constructor(
    readonly webSocket: WebSocket,
    silent: boolean,
  ) {
    webSocket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Json;
      if (!silent && String(message['type']) === 'ping') webSocket.send('{"type":"pong"}');
      this.received.push(message);
      this.#wake();
    });
    this.closed = once(webSocket, 'close').then(([code, reason]) => [code as number, String(reason)] as const);
    webSocket.on('close', (code) => {
      this.#closed = `closed with ${code}`;
      this.#wake();
    });
  }

  /** Opens one to the desk; closed when the test ends. A silent one gives no sign of life. */
  static async open(url: string, protocol = 'graphql-transport-ws', silent = false): Promise<RawSocket> {
    const webSocket = new WebSocket(url.replace('http', 'ws'), protocol || [], { autoPong: !silent });
    const socket = new RawSocket(webSocket, silent);
    onTestFinished(() => socket.webSocket.terminate());
    await once(socket.webSocket, 'open');
    return socket;
  }

  /** Opens one and signs in. */
  static async signedIn(url: string, token: string | null, silent = false): Promise<RawSocket> {
    const socket = await RawSocket.open(url, undefined, silent);
    socket.say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    await socket.next('connection_ack');
    return socket;
  }

  /** Says it. */
  say(message: unknown): void {
    this.webSocket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Begins an operation. */
  subscribe(id: string, query: string, variables: object = {}): void {
    this.say({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** Stops reading, as somebody does whose network is stuck. */
  pause(): void {
    this.webSocket.pause();
  }

  /** Reads on. */
  resume(): void {
    this.webSocket.resume();
  }

  /** The next message of this type, passing over others; fails after a while, and says what did arrive. */
  async next(type: string): Promise<Json> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      while (this.#taken < this.received.length) {
        const message = this.received[this.#taken++]!;
        if (String(message['type']) === type) return message;
      }
      if (Date.now() > end || this.#closed) {
        const received = this.received.map((each) => JSON.stringify(each).slice(0, 200)).join('\n');
        throw new Error(`no ${type} came, ${this.#closed ?? 'but it is open'}, after\n${received}`);
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, end - Date.now() + 1).unref();
      });
    }
  }
}
