import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Json } from './client.js';

/** How long an event may take, in milliseconds. */
const PATIENCE_MS = 20_000;

/** One block of a stream: an event, or what stands between events. */
export interface Block {
  readonly event?: string;
  readonly id?: string;
  readonly data?: Json;
}

/** A stream of Server-Sent Events without a library between. */
export class RawStream {
  readonly received: Block[] = [];
  /** Whether the desk ended it, or it broke. */
  readonly closed: Promise<unknown>;
  #text = '';
  #taken = 0;
  #wake = (): void => {};

  private constructor(
    private readonly asked: ClientRequest,
    readonly response: IncomingMessage,
  ) {
    response.setEncoding('utf8').on('data', (text: string) => {
      const blocks = (this.#text + text).split('\n\n');
      this.#text = blocks.pop()!;
      this.received.push(...blocks.map(blockOf));
      this.#wake();
    });
    response.on('error', () => {}); // it was broken on purpose
    this.closed = new Promise((resolve) => response.on('close', resolve));
  }

  /** Begins an operation; it is broken off when the test ends. */
  static async open(
    deskUrl: string,
    token: string | null,
    body: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<RawStream> {
    const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
    const asked = request(`${deskUrl}/stream`, {
      method: 'POST',
      agent: false,
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...authorization, ...headers },
    });
    asked.on('error', () => {}); // it was broken on purpose
    onTestFinished(() => void asked.destroy());
    asked.end(JSON.stringify(body));
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    return new RawStream(asked, response);
  }

  /** Drops the connection. */
  drop(): void {
    this.asked.destroy();
  }

  /** The next block that is one, passing over others; fails after a while, and says what did arrive. */
  async next(isOne: (block: Block) => boolean = ({ event }) => event === 'next'): Promise<Block> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      while (this.#taken < this.received.length) {
        const block = this.received[this.#taken++]!;
        if (isOne(block)) return block;
      }
      if (Date.now() > end) throw new Error(`it did not come after ${JSON.stringify(this.received).slice(0, 2000)}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, end - Date.now() + 1).unref();
      });
    }
  }
}

function blockOf(text: string): Block {
  const block: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const [, name, value] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
    if (name) block[name] = value!;
  }
  const { data, ...rest } = block;
  return { ...rest, ...(data && { data: JSON.parse(data) as Json }) };
}
