import type { Server } from 'node:http';
import {
  createSourceEventStream,
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { claimsOf, Context, contextOf, type House } from '../graphql/context.js';
import type { Delivery } from '../graphql/delivery.js';
import { unauthenticated } from '../graphql/errors.js';
import type { AccessClaims } from '../domain/access/claims.js';
import { MOST_ERRORS, tellErrors } from './told-errors.js';

/** Limits of the socket side. */
export interface SocketLimits {
  readonly maxMessageBytes: number;
  readonly maxDocumentTokens: number;
  readonly connectionInitWaitMs: number;
  readonly pingMs: number;
}

type Peer = Extra & Record<PropertyKey, unknown> & { claims?: AccessClaims | null };

/** Carries GraphQL over WebSocket (graphql-transport-ws) on `/graphql`. */
export function serveWebSocket(
  httpServer: Server,
  schema: GraphQLSchema,
  house: House,
  limits: SocketLimits,
  log: Logger,
) {
  const webSockets = new WebSocketServer({
    server: httpServer,
    path: '/graphql',
    maxPayload: limits.maxMessageBytes,
    perMessageDeflate: false, // two to five times the CPU
  });
  return useServer<Record<string, unknown>, Peer>(
    {
      connectionInitWaitTimeout: limits.connectionInitWaitMs,
      onConnect: async ({ connectionParams, extra }) => {
        try {
          extra.claims = await claimsOf(house, authorizationOf(connectionParams));
          return true;
        } catch (fault) {
          if (fault instanceof GraphQLError) return false; // a token that does not work: closed as 4403 Forbidden
          throw fault;
        }
      },
      onSubscribe: ({ extra }, _id, payload) => prepare(schema, house, payload, extra.claims ?? null, limits),
      execute: (args) => execute(args as ExecutionArgs),
      subscribe: (args) => subscribe(args as ExecutionArgs),
      onNext: (_context, _id, _payload, _args, result) => withToldErrors(result as ExecutionResult, log) as never,
      onError: (_context, _id, _payload, errors) => tellErrors(errors, log) as never,
    },
    webSockets,
    limits.pingMs,
  );
}

/** Clients of different habits name it differently; all of them mean the header. */
function authorizationOf(params: Readonly<Record<string, unknown>> | undefined): string | null {
  const given = params?.['authorization'] ?? params?.['Authorization'];
  if (given === undefined || given === null) return null;
  if (typeof given !== 'string') throw unauthenticated('authorization must be text: Bearer …');
  return given;
}

/** Parses, validates and finds the context here, because the library would close the whole socket over a document that does not parse. */
async function prepare(
  schema: GraphQLSchema,
  house: House,
  { query, variables, operationName }: SubscribePayload,
  claims: AccessClaims | null,
  limits: SocketLimits,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  const document = parseOrFault(query, limits.maxDocumentTokens);
  if (document instanceof GraphQLError) return [document];
  const faults = validate(schema, document, undefined, { maxErrors: MOST_ERRORS });
  if (faults.length) return faults.map((fault) => coded(fault, 'GRAPHQL_VALIDATION_FAILED'));
  if (!getOperationAST(document, operationName))
    return [coded(new GraphQLError('Name the operation to run.'), 'BAD_USER_INPUT')];
  const contextValue = claims ? await contextOf(house, claims) : new Context(house, null, null);
  if (!contextValue) return [unauthenticated('This session has ended. Sign in again.')];
  return { schema, document, operationName, variableValues: variables, contextValue };
}

function parseOrFault(query: string, maxTokens: number): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens });
  } catch (fault) {
    if (fault instanceof GraphQLError) return coded(fault, 'GRAPHQL_PARSE_FAILED');
    throw fault;
  }
}

const coded = (fault: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(fault.message, {
    nodes: fault.nodes,
    source: fault.source,
    positions: fault.positions,
    extensions: { code },
  });

/** Each event is answered in a context of its own: as the watcher is at that moment, with fresh loaders. */
async function subscribe(args: ExecutionArgs): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  return answers(source as AsyncIterableIterator<Delivery>, args);
}

/** By hand and not a generator: one that waits for the next event could not be ended from outside. */
const answers = (
  deliveries: AsyncIterableIterator<Delivery>,
  args: ExecutionArgs,
): AsyncIterableIterator<ExecutionResult> => ({
  [Symbol.asyncIterator]() {
    return this;
  },
  async next() {
    const { done, value } = await deliveries.next();
    if (done) return { done: true, value: undefined };
    const result = await execute({ ...args, rootValue: value, contextValue: value.context });
    return { done: false, value: result as ExecutionResult };
  },
  async return() {
    await deliveries.return?.();
    return { done: true, value: undefined };
  },
});

const withToldErrors = (result: ExecutionResult, log: Logger): unknown =>
  result.errors ? { ...result, errors: tellErrors(result.errors, log) } : result;
