/** Defines what is thrown when somebody asks for more than they may have for the moment. */

/** A limit was reached; the same request may be sent again later. */
export class TooManyRequests extends Error {
  constructor(
    message: string,
    /** After which it may be tried again, a whole number of seconds. */
    readonly retryAfterSeconds: number,
  ) {
    super(`${message} Try again in ${retryAfterSeconds} ${retryAfterSeconds === 1 ? 'second' : 'seconds'}.`);
  }
}
