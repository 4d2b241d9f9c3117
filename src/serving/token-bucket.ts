/** Lets through so many a second, a second's worth at once. */
export class TokenBucket {
  #tokens: number;

  constructor(
    private readonly perSecond: number,
    private lastMs: number,
  ) {
    this.#tokens = perSecond;
  }

  /** Takes one; false where there is none. `nowMs` is of a clock that only goes forward, in milliseconds. */
  take(nowMs: number): boolean {
    const filled = this.#tokens + ((nowMs - this.lastMs) / 1000) * this.perSecond;
    this.lastMs = nowMs;
    this.#tokens = Math.min(filled, this.perSecond);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
