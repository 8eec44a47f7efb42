import { setTimeout as delay } from 'node:timers/promises';
import type { Trial } from '../scenario.ts';

/** Strikes so many times within the trial, at random moments that lie apart by a half to one and a half of the mean. */
export async function strikeAtRandom(
  { seconds, random, struck, say }: Trial,
  blows: number,
  strike: (index: number) => Promise<void> | void,
): Promise<void> {
  const endsAt = performance.now() + seconds * 1_000;
  const meanMs = (seconds * 1_000) / blows;
  let done = 0;
  for (; done < blows; done += 1) {
    const pauseMs = meanMs * (0.5 + random());
    if (performance.now() + pauseMs > endsAt + meanMs) break;
    await delay(pauseMs);
    struck();
    await strike(done);
  }
  say(`${done} blows`);
}
