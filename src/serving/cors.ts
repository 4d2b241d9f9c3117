import type { Request, RequestHandler } from 'express';
import { refuse } from './refuse.js';

/** Headers that pages may send. */
const ALLOWED_HEADERS = [
  ...['accept', 'authorization', 'cache-control', 'content-type', 'idempotency-key', 'last-event-id'],
  // Of clients and of those who follow requests through systems.
  ...['apollo-require-preflight', 'x-apollo-operation-id', 'x-apollo-operation-name'],
  ...['apollographql-client-name', 'apollographql-client-version', 'graphql-client-name', 'graphql-client-version'],
  ...['baggage', 'traceparent', 'tracestate', 'x-request-id', 'x-requested-with'],
].join(', ');
/** Headers of answers that pages may read, besides those they always may. */
const EXPOSED_HEADERS = 'Allow, RateLimit, RateLimit-Policy, Retry-After';
/** How long browsers may keep a preflight's answer, in seconds: Chromium keeps none longer. */
const MAX_AGE_SECONDS = '7200';

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': ALLOWED_HEADERS,
  'access-control-max-age': MAX_AGE_SECONDS,
};

/**
 * Lets pages of these origins use the API (CORS); `*` stands for all. Never with credentials: tokens come in a header, which no browser
 * sends by itself. Without origins no answer says anything of it, and preflights are refused.
 */
export function allowOrigins(origins: readonly string[]): RequestHandler {
  const all = origins.includes('*');
  return (request, response, next) => {
    const { origin } = request.headers;
    const allowed = all || (origin !== undefined && origins.includes(origin));
    if (origins.length > 0 && !all) response.vary('origin');
    if (allowed)
      response.set({
        'access-control-allow-origin': all ? '*' : origin,
        'access-control-expose-headers': EXPOSED_HEADERS,
      });
    if (!isPreflight(request)) return next();
    if (!allowed)
      return refuse(response, 403, 'Pages of this origin may not use the API: CORS_ORIGINS does not name it.');
    response.set(PREFLIGHT).status(204).end();
  };
}

const isPreflight = ({ method, headers }: Request): boolean =>
  method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined;
