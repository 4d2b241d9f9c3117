import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ended, reloadNeeded, formattedError, type ErrorCode } from '../graphql/errors.js';
import type { OutageLog } from '../outages.js';
import type { Ending } from '../realtime/sink.js';
import { isOfArgument, quietArgument, shortened } from './quiet-errors.js';
import { isUnavailable } from './unavailable.js';

/** Errors of one answer that are told; the rest of a flood says nothing new. */
export const MOST_ERRORS = 10;

/** Turns errors into what clients receive: never a stack, a query or a table; a fault is logged once and named by its id. */
export function formatErrors(
  errors: readonly GraphQLFormattedError[] | readonly GraphQLError[],
  log: OutageLog,
): readonly GraphQLFormattedError[] {
  const formatted = errors.slice(0, MOST_ERRORS).map((error) => formatError(error, error, log));
  const unavailable = formatted.findIndex(isUnavailable);
  if (unavailable >= 0) log.operationFailed(errors[unavailable]);
  return formatted;
}

/** As `formatErrors`, for one: `formatted` is the library's formatting, `thrown` what was thrown. */
export function formatError(
  formatted: GraphQLFormattedError | GraphQLError,
  thrown: unknown,
  log: OutageLog,
): GraphQLFormattedError {
  const { locations, path } = formatted;
  const where = { ...(locations && { locations }), ...(path && { path }) };
  const known = formattedError(thrown);
  const code = known && codeOf(known);
  if (!known || !code) return { ...where, ...fault(thrown, log) };
  const all: Record<string, unknown> = { ...known.extensions };
  const { http: _forTheTransport, stacktrace: _notForClients, ...extensions } = all;
  return { message: shortened(quietArgument(known.message)), ...where, extensions: { ...extensions, code } };
}

/** The code of an error; null for one of ours. Only of arguments graphql-js finds out while it runs an operation that the client is wrong. */
function codeOf({ message, extensions }: GraphQLError): unknown {
  if (extensions['code'] === ('INTERNAL_SERVER_ERROR' satisfies ErrorCode)) return null;
  return extensions['code'] ?? (isOfArgument(message) ? ('BAD_USER_INPUT' satisfies ErrorCode) : null);
}

/** What a subscription is told that ends without its doing; `position` is where it can go on. */
export function formatEnding(
  ending: Exclude<Ending, { readonly why: 'SESSION_ENDED' }>,
  position: number | null,
  log: OutageLog,
): readonly GraphQLFormattedError[] {
  if (ending.why === 'OUTDATED') return formatErrors([reloadNeeded()], log);
  return formatErrors([faultOf(ending.fault)], log).map((error) => ended(error, position));
}

/** A fault as GraphQL errors are, whose own words stay inside. */
export const faultOf = (thrown: unknown): GraphQLError =>
  thrown instanceof GraphQLError ? thrown : new GraphQLError('an operation failed', { originalError: thrown as Error });

function fault(thrown: unknown, log: OutageLog): GraphQLFormattedError {
  const requestId = randomUUID();
  log.error(
    { requestId, err: thrown instanceof GraphQLError ? (thrown.originalError ?? thrown) : thrown },
    'an operation failed',
  );
  const message = `Something went wrong on our side; nothing you sent is to blame. Quote ${requestId} when you ask about it.`;
  return { message, extensions: { code: 'INTERNAL_SERVER_ERROR' satisfies ErrorCode, requestId } };
}
