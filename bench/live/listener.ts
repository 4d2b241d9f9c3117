import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Nothing is hidden by this: the mask is all zeros, which RFC 6455 allows and servers unmask all the same. */
const frame = (opcode: number, text: string): Buffer => {
  const body = Buffer.from(text);
  const length = body.length < 126 ? [0x80 | body.length] : [0xfe, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([0x80 | opcode, ...length, 0, 0, 0, 0]), body]);
};

const [TEXT, CLOSE, PING, PONG] = [1, 8, 9, 10] as const;

/** What a listener says when it connects. */
export interface Words {
  readonly token: string;
  readonly query: string;
}

/** Hears one message: its position, and the whole of it. */
export type Receives = (position: string, message: Buffer) => unknown;

/**
 * A socket that costs next to nothing to listen on, so that what is measured is the server: it reads frames straight from TCP, and of each
 * `next` message the first position alone.
 */
export class Listener {
  /** The positions it was told, in the order it was. */
  readonly received: string[] = [];
  #rest: Buffer = Buffer.alloc(0);
  #acknowledged: () => void = () => {};
  #closing = false;

  private constructor(
    private readonly socket: Socket,
    private readonly receives: Receives,
  ) {}

  /** Connects and subscribes; whether the server has begun, only an event shows. */
  static async open(url: URL, { token, query }: Words, receives: Receives): Promise<Listener> {
    const socket = connect(Number(url.port), url.hostname).setNoDelay();
    const key = randomBytes(16).toString('base64');
    socket.write(
      `GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`,
    );
    const [answer] = await once(socket, 'data');
    if (!String(answer).startsWith('HTTP/1.1 101')) throw new Error(String(answer));
    const listener = new Listener(socket, receives);
    const acknowledged = new Promise<void>((resolve) => (listener.#acknowledged = resolve));
    socket.on('data', (bytes: Buffer) => listener.#read(bytes));
    socket.on('close', () => {
      if (!listener.#closing) throw new Error(`${url.href} hung up`);
    });
    listener.#say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    await acknowledged;
    listener.#say({ id: '1', type: 'subscribe', payload: { query } });
    return listener;
  }

  /** Hangs up, and waits until the server has, too. */
  async close(): Promise<void> {
    this.#closing = true;
    const closed = once(this.socket, 'close');
    this.#write(CLOSE, '');
    await closed;
  }

  #say(message: object): void {
    this.#write(TEXT, JSON.stringify(message));
  }

  #write(opcode: number, text: string): void {
    if (this.socket.writable) this.socket.write(frame(opcode, text));
  }

  #read(bytes: Buffer): void {
    let rest: Buffer = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    for (;;) {
      const short = rest.length > 1 && rest[1]! < 126; // a ping is two bytes
      if (!short && rest.length < 4) break;
      const [begin, length] = short ? [2, rest[1]!] : [4, rest.readUInt16BE(2)];
      if (rest[1] === 127) throw new Error('a message of more than 64 KiB');
      if (rest.length < begin + length) break;
      this.#receive(rest[0]! & 15, rest.subarray(begin, begin + length));
      rest = rest.subarray(begin + length);
    }
    this.#rest = rest;
  }

  #receive(opcode: number, body: Buffer): void {
    if (opcode === PING) return this.#write(PONG, body.toString());
    if (opcode === CLOSE && !this.#closing)
      throw new Error(
        `hung up: ${body.length < 2 ? 'no reason' : `${body.readUInt16BE()} ${body.toString('utf8', 2)}`}`,
      );
    if (opcode !== TEXT) return;
    const from = body.indexOf('"position":"');
    if (body.includes('"type":"ping"')) return this.#say({ type: 'pong' });
    if (from < 0 && body.includes('"connection_ack"')) return this.#acknowledged();
    if (from < 0) throw new Error(`told something else: ${body.toString()}`);
    const position = body.toString('latin1', from + 12, body.indexOf('"', from + 12));
    this.received.push(position);
    this.receives(position, body);
  }
}
