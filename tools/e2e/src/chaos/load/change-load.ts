import type { Task } from '@baton/dto';
import { randomUUID } from 'node:crypto';
import type { LoadTeam } from './load-team.ts';

/** One read comes with so many changes. */
const CHANGES_A_READ = 5;

/** A change that was answered with success. Times in milliseconds of `performance.now()`. */
export interface AcceptedChange {
  readonly requestId: string;
  readonly taskId: string;
  /** Of the task, after it. */
  readonly version: number;
  readonly sentAt: number;
  readonly answeredAt: number;
}

export interface LoadResult {
  readonly accepted: readonly AcceptedChange[];
  /** Answers that were no success, by their status. */
  readonly refused: ReadonlyMap<number, number>;
  /** Requests that got no answer, by their ids. */
  readonly unanswered: readonly string[];
  /** Reads that were answered with success, by their ids. */
  readonly reads: readonly string[];
}

export interface ChangeLoad {
  readonly result: LoadResult;
  /** Sends no more and waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Changes tasks at an even rate, each by one change after the other. Whoever gets no answer asks for the task's
 * version before the next change, as the site does.
 */
export function startChangeLoad({ owner, taskIds }: LoadTeam, changesASecond: number): ChangeLoad {
  const accepted: AcceptedChange[] = [];
  const refused = new Map<number, number>();
  const unanswered: string[] = [];
  const reads: string[] = [];
  const idle = taskIds.map((id) => ({ id, version: 0 }));
  const underWay = new Set<Promise<void>>();
  let count = 0;

  async function call(method: string, path: string, body?: object, ifMatch?: string) {
    const requestId = randomUUID();
    const headers = { 'x-request-id': requestId };
    try {
      const { status, body: task } = await owner.call<Task>(method, path, body, { ifMatch, headers });
      // The balancer's own word for a connection that broke.
      if (status === 502) unanswered.push(requestId);
      else if (status >= 400) refused.set(status, (refused.get(status) ?? 0) + 1);
      return { requestId, task: status < 400 ? task : undefined };
    } catch {
      unanswered.push(requestId);
      return { requestId, task: undefined };
    }
  }

  async function change(task: { id: string; version: number }): Promise<void> {
    const path = `/api/tasks/${task.id}`;
    if (task.version === 0 || count % CHANGES_A_READ === 0) {
      const read = await call('GET', path);
      if (!read.task) return;
      reads.push(read.requestId);
      task.version = read.task.version;
    }
    const sentAt = performance.now();
    count += 1;
    const changed = await call('PATCH', path, { title: `Change ${count}` }, `"${task.version}"`);
    task.version = changed.task?.version ?? 0;
    if (!changed.task) return;
    const { requestId } = changed;
    const { version } = changed.task;
    accepted.push({ requestId, taskId: task.id, version, sentAt, answeredAt: performance.now() });
  }

  const timer = setInterval(() => {
    const task = idle.shift();
    // All wait for an answer: the rate is what the system lets it be.
    if (!task) return;
    const changing = change(task).finally(() => {
      idle.push(task);
      underWay.delete(changing);
    });
    underWay.add(changing);
  }, 1_000 / changesASecond);

  return {
    result: { accepted, refused, unanswered, reads },
    async stop() {
      clearInterval(timer);
      await Promise.all(underWay);
    },
  };
}
