import { TASK_SORTS } from '@baton/vocabulary';
import * as z from 'zod';
import { anyOf, cursorSchema, dateSchema, flagSchema, limitSchema, line, oneOf } from '../http/primitives.ts';
import { LIMITS } from '../limits.ts';
import { prioritySchema, statusSchema } from './task.schemas.ts';

const ASSIGNEE = 'Must be me, none or the id of a user';

// Aborts, so that of all that was tried the one message is shown that names all of it.
const userIdSchema = z.uuid({ error: ASSIGNEE, abort: true }).toLowerCase();

/** Each is optional by itself, because OpenAPI shows the description that stands outside. */
export const filterTasksQuerySchema = z.strictObject({
  status: anyOf(statusSchema).optional().meta({ description: 'Given several times: any of them' }),
  assignee: anyOf(z.union([z.enum(['me', 'none']), userIdSchema], ASSIGNEE))
    .optional()
    .meta({
      description:
        'Of one of the parts; `none`: a part that nobody does, or no parts. With `role`, of a part of that role',
    }),
  role: anyOf(line(LIMITS.partRole)).optional().meta({ description: 'Of one of the parts' }),
  priority: anyOf(prioritySchema).optional().meta({ description: 'Given several times: any of them' }),
  label: anyOf(line(LIMITS.label)).optional().meta({ description: 'Given several times: any of them' }),
  dueBefore: dateSchema.optional().meta({ description: 'Due before this day' }),
  dueAfter: dateSchema.optional().meta({ description: 'Due after this day' }),
  overdue: flagSchema
    .optional()
    .meta({ description: 'Due before today (UTC) and not done; `false` takes all' }),
  trash: flagSchema.optional().meta({ description: 'Tasks in the trash instead of the others' }),
  q: line(LIMITS.search).optional().meta({
    description:
      'Words or parts of words, in any case: each one must stand in the title, the description or a comment',
  }),
});
/** What tasks to take; a filter left out takes all, several values of one filter take any of them. */
export type TaskFilters = z.infer<typeof filterTasksQuerySchema>;

export const listTasksQuerySchema = filterTasksQuerySchema.extend({
  sort: oneOf(TASK_SORTS).default('updated').meta({ description: 'What the list is sorted by' }),
  order: oneOf(['asc', 'desc'])
    .optional()
    .meta({
      description:
        'Default: descending for updated, created, priority and progress, ascending for the others. ' +
        'Tasks without a due day come last',
    }),
  cursor: cursorSchema,
  limit: limitSchema,
});
