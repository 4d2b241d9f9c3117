import { once } from 'node:events';
import { WebSocket } from 'ws';
import { Client, type Answer } from './client.js';

type Headers = Readonly<Record<string, string>>;

/** What comes back, whatever it came by. */
export type Result = Pick<Answer, 'data' | 'errors'>;

/** Runs one operation that answers once. */
export type Transport = (url: string, query: string, variables: object, headers?: Headers) => Promise<Result>;

/** The three ways to the API. */
export const TRANSPORTS: Readonly<Record<'HTTP' | 'WebSocket' | 'SSE', Transport>> = {
  HTTP: (url, query, variables, headers = {}) =>
    new Client(url).send(query, variables as Readonly<Record<string, unknown>>, headers),

  async WebSocket(url, query, variables, headers = {}) {
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', { headers });
    await once(socket, 'open');
    try {
      socket.send(JSON.stringify({ type: 'connection_init' }));
      const result = new Promise<Result>((resolve, reject) => {
        socket.on('close', (code, reason) => reject(new Error(`closed with ${code} ${String(reason)}`)));
        socket.on('message', (text) => {
          const { type, payload } = JSON.parse(String(text)) as { readonly type: string; readonly payload: unknown };
          if (type === 'connection_ack')
            socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables } }));
          if (type === 'next') resolve(payload as Result);
          if (type === 'error') resolve({ errors: payload } as Result);
        });
      });
      return await result;
    } finally {
      socket.terminate();
    }
  },

  async SSE(url, query, variables, headers = {}) {
    const response = await fetch(`${url}/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const [, data] = /^event: next\ndata: (.*)$/m.exec(text) ?? [];
    if (data === undefined) throw new Error(`no answer came: ${response.status} ${text}`);
    return JSON.parse(data) as Result;
  },
};
