import type { Writable } from 'node:stream';

/**
 * Where writers wait who have much to write on one connection: they get their turn one by one, and none while more than `maxBytes` (or the
 * high water mark, if that is more) wait to be sent. All at once they would find it empty together, and overfill it together.
 */
export class BackpressureQueue {
  readonly #waiting = new Map<object, () => void>();
  #isRunning = false;
  readonly #maxBytes: number;

  constructor(
    private readonly stream: Writable,
    maxBytes: number,
  ) {
    this.#maxBytes = Math.max(maxBytes, stream.writableHighWaterMark); // below it the stream emits no 'drain'
    stream.on('drain', () => this.#run()).on('close', () => this.#run());
  }

  /** Waits for a turn of this writer, who then writes at once. */
  turn(writer: object): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.set(writer, resolve);
      this.#run();
    });
  }

  /** A writer has nothing more to write, and does not wait. */
  release(writer: object): void {
    this.#waiting.get(writer)?.();
    this.#waiting.delete(writer);
  }

  #run(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    void this.#giveTurns().finally(() => (this.#isRunning = false));
  }

  async #giveTurns(): Promise<void> {
    while (this.stream.destroyed || this.stream.writableLength <= this.#maxBytes) {
      const [next] = this.#waiting.keys();
      if (!next) return;
      this.release(next);
      await written();
    }
  }
}

/** The writer whose turn it was has written once all that is due at once is done. */
const written = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));
