import { isUtf8 } from 'node:buffer';
import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import { refuse } from './refuse.js';

/** Reads bodies that are JSON; what it can't read goes to `refuseBody`. */
export const jsonBody = (maxBodyBytes: number): RequestHandler =>
  express.json({ limit: maxBodyBytes, type: ['application/json'], verify });

/** Whether a body is said to be JSON. */
export const isJson = (request: Request): boolean =>
  /^application\/json[ \t]*(;|$)/i.test(request.get('content-type') ?? '');

/** Said of a body that is said to be something else. */
export const SEND_JSON = 'The body must be sent as application/json.';

/** Decoding would put another character in the place of each faulty byte, unnoticed. */
function verify(_request: unknown, _response: unknown, body: Buffer, charset: string): void {
  if (charset !== 'utf-8') throw Object.assign(new Error(), { status: 415, type: 'charset.unsupported' });
  if (!isUtf8(body)) throw Object.assign(new Error(), { status: 400, type: 'entity.not.utf8' });
}

/** What the body parser refuses, and paths that can't be decoded, told as GraphQL errors are. */
export const refuseBody =
  (maxBodyBytes: number): ErrorRequestHandler =>
  (fault: BodyFault, _request, response, next) => {
    if (response.headersSent || !fault.status || fault.status >= 500) return next(fault);
    const isTooLarge = fault.type === 'entity.too.large';
    const limit = isTooLarge && { limit: 'bodyBytes', max: maxBodyBytes, sent: fault.length ?? fault.received };
    refuse(response, fault.status, WRONG[nameOf(fault)]?.(maxBodyBytes) ?? NO_JSON, { ...limit });
  };

/** What the body parser throws: `length` is what the header says, `received` what came of a body without one. */
interface BodyFault {
  readonly status?: number;
  readonly type?: string;
  readonly length?: number;
  readonly received?: number;
}

/** The body parser names its faults; it does not name those of a decompressor, nor the router those of a path. */
const nameOf = (fault: BodyFault): string => fault.type ?? (fault instanceof URIError ? 'path' : 'encoding.broken');

const NO_JSON = 'The body must be JSON: { "query": …, "variables": …, "operationName": … }.';
/** What is wrong besides, by its name. */
const WRONG: Readonly<Record<string, (maxBodyBytes: number) => string>> = {
  'entity.too.large': (maxBodyBytes) => `The body must be at most ${maxBodyBytes} bytes.`,
  'encoding.unsupported': () => 'The body must come plain, or by one of the encodings gzip, deflate, br and zstd.',
  'encoding.broken': () => 'The body is not encoded as its Content-Encoding says.',
  'charset.unsupported': () => 'The body must be encoded as UTF-8.',
  'entity.not.utf8': () => 'The body must be encoded as UTF-8.',
  path: () => 'The path is malformed.',
};
