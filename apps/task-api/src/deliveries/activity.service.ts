import { type Activity, AppError, idSchema } from '@baton/dto';
import type { LogEntry, OutboxEntry } from '@baton/log-schema';
import { type TaskHistory, taskHistorySchema } from '@baton/task-history';
import * as z from 'zod';
import type { OutboxRepository } from '../change-log/index.ts';
import type { Call } from '../platform/http/index.ts';
import { decodeCursor, encodeCursor } from '../platform/keyset-cursor.ts';
import type { TasksRepository } from '../tasks/index.ts';
import { entryDeliveries, mailsOf, type ToldEntry } from './entry-deliveries.ts';
import type { LedgerRepository } from './ledger.repository.ts';
import type { TaskLogRepository } from './task-log.repository.ts';
import type { ToldRepository } from './told.repository.ts';

export interface ActivityService {
  /** What happened to a task, the latest first, with who was told. */
  readonly list: (
    call: Call,
    taskRef: string,
    page: { cursor?: string | undefined; limit: number },
  ) => Promise<Activity>;
}

/** The task, then the last entry of the page. */
const cursorPositionSchema = z.tuple([idSchema, idSchema]);

type TaskEntry = Extract<LogEntry, { kind: TaskHistory['kind'] }>;

export function createActivityService(deps: {
  tasks: Pick<TasksRepository, 'get'>;
  outbox: Pick<OutboxRepository, 'latestOf'>;
  taskLog: TaskLogRepository;
  told: Pick<ToldRepository, 'later' | 'namesOf'>;
  ledger: Pick<LedgerRepository, 'find'>;
}): ActivityService {
  const { tasks, outbox, taskLog, told, ledger } = deps;

  async function readPage(taskId: string, before: string | undefined, limit: number) {
    // First: what leaves the outbox meanwhile is in the log then.
    const unmoved = before ? [] : await outbox.latestOf(taskId);
    const { entries, next } = await taskLog.page(taskId, { before, limit });
    // Those that lie further back come with their page.
    const recent = unmoved.filter(({ id }) => next === undefined || id > next);
    const all = newestFirst([...recent, ...entries]);
    const page = all.slice(0, limit);
    return { entries: page, next: all.length > limit ? page.at(-1)?.id : next };
  }

  return {
    async list({ actor }, taskRef, { cursor, limit }) {
      const task = await tasks.get(taskRef, actor.sub);
      const [cursorTaskId, before] = decodeCursor(cursorPositionSchema, cursor) ?? [];
      if (cursorTaskId !== undefined && cursorTaskId !== task.id) {
        throw AppError.field('cursor', 'Is a cursor of the activity of another task');
      }
      const page = await readPage(task.id, before, limit);
      const later = Map.groupBy(await told.later(page.entries.map(({ id }) => id)), ({ entryId }) => entryId);
      const entries = page.entries.map((entry): ToldEntry & { entry: TaskEntry } => ({
        entry,
        later: later.get(entry.id) ?? [],
      }));
      const refs = entries.flatMap(mailsOf);
      const [mails, names] = await Promise.all([
        ledger.find(refs),
        told.namesOf(
          entries.flatMap((each) => [
            ...each.entry.notify.map(({ id }) => id),
            ...each.later.map(({ userId }) => userId),
          ]),
        ),
      ]);
      return {
        items: entries.map((each) => ({
          entry: taskHistorySchema.parse(each.entry),
          requestId: each.entry.request.id,
          deliveries: entryDeliveries(each, mails, names),
        })),
        nextCursor: page.next === undefined ? null : encodeCursor([task.id, page.next]),
      };
    },
  };
}

/** Those of the history of the task, each once. */
function newestFirst(entries: readonly (LogEntry | OutboxEntry)[]): TaskEntry[] {
  const byId = new Map(entries.filter(isTaskEntry).map((entry) => [entry.id, entry]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}

function isTaskEntry(entry: LogEntry): entry is TaskEntry {
  return taskHistorySchema.options.some(({ shape }) => shape.kind.value === entry.kind);
}
