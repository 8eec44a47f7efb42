import { type Rate, TokenBuckets } from '@baton/token-buckets';
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Logger } from '../platform/logger.ts';

const BUCKETS_MAX = 20_000;
const TELL_EVERY_MS = 1_000;

/** What is taken of a bucket in a second is told to the others from this share of a second's tokens on. */
const TOLD_SHARE = 0.2;

/** Below the 8,000 bytes of a notification, at the length of our keys. */
const TOLD_MAX = 100;

const toldSchema = z.object({
  from: z.string(),
  spent: z.array(z.tuple([z.string(), z.string(), z.number()])),
});

/**
 * Token buckets that each process keeps in memory; once a second it tells the others what was taken of those that
 * are much used, so that a limit holds over all of them. Taking costs no statement, and without the database each
 * process limits what it sees.
 */
export interface SharedBuckets {
  /** @returns how long to wait for so many tokens, in milliseconds; 0 when they were taken */
  readonly take: (limit: Limit, key: string, count?: number) => number;
  readonly left: (limit: Limit, key: string) => number;
  /** Hears what a process has told. */
  readonly hear: (payload: string) => void;
  readonly tell: () => Promise<void>;
  readonly start: () => void;
  readonly stop: () => void;
}

/** Buckets of one name are limited alike. */
export interface Limit extends Rate {
  readonly name: string;
}

export function createSharedBuckets(options: {
  readonly limits: readonly Limit[];
  /** Reaches every process, this one too. */
  readonly notify: (payload: string) => Promise<unknown>;
  readonly logger: Logger;
  readonly now?: () => number;
}): SharedBuckets {
  const { limits, notify, logger, now = Date.now } = options;
  const self = randomUUID();
  const buckets = new TokenBuckets(BUCKETS_MAX);
  const byName = new Map(limits.map((limit) => [limit.name, limit]));
  let spent = new Map<string, { limit: Limit; key: string; count: number }>();
  let timer: NodeJS.Timeout | undefined;

  const nameOf = (limit: Limit, key: string) => `${limit.name} ${key}`;

  async function tell(): Promise<void> {
    const told = [...spent.values()]
      .filter(({ limit, count }) => count >= (TOLD_SHARE * TELL_EVERY_MS) / limit.every)
      .sort((a, b) => b.count - a.count)
      .slice(0, TOLD_MAX)
      .map(({ limit, key, count }) => [limit.name, key, count]);
    spent = new Map();
    if (told.length > 0) await notify(JSON.stringify({ from: self, spent: told }));
  }

  return {
    take(limit, key, count = 1) {
      const name = nameOf(limit, key);
      const wait = buckets.take(name, limit, now(), count);
      if (wait > 0) return wait;
      const known = spent.get(name);
      if (known) known.count += count;
      else spent.set(name, { limit, key, count });
      return 0;
    },
    left: (limit, key) => buckets.left(nameOf(limit, key), limit, now()),
    hear(payload) {
      const { data: told } = toldSchema.safeParse(JSON.parse(payload));
      // Another release can say it otherwise, and have other limits.
      if (!told || told.from === self) return;
      for (const [name, key, count] of told.spent) {
        const limit = byName.get(name);
        if (limit) buckets.spend(nameOf(limit, key), limit, now(), count);
      }
    },
    tell,
    start() {
      timer ??= setInterval(() => {
        tell().catch((error: unknown) => logger.warn({ err: error }, 'rate limits are not shared now'));
      }, TELL_EVERY_MS);
    },
    stop: () => clearInterval(timer),
  };
}
