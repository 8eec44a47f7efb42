import type { LiveBody } from '../platform/http/index.ts';

/** What may wait, of what was sent before, for a reader who is slower than what happens. Bytes. */
const WAITING_BYTES = 16 * 1024;

/** How long a reader may take for what waits when the stream ends. Milliseconds. */
const ENDING_MS = 1_000;

/** One connection of a reader. Whoever is cut off connects again and resumes, so nothing is lost to them. */
export interface EventStream extends LiveBody {
  readonly userId: string;
  readonly isClosed: boolean;
  /** Cuts the connection off instead when too much waits already. */
  readonly send: (frames: string) => void;
  /** Ends it after what waits and `last`, or cuts it off when the reader takes too long for that. */
  readonly end: (last?: string) => void;
  /** Says that the reader has left. */
  readonly close: () => void;
}

/**
 * Writes straight to the connection: of ten thousand readers, each stream in between costs as much again as the
 * connection itself.
 * @param onClosed is called once
 */
export function createEventStream(userId: string, onClosed: () => void): EventStream {
  let connection: Parameters<LiveBody['writeTo']>[0] | undefined;
  let early = '';
  let isEnding = false;
  let isClosed = false;
  let ending: NodeJS.Timeout | undefined;

  function write(frames: string): void {
    if (connection) connection.write(frames);
    else early += frames;
  }

  function waitingBytes(): number {
    return connection ? connection.writableLength : Buffer.byteLength(early);
  }

  function close(): void {
    if (isClosed) return;
    isClosed = true;
    clearTimeout(ending);
    onClosed();
  }

  function cutOff(): void {
    connection?.destroy();
    close();
  }

  return {
    userId,
    get isClosed() {
      return isClosed;
    },
    writeTo(to) {
      if (isClosed) {
        to.destroy();
        return;
      }
      connection = to;
      to.write(early);
      early = '';
      if (isEnding) to.end();
    },
    send(frames) {
      if (isEnding || isClosed || connection?.destroyed || frames === '') return;
      if (waitingBytes() > WAITING_BYTES) cutOff();
      else write(frames);
    },
    end(last) {
      if (isEnding || isClosed || connection?.destroyed) return;
      isEnding = true;
      if (last !== undefined) write(last);
      connection?.end();
      ending = setTimeout(cutOff, ENDING_MS);
    },
    close,
  };
}
