import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../graphql/context.js';
import type { ErrorCode } from '../graphql/errors.js';

/** Codes that say it may be tried again, and their status. */
const LATER: ReadonlyMap<unknown, number> = new Map<ErrorCode, number>([['TOO_MANY_REQUESTS', 429]]);

/** Tells proxies and clients by status and header what the errors say: that it is too early, and how long for. */
export const retryAfter: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { http, body } }) {
        const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
        const early = errors.filter(({ extensions }) => LATER.has(extensions?.['code']));
        if (early.length === 0) return;
        http.status = LATER.get(early[0]!.extensions!['code'])!;
        const seconds = early.map(({ extensions }) => extensions!['retryAfter']).filter(Number.isInteger) as number[];
        if (seconds.length > 0) http.headers.set('retry-after', String(Math.max(...seconds)));
      },
    };
  },
};
