import type { Response } from 'express';
import type { ErrorCode } from '../graphql/errors.js';

/** Refuses a request that is wrong before it is read as GraphQL, in the form of GraphQL's errors. */
export function refuse(response: Response, status: number, message: string, facts: RefusalFacts = {}): void {
  response.status(status).json({ errors: [{ message, extensions: { code: 'BAD_REQUEST', ...facts } }] });
}

/** What stands in the error's extensions; the code is BAD_REQUEST unless there is another. */
type RefusalFacts = Readonly<Record<string, unknown>> & { readonly code?: ErrorCode };
