import { TASK_PRIORITIES, TASK_STATUSES } from '@baton/vocabulary';
import * as z from 'zod';
import { dateSchema, idSchema, line, listOf, oneOf, text } from '../http/primitives.ts';
import { LIMITS } from '../limits.ts';
import { personSchema } from '../people/index.ts';

const percentSchema = z
  .int('Must be a whole number')
  .min(0, 'Must be from 0 to 100')
  .max(100, 'Must be from 0 to 100')
  // JSON has a -0, which is another value than 0 to whoever compares by identity.
  .overwrite((percent) => percent + 0)
  .meta({ description: 'Percent', example: 40 });
export const statusSchema = oneOf(TASK_STATUSES).meta({ example: 'doing' });
export const prioritySchema = oneOf(TASK_PRIORITIES).meta({ example: 'high' });
const weightSchema = z
  .int('Must be a whole number')
  .min(1, `Must be from 1 to ${LIMITS.partWeight}`)
  .max(LIMITS.partWeight, `Must be from 1 to ${LIMITS.partWeight}`)
  .meta({ example: 1 });
const labelsSchema = z
  .array(line(LIMITS.label))
  .max(LIMITS.labels)
  .refine((labels) => new Set(labels).size === labels.length, 'Must not name a label twice')
  .meta({ example: ['launch'] });

const partSchema = z
  .object({
    id: idSchema,
    role: z.string().meta({ example: 'design' }),
    assignee: personSchema.nullable(),
    progress: percentSchema,
    weight: weightSchema,
  })
  .meta({ id: 'Part' });
export type Part = z.infer<typeof partSchema>;

const checklistItemSchema = z
  .object({ id: idSchema, text: z.string().meta({ example: 'Ask legal' }), done: z.boolean() })
  .meta({ id: 'ChecklistItem' });
export type ChecklistItem = z.infer<typeof checklistItemSchema>;

