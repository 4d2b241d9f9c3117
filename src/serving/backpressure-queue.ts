import type { Writable } from 'node:stream';

/**
 * Where those wait who have much to say on one line: they are let through one by one, and none while more than `most` bytes (or the high
 * water mark, if that is more) wait to be taken. All at once they would find it empty together, and overfill it together.
 */
export class Turnstile {
  readonly #waiting = new Map<object, () => void>();
  #turning = false;
  readonly #most: number;

  constructor(
    private readonly line: Writable,
    most: number,
  ) {
    this.#most = Math.max(most, line.writableHighWaterMark); // of less nobody is told when it has been taken
    line.on('drain', () => this.#turn()).on('close', () => this.#turn());
  }

  /** Waits for one's turn; whoever is let through says what they have to say at once. */
  pass(who: object): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.set(who, resolve);
      this.#turn();
    });
  }

  /** Somebody has nothing to say any more, and does not wait. */
  release(who: object): void {
    this.#waiting.get(who)?.();
    this.#waiting.delete(who);
  }

  #turn(): void {
    if (this.#turning) return;
    this.#turning = true;
    void this.#letThrough().finally(() => (this.#turning = false));
  }

  async #letThrough(): Promise<void> {
    while (this.line.destroyed || this.line.writableLength <= this.#most) {
      const [next] = this.#waiting.keys();
      if (!next) return;
      this.release(next);
      await said();
    }
  }
}

/** Whoever was let through has said what they had to say once all that is due at once is done. */
const said = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));
