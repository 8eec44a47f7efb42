import { Duplex, PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it, vi } from 'vitest';
import { createEventStream } from './event-stream.ts';

const KIM = '00000000-0000-4000-8000-00000000000a';

/** A reader who takes nothing. */
function stalled(): Duplex {
  return new Duplex({ read: () => undefined, write: () => undefined });
}

describe('an event stream', () => {
  it('hands on what is sent, before there is a connection too, until it ends, with the last words', async () => {
    const stream = createEventStream(KIM, () => undefined);
    const connection = new PassThrough();
    stream.send('one ');
    stream.writeTo(connection);
    stream.send('두 ');
    stream.end('three');
    stream.send('four');
    stream.end('five');
    expect(await text(connection)).toBe('one 두 three');
    stream.close();
  });

  it('ends as soon as there is a connection when it was ended before', async () => {
    const stream = createEventStream(KIM, () => undefined);
    const connection = new PassThrough();
    stream.send('one ');
    stream.end('two');
    stream.writeTo(connection);
    expect(await text(connection)).toBe('one two');
    stream.close();
  });

  it('is cut off by what is sent while more than 16 KiB wait for the reader', () => {
    const onClosed = vi.fn<() => void>();
    const stream = createEventStream(KIM, onClosed);
    const connection = stalled();
    stream.writeTo(connection);
    stream.send('x'.repeat(16 * 1024));
    stream.send('x');
    expect([connection.destroyed, stream.isClosed]).toEqual([false, false]);
    stream.send('x');
    expect([connection.destroyed, stream.isClosed]).toEqual([true, true]);
    stream.close();
    expect(onClosed).toHaveBeenCalledTimes(1);
  });

  it('is cut off when the reader does not take its end', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const stream = createEventStream(KIM, () => undefined);
    const connection = stalled();
    stream.writeTo(connection);
    stream.send('x');
    stream.end();
    expect(connection.destroyed).toBe(false);
    vi.advanceTimersByTime(1_000);
    vi.useRealTimers();
    expect([connection.destroyed, stream.isClosed]).toEqual([true, true]);
  });

  it('stays silent when its reader has left, and leaves no connection open that comes too late', () => {
    const stream = createEventStream(KIM, () => undefined);
    stream.close();
    stream.send('x');
    stream.end('y');
    const connection = new PassThrough();
    stream.writeTo(connection);
    expect([connection.destroyed, connection.readableLength]).toEqual([true, 0]);
  });
});
