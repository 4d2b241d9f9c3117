import { AsyncLocalStorage } from 'node:async_hooks';

/** Why an operation's work was given up. */
export type OperationEnding = 'TIMEOUT' | 'CLIENT_GONE';

/** Thrown where work of an operation is given up. */
export class OperationEnded extends Error {
  override readonly name = 'OperationEnded';
  /** MikroORM copies what stands on a fault into one of its own, but not its class: by this it is still known. */
  readonly isOperationEnded = true;

  constructor(
    readonly why: OperationEnding,
    /** How long it may take, in milliseconds. */
    readonly limitMs: number,
  ) {
    super(why === 'TIMEOUT' ? `the operation took longer than ${limitMs} ms` : 'the client has gone');
  }
}

const operations = new AsyncLocalStorage<Operation>();

/** The share of connections of callers who have no workspace: those who sign in, and strangers. */
const WITHOUT_WORKSPACE = 'without workspace';

/**
 * One operation of a client, as the database sees it: whose connections it takes, and when its work is to be given up. It begins when
 * it is made.
 */
export class Operation {
  /** What its connections are counted by: the workspace, as soon as it is known. */
  share = WITHOUT_WORKSPACE;
  readonly #expired = new AbortController();
  readonly #ended = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #finished = false;

  /** `limitMs` is how long it may take, in milliseconds. */
  constructor(private readonly limitMs: number) {
    this.#timer = setTimeout(() => this.#end('TIMEOUT'), limitMs).unref();
  }

  /** Aborted when the time is up. A transaction that was begun heeds this alone: a client that leaves doesn't stop it. */
  get expired(): AbortSignal {
    return this.#expired.signal;
  }

  /** Aborted when the time is up or the client has gone. Reads, and what was not begun, heed this. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /** Does `work` for the operation: whatever reaches the database from it heeds its limits. */
  run<T>(work: () => T): T {
    return operations.run(this, work);
  }

  /** The client has gone: nobody waits for the answer. */
  leave(): void {
    this.#end('CLIENT_GONE');
  }

  /** The operation is answered; what it started and goes on, such as a subscription, has no time limit. */
  finish(): void {
    this.#finished = true;
    clearTimeout(this.#timer);
  }

  #end(why: OperationEnding): void {
    if (this.#finished) return;
    const reason = new OperationEnded(why, this.limitMs);
    if (why === 'TIMEOUT') this.#expired.abort(reason);
    this.#ended.abort(reason);
  }
}

/** The operation that the caller works for; undefined for what the system does by itself. */
export const currentOperation = (): Operation | undefined => operations.getStore();

/** Does `work` for the system, although an operation caused it: others wait for it too, or it goes on when the operation has ended. */
export const outside = <T>(work: () => T): T => operations.exit(work);

/** Waits for what the current operation shares with others, and no longer than it goes on. */
export const whileItGoesOn = <T>(shared: Promise<T>): Promise<T> => {
  const operation = currentOperation();
  return operation ? untilAborted(shared, operation.ended) : shared;
};

/** Waits for an answer, but rejects with the signal's reason as soon as it is aborted. */
export async function untilAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason as Error);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([aborted, answer]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

interface Wrapped {
  readonly originalError?: unknown;
  readonly cause?: unknown;
}

/** The ending of an operation that is behind a fault; null for any other fault. Libraries wrap what they pass on, or copy it. */
export function endingBehind(fault: unknown): OperationEnded | null {
  let at: unknown = fault;
  for (let depth = 0; depth < 6 && typeof at === 'object' && at !== null; depth += 1) {
    const { isOperationEnded, why, limitMs, originalError, cause } = at as Partial<OperationEnded> & Wrapped;
    if (isOperationEnded) return new OperationEnded(why!, limitMs!);
    at = originalError ?? cause;
  }
  return null;
}
