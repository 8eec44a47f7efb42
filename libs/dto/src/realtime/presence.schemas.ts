import * as z from 'zod';
import { idSchema } from '../http/primitives.ts';
import { taskParamsSchema } from '../tasks/task.schemas.ts';

/** A tab in which a task is open; its id is made by whoever looks. */
export const viewParamsSchema = taskParamsSchema.extend({ viewId: idSchema });

/**
 * Who is looking at a task, also the `data` of the event `presence` in the stream of its project. Such an event has
 * no id and is not repeated after a break.
 */
export const taskViewersSchema = z
  .object({
    taskId: idSchema,
    /** Each once, the caller included. */
    userIds: z.array(idSchema),
  })
  .meta({ id: 'TaskViewers' });
export type TaskViewers = z.infer<typeof taskViewersSchema>;
