import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A TCP connection to the desk that says byte for byte what a test says. */
export class RawTcp {
  /** All that came. */
  text = '';
  /** How long it was open, in milliseconds, when the desk closes it. */
  readonly closedAfter: Promise<number>;
  readonly #begin = performance.now();

  private constructor(readonly socket: Socket) {
    socket.setEncoding('latin1').on('data', (text: string) => (this.text += text));
    socket.on('error', () => {}); // it closes, too
    this.closedAfter = new Promise((resolve) => socket.once('close', () => resolve(performance.now() - this.#begin)));
  }

  /** Opens one; closed when the test ends. One that may be half open stays so when the desk ends its half. */
  static async open(url: string, options: { readonly allowHalfOpen?: boolean } = {}): Promise<RawTcp> {
    const { port, hostname } = new URL(url);
    const socket = connect({ port: Number(port), host: hostname, ...options });
    onTestFinished(() => void socket.destroy());
    await once(socket, 'connect');
    return new RawTcp(socket);
  }

  /** Says it. */
  say(text: string): void {
    this.socket.write(text, 'latin1');
  }

  /** Says this again and again, until the connection is closed. */
  keepSaying(text: string, everyMs = 100): void {
    const timer = setInterval(() => this.say(text), everyMs);
    this.socket.on('close', () => clearInterval(timer));
  }

  /** Waits until this came. */
  async received(text: string | RegExp): Promise<void> {
    const came = (): boolean => (typeof text === 'string' ? this.text.includes(text) : text.test(this.text));
    while (!came()) {
      if (this.socket.destroyed) throw new Error(`closed after ${this.text}`);
      await Promise.race([once(this.socket, 'data'), once(this.socket, 'close')]);
    }
  }
}

/** What a client of the protocol asks to open a WebSocket with; `more` is further headers, each ended by CRLF. */
export const upgradeRequest = (more = 'Sec-WebSocket-Protocol: graphql-transport-ws\r\n', path = '/graphql'): string =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n` +
  `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${more}\r\n`;

/** A short text message as a client's frame. */
export const frameOf = (text: string): string => `\u0081${String.fromCodePoint(0x80 | text.length)}\0\0\0\0${text}`;
