import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';

type Message = Readonly<Record<string, unknown>>;

/** How long a message may take, in milliseconds. */
const PATIENCE_MS = 5000;

/** Takes any token, and then says only what a test says: for what a client has to do when messages come in an order that is seldom. */
export class FakeDesk {
  readonly #received: Message[] = [];
  #socket: WebSocket | undefined;
  #wake = (): void => {};

  private constructor(private readonly server: WebSocketServer) {
    server.on('connection', (socket) => {
      this.#socket = socket;
      socket.on('message', (data) => {
        const message = JSON.parse(String(data)) as Message;
        if (message['type'] === 'connection_init') return this.say({ type: 'connection_ack' });
        this.#received.push(message);
        this.#wake();
      });
    });
  }

  /** Stands until the test ends. */
  static async begin(): Promise<FakeDesk> {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    onTestFinished(() => {
      for (const socket of server.clients) socket.terminate();
      server.close();
    });
    await once(server, 'listening');
    return new FakeDesk(server);
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Says it on the last connection. */
  say(message: Message): void {
    this.#socket!.send(JSON.stringify(message));
  }

  /** Breaks the last connection. */
  drop(): void {
    this.#socket!.terminate();
  }

  /** The next message of this type, passing over others; fails after a while. */
  async next(type: string): Promise<Message> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      for (let message; (message = this.#received.shift());) if (message['type'] === type) return message;
      if (Date.now() > end) throw new Error(`no ${type} came`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, end - Date.now() + 1).unref();
      });
    }
  }
}
