/** One who waits for a place. */
interface Waiting {
  readonly admit: () => void;
}

/** Stands for what the system does by itself. It has no limit of its own. */
export const SYSTEM = null;

/**
 * Admits at most so many at once, and shares the places: while others wait a share (a workspace) has at most half of them, and who has the
 * fewest is admitted next. A share that is alone may have more, but leaves some free, so that the next one need not wait.
 */
export class FairGate {
  readonly #held = new Map<string | null, number>();
  /** By share, in the order in which they were served: who was served last is last. */
  readonly #waiting = new Map<string | null, Waiting[]>();
  readonly #half: number;
  readonly #reserve: number;
  #free: number;

  /** `places` is how many may be in at once. */
  constructor(capacity: number) {
    this.#free = capacity;
    this.#half = Math.max(1, Math.floor(capacity / 2));
    this.#reserve = Math.floor(capacity / 4);
  }

  /** Waits for a place of a share. Call the answer to give it back. Rejects with the signal's reason if it is aborted before. */
  async enter(share: string | null, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.#waiting.size === 0 && this.#mayEnter(share)) return this.#take(share);
    await new Promise<void>((resolve, reject) => {
      const queue = this.#waiting.get(share) ?? [];
      const giveUp = (): void => {
        this.#forget(share, waiting);
        reject(signal!.reason as Error);
      };
      const waiting: Waiting = {
        admit: () => {
          signal?.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      queue.push(waiting);
      this.#waiting.set(share, queue);
      this.#admit();
    });
    return this.#leaving(share);
  }

  #take(share: string | null): () => void {
    this.#free -= 1;
    this.#held.set(share, this.#heldBy(share) + 1);
    return this.#leaving(share);
  }

  #leaving(share: string | null): () => void {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#free += 1;
      const held = this.#heldBy(share) - 1;
      if (held > 0) this.#held.set(share, held);
      else this.#held.delete(share);
      this.#admit();
    };
  }

  #admit(): void {
    for (let share = this.#next(); share !== undefined; share = this.#next()) {
      const queue = this.#waiting.get(share)!;
      const first = queue.shift()!;
      this.#waiting.delete(share);
      if (queue.length > 0) this.#waiting.set(share, queue);
      this.#take(share);
      first.admit();
    }
  }

  /** Of the shares that wait and may enter, the one with the fewest places. */
  #next(): string | null | undefined {
    let next: string | null | undefined;
    for (const share of this.#waiting.keys())
      if (this.#mayEnter(share) && (next === undefined || this.#heldBy(share) < this.#heldBy(next))) next = share;
    return next;
  }

  #mayEnter(share: string | null): boolean {
    if (this.#free === 0) return false;
    if (share === SYSTEM || this.#heldBy(share) < this.#half) return true;
    const othersWait = this.#waiting.size > (this.#waiting.has(share) ? 1 : 0);
    return !othersWait && this.#free > this.#reserve;
  }

  #heldBy(share: string | null): number {
    return this.#held.get(share) ?? 0;
  }

  #forget(share: string | null, waiting: Waiting): void {
    const queue = this.#waiting.get(share)?.filter((each) => each !== waiting) ?? [];
    if (queue.length > 0) this.#waiting.set(share, queue);
    else this.#waiting.delete(share);
    this.#admit(); // one who waits no longer may have kept another from taking more than half
  }
}
