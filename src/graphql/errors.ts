import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { endingBehind, type OperationEnded } from '../persistence/operation.js';
import { isOutage } from '../persistence/outage.js';
import { TooMuchAsked } from '../persistence/reading/plan.js';
import { positionText } from '../domain/position.js';
import { BadArgument } from '../domain/refusal.js';
import { TooManyRequests } from '../domain/too-many.js';

/** Codes of top-level errors; refused mutations answer `userErrors` instead. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'BAD_REQUEST'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'TOO_MUCH_ASKED'
  | 'TOO_MANY_REQUESTS'
  | 'TOO_SLOW'
  | 'POSITION_EXPIRED'
  | 'RELOAD_NEEDED'
  | 'FORBIDDEN'
  | 'TIMEOUT'
  | 'UNAVAILABLE'
  | 'INTERNAL_SERVER_ERROR';

/** Nobody is signed in, or not any more. */
export const unauthenticated = (message = 'Sign in first: this needs an access token.'): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED' satisfies ErrorCode, http: { status: 401 } } });

/** What a client is told of a bad argument: where it stands and what was expected. */
export const badUserInput = ({ message, argument, expected }: BadArgument): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode, argument, expected } });

/** Somebody asks for what is not for their role. */
export const forbidden = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'FORBIDDEN' satisfies ErrorCode, http: { status: 403 } } });

/** The operation took longer than it may, and was cancelled. */
const timeout = ({ limitMs }: OperationEnded): GraphQLError =>
  new GraphQLError(`The operation took longer than ${limitMs} ms and was cancelled. Ask for less at once.`, {
    extensions: { code: 'TIMEOUT' satisfies ErrorCode, limitMs, http: { status: 200 } },
  });

/** After how many seconds a request that was answered UNAVAILABLE may be sent again. */
export const RETRY_AFTER_SECONDS = 1;

/** Something that the server needs does not answer; the same request may be sent again. */
export const unavailable = (): GraphQLError =>
  new GraphQLError('The service is unavailable for the moment. Send the same request again, with the same key.', {
    extensions: {
      ...{ code: 'UNAVAILABLE' satisfies ErrorCode, retryAfter: RETRY_AFTER_SECONDS },
      http: { status: 503, headers: new Map([['retry-after', String(RETRY_AFTER_SECONDS)]]) },
    },
  });

/** What was asked can't be asked this way. */
export const badRequest = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' satisfies ErrorCode, http: { status: 400 } } });

/** Too many at once; `retryAfter` is after how many seconds to try again, where that is known. */
export const tooMany = (message: string, retryAfter?: number): GraphQLError =>
  new GraphQLError(message, {
    extensions: {
      code: 'TOO_MANY_REQUESTS' satisfies ErrorCode,
      ...(retryAfter !== undefined && { retryAfter }),
      http: { status: 429 },
    },
  });

/** A subscription ends although the client did not ask for it; `position` is where it can go on. */
export const ended = (error: GraphQLFormattedError, position: number | null): GraphQLFormattedError => ({
  ...error,
  extensions: { ...error.extensions, resumeAfter: position === null ? null : positionText(position) },
});

/** The client does not read as fast as it is told. */
export const tooSlow = (position: number | null): GraphQLFormattedError =>
  ended(
    {
      message: 'More waits for you than is kept. Read faster or ask for less, and go on after this position.',
      extensions: { code: 'TOO_SLOW' satisfies ErrorCode },
    },
    position,
  );

/** The log can't be caught up with from there any more; `oldest` is the oldest position from which it can. */
export const positionExpired = (oldest: number): GraphQLError =>
  new GraphQLError('This position is too old to go on from. Load anew, and watch after what you load.', {
    extensions: { code: 'POSITION_EXPIRED' satisfies ErrorCode, oldest: positionText(oldest) },
  });

/** What was loaded before can't be kept up to date by events: the viewer sees other tickets now. */
export const reloadNeeded = (): GraphQLError =>
  new GraphQLError('What you may see has changed. Load anew, and watch after what you load.', {
    extensions: { code: 'RELOAD_NEEDED' satisfies ErrorCode },
  });

/** Turns what resolvers throw into what clients are told; null for a fault, which is logged and told by its id alone. */
export function formattedError(thrown: unknown): GraphQLError | null {
  const cause = thrown instanceof GraphQLError ? thrown.originalError : thrown;
  if (cause instanceof BadArgument) return badUserInput(cause);
  if (cause instanceof TooManyRequests) return tooMany(cause.message, cause.retryAfterSeconds);
  if (cause instanceof TooMuchAsked)
    return new GraphQLError(cause.message, { extensions: { code: 'TOO_MUCH_ASKED' satisfies ErrorCode } });
  const ending = endingBehind(cause);
  if (ending) return timeout(ending); // when the client has gone, nobody reads it
  if (isOutage(cause)) return unavailable();
  return thrown instanceof GraphQLError && (!cause || cause instanceof GraphQLError) ? thrown : null;
}
