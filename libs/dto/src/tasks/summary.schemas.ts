import { TASK_STATUSES } from '@baton/vocabulary';
import * as z from 'zod';
import { dateSchema } from '../http/primitives.ts';
import { personSchema } from '../people/index.ts';

const count = z.int().nonnegative();

export const summaryQuerySchema = z.strictObject({
  from: dateSchema
    .optional()
    .meta({ description: 'The first day of the burn-up; default: 29 days before `to`' }),
  to: dateSchema.optional().meta({ description: 'The last day of the burn-up; default: today' }),
});

/** What the charts of a project show. Tasks in the trash count nowhere; days are in UTC. */
export const summarySchema = z
  .object({
    tasks: count,
    byStatus: z.object(
      Object.fromEntries(TASK_STATUSES.map((status) => [status, count])) as Record<
        (typeof TASK_STATUSES)[number],
        typeof count
      >,
    ),
    overdue: count,
    progress: z
      .int()
      .nullable()
      .meta({ description: 'Percent: the mean of all tasks, half up; null when there are none' }),
    roles: z
      .array(z.object({ role: z.string(), parts: count, done: count, progress: z.int() }))
      .meta({ description: 'Per role of parts: how many, how many at 100 %, and their weighted mean' }),
    workload: z
      .array(
        z.object({
          person: personSchema.nullable(),
          role: z.string(),
          parts: count,
          done: count,
          progress: z.int(),
        }),
      )
      .meta({ description: 'The same per person and role; null for parts that nobody does' }),
    burnUp: z
      .array(z.object({ day: dateSchema, tasks: count, done: count }))
      .meta({ description: 'Per day, at its end: how many tasks there were and how many of them were done' }),
  })
  .meta({ id: 'Summary' });
export type Summary = z.infer<typeof summarySchema>;
