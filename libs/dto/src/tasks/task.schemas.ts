import { TASK_PRIORITIES, TASK_STATUSES } from '@baton/vocabulary';
import * as z from 'zod';
import { cursorSchema, dateSchema, idSchema, limitSchema, line, listOf, text } from '../http/primitives.ts';
import { LIMITS } from '../limits.ts';

const percentSchema = z
  .int('Must be a whole number')
  .min(0, 'Must be from 0 to 100')
  .max(100, 'Must be from 0 to 100')
  // JSON has a -0, which is another value than 0 to whoever compares by identity.
  .overwrite((percent) => percent + 0)
  .meta({ description: 'Percent' });
const statusSchema = z.enum(TASK_STATUSES);
const prioritySchema = z.enum(TASK_PRIORITIES);
const weightSchema = z
  .int('Must be a whole number')
  .min(1, `Must be from 1 to ${LIMITS.partWeight}`)
  .max(LIMITS.partWeight, `Must be from 1 to ${LIMITS.partWeight}`);
const labelsSchema = z
  .array(line(LIMITS.label))
  .max(LIMITS.labels)
  .refine((labels) => new Set(labels).size === labels.length, 'Must not name a label twice');

const partSchema = z
  .object({
    id: idSchema,
    role: z.string(),
    assignee: z.object({ id: idSchema, name: z.string() }).nullable(),
    progress: percentSchema,
    weight: weightSchema,
  })
  .meta({ id: 'Part' });
export type Part = z.infer<typeof partSchema>;

export const taskSchema = z
  .object({
    id: idSchema,
    projectId: idSchema,
    number: z.int().positive(),
    key: z.string().meta({ description: 'For people', example: 'WEB-12' }),
    title: z.string(),
    description: z.string().meta({ description: 'Markdown' }),
    status: statusSchema,
    progress: percentSchema.meta({ description: 'Percent; with parts, their weighted mean, half up' }),
    priority: prioritySchema,
    startOn: dateSchema.nullable(),
    dueOn: dateSchema.nullable(),
    labels: z.array(z.string()),
    parts: z.array(partSchema),
    version: z.int().positive(),
    createdBy: z.object({ id: idSchema, name: z.string() }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof taskSchema>;

export const taskListSchema = listOf(taskSchema);
export type TaskList = z.infer<typeof taskListSchema>;

const partFields = {
  role: line(LIMITS.partRole).meta({ example: 'design' }),
  assigneeId: idSchema.nullable().meta({ description: 'A member of the project, or null for nobody' }),
  progress: percentSchema,
  weight: weightSchema,
};

/** A part to add. */
export const createPartBodySchema = z.strictObject({
  role: partFields.role,
  assigneeId: partFields.assigneeId.default(null),
  progress: partFields.progress.default(0),
  weight: partFields.weight.default(1),
});
export type CreatePartBody = z.input<typeof createPartBodySchema>;

/** A part to change; a field left out keeps its value. */
export const updatePartBodySchema = z.strictObject({ ...partFields, quiet: z.boolean() }).partial();
export type UpdatePartBody = z.input<typeof updatePartBodySchema>;

const taskFields = {
  title: line(LIMITS.taskTitle),
  description: text(LIMITS.taskDescription),
  status: statusSchema,
  progress: percentSchema,
  priority: prioritySchema,
  startOn: dateSchema.nullable(),
  dueOn: dateSchema.nullable(),
  labels: labelsSchema,
};

export const createTaskBodySchema = z.strictObject({
  ...taskFields,
  description: taskFields.description.default(''),
  status: taskFields.status.default('todo'),
  progress: taskFields.progress.default(0),
  priority: taskFields.priority.default('none'),
  startOn: taskFields.startOn.default(null),
  dueOn: taskFields.dueOn.default(null),
  labels: taskFields.labels.default([]),
  parts: z.array(createPartBodySchema).max(LIMITS.parts).default([]),
});
export type CreateTaskBody = z.input<typeof createTaskBodySchema>;

/**
 * A task to change; a field left out keeps its value. `progress` on a task with parts sets that progress on
 * each part. `status: done` sets it to 100; a progress below 100 on a task that is done, its own or that of a
 * part, makes it `doing` again. `quiet` logs the change and mails nobody.
 */
export const updateTaskBodySchema = z.strictObject({ ...taskFields, quiet: z.boolean() }).partial();
export type UpdateTaskBody = z.input<typeof updateTaskBodySchema>;

const taskRefSchema = z
  .union(
    [idSchema, z.string().regex(/^[A-Z][A-Z0-9]{1,7}-[1-9]\d{0,8}$/)],
    'Must be the id or the key of a task',
  )
  .meta({ description: 'The id or the key of the task', example: 'WEB-12' });

/** In paths, a task is named by its id or its key. */
export const taskParamsSchema = z.object({ taskId: taskRefSchema });
export const partParamsSchema = z.object({ taskId: taskRefSchema, partId: idSchema });

export const listTasksQuerySchema = z.strictObject({ cursor: cursorSchema.optional(), limit: limitSchema });
