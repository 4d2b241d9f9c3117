import { once } from 'node:events';
import { WebSocket } from 'ws';

/** What can be asked over each transport. */
export interface Asked {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: unknown;
  readonly extensions?: unknown;
}

/** What came back. */
export interface CameBack {
  /** The HTTP status; of a socket its close code, or null where it stays open. */
  readonly status: number | null;
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: Readonly<Record<string, unknown>>;
    readonly locations?: unknown;
  }[];
  readonly data: unknown;
  /** All that was sent back, as it was. */
  readonly text: string;
}

/** Asks once, with a token or as a stranger; a text is sent as the JSON that it is. */
export type Transport = (
  url: string,
  token: string | null,
  asked: Asked | string,
  headers?: Readonly<Record<string, string>>,
) => Promise<CameBack>;

/** How long an answer may take, in milliseconds. */
const PATIENCE_MS = 20_000;

const jsonOf = (asked: Asked | string): string => (typeof asked === 'string' ? asked : JSON.stringify(asked));

const authorizationOf = (token: string | null): Record<string, string> =>
  token === null ? {} : { authorization: `Bearer ${token}` };

const overHttp: Transport = async (url, token, asked, headers = {}) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...authorizationOf(token),
      ...headers,
    },
    body: jsonOf(asked),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return cameBack(response.status, await response.text());
};

const overStream: Transport = async (url, token, asked, headers = {}) => {
  const response = await fetch(`${url}/stream`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...authorizationOf(token),
      ...headers,
    },
    body: jsonOf(asked),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
    return cameBack(response.status, await response.text());
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = ''; ;) {
    const { value, done } = await reader.read();
    text += value ?? '';
    const [, answer] = /^event: next\n(?:id: .*\n)?data: (.*)\n\n/m.exec(text) ?? [];
    if (answer === undefined && !done) continue;
    await reader.cancel();
    if (answer === undefined) throw new Error(`the stream ended without an answer: ${text}`);
    return cameBack(response.status, answer);
  }
};

const overSocket: Transport = async (url, token, asked, headers = {}) => {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', { headers });
  try {
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: authorizationOf(token) }));
    return await new Promise<CameBack>((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error('no answer came')), PATIENCE_MS);
      const settle = (back: CameBack): void => (clearTimeout(patience), resolve(back));
      socket.on('close', (code, reason) => settle({ status: code, errors: [], data: null, text: String(reason) }));
      socket.on('message', (data) => {
        const { type, payload } = JSON.parse(String(data)) as { type: string; payload?: unknown };
        if (type === 'connection_ack') socket.send(`{"id":"1","type":"subscribe","payload":${jsonOf(asked)}}`);
        if (type === 'next') settle(cameBack(null, JSON.stringify(payload)));
        if (type === 'error') settle(cameBack(null, JSON.stringify({ errors: payload })));
      });
    });
  } finally {
    socket.terminate();
  }
};

function cameBack(status: number | null, text: string): CameBack {
  const { errors = [], data = null } = JSON.parse(text) as Partial<CameBack>;
  return { status, errors, data, text };
}

/** The three ways in. */
export const TRANSPORTS: readonly (readonly [name: string, send: Transport])[] = [
  ['HTTP', overHttp],
  ['WebSocket', overSocket],
  ['Server-Sent Events', overStream],
];