export const taskSchema = z
  .object({
    id: idSchema,
    projectId: idSchema,
    number: z.int().positive().meta({ example: 12 }),
    key: z.string().meta({ description: 'For people', example: 'WEB-12' }),
    title: z.string().meta({ example: 'Landing page' }),
    description: z.string().meta({ description: 'Markdown' }),
    status: statusSchema,
    progress: percentSchema.meta({ description: 'Percent; with parts, their weighted mean, half up' }),
    priority: prioritySchema,
    startOn: dateSchema.nullable(),
    dueOn: dateSchema.nullable(),
    labels: z.array(z.string()),
    parts: z.array(partSchema).meta({ description: 'In their order' }),
    checklist: z.array(checklistItemSchema).meta({ description: 'In its order' }),
    rank: z.string().meta({ description: 'Where it stands on boards; compare byte by byte', example: 'a1V' }),
    version: z.int().positive().meta({ example: 3 }),
    createdBy: personSchema,
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    doneAt: z.iso.datetime().nullable().meta({ description: 'Since when it is done', example: null }),
    deletedAt: z.iso.datetime().nullable().meta({
      description: 'Since when it is in the trash, from which it goes after 30 days',
      example: null,
    }),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof taskSchema>;

export const taskListSchema = listOf(taskSchema);
export type TaskList = z.infer<typeof taskListSchema>;

const afterPartSchema = idSchema
  .nullable()
  .meta({ description: 'The part to stand behind; null for the first place' });

const partFields = {
  role: line(LIMITS.partRole).meta({ example: 'design' }),
  assigneeId: idSchema.nullable().meta({ description: 'A member of the project, or null for nobody' }),
  progress: percentSchema,
  weight: weightSchema,
};

const newPartFields = {
  role: partFields.role,
  assigneeId: partFields.assigneeId.default(null),
  progress: partFields.progress.default(0),
  weight: partFields.weight.default(1),
};

/** A part to add; without `afterId` it becomes the last. */
export const createPartBodySchema = z.strictObject({ ...newPartFields, afterId: afterPartSchema.optional() });
export type CreatePartBody = z.input<typeof createPartBodySchema>;

/** A part to change; a field left out keeps its value. */
export const updatePartBodySchema = z
  .strictObject({ ...partFields, afterId: afterPartSchema, quiet: z.boolean() })
  .partial();
export type UpdatePartBody = z.input<typeof updatePartBodySchema>;

const afterItemSchema = idSchema
  .nullable()
  .meta({ description: 'The item to stand behind; null for the first place' });

const checklistItemFields = {
  text: line(LIMITS.checklistText).meta({ example: 'Ask legal' }),
  done: z.boolean(),
};

const newChecklistItemFields = { ...checklistItemFields, done: checklistItemFields.done.default(false) };

/** An item to add to a checklist; without `afterId` it becomes the last. */
export const createChecklistItemBodySchema = z.strictObject({
  ...newChecklistItemFields,
  afterId: afterItemSchema.optional(),
});
export type CreateChecklistItemBody = z.input<typeof createChecklistItemBodySchema>;

/** An item to change; a field left out keeps its value. */
export const updateChecklistItemBodySchema = z
  .strictObject({ ...checklistItemFields, afterId: afterItemSchema, quiet: z.boolean() })
  .partial();
export type UpdateChecklistItemBody = z.input<typeof updateChecklistItemBodySchema>;

const taskFields = {
  title: line(LIMITS.taskTitle).meta({ example: 'Landing page' }),
  description: text(LIMITS.taskDescription).meta({ description: 'Markdown' }),
  status: statusSchema,
  progress: percentSchema,
  priority: prioritySchema,
  startOn: dateSchema.nullable(),
  dueOn: dateSchema.nullable().meta({ description: 'Not before the start' }),
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
  parts: z.array(z.strictObject(newPartFields)).max(LIMITS.parts).default([]),
  checklist: z.array(z.strictObject(newChecklistItemFields)).max(LIMITS.checklist).default([]),
});
export type CreateTaskBody = z.input<typeof createTaskBodySchema>;

/**
 * A task to change; a field left out keeps its value. `progress` on a task with parts sets that progress on
 * each part. `status: done` sets it to 100; a progress below 100 on a task that is done, its own or that of a
 * part, makes it `doing` again. `afterId` moves it on boards. `quiet` logs the change and mails nobody. Parts
 * and the checklist have routes of their own.
 */
export const updateTaskBodySchema = z
  .strictObject({
    ...taskFields,
    afterId: idSchema
      .nullable()
      .meta({ description: 'The task of the project to stand behind on boards; null for the first place' }),
    quiet: z.boolean(),
  })
  .partial();
export type UpdateTaskBody = z.input<typeof updateTaskBodySchema>;

const taskRefSchema = z
  .union(
    [idSchema, z.string().regex(/^[A-Z][A-Z0-9]{1,7}-[1-9]\d{0,8}$/)],
    'Must be the id or the key of a task',
  )
  .meta({ param: { id: 'TaskId' }, description: 'The id or the key of the task', example: 'WEB-1' });

/** In paths, a task is named by its id or its key. */
export const taskParamsSchema = z.object({ taskId: taskRefSchema });
export const partParamsSchema = z.object({ taskId: taskRefSchema, partId: idSchema });
export const checklistItemParamsSchema = z.object({ taskId: taskRefSchema, itemId: idSchema });

const bulkIdsSchema = z
  .array(idSchema)
  .min(1, 'Must name at least one task')
  .max(LIMITS.bulk, `Must be at most ${LIMITS.bulk} tasks`)
  .refine((ids) => new Set(ids).size === ids.length, 'Must not name a task twice');

/**
 * The same change for many tasks of a project, for all or for none. There is no `If-Match`: the values replace
 * what is there. `addLabels` and `removeLabels` leave the other labels alone.
 */
export const bulkUpdateBodySchema = z.strictObject({
  ids: bulkIdsSchema,
  patch: z
    .strictObject({
      status: taskFields.status,
      progress: taskFields.progress,
      priority: taskFields.priority,
      startOn: taskFields.startOn,
      dueOn: taskFields.dueOn,
      labels: labelsSchema,
      addLabels: labelsSchema,
      removeLabels: labelsSchema,
    })
    .partial()
    .refine((patch) => Object.keys(patch).length > 0, 'Must change something'),
  quiet: z.boolean().default(false),
});
export type BulkUpdateBody = z.input<typeof bulkUpdateBodySchema>;

export const bulkDeleteBodySchema = z.strictObject({ ids: bulkIdsSchema, quiet: z.boolean().default(false) });

export const bulkResultSchema = z
  .object({
    items: z.array(
      z.object({
        id: idSchema,
        version: z.int().positive(),
        changed: z.boolean().meta({ description: 'False when all was so already' }),
      }),
    ),
  })
  .meta({ id: 'BulkResult' });
export type BulkResult = z.infer<typeof bulkResultSchema>;
