import type { ClientOptions } from 'graphql-ws';
import { resumingClient } from './resuming.js';
import type { Watch } from './watch.js';

/** With graphql-ws alone. */
export const watchWithGraphqlWs =
  (options: ClientOptions): Watch =>
  (query, after, tell, fail) => {
    const client = resumingClient(options);
    client.subscribe(
      { query, variables: { after } },
      { next: ({ data }) => data && tell(data), error: fail, complete: () => {} },
    );
    return async () => client.dispose();
  };
