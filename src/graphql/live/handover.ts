/** Hands values from who pushes them to who iterates, one by one: nothing is kept beyond the one that waits to be taken. */
export class Handover<T> implements AsyncIterator<T> {
  /** Nothing more is taken. */
  isOver = false;
  #waiting: { readonly value: T; readonly taken: () => void } | null = null;
  #asking: PromiseWithResolvers<IteratorResult<T>> | null = null;
  #failure: { readonly fault: unknown } | null = null;

  /** `ended` is called when nothing more is taken. */
  constructor(private readonly ended: () => void) {}

  /** Hands a value over; resolves when it was taken, or nothing more is. One at a time. */
  push(value: T): Promise<void> {
    if (this.isOver) return Promise.resolve();
    if (this.#asking) {
      this.#answer({ value, done: false });
      return Promise.resolve();
    }
    return new Promise((taken) => (this.#waiting = { value, taken }));
  }

  /** Ends the iteration with a fault, behind the value that waits. */
  fail(fault: unknown): void {
    if (this.isOver) return;
    this.#end();
    if (this.#asking) this.#asking.reject(fault);
    else this.#failure = { fault };
    this.#asking = null;
  }

  /** See `AsyncIterator`. */
  next(): Promise<IteratorResult<T>> {
    if (this.#waiting) {
      const { value, taken } = this.#waiting;
      this.#waiting = null;
      taken();
      return Promise.resolve({ value, done: false });
    }
    if (this.#failure) {
      const { fault } = this.#failure;
      this.#failure = null;
      return Promise.reject(fault as Error);
    }
    if (this.isOver) return Promise.resolve({ value: undefined, done: true });
    this.#asking = Promise.withResolvers();
    return this.#asking.promise;
  }

  /** Ends the iteration, also while a value is asked for. */
  return(): Promise<IteratorResult<T>> {
    this.#waiting?.taken();
    this.#waiting = null;
    if (!this.isOver) this.#end();
    this.#answer({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true });
  }

  #answer(result: IteratorResult<T>): void {
    this.#asking?.resolve(result);
    this.#asking = null;
  }

  #end(): void {
    this.isOver = true;
    this.ended();
  }
}
