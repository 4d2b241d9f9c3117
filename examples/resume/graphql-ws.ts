import { resumingClient } from './resuming.ts';
import type { DeskOptions, Watch } from './watch.ts';

/** With graphql-ws alone. */
export const watchWithGraphqlWs =
  (options: DeskOptions): Watch =>
  (query, after, tell, fail) =>
    resumingClient(options).subscribe(
      { query, variables: { after } },
      { next: ({ data }) => data && tell(data), error: fail, complete: () => {} },
    );
