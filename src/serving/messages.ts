import { parseMessage, type Message } from 'graphql-ws';
import { unauthenticated } from '../graphql/errors.js';

/** What a client says; null for what no client may say. */
export function messageOf(text: string): Message | null {
  try {
    return parseMessage(text);
  } catch {
    return null; // the library says why; the close code says enough
  }
}

/**
 * The bearer token of `connection_init`, null when there is none. Clients of different habits name it differently; all of
 * them mean the header.
 *
 * @throws GraphQLError UNAUTHENTICATED if it is no text
 */
export function authorizationOf(params: Readonly<Record<string, unknown>> | undefined): string | null {
  const given = params?.['authorization'] ?? params?.['Authorization'];
  if (given === undefined || given === null) return null;
  if (typeof given !== 'string') throw unauthenticated('authorization must be text: Bearer …');
  return given;
}
