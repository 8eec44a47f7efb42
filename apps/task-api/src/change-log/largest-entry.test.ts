import { marshall } from '@aws-sdk/util-dynamodb';
import {
  commentBodySchema,
  createTaskBodySchema,
  emailSchema,
  LIMITS,
  registerBodySchema,
  type Task,
  updateTaskBodySchema,
} from '@baton/dto';
import { type LogEntry, logEntrySchema, logItemKey, type Recipient, toLogItem } from '@baton/log-schema';
import { applyTaskPatch } from '@baton/task-rules';
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { MAILED_AT_ONCE } from '../notifications/telling.ts';
import { planChange, toTaskRef } from '../tasks/index.ts';
import { taskWith } from '../test-support/task-values.ts';
import { entryHead } from './change-entry.ts';

/** Of an event on the bus, and of a message in a queue: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
const EVENT_BYTES = 256 * 1024;

/** For what EventBridge says around an entry. */
const ENVELOPE_BYTES = 4 * 1024;

/** Of an item in DynamoDB. */
const ITEM_BYTES = 400 * 1024;

// Three bytes in UTF-8, which is the most for a code unit, of which the limits are.
const korean = (length: number) => '가'.repeat(length);

const NAME = registerBodySchema.shape.name.parse(korean(LIMITS.name));
const EMAIL = emailSchema.parse(`${'k'.repeat(64)}@${`${'x'.repeat(62)}.`.repeat(2)}${'y'.repeat(59)}.com`);
const person = () => ({ id: uuidv7(), name: NAME });

const call = {
  actor: { sub: uuidv7(), name: NAME, locale: 'ko' },
  request: { id: 'r'.repeat(200), method: 'PATCH', path: `/api/tasks/${uuidv7()}/checklist/${uuidv7()}` },
} as const;

const project = { id: uuidv7(), key: 'P'.repeat(LIMITS.projectKeyMax), name: korean(LIMITS.projectName) };

const notify = Array.from({ length: MAILED_AT_ONCE }, (): Recipient => ({
  ...person(),
  email: EMAIL,
  locale: 'ko',
  timeZone: 'America/Argentina/ComodRivadavia',
  reason: 'assignee',
  unsubscribe: 't'.repeat(68),
}));

/** No two the same, nor those of another letter. */
const labels = (letter: string) =>
  Array.from({ length: LIMITS.labels }, (_, n) => letter.repeat(n + 1) + korean(LIMITS.label - n - 1));

const fullBody = createTaskBodySchema.parse({
  title: korean(LIMITS.taskTitle),
  description: korean(LIMITS.taskDescription),
  labels: labels('나'),
  startOn: '2026-01-01',
  dueOn: '2026-12-31',
  parts: Array.from({ length: LIMITS.parts }, () => ({ role: korean(LIMITS.partRole), weight: 1_000 })),
  checklist: Array.from({ length: LIMITS.checklist }, () => ({ text: korean(LIMITS.checklistText) })),
});

const fullTask: Task = taskWith({
  ...fullBody,
  id: uuidv7(),
  key: `${project.key}-999999`,
  parts: fullBody.parts.map(({ role, progress, weight }) => ({
    id: uuidv7(),
    role,
    assignee: person(),
    progress,
    weight,
  })),
  checklist: fullBody.checklist.map((item) => ({ id: uuidv7(), ...item })),
});

/** What comes of every field that one request can change. */
function updated(): LogEntry {
  const patch = updateTaskBodySchema.parse({
    title: korean(LIMITS.taskTitle - 1),
    description: korean(LIMITS.taskDescription - 1),
    status: 'done',
    priority: 'urgent',
    startOn: '2026-01-02',
    dueOn: '2026-12-30',
    labels: labels('다'),
  });
  const locked = { task: fullTask, fieldVersions: {}, entryId: uuidv7() };
  const planned = planChange(locked, { ...applyTaskPatch(fullTask, patch), rank: 'z'.repeat(200) });
  if (!planned) throw new Error('Nothing changed');
  return {
    ...entryHead(call, planned.at),
    kind: 'task.updated',
    project,
    task: toTaskRef(planned.after),
    changes: planned.changes,
    notify,
  };
}

/** A list in another order, and an item of it with another text. */
function reordered(): LogEntry {
  const { checklist } = fullTask;
  const [first, ...others] = checklist;
  if (!first) throw new Error('The checklist is empty');
  const moved = [...others, { ...first, text: korean(LIMITS.checklistText - 1), done: true }];
  const planned = planChange(
    { task: fullTask, fieldVersions: {}, entryId: uuidv7() },
    { ...fullTask, checklist: moved },
  );
  if (!planned) throw new Error('Nothing changed');
  return {
    ...entryHead(call, planned.at),
    kind: 'task.updated',
    project,
    task: toTaskRef(planned.after),
    changes: planned.changes,
    notify,
  };
}

function created(): LogEntry {
  return {
    ...entryHead(call, new Date()),
    kind: 'task.created',
    project,
    task: toTaskRef(fullTask),
    created: fullTask,
    notify,
  };
}

/** Of mentions by an empty name, the most that fit into a text. */
function commentUpdated(): LogEntry {
  const mention = () => `@[](${uuidv7()})`;
  const count = Math.floor(LIMITS.comment / mention().length);
  const body = commentBodySchema.shape.body.parse(Array.from({ length: count }, mention).join(''));
  return {
    ...entryHead(call, new Date()),
    kind: 'comment.updated',
    project,
    task: toTaskRef(fullTask),
    comment: { id: uuidv7(), author: person(), mentions: Array.from({ length: count }, person) },
    changes: [{ field: 'body', from: korean(LIMITS.comment), to: body }],
    notify,
  };
}

it.each([
  ['the change of every field of a full task', updated()],
  ['a full checklist in another order', reordered()],
  ['a full new task', created()],
  ['a comment of nothing but mentions', commentUpdated()],
])('%s, told to as many as are mailed at once, fits into an item, an event and a message', (_, entry) => {
  expect(logEntrySchema.parse(entry).id).toBe(entry.id);
  const event = { dynamodb: { Keys: marshall(logItemKey(entry)), NewImage: marshall(toLogItem(entry)) } };
  const bytes = Buffer.byteLength(JSON.stringify(event));
  expect(bytes).toBeLessThan(EVENT_BYTES - ENVELOPE_BYTES);
  expect(bytes).toBeLessThan(ITEM_BYTES);
});
