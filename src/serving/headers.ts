import type { RequestHandler } from 'express';

/** Headers of every answer of the API: what it says is the caller's own and for the moment, and is of the type it says. */
export const API_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** Sets them. What may be kept, such as the files of the IDE, says so afterwards. */
export const apiHeaders: RequestHandler = (_request, response, next) => {
  response.set(API_HEADERS);
  next();
};
