import type { Express, Request as HttpRequest, Response } from 'express';
import type { GraphQLFormattedError } from 'graphql';
import { z } from 'zod';
import type { AccessClaims } from '../domain/access/claims.js';
import { claimsOf } from '../graphql/context.js';
import { tooMany, type ErrorCode } from '../graphql/errors.js';
import { Position } from '../graphql/scalars.js';
import type { AnonymousConnections } from './anonymous.js';
import type { Request } from './documents.js';
import type { ConnectionRegistry } from './connection-registry.js';
import { accept, isRejected, prepare, type Runner } from './operations.js';
import { authorizationIn } from './authorization.js';
import { isJson, jsonBody, SEND_JSON } from './json-body.js';
import { refuse } from './refuse.js';
import { StreamConnection } from './stream-connection.js';
import { faultOf, formatErrors } from './formatted-errors.js';
import { saysOnlyUnavailable, sayUnavailable } from './unavailable.js';

/** Limits of the side of Server-Sent Events. */
export interface StreamLimits {
  readonly maxBodyBytes: number;
  readonly maxBufferBytes: number;
}

const REQUEST = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/**
 * Carries GraphQL over Server-Sent Events on `/graphql/stream`, for clients that can't open a WebSocket: one request an operation ("distinct
 * connections mode").
 */
export function serveStream(
  app: Express,
  runner: Runner,
  connections: ConnectionRegistry,
  anonymous: AnonymousConnections,
  limits: StreamLimits,
): void {
  app
    .route('/graphql/stream')
    .post(jsonBody(limits.maxBodyBytes), (request, response) =>
      isJson(request) ? stream(request, response, request.body) : refuse(response, 415, SEND_JSON),
    )
    .head((_request, response) =>
      refuse(response.set('allow', 'GET, POST'), 405, 'There is nothing to tell without a body: send GET or POST.'),
    )
    .get((request, response) => stream(request, response, requestIn(request.query)));

  async function stream(request: HttpRequest, response: Response, body: unknown): Promise<void> {
    if (connections.stopping.aborted) return refuse(response, 503, 'The desk stops; connect again.');
    if (!request.accepts('text/event-stream'))
      return refuse(response, 406, 'Answers here are Server-Sent Events: accept text/event-stream.');
    const asked = REQUEST.safeParse(body);
    if (!asked.success)
      return refuse(response, 400, 'Send { "query": …, "variables": …, "operationName": … }, the variables an object.');
    const address = runner.addressOf(request); // not to be known any more once the connection is gone
    const caller = await callerOf(request);
    if ('errors' in caller) return void response.status(caller.status).json({ errors: caller.errors });
    const { claims, resumeAfter } = caller;
    if (response.destroyed) return;
    const giveBack = claims ? connections.quota.take(claims.personId) : anonymous.take(address);
    if (!giveBack) return refuseOneMore(response, claims);
    response.on('close', giveBack);
    const accepted = accept(runner, asked.data as Request);
    if (request.method !== 'POST' && !isRejected(accepted) && accepted.kind === 'mutation')
      return refuse(response.set('allow', 'POST'), 405, 'A mutation must be sent by POST.');
    const operation = runner.services.newOperation();
    response.on('close', () => operation.leave());
    await operation.run(async () => {
      const prepared = isRejected(accepted)
        ? accepted
        : await prepare(runner, accepted, claims, { resumeAfter, address });
      if (response.destroyed) return;
      if (connections.stopping.aborted) return refuse(response, 503, 'The desk stops; connect again.');
      if (isRejected(prepared) && saysOnlyUnavailable(prepared)) {
        sayUnavailable(response);
        return void response.json({ errors: prepared.errors });
      }
      const connection = new StreamConnection(response, runner, claims, limits.maxBufferBytes);
      response.on('close', connections.add(connection));
      if (!claims) limitLife(connection, response);
      await connection.run(prepared);
    });
    operation.finish();
  }

  function refuseOneMore(response: Response, claims: AccessClaims | null): void {
    if (claims)
      return void response.status(429).json({ errors: formatErrors([tooMany(connections.quota.refusal)], runner.log) });
    const retryAfter = Math.ceil(anonymous.limits.lifeMs / 1000); // by then a place is free
    const [error] = formatErrors([tooMany(anonymous.refusal)], runner.log);
    const errors = [{ ...error, extensions: { ...error!.extensions, retryAfter } }];
    response.status(429).set('retry-after', String(retryAfter)).json({ errors });
  }

  function limitLife(connection: StreamConnection, response: Response): void {
    const { lifeMs } = anonymous.limits;
    const over = setTimeout(() => connection.endLife(lifeMs), lifeMs);
    response.on('close', () => clearTimeout(over));
  }

  /** Who asks, and the last position that they received before. */
  async function callerOf(request: HttpRequest): Promise<Caller | Refusal> {
    try {
      const { headers } = request;
      const resumeAfter = headers['last-event-id'] ? Position.parseValue(headers['last-event-id']) : null;
      return { claims: await claimsOf(runner.services, authorizationIn(request)), resumeAfter };
    } catch (fault) {
      const errors = formatErrors([faultOf(fault)], runner.log);
      return { status: STATUS[errors[0]!.extensions!['code'] as ErrorCode] ?? 500, errors };
    }
  }
}

interface Caller {
  readonly claims: AccessClaims | null;
  readonly resumeAfter: number | null;
}

interface Refusal {
  readonly status: number;
  readonly errors: readonly GraphQLFormattedError[];
}

const STATUS: { readonly [code in ErrorCode]?: number } = { BAD_USER_INPUT: 400, UNAUTHENTICATED: 401 };

/** What stands in the address; its variables as JSON. */
function requestIn({ query, variables, operationName }: HttpRequest['query']): unknown {
  try {
    return { query, operationName, ...(variables !== undefined && { variables: JSON.parse(String(variables)) }) };
  } catch {
    return null; // no JSON: refused like all that is no request
  }
}
