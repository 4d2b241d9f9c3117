import { createClient, type ClientOptions } from 'graphql-sse';
import type { Watch } from './watch.js';

/**
 * With graphql-sse, for those who can't open a WebSocket. The client repeats its request when the network breaks; `Last-Event-ID`, the
 * position of what was told last, says where the stream goes on, before whatever `after` the request had.
 */
export const watchWithGraphqlSse =
  (options: ClientOptions<false> & { readonly headers: Record<string, string> }): Watch =>
  (query, after, tell, fail) => {
    let lastHeard = after;
    const client = createClient({
      retryAttempts: Infinity, // every attempt waits longer than the one before
      ...options,
      headers: () => ({ ...options.headers, 'last-event-id': lastHeard }),
    });
    client.subscribe<Readonly<Record<string, { readonly position: string }>>>(
      { query, variables: { after } },
      {
        next({ data, errors }) {
          if (errors) fail(errors);
          if (!data) return;
          lastHeard = Object.values(data)[0]!.position;
          tell(data);
        },
        error: fail,
        complete: () => {},
      },
    );
    return async () => client.dispose();
  };
