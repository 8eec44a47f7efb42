import { Readable } from 'node:stream';

/** What may wait, of what was sent before, for a reader who is slower than what happens. Bytes. */
const WAITING_BYTES = 16 * 1024;

/** How long a reader may take for what waits when the stream ends. Milliseconds. */
const ENDING_MS = 1_000;

/** One connection of a reader. Whoever is cut off connects again and resumes, so nothing is lost to them. */
export interface EventStream {
  readonly userId: string;
  /** What is written to the connection; closed when the connection is. */
  readonly body: Readable;
  /** Cuts the connection off instead when too much waits already. */
  readonly send: (frames: string) => void;
  /** Ends it after what waits and `last`, or cuts it off when the reader takes too long for that. */
  readonly end: (last?: string) => void;
}

export function createEventStream(userId: string): EventStream {
  const body = new Readable({ read: () => undefined });
  let ended = false;
  return {
    userId,
    body,
    send(frames) {
      if (ended || body.destroyed || frames === '') return;
      if (body.readableLength > WAITING_BYTES) body.destroy();
      else body.push(frames);
    },
    end(last) {
      if (ended || body.destroyed) return;
      ended = true;
      if (last !== undefined) body.push(last);
      body.push(null);
      const cut = setTimeout(() => body.destroy(), ENDING_MS);
      body.once('close', () => clearTimeout(cut));
    },
  };
}
