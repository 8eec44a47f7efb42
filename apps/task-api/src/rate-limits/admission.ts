import { AppError } from '@baton/dto';
import type { Admission } from '../platform/http/index.ts';

/** How long a request waits for its turn in calm times, so that a short burst is served whole. */
const PATIENCE_MS = 100;

/** How long when there has been a queue for longer than that: who would wait is told so at once. */
const OVERLOAD_PATIENCE_MS = 5;

// One for all: each of its own would cost a stack trace, when there is no time for it.
const OVERLOADED = new AppError('overloaded', { retryAfter: 1 });

interface Waiting {
  readonly admit: () => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Lets so many requests be worked on at once and the others wait, by "controlled delay": docs/decisions/052.
 * @param now milliseconds of a clock that never goes back
 */
export function createAdmission(atOnce: number, now: () => number = () => performance.now()): Admission {
  const queue = new Set<Waiting>();
  let atWork = 0;
  let queuedSince: number | undefined;
  let refusedAt = -Infinity;

  function wait(): Promise<void> {
    queuedSince ??= now();
    const patience = now() - queuedSince > PATIENCE_MS ? OVERLOAD_PATIENCE_MS : PATIENCE_MS;
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        admit: resolve,
        timer: setTimeout(() => {
          queue.delete(waiting);
          refusedAt = now();
          reject(OVERLOADED);
        }, patience),
      };
      queue.add(waiting);
    });
  }

  function leave(): void {
    const [next] = queue;
    if (!next) {
      atWork -= 1;
      // A queue that was emptied by turning people away is no sign of calm.
      if (now() - refusedAt > PATIENCE_MS) queuedSince = undefined;
      return;
    }
    // Their place goes on to whoever has waited longest.
    queue.delete(next);
    clearTimeout(next.timer);
    next.admit();
  }

  return async (work) => {
    if (atWork < atOnce) atWork += 1;
    else await wait();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
