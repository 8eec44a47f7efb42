import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it, vi } from 'vitest';
import { createEventStream } from './event-stream.ts';

const KIM = '00000000-0000-4000-8000-00000000000a';

describe('an event stream', () => {
  it('hands on what is sent until it ends, with the last words', async () => {
    const stream = createEventStream(KIM);
    const read = text(stream.body);
    stream.send('one ');
    stream.send('두 ');
    stream.end('three');
    stream.send('four');
    stream.end('five');
    expect(await read).toBe('one 두 three');
  });

  it('is cut off by what is sent while more than 16 KiB wait for the reader', async () => {
    const stream = createEventStream(KIM);
    stream.send('x'.repeat(16 * 1024));
    stream.send('x');
    expect(stream.body.destroyed).toBe(false);
    stream.send('x');
    await once(stream.body, 'close');
    expect([stream.body.destroyed, stream.body.errored]).toEqual([true, null]);
  });

  it('is cut off when the reader does not take its end', async () => {
    const stream = createEventStream(KIM);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    stream.send('x');
    stream.end();
    expect(stream.body.destroyed).toBe(false);
    vi.advanceTimersByTime(1_000);
    vi.useRealTimers();
    await once(stream.body, 'close');
  });

  it('stays silent when it is cut off', async () => {
    const stream = createEventStream(KIM);
    stream.body.destroy();
    stream.send('x');
    stream.end('y');
    await once(stream.body, 'close');
  });
});
