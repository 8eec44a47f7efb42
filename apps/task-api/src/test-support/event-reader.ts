import type { ProjectEvent } from '@baton/dto';
import type { TaskApiFixture, TestUser } from './task-api-fixture.ts';

/** Something that a stream of a project said. */
export interface ReceivedEvent {
  readonly id: string | undefined;
  /** `reset`, or undefined for an event of the project. */
  readonly name: string | undefined;
  readonly event: ProjectEvent | undefined;
}

/** Reads a stream of server-sent events as a browser does. */
export interface EventReader {
  readonly headers: Headers;
  readonly received: readonly ReceivedEvent[];
  /** What a browser would send as `Last-Event-ID`. */
  readonly lastId: () => string;
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  readonly leave: () => void;
}

/** Connects; done when the stream has said from where on it tells. */
export async function readEvents(
  api: TaskApiFixture,
  projectId: string,
  options: { as: TestUser; token?: string; lastEventId?: string },
): Promise<EventReader> {
  const { as, token = as.token, lastEventId } = options;
  const left = new AbortController();
  const response = await fetch(`${api.url}/api/projects/${projectId}/events`, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
    signal: left.signal,
  });
  if (!response.ok || !response.body) throw new Error(`The stream was refused with ${response.status}`);

  const received: ReceivedEvent[] = [];
  const { promise: opened, resolve: open } = Promise.withResolvers<true>();
  let lastId = lastEventId ?? '';

  function receive(frame: string): void {
    const fields = new Map(
      frame.split('\n').map((line): [string, string] => {
        const [name = '', ...value] = line.split(':');
        return [name, value.join(':').trim()];
      }),
    );
    lastId = fields.get('id') ?? lastId;
    const data = fields.get('data');
    if (data !== undefined) {
      received.push({
        id: fields.get('id'),
        name: fields.get('event'),
        event: data === '' ? undefined : JSON.parse(data),
      });
    }
    if (fields.has('retry')) open(true);
  }

  async function readAll(body: ReadableStream<Uint8Array>): Promise<void> {
    let unread = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      const frames = (unread + chunk).split('\n\n');
      unread = frames.pop() ?? '';
      for (const frame of frames) receive(frame);
    }
  }
  // A stream that is cut off has ended too.
  const ended = readAll(response.body)
    .catch(() => undefined)
    .finally(() => open(true));
  await opened;
  return {
    headers: response.headers,
    received,
    lastId: () => lastId,
    ended,
    leave: () => left.abort(),
  };
}
