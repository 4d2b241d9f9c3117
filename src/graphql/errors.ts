import { GraphQLError } from 'graphql';
import { TooMuchAsked } from '../persistence/reading/plan.js';
import { BadArgument } from '../domain/refusal.js';

/** Codes of top-level errors; refused mutations answer `userErrors` instead. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'BAD_REQUEST'
  | 'TOO_MUCH_ASKED'
  | 'TOO_MANY_REQUESTS'
  | 'INTERNAL_SERVER_ERROR';

/** Nobody is signed in, or not any more. */
export const unauthenticated = (message = 'Sign in first: this needs an access token.'): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED' satisfies ErrorCode, http: { status: 401 } } });

/** What a client is told of a bad argument: where it stands and what was expected. */
export const badUserInput = ({ message, argument, expected }: BadArgument): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode, argument, expected } });

/** Too many at once. */
export const tooMany = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'TOO_MANY_REQUESTS' satisfies ErrorCode, http: { status: 429 } } });

/** Turns what resolvers throw into what clients are told; null for a fault, which is logged and told by its id alone. */
export function toldError(thrown: unknown): GraphQLError | null {
  const cause = thrown instanceof GraphQLError ? thrown.originalError : thrown;
  if (cause instanceof BadArgument) return badUserInput(cause);
  if (cause instanceof TooMuchAsked)
    return new GraphQLError(cause.message, { extensions: { code: 'TOO_MUCH_ASKED' satisfies ErrorCode } });
  return thrown instanceof GraphQLError && (!cause || cause instanceof GraphQLError) ? thrown : null;
}
