import { createClient, subscriptionExchange } from '@urql/core';
import { resumingClient } from './resuming.ts';
import type { DeskOptions, Subscribe } from './subscribe.ts';

/** With urql: the same client, behind its exchange. */
export const subscribeWithUrql =
  (options: DeskOptions): Subscribe =>
  (query, after, deliver, fail) => {
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
        if (error) fail(error.networkError ?? error.graphQLErrors);
        else if (data) deliver(data);
      });
    return unsubscribe;
  };
