import { TASK_SORTS } from '@baton/vocabulary';
import * as z from 'zod';
import {
  anyOf,
  cursorSchema,
  dateSchema,
  flagSchema,
  idSchema,
  limitSchema,
  line,
} from '../http/primitives.ts';
import { LIMITS } from '../limits.ts';
import { prioritySchema, statusSchema } from './task.schemas.ts';

const filters = {
  status: anyOf(statusSchema),
  assignee: anyOf(z.union([z.enum(['me', 'none']), idSchema], 'Must be me, none or the id of a user')).meta({
    description: 'Of one of the parts; `none`: a part that nobody does, or no parts',
  }),
  role: anyOf(line(LIMITS.partRole)).meta({ description: 'Of one of the parts' }),
  priority: anyOf(prioritySchema),
  label: anyOf(line(LIMITS.label)),
  dueBefore: dateSchema.meta({ description: 'Due before this day' }),
  dueAfter: dateSchema.meta({ description: 'Due after this day' }),
  overdue: flagSchema.meta({ description: 'Due before today (UTC) and not done; `false` takes all' }),
  trash: flagSchema.meta({ description: 'Tasks in the trash instead of the others' }),
  q: line(LIMITS.search).meta({
    description:
      'Words or parts of words, in any case: each one must stand in the title, the description or a comment',
  }),
};

export const filterTasksQuerySchema = z.strictObject(filters).partial();
/** What tasks to take; a filter left out takes all, several values of one filter take any of them. */
export type TaskFilters = z.infer<typeof filterTasksQuerySchema>;

export const listTasksQuerySchema = filterTasksQuerySchema.extend({
  sort: z.enum(TASK_SORTS).default('updated'),
  order: z
    .enum(['asc', 'desc'])
    .optional()
    .meta({
      description:
        'Default: descending for updated, created, priority and progress, ascending for the others. ' +
        'Tasks without a due day come last',
    }),
  cursor: cursorSchema.optional(),
  limit: limitSchema,
});
export type ListTasksQuery = z.input<typeof listTasksQuerySchema>;
