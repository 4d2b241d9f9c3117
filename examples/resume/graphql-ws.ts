import { resumingClient } from './resuming.ts';
import type { DeskOptions, Subscribe } from './subscribe.ts';

/** With graphql-ws alone. */
export const subscribeWithGraphqlWs =
  (options: DeskOptions): Subscribe =>
  (query, after, deliver, fail) =>
    resumingClient(options).subscribe(
      { query, variables: { after } },
      { next: ({ data }) => data && deliver(data), error: fail, complete: () => {} },
    );
