import type { Task } from '@baton/dto';
import type { Query, Tx } from '../platform/database/index.ts';
import { TASK_JSON, TASK_TABLES } from './task-json.ts';

/** The tasks as they are now, in no order, whoever asks; in the trash too, but none that are gone. */
export function createFindTasks(query: Query) {
  return async (taskIds: readonly string[], tx: Tx): Promise<Task[]> => {
    const rows = await query<{ task: Task }>(
      `SELECT ${TASK_JSON} AS task FROM ${TASK_TABLES} WHERE t.id = ANY($taskIds::uuid[])`,
      { taskIds },
      tx,
    );
    return rows.map(({ task }) => task);
  };
}
