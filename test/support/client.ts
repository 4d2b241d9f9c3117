import { createClient, type Client as SocketClient } from 'graphql-ws';
import { onTestFinished } from 'vitest';
import WebSocket from 'ws';

/** An answer whose shape the test knows. */
export interface Json {
  readonly [key: string]: Json;
}

/** What came back: data, errors, status and headers. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Json;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

type Variables = Readonly<Record<string, unknown>>;

/** Somebody who talks to the desk over real HTTP and real sockets. */
export class Client {
  constructor(
    readonly url: string,
    readonly token: string | null = null,
  ) {}

  /** Sends a document; answers whatever comes back. */
  async send(
    query: string,
    variables: Variables = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const authorization: Record<string, string> = this.token ? { authorization: `Bearer ${this.token}` } : {};
    const response = await fetch(this.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...authorization,
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as Pick<Answer, 'data' | 'errors'>;
    return { status: response.status, headers: response.headers, ...body };
  }

  /** Sends a document that must succeed; answers its data. */
  async ask(query: string, variables: Variables = {}): Promise<Json> {
    const answer = await this.send(query, variables);
    if (answer.errors)
      throw new Error(`${query}\n${JSON.stringify(variables, null, 1)}\n${JSON.stringify(answer.errors, null, 1)}`);
    return answer.data;
  }

  /** Carries out a mutation that must succeed; answers its payload. `what` selects from the payload. */
  async do(mutation: string, input: Variables, what = ''): Promise<Json> {
    const payload = await this.try(mutation, input, what);
    const refused = payload['userErrors'] as unknown as readonly unknown[];
    if (refused.length)
      throw new Error(
        `${mutation}\n${JSON.stringify(input, null, 1)}\nwas refused: ${JSON.stringify(refused, null, 1)}`,
      );
    return payload;
  }

  /** Carries out a mutation; answers its payload, with every fact of a refusal. */
  async try(mutation: string, input: Variables, what = ''): Promise<Json> {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${what} position userErrors { ${REFUSAL} } } }`;
    return (await this.ask(query, { input }))[mutation]!;
  }

  /** The problems a mutation is refused for. */
  async refusalsOf(mutation: string, input: Variables): Promise<readonly Json[]> {
    return (await this.try(mutation, input))['userErrors'] as unknown as readonly Json[];
  }

  /** Signs in; answers the access token. */
  async signIn(input: Variables): Promise<string> {
    const { signIn } = await this.ask(
      'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } userErrors { message } } }',
      { input },
    );
    const token = signIn?.['session']?.['accessToken'] as unknown as string | undefined;
    if (!token) throw new Error(`signing in was refused: ${JSON.stringify(signIn)}`);
    return token;
  }

  /** Watches; the subscriber queues from the first moment and is closed when the test ends. */
  subscribe(query: string, variables: Variables = {}): Subscriber {
    const socket = createClient({
      url: this.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      ...(this.token && { connectionParams: { authorization: `Bearer ${this.token}` } }),
    });
    const subscriber = new Subscriber(socket, query, variables);
    onTestFinished(() => subscriber.close());
    return subscriber;
  }
}

const REFUSAL = `__typename code field message
  ... on InvalidInput { expected } ... on NotFound { type } ... on NotAllowed { allowedRoles }
  ... on TransitionRefused { from to missingFields allowed }
  ... on VersionConflict { expectedVersion currentVersion current { id } } ... on AlreadyExists { existing { id } }`;

/** How long a message may take, in milliseconds. */
const PATIENCE_MS = 5000;

/** A subscription, and what was delivered to it, in order. */
export class Subscriber {
  readonly delivered: Json[] = [];
  #fault: unknown;
  #ended = false;
  readonly #wake = new Set<() => void>();
  #taken = 0;

  constructor(
    readonly socket: SocketClient,
    private readonly query: string,
    variables: Variables,
  ) {
    socket.subscribe<Json>(
      { query, variables },
      {
        next: ({ data, errors }) => {
          if (errors) this.#fault = errors;
          else this.delivered.push(data as Json);
          this.#notify();
        },
        error: (fault) => {
          this.#fault = fault;
          this.#notify();
        },
        complete: () => {
          this.#ended = true;
          this.#notify();
        },
      },
    );
  }

  /** The next message's only field; fails after a while, and says what did arrive. */
  async next(): Promise<Json> {
    await this.#until(() => this.delivered.length > this.#taken, 'a message');
    const message = this.delivered[this.#taken++]!;
    return Object.values(message)[0]!;
  }

  /** Waits for this many more messages. */
  async take(count: number): Promise<readonly Json[]> {
    const taken: Json[] = [];
    while (taken.length < count) taken.push(await this.next());
    return taken;
  }

  /** Waits for an error instead of a message, and answers it. */
  async fault(): Promise<unknown> {
    await this.#until(() => this.#fault !== undefined, 'an error', true);
    return this.#fault;
  }

  /** Drops the connection. */
  close(): void {
    void this.socket.dispose();
  }

  async #until(done: () => boolean, what: string, faultIsFine = false): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (!done()) {
      if (this.#fault !== undefined && !faultIsFine)
        throw new Error(`${this.query}\nfailed: ${JSON.stringify(this.#fault)}`);
      if (this.#ended || Date.now() >= end)
        throw new Error(
          `${this.query}\nexpected ${what}; ${this.#ended ? 'it ended' : 'nothing came'} after ${JSON.stringify(this.delivered)}`,
        );
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, end - Date.now());
        this.#wake.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  #notify(): void {
    for (const wake of this.#wake) wake();
    this.#wake.clear();
  }
}
