import type { Response } from 'express';
import type { ErrorCode } from '../graphql/errors.js';

/** Refuses a request that is wrong before it is read as GraphQL, in the form of GraphQL's errors. */
export function refuse(response: Response, status: number, message: string, code: ErrorCode = 'BAD_REQUEST'): void {
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}
