import type { Server } from 'node:http';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type ErrorRequestHandler, type Express } from 'express';
import {
  GraphQLError,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { Logger } from 'pino';
import { contextFor, type Context, type House } from '../graphql/context.js';
import type { ErrorCode } from '../graphql/errors.js';
import { oneSignIn } from '../graphql/one-sign-in.js';
import { authorizationIn } from './authorization.js';
import type { ClientAddress } from './client-address.js';
import { refuse } from './refuse.js';
import { retryAfter } from './retry-after.js';
import { MOST_ERRORS, tellError } from './told-errors.js';

/** Limits of the HTTP side. */
export interface HttpLimits {
  readonly maxBodyBytes: number;
  readonly maxDocumentTokens: number;
  readonly introspection: boolean;
  /** Whether clients are helped with "Did you mean …?". */
  readonly suggestions: boolean;
}

/** Carries GraphQL over HTTP on `/graphql`, and health on `/healthz`. */
export async function serveHttp(
  app: Express,
  httpServer: Server,
  schema: GraphQLSchema,
  house: House,
  limits: HttpLimits,
  log: Logger,
  addressOf: ClientAddress,
): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: limits.introspection,
    hideSchemaDetailsFromClientErrors: !limits.suggestions,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: limits.maxDocumentTokens },
    validationRules: [oneSignIn],
    validationOptions: { maxErrors: MOST_ERRORS },
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: { requestHeaders: HEADERS_OF_CLIENTS },
    stopOnTerminationSignals: false,
    logger: { debug: () => {}, info: () => {}, warn: (m) => log.warn(m), error: (m) => log.error(m) },
    formatError: (formatted, thrown) => tellError(formatted, thrown, log),
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer }),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginCacheControlDisabled(), // it wraps every field
      noSubscriptions,
      oneMutationPerKey,
      mostErrors,
      statusByMediaType,
      retryAfter,
    ],
  });
  await apollo.start();
  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => void response.type('text/plain').send('alive\n'));
  app.all(
    '/graphql',
    express.json({ limit: limits.maxBodyBytes, type: ['application/json'] }),
    (_request, response, next) => {
      const operation = house.newOperation();
      response.once('close', () => (response.writableFinished ? operation.finish() : operation.leave()));
      operation.run(next);
    },
    expressMiddleware(apollo, {
      context: async ({ req }) =>
        contextFor(house, authorizationIn(req), oneOf(req.headers['idempotency-key']), { address: addressOf(req) }),
    }),
  );
  app.use(badRequest(limits));
  return apollo;
}

/** A page of another origin can't make a browser send these without asking first, so who sends them may use GET. */
const HEADERS_OF_CLIENTS = ['authorization', 'x-apollo-operation-name', 'apollo-require-preflight'];

const oneOf = (header: string | string[] | undefined): string | null =>
  Array.isArray(header) ? (header[0] ?? null) : (header ?? null);

const noSubscriptions: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation !== 'subscription') return;
        throw new GraphQLError(
          'Subscriptions are served at this address over WebSocket (graphql-transport-ws), and at its /stream as Server-Sent Events.',
          {
            extensions: { code: 'BAD_REQUEST' satisfies ErrorCode, http: { status: 400 } },
          },
        );
      },
    };
  },
};

/** The `Idempotency-Key` header names one change; with several it would be anybody's guess which. */
const oneMutationPerKey: ApolloServerPlugin<Context> = {
  async requestDidStart({ request }) {
    return {
      async didResolveOperation({ operation, document }) {
        const several = operation?.operation === 'mutation' && rootFields(operation.selectionSet, document) > 1;
        if (!several || !request.http?.headers.has('idempotency-key')) return;
        throw new GraphQLError(
          'The header Idempotency-Key serves documents with a single mutation; use idempotencyKey in each input.',
          {
            extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode, http: { status: 400 } },
          },
        );
      },
    };
  },
};

/** Fields at the root, through fragments; `__typename` changes nothing. */
function rootFields({ selections }: SelectionSetNode, document: DocumentNode): number {
  const counts = selections.map((selection) => {
    if (selection.kind === 'Field') return selection.name.value === '__typename' ? 0 : 1;
    if (selection.kind === 'InlineFragment') return rootFields(selection.selectionSet, document);
    const fragment = document.definitions.find(
      (each) => each.kind === 'FragmentDefinition' && each.name.value === selection.name.value,
    );
    return rootFields((fragment as FragmentDefinitionNode).selectionSet, document);
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

const mostErrors: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response }) {
        const { body } = response;
        if (body.kind === 'single' && body.singleResult.errors)
          body.singleResult.errors = body.singleResult.errors.slice(0, MOST_ERRORS);
      },
    };
  },
};

/** What is wrong inside a well-formed request: its document, its variables or its choice of an operation. */
const INSIDE_THE_REQUEST: ReadonlySet<unknown> = new Set<ErrorCode>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
]);

/**
 * The status of `application/json` tells only whether the request itself was well-formed; `application/graphql-response+json` tells by it
 * how the operation went. Apollo Server 5 answers 400 in both. https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
const statusByMediaType: ApolloServerPlugin<Context> = {
  async requestDidStart({ request }) {
    return {
      async willSendResponse({ response: { http, body } }) {
        if (http.status !== 400 || body.kind !== 'single') return;
        if (request.http?.headers.get('accept')?.includes('application/graphql-response+json')) return;
        const codes = body.singleResult.errors?.map(({ extensions }) => extensions?.['code']) ?? [];
        if (codes.every((code) => INSIDE_THE_REQUEST.has(code))) http.status = 200;
      },
    };
  },
};

/** What the body parser refuses, told as GraphQL errors are. */
const badRequest =
  (limits: HttpLimits): ErrorRequestHandler =>
  (fault: { readonly status?: number; readonly type?: string }, _request, response, next) => {
    if (response.headersSent || !fault.status || fault.status >= 500) return next(fault);
    refuse(response, fault.status, WRONG[fault.type ?? 'path']?.(limits) ?? NO_JSON);
  };

const NO_JSON = 'The body must be JSON: { "query": …, "variables": …, "operationName": … }.';
/** What is wrong besides, by what the body parser calls it; what it does not name is the path. */
const WRONG: Readonly<Record<string, (limits: HttpLimits) => string>> = {
  'entity.too.large': ({ maxBodyBytes }) => `The body must be at most ${maxBodyBytes} bytes.`,
  'encoding.unsupported': () => 'The body must come plain, or by one of the encodings gzip, deflate and br.',
  'charset.unsupported': () => 'The body must be encoded as UTF-8.',
  path: () => 'The path is malformed.',
};
