import { isAppError } from '@baton/dto';
import { backoffMs } from '../platform/backoff.ts';
import type { Logger } from '../platform/logger.ts';
import { noSuchProject } from '../projects/index.ts';
import { eventFrame, positionFrame, resetFrame } from './event-frames.ts';
import { type EventPosition, fromEventId } from './event-position.ts';
import type { EventStream } from './event-stream.ts';
import type { ProjectEventsRepository, StoredEvent } from './project-events.repository.ts';

/** How many events are read at once. */
const PAGE = 500;

/** Who missed more than so many events loads everything again; that costs less. */
const REPLAY_LIMIT = 500;

/** Events are kept for a day; one hour less than that leaves none out. */
const RESUMABLE_S = 23 * 3_600;

/** The streams of one project in this process, and where in its events they are. */
export interface ProjectChannel {
  /**
   * Lets a stream take part, after all that its reader missed since `lastEventId`, or after a reset when that
   * can no longer be told. @throws AppError `not-found` for whoever is no member
   */
  readonly join: (stream: EventStream, lastEventId: string | undefined) => Promise<void>;
  /** What is no event, and never repeated. */
  readonly send: (frames: string) => void;
  readonly leave: (stream: EventStream) => void;
  /** Says that there may be new events; done when everybody has been told of them. */
  readonly wake: () => Promise<void>;
}

interface Joiner {
  readonly stream: EventStream;
  readonly lastEventId: string | undefined;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export function createProjectChannel(options: {
  projectId: string;
  events: ProjectEventsRepository;
  logger: Logger;
  /** Milliseconds to wait after so many failures in a row. */
  backoff?: (failures: number) => number;
}): ProjectChannel {
  const { projectId, events, logger, backoff = backoffMs } = options;
  const streams = new Set<EventStream>();
  /** Those who wait for their turn to take part. */
  let joiners: Joiner[] = [];
  let position: EventPosition | undefined;
  /** By their ids, the transactions of the events at or after the position that everybody knows already. */
  let known = new Map<string, bigint>();
  let last: Promise<unknown> = Promise.resolve();
  let waking: Promise<void> | undefined;
  let failures = 0;

  // One after another, so that a stream that joins neither misses nor is overtaken by what is told meanwhile.
  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function readPage(from: string | undefined, limit: number, except?: readonly string[]) {
    const page = await events.read(projectId, { from, limit, ...(except && { except }) });
    if (!page) {
      for (const stream of streams) stream.end();
      throw noSuchProject();
    }
    return page;
  }

  /** Tells all streams what is new. The first time nobody is there to be told. */
  async function catchUp(): Promise<EventPosition> {
    for (;;) {
      const page = await readPage(position?.horizon, PAGE, [...known.keys()]);
      if (position) await tell(page.events);
      for (const { id, xid } of page.events) known.set(id, BigInt(xid));
      if (page.events.length === PAGE && position) continue;
      position = page.position;
      const horizon = BigInt(position.horizon);
      known = new Map([...known].filter(([, xid]) => xid >= horizon));
      return position;
    }
  }

  async function tell(news: readonly StoredEvent[]): Promise<void> {
    // First, so that nobody is told of what happened after they had left.
    if (news.some(({ event }) => event.type === 'members')) await endOthers();
    const frames = toFrames(news);
    for (const stream of streams) stream.send(frames);
  }

  /** Ends the streams of those who are members no more. */
  async function endOthers(): Promise<void> {
    const members = await events.findMembers(
      projectId,
      [...streams].map(({ userId }) => userId),
    );
    for (const stream of streams) if (!members.has(stream.userId)) stream.end();
  }

  /** Undefined when it can no longer be told. */
  async function readMissed(lastEventId: string, now: EventPosition): Promise<string | undefined> {
    const seen = fromEventId(lastEventId);
    if (!seen || now.at - seen.at > RESUMABLE_S) return undefined;
    const { events: missed, isAhead } = await readPage(seen.horizon, REPLAY_LIMIT + 1);
    return isAhead || missed.length > REPLAY_LIMIT ? undefined : toFrames(missed);
  }

  async function catchUpOrLater(): Promise<void> {
    try {
      await catchUp();
      failures = 0;
    } catch (error) {
      if (isAppError(error)) return;
      failures += 1;
      logger.warn({ err: error, projectId, failures }, 'project events cannot be read, readers wait');
      setTimeout(() => streams.size > 0 && void wake(), backoff(failures)).unref();
    }
  }

  async function wake(): Promise<void> {
    waking ??= inTurn(async () => {
      // What is told from here on may come too late for this reading.
      waking = undefined;
      await catchUpOrLater();
    });
    return waking;
  }

  /** Lets in all who wait by now; after a roll-out thousands come at once, and share these statements. */
  async function letJoinersIn(): Promise<void> {
    const group = joiners;
    joiners = [];
    try {
      const now = await catchUp();
      // After the position, so that whoever is removed from here on is found by the event of it.
      const members = await events.findMembers(projectId, [
        ...new Set(group.map(({ stream }) => stream.userId)),
      ]);
      for (const { stream, lastEventId, resolve, reject } of group) {
        if (!members.has(stream.userId)) {
          reject(noSuchProject());
          continue;
        }
        const missed = lastEventId === undefined ? '' : await readMissed(lastEventId, now);
        stream.send(missed === undefined ? resetFrame(now) : missed + positionFrame(now));
        // A reader who has left meanwhile leaves no second time.
        if (!stream.isClosed) streams.add(stream);
        resolve();
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return {
    async join(stream, lastEventId) {
      return new Promise((resolve, reject) => {
        joiners.push({ stream, lastEventId, resolve, reject });
        if (joiners.length === 1) void inTurn(letJoinersIn);
      });
    },
    send(frames) {
      for (const stream of streams) stream.send(frames);
    },
    leave(stream) {
      streams.delete(stream);
    },
    wake,
  };
}

function toFrames(events: readonly StoredEvent[]): string {
  return events.map(({ event, position }) => eventFrame(event, position)).join('');
}
