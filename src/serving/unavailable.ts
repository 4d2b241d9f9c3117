import type { ApolloServerPlugin } from '@apollo/server';
import type { ServerResponse } from 'node:http';
import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import type { Context } from '../graphql/context.js';
import { RETRY_AFTER_SECONDS, formattedError, type ErrorCode } from '../graphql/errors.js';
import type { OutageLog } from '../outages.js';

/** Whether an error says that something is away that the server needs. */
export const isUnavailable = ({ extensions }: Pick<GraphQLFormattedError, 'extensions'>): boolean =>
  extensions?.['code'] === ('UNAVAILABLE' satisfies ErrorCode);

/** Whether an answer says nothing but that: no field at its root could be read. */
export const saysOnlyUnavailable = ({ data, errors = [] }: Answer): boolean =>
  errors.some(isUnavailable) &&
  Object.entries(data ?? {}).every(([name, value]) => value === null || name === '__typename');

type Answer = Pick<ExecutionResult, 'data'> & { readonly errors?: readonly GraphQLFormattedError[] };

/** Says by the status of an HTTP answer that it may be asked for again, and when. */
export function sayUnavailable(response: ServerResponse): void {
  response.statusCode = 503;
  response.setHeader('retry-after', RETRY_AFTER_SECONDS);
}

/** 503 for an operation of which nothing could be read. Where a part could, the answer is 200 with that part, and errors for the rest. */
export const statusOfOutages = (log: OutageLog): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors }) {
        const unavailable = errors.find((error) => isUnavailable(formattedError(error) ?? error));
        if (unavailable) log.operationFailed(unavailable);
      },
      async willSendResponse({ response: { http, body } }) {
        if (body.kind !== 'single' || !saysOnlyUnavailable(body.singleResult)) return;
        http.status = 503;
        http.headers.set('retry-after', String(RETRY_AFTER_SECONDS));
      },
    };
  },
});

/** Makes the context of an HTTP request; an outage that is met already there is told as one. */
export async function orUnavailable(log: OutageLog, context: Promise<Context>): Promise<Context> {
  try {
    return await context;
  } catch (fault) {
    const formatted = formattedError(fault);
    if (!formatted || !isUnavailable(formatted)) throw fault;
    log.operationFailed(fault);
    throw formatted;
  }
}
