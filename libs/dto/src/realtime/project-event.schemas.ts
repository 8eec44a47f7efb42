import * as z from 'zod';
import { idSchema } from '../http/primitives.ts';

const change = {
  /** Who changed it. */
  actorId: idSchema,
};

/**
 * What the stream of a project tells, as the `data` of a server-sent event: what changed, not its content, so
 * that a reader loads what it shows. Beside these there is an event `reset`, without data: too much was missed
 * to be told, load everything again.
 */
export const projectEventSchema = z
  .discriminatedUnion('type', [
    z.object({ ...change, type: z.literal('task'), taskId: idSchema, version: z.int().positive() }),
    z.object({ ...change, type: z.literal('task-purged'), taskId: idSchema }),
    z.object({ ...change, type: z.literal('comments'), taskId: idSchema }),
    z.object({ ...change, type: z.literal('members'), userId: idSchema.nullable() }),
    z.object({ ...change, type: z.literal('project') }),
  ])
  .meta({ id: 'ProjectEvent' });
export type ProjectEvent = z.infer<typeof projectEventSchema>;
