/** How the bystander bench talks to the server: over HTTP, and over a socket without a library between. */
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** One connection that is kept alive. */
export class HttpCaller {
  readonly #agent = new Agent({ keepAlive: true });

  constructor(
    private readonly url: URL,
    private readonly token: string | null = null,
  ) {}

  /** Sends a document; the signal takes the request away. */
  async ask(query: string, variables: object = {}, signal?: AbortSignal): Promise<Answer> {
    const authorization: Record<string, string> = this.token ? { authorization: `Bearer ${this.token}` } : {};
    const asked = request(this.url, {
      method: 'POST',
      agent: this.#agent,
      headers: { 'content-type': 'application/json', ...authorization },
      ...(signal && { signal }),
    });
    asked.end(JSON.stringify({ query, variables }));
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    const parts: Buffer[] = [];
    for await (const part of response) parts.push(part as Buffer);
    return JSON.parse(Buffer.concat(parts).toString()) as Answer;
  }

  /** Closes the connections. */
  close(): void {
    this.#agent.destroy();
  }
}

/** One socket, whose operations are answered once. */
export class SocketCaller {
  readonly #waiting = new Map<string, (answer: unknown) => void>();
  #count = 0;

  private constructor(private readonly webSocket: WebSocket) {
    webSocket.on('message', (data: Buffer) => {
      const { id, type, payload } = JSON.parse(data.toString()) as { id: string; type: string; payload: unknown };
      if (type === 'ping') webSocket.send('{"type":"pong"}');
      if (type !== 'next' && type !== 'error') return;
      this.#waiting.get(id)?.(payload);
      this.#waiting.delete(id);
    });
    webSocket.on('error', () => {}); // torn on purpose
  }

  /** Opens a socket and signs in. */
  static async open(url: URL, token: string): Promise<SocketCaller> {
    const webSocket = new WebSocket(url.href.replace('http', 'ws'), 'graphql-transport-ws');
    await once(webSocket, 'open');
    webSocket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    await once(webSocket, 'message'); // the acknowledgement
    return new SocketCaller(webSocket);
  }

  /** Begins an operation and answers its id. */
  begin(query: string): string {
    const id = String((this.#count += 1));
    this.webSocket.send(JSON.stringify({ id, type: 'subscribe', payload: { query } }));
    return id;
  }

  /** Sends a document and waits for its answer. */
  ask(query: string): Promise<unknown> {
    const id = this.begin(query);
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  /** Says that an answer is no longer wanted. */
  complete(id: string): void {
    this.webSocket.send(JSON.stringify({ id, type: 'complete' }));
  }

  /** Tears the connection. */
  close(): void {
    this.webSocket.terminate();
  }
}
