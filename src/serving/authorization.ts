import type { IncomingMessage } from 'node:http';
import { unauthenticated } from '../graphql/errors.js';

/**
 * The Authorization header of a request; null without one. Of several nobody knows which is meant, and others on the way may take another
 * one than the server does: they are refused.
 *
 * @throws GraphQLError UNAUTHENTICATED if it comes more than once
 */
export function authorizationIn({ headersDistinct }: IncomingMessage): string | null {
  const [given = null, ...more] = headersDistinct['authorization'] ?? [];
  if (more.length > 0)
    throw unauthenticated('Send one header `Authorization: Bearer <token>`: it came more than once.');
  return given;
}
