/** How fast something may be done. */
export interface Rate {
  /** How often at once, after a pause. */
  readonly burst: number;
  /** How long until one more is allowed; milliseconds. */
  readonly every: number;
}

interface Bucket {
  readonly tokens: number;
  /** Epoch milliseconds. */
  readonly filledAt: number;
}

/**
 * Token buckets by key. They live in this instance alone and are forgotten with it; at most `max` are kept, the
 * ones used last.
 */
export class TokenBuckets {
  readonly #max: number;
  // A Map keeps the order of insertion, so with each use a bucket goes to its end.
  readonly #buckets = new Map<string, Bucket>();

  constructor(max: number) {
    this.#max = max;
  }

  /**
   * Takes a token, if there is one.
   * @param now epoch milliseconds
   * @returns how long to wait for one, in milliseconds; 0 when it was taken
   */
  take(key: string, { burst, every }: Rate, now: number): number {
    const { tokens: left, filledAt } = this.#buckets.get(key) ?? { tokens: burst, filledAt: now };
    const tokens = Math.min(burst, left + Math.max(0, now - filledAt) / every);
    const isTaken = tokens >= 1;
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: isTaken ? tokens - 1 : tokens, filledAt: now });
    if (this.#buckets.size > this.#max) this.#forgetOldest();
    return isTaken ? 0 : (1 - tokens) * every;
  }

  #forgetOldest(): void {
    for (const key of this.#buckets.keys()) {
      this.#buckets.delete(key);
      return;
    }
  }
}
