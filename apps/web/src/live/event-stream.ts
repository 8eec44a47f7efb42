import type { ProjectEvent, TaskViewers } from '@baton/dto';
import { createParser } from 'eventsource-parser';
import { NetworkError, toProblemError } from '../api/problem-error.ts';

/** The server says something every 15 s at least; a connection that says nothing this long is dead. */
const SILENCE_MS = 45_000;

/** What a stream tells while it is open. */
export interface StreamListener {
  /** The server has taken the connection. */
  readonly onOpen: () => void;
  readonly onEvent: (event: ProjectEvent) => void;
  readonly onPresence: (viewers: TaskViewers) => void;
  /** Too much was missed to be told. */
  readonly onReset: () => void;
  /** Where to resume. */
  readonly onPosition: (id: string) => void;
  /** How long to wait before the next connection, in milliseconds. */
  readonly onRetryWait: (milliseconds: number) => void;
}

export interface StreamRequest {
  readonly projectKey: string;
  readonly accessToken: string;
  readonly lastEventId: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Reads the events of a project until the server ends the stream. An EventSource could not, as it sends no token.
 * @throws ProblemError when the server refuses, NetworkError when the connection fails or falls silent
 */
export async function readEventStream(request: StreamRequest, listener: StreamListener): Promise<void> {
  const silence = new AbortController();
  const signal = AbortSignal.any([request.signal, silence.signal]);
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  try {
    const response = await fetch(toRequest(request, signal));
    if (!response.ok || !response.body) throw toProblemError(response, await response.text());
    listener.onOpen();
    await readEvents(response.body, listener, () => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
    });
  } catch (error) {
    const isBroken = error instanceof TypeError || error instanceof DOMException;
    throw isBroken ? new NetworkError(error) : error;
  } finally {
    clearTimeout(timer);
  }
}

/** @param onSign called for all that comes, comments included */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  listener: Omit<StreamListener, 'onOpen'>,
  onSign: () => void,
): Promise<void> {
  const parser = createParser({
    onId: listener.onPosition,
    onRetry: listener.onRetryWait,
    onEvent({ event, data }) {
      if (event === 'reset') listener.onReset();
      else if (event === 'presence') listener.onPresence(JSON.parse(data) as TaskViewers);
      else if (event === undefined) listener.onEvent(JSON.parse(data) as ProjectEvent);
    },
  });
  const reader = body.getReader();
  const decoder = new TextDecoder();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    onSign();
    parser.feed(decoder.decode(chunk.value, { stream: true }));
  }
}

function toRequest({ projectKey, accessToken, lastEventId }: StreamRequest, signal: AbortSignal): Request {
  const headers = new Headers({ accept: 'text/event-stream', authorization: `Bearer ${accessToken}` });
  if (lastEventId !== undefined) headers.set('last-event-id', lastEventId);
  const path = `/api/projects/${encodeURIComponent(projectKey)}/events`;
  return new Request(new URL(path, location.origin), { headers, signal, cache: 'no-store' });
}
