/** How fast something may be done. */
export interface Rate {
  /** How often at once, after a pause. */
  readonly burst: number;
  /** How long until one more is allowed; milliseconds. */
  readonly every: number;
}

interface Bucket {
  /** Below zero when others have spent more than there was. */
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
   * Takes tokens, if there are so many.
   * @param now epoch milliseconds
   * @param count by default one
   * @returns how long to wait for them, in milliseconds; 0 when they were taken
   */
  take(key: string, rate: Rate, now: number, count = 1): number {
    const tokens = this.left(key, rate, now);
    const isTaken = tokens >= count;
    this.#keep(key, { tokens: isTaken ? tokens - count : tokens, filledAt: now });
    return isTaken ? 0 : (count - tokens) * rate.every;
  }

  /** Notes what was taken elsewhere, whether it was there or not; never owes more than a burst. */
  spend(key: string, rate: Rate, now: number, count: number): void {
    const tokens = Math.max(-rate.burst, this.left(key, rate, now) - count);
    this.#keep(key, { tokens, filledAt: now });
  }

  /** How many tokens there are; a fraction is on its way to one more. */
  left(key: string, { burst, every }: Rate, now: number): number {
    const bucket = this.#buckets.get(key);
    if (!bucket) return burst;
    return Math.min(burst, bucket.tokens + Math.max(0, now - bucket.filledAt) / every);
  }

  #keep(key: string, bucket: Bucket): void {
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size <= this.#max) return;
    for (const oldest of this.#buckets.keys()) {
      this.#buckets.delete(oldest);
      return;
    }
  }
}
