import type { Server } from 'node:http';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import type { Express, RequestHandler } from 'express';
import { GraphQLError, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import { contextFor, type Context, type Services } from '../graphql/context.js';
import { formattedError, type ErrorCode } from '../graphql/errors.js';
import type { OutageLog } from '../outages.js';
import { authorizationIn } from './authorization.js';
import { checkedDocuments } from './checked-documents.js';
import type { ClientAddress } from './client-address.js';
import type { Documents } from './documents.js';
import { isJson, jsonBody, refuseBody, SEND_JSON } from './json-body.js';
import { drainingOf } from './drain.js';
import { refuse } from './refuse.js';
import { retryAfter } from './retry-after.js';
import { MOST_ERRORS, formatError } from './formatted-errors.js';
import { orUnavailable, statusOfOutages } from './unavailable.js';

/** Limits of the HTTP side. */
export interface HttpLimits {
  readonly maxBodyBytes: number;
}

/** Carries GraphQL over HTTP on `/graphql`. */
export async function serveHttp(
  app: Express,
  httpServer: Server,
  documents: Documents,
  services: Services,
  limits: HttpLimits,
  log: OutageLog,
  addressOf: ClientAddress,
): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema: documents.schema,
    introspection: documents.rules.introspection,
    hideSchemaDetailsFromClientErrors: !documents.rules.suggestions,
    includeStacktraceInErrorResponses: false,
    documentStore: null, // they are checked, and kept, by the same layer as for sockets and streams
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: { requestHeaders: HEADERS_OF_CLIENTS },
    stopOnTerminationSignals: false,
    logger: { debug: () => {}, info: () => {}, warn: (m) => log.warn(m), error: (m) => log.error(m) },
    formatError: (formatted, thrown) => formatError(formatted, thrown, log),
    plugins: [
      ...drainingOf(httpServer),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginCacheControlDisabled(), // it wraps every field
      checkedDocuments(documents, log),
      noSubscriptions,
      oneMutationPerKey,
      mostErrors,
      statusByMediaType,
      retryAfter,
      statusOfOutages(log),
    ],
  });
  await apollo.start();
  app.disable('x-powered-by');
  app.all(
    '/graphql',
    asClientsAsk,
    jsonBody(limits.maxBodyBytes),
    (_request, response, next) => {
      const operation = services.newOperation();
      response.once('close', () => (response.writableFinished ? operation.finish() : operation.leave()));
      operation.run(next);
    },
    expressMiddleware(apollo, {
      context: async ({ req }) =>
        orUnavailable(
          log,
          contextFor(services, authorizationIn(req), oneOf(req.headers['idempotency-key']), {
            address: addressOf(req),
          }).catch((fault: unknown) => nothingWasAsked(fault, req.get('accept'))),
        ),
    }),
  );
  app.use(refuseBody(limits.maxBodyBytes));
  return apollo;
}

/** A page of another origin can't make a browser send these without asking first, so who sends them may use GET. */
const HEADERS_OF_CLIENTS = ['authorization', 'x-apollo-operation-name', 'apollo-require-preflight'];

/** Refuses what a page of another origin could make a browser send. Apollo Server refuses the same, in several lines. */
const asClientsAsk: RequestHandler = (request, response, next) => {
  if (isJson(request)) return next();
  if (request.method === 'POST') return refuse(response, 415, SEND_JSON);
  if (HEADERS_OF_CLIENTS.some((name) => request.get(name))) return next();
  refuse(
    response,
    400,
    'A GET must come with a token, or with a header Apollo-Require-Preflight or X-Apollo-Operation-Name.',
  );
};

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
  'TOO_MUCH_ASKED',
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
        if (usesStatus(request.http?.headers.get('accept'))) return;
        const codes = body.singleResult.errors?.map(({ extensions }) => extensions?.['code']) ?? [];
        if (codes.every((code) => INSIDE_THE_REQUEST.has(code))) http.status = 200;
      },
    };
  },
};

const usesStatus = (accept: string | undefined): boolean =>
  accept?.includes('application/graphql-response+json') ?? false;

/** The time was up before anything was asked: the whole request fails, with the status of others that do. */
function nothingWasAsked(fault: unknown, accept: string | undefined): never {
  const error = formattedError(fault);
  if (error?.extensions['code'] !== ('TIMEOUT' satisfies ErrorCode)) throw fault;
  const http = { status: usesStatus(accept) ? 400 : 200 };
  throw new GraphQLError(error.message, { extensions: { ...error.extensions, http } });
}
