import type { ProjectEvent, TaskViewers } from '@baton/dto';
import { hasCode } from '../api/problem-error.ts';
import type { Session } from '../session/session.ts';
import type { readEventStream } from './event-stream.ts';

/** Until the server has named another. */
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

export interface ProjectListener {
  readonly onEvent: (event: ProjectEvent) => void;
  readonly onPresence: (viewers: TaskViewers) => void;
  /** What is read from now on misses nothing; what was read before may. */
  readonly onStart: () => void;
  /** More was missed than can be told. */
  readonly onGap: () => void;
  /** The project is gone, or the user is no member of it any more. */
  readonly onEnd: () => void;
}

/** Tells what happens in a project until the signal is aborted, over as many connections as that takes. */
export type FollowProject = (place: FollowedProject, listener: ProjectListener) => Promise<void>;

export interface FollowedProject {
  readonly projectKey: string;
  readonly signal: AbortSignal;
  /** Where an earlier call was; it is kept up to date. */
  readonly position: { lastEventId?: string };
}

export interface FollowParts {
  readonly session: Pick<Session, 'accessToken' | 'renew'>;
  readonly read: typeof readEventStream;
  /** Resolves early when the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
}

export function createFollowProject({ session, read, wait, random }: FollowParts): FollowProject {
  return async ({ projectKey, signal, position }, listener) => {
    let retryWait = FIRST_WAIT_MS;
    let failures = 0;

    async function connect(): Promise<void> {
      const isFirst = position.lastEventId === undefined;
      const accessToken = await session.accessToken();
      await read(
        { projectKey, accessToken, lastEventId: position.lastEventId, signal },
        {
          onOpen() {
            failures = 0;
            if (isFirst) listener.onStart();
          },
          onEvent: listener.onEvent,
          onPresence: listener.onPresence,
          onReset: listener.onGap,
          onPosition: (id) => (position.lastEventId = id),
          onRetryWait: (milliseconds) => (retryWait = milliseconds),
        },
      );
    }

    /** @returns whether another connection may succeed */
    async function recover(error: unknown): Promise<boolean> {
      failures += 1;
      if (hasCode(error, 'token-expired', 'token-invalid')) {
        // A renewal that fails is tried again with the next connection, or has led to the login page.
        await session.renew().catch(() => undefined);
      }
      return !hasCode(error, 'not-found', 'unauthenticated', 'session-revoked');
    }

    while (!signal.aborted) {
      try {
        await connect();
      } catch (error) {
        if (signal.aborted) return;
        if (!(await recover(error))) {
          if (hasCode(error, 'not-found')) listener.onEnd();
          return;
        }
      }
      // Apart from one another, or all readers of a server that restarts come at once.
      const pause = Math.min(LONGEST_WAIT_MS, retryWait * 2 ** failures) * (0.5 + random() / 2);
      await wait(pause, signal);
    }
  };
}
