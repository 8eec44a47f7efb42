import type { ProjectEvent, TaskViewers } from '@baton/dto';
import { expect, test } from 'vitest';
import { readEvents } from './event-stream.ts';

/** What is heard of a stream that comes in pieces of so many bytes. */
async function heardOf(text: string, size: number) {
  const bytes = new TextEncoder().encode(text);
  const heard = {
    events: [] as ProjectEvent[],
    viewers: [] as TaskViewers[],
    positions: [] as string[],
    waits: [] as number[],
    resets: 0,
    signs: 0,
  };
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });
  await readEvents(
    body,
    {
      onEvent: (event) => heard.events.push(event),
      onPresence: (viewers) => heard.viewers.push(viewers),
      onReset: () => (heard.resets += 1),
      onPosition: (id) => heard.positions.push(id),
      onRetryWait: (milliseconds) => heard.waits.push(milliseconds),
    },
    () => (heard.signs += 1),
  );
  return heard;
}

const stream = [
  'retry: 2000\nid: 7\n\n',
  ':\n\n',
  'id: 8\ndata: {"type":"comments","actorId":"김","taskId":"t1"}\n\n',
  'event: presence\ndata: {"taskId":"t1","userIds":["kim"]}\n\n',
  'retry: 2000\nid: 9\nevent: reset\ndata:\n\n',
].join('');

test.each([1, 7, 1000])('events are read from pieces of %d bytes', async (size) => {
  expect(await heardOf(stream, size)).toMatchObject({
    events: [{ type: 'comments', actorId: '김', taskId: 't1' }],
    viewers: [{ taskId: 't1', userIds: ['kim'] }],
    positions: ['7', '8', '9'],
    waits: [2000, 2000],
    resets: 1,
  });
});

test('an event that is cut off is none', async () => {
  const { events } = await heardOf(stream.slice(0, 60), 10);
  expect(events).toEqual([]);
});

test('a comment is a sign of life', async () => {
  expect(await heardOf(':\n\n', 10)).toMatchObject({ events: [], signs: 1 });
});
