import type { GraphQLFormattedError } from 'graphql';
import { MessageType, parseMessage, type Message } from 'graphql-ws';
import { unauthenticated } from '../graphql/errors.js';
import { sizeFaults } from './variables.js';

/** What a client says; null for what no client may say. A ping is handed back, and writing JSON is recursive: its payload has a limit. */
export function messageOf(text: string, maxInputDepth: number): Message | null {
  try {
    const message = parseMessage(text);
    const isTooMuch = message.type === MessageType.Ping && sizeFaults(message.payload ?? {}, maxInputDepth).length > 0;
    return isTooMuch ? null : message;
  } catch {
    return null; // the library says why; the close code says enough
  }
}

/**
 * The bearer token of `connection_init`, null when there is none. Clients of different habits name it differently; all of
 * them mean the header.
 *
 * @throws GraphQLError UNAUTHENTICATED if it is no text, or more than one
 */
export function authorizationOf(params: Readonly<Record<string, unknown>> | undefined): string | null {
  const names = Object.keys(params ?? {}).filter((name) => name.toLowerCase() === 'authorization');
  const [given, ...more] = names.map((name) => params![name]).filter((value) => value !== undefined && value !== null);
  if (given === undefined) return null;
  if (more.length > 0 || typeof given !== 'string')
    throw unauthenticated('authorization must be one text: Bearer <token>');
  return given;
}

/** Why a token was refused, as the reason of a close frame, which takes 123 bytes. */
export const reasonOf = ({ message, extensions }: GraphQLFormattedError): string =>
  extensions?.['code'] === 'UNAUTHENTICATED' && Buffer.byteLength(message) <= 123 ? message : 'Forbidden';
