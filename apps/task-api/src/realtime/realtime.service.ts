import { AppError } from '@baton/dto';
import type { Call, LiveBody } from '../platform/http/index.ts';
import type { Logger } from '../platform/logger.ts';
import { DISPLACED, HEARTBEAT } from './event-frames.ts';
import { createEventStream, type EventStream } from './event-stream.ts';
import { createProjectChannel, type ProjectChannel } from './project-channel.ts';
import type { ProjectEventsRepository } from './project-events.repository.ts';

/** Below the 30 s and 60 s after which CloudFront and an ALB take a silent answer for a dead one. */
const HEARTBEAT_MS = 15_000;

/** In one process; the oldest makes room, as it is most likely one that its reader has lost. */
const STREAMS_OF_A_USER = 10;

/** In one process; with all of them as slow as can be, 190 MiB wait for their readers. */
const STREAMS = 12_000;

/** Tells readers what happens in projects, wherever it is done. */
export interface Realtime {
  /**
   * The stream of a project's events, as server-sent events. It ends when the token expires, and when the
   * reader is a member no more or the project is deleted.
   * @throws AppError `not-found` for whoever is no member, `unavailable` when there are too many streams
   */
  readonly open: (
    call: Call,
    projectRef: string,
    connection: {
      /** What the reader saw last, from an earlier stream. */
      readonly lastEventId: string | undefined;
      /** When the token expires, in epoch milliseconds. */
      readonly expiresAt: number;
      /** Aborted when the reader has left. */
      readonly signal: AbortSignal;
    },
  ) => Promise<LiveBody>;
  /** Says that there may be new events of a project. */
  readonly wake: (projectId: string) => void;
  /** Sends what is no event to all readers of a project here. */
  readonly send: (projectId: string, frames: string) => void;
  /** Says that notifications may have been missed. */
  readonly wakeAll: () => void;
  readonly start: () => void;
  /** Ends all streams, whose readers connect to another process then. */
  readonly stop: () => void;
}

export function createRealtime(deps: {
  events: ProjectEventsRepository;
  /** Throws AppError `not-found` for whoever is no member. */
  findProject: (projectRef: string, userId: string) => Promise<{ readonly id: string }>;
  logger: Logger;
}): Realtime {
  const { events, findProject, logger } = deps;
  /** The oldest first. */
  const streams = new Set<EventStream>();
  const channels = new Map<string, { readonly channel: ProjectChannel; streams: number }>();
  let heartbeat: NodeJS.Timeout | undefined;
  let stopping = false;

  function requireRoom(): void {
    if (!stopping && streams.size < STREAMS) return;
    throw new AppError('unavailable', { detail: 'There are too many streams here now; try again soon.' });
  }

  function displaceOldest(userId: string): void {
    const own = [...streams].filter((stream) => stream.userId === userId);
    const [oldest] = own;
    if (!oldest || own.length < STREAMS_OF_A_USER) return;
    oldest.end(DISPLACED);
    // At once, so that the next one displaces another.
    streams.delete(oldest);
  }

  /** The channel of a project, which is kept as long as it has streams. */
  function enter(projectId: string): { readonly channel: ProjectChannel; streams: number } {
    const entry = channels.get(projectId) ?? {
      channel: createProjectChannel({ projectId, events, logger }),
      streams: 0,
    };
    channels.set(projectId, entry);
    entry.streams += 1;
    return entry;
  }

  return {
    async open({ actor }, projectRef, { lastEventId, expiresAt, signal }) {
      const project = await findProject(projectRef, actor.sub);
      requireRoom();
      displaceOldest(actor.sub);
      const entry = enter(project.id);
      const stream = createEventStream(actor.sub, () => {
        clearTimeout(expiry);
        streams.delete(stream);
        entry.channel.leave(stream);
        entry.streams -= 1;
        if (entry.streams === 0) channels.delete(project.id);
      });
      const expiry = setTimeout(() => stream.end(), expiresAt - Date.now());
      streams.add(stream);
      if (signal.aborted) stream.close();
      else signal.addEventListener('abort', stream.close, { once: true });

      try {
        await entry.channel.join(stream, lastEventId);
      } catch (error) {
        stream.close();
        throw error;
      }
      return stream;
    },
    wake(projectId) {
      void channels.get(projectId)?.channel.wake();
    },
    send(projectId, frames) {
      channels.get(projectId)?.channel.send(frames);
    },
    wakeAll() {
      void (async () => {
        // One by one, so that a lost connection does not make all projects be read at once.
        for (const { channel } of [...channels.values()]) await channel.wake();
      })();
    },
    start() {
      heartbeat ??= setInterval(() => {
        for (const stream of streams) stream.send(HEARTBEAT);
      }, HEARTBEAT_MS);
    },
    stop() {
      stopping = true;
      clearInterval(heartbeat);
      for (const stream of streams) stream.end();
    },
  };
}
