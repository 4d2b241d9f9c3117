import type { Server } from 'node:http';
import {
  createSourceEventStream,
  execute,
  getOperationAST,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
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
import { tooMany, unauthenticated } from '../graphql/errors.js';
import type { AccessClaims } from '../domain/access/claims.js';
import { MOST_ERRORS, tellErrors } from './told-errors.js';

/** Limits of the socket side. */
export interface SocketLimits {
  readonly maxMessageBytes: number;
  readonly maxDocumentTokens: number;
  readonly connectionInitWaitMs: number;
  readonly pingMs: number;
  readonly introspection: boolean;
  /** Whether clients are helped with "Did you mean …?". */
  readonly suggestions: boolean;
}

/** Operations one socket may run at once. */
const MOST_OPERATIONS = 100;

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
          if (!(fault instanceof GraphQLError))
            tellErrors([new GraphQLError('connecting', { originalError: fault as Error })], log);
          return false; // a token that does not work: closed as 4403 Forbidden
        }
      },
      onSubscribe: async ({ extra, subscriptions }, _id, payload) => {
        if (Object.keys(subscriptions).length >= MOST_OPERATIONS)
          return [tooMany(`One socket may run at most ${MOST_OPERATIONS} operations at once.`)];
        try {
          return await prepare(schema, house, payload, extra.claims ?? null, limits);
        } catch (fault) {
          // The library would close the whole socket with the fault's own words.
          return tellErrors([new GraphQLError('preparing', { originalError: fault as Error })], log) as never;
        }
      },
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
  const conditional = conditionalRoot(document);
  if (conditional) return [coded(conditional, 'GRAPHQL_VALIDATION_FAILED')];
  const rules = limits.introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const faults = validate(schema, document, rules, { maxErrors: MOST_ERRORS, hideSuggestions: !limits.suggestions });
  if (faults.length) return faults.map((fault) => coded(fault, 'GRAPHQL_VALIDATION_FAILED'));
  if (!getOperationAST(document, operationName))
    return [coded(new GraphQLError('Name the operation to run.'), 'BAD_USER_INPUT')];
  const contextValue = claims ? await contextOf(house, claims) : new Context(house, null, null);
  if (!contextValue) return [unauthenticated('This session has ended. Sign in again.')];
  return { schema, document, operationName, variableValues: variables, contextValue };
}

/** A subscription has one root field, always; graphql 16 faults on a condition there instead of refusing it. */
function conditionalRoot({ definitions }: DocumentNode): GraphQLError | null {
  const roots = definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION && each.operation === 'subscription' ? each.selectionSet.selections : [],
  );
  const conditional = roots.find(({ directives = [] }) =>
    directives.some(({ name }) => /^(skip|include)$/.test(name.value)),
  );
  return conditional
    ? new GraphQLError('The root field of a subscription can not be conditional.', { nodes: conditional })
    : null;
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
