import { createClient, subscriptionExchange } from '@urql/core';
import type { ClientOptions } from 'graphql-ws';
import { resumingClient } from './resuming.js';
import type { Watch } from './watch.js';

/** With urql: the same client, behind its exchange. */
export const watchWithUrql =
  (options: ClientOptions & { readonly url: string }): Watch =>
  (query, after, tell, fail) => {
    const socket = resumingClient(options);
    const urql = createClient({
      url: options.url.replace(/^ws/, 'http'),
      exchanges: [
        subscriptionExchange({
          forwardSubscription: ({ query: text, variables, extensions }) => ({
            subscribe: (sink) => ({
              unsubscribe: socket.subscribe(
                { query: text ?? '', variables, extensions },
                { ...sink, next: (result) => sink.next(result as never) },
              ),
            }),
          }),
        }),
      ],
    });
    const { unsubscribe } = urql
      .subscription<Record<string, unknown>>(query, { after })
      .subscribe(({ data, error }) => {
        if (error) fail(error);
        if (data) tell(data);
      });
    return async () => {
      unsubscribe();
      await socket.dispose();
    };
  };
