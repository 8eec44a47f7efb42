import type { CreateTaskBody, Part } from '@baton/dto';
import type { PartPatch } from './task-change.ts';
import type { TaskPriority, TaskStatus } from '@baton/vocabulary';

export interface PartFormValues {
  role: string;
  /** Empty for nobody. */
  assigneeId: string;
  weight: number | string;
}

/** A new task as its form holds it: what is not chosen is an empty text. */
export interface TaskFormValues {
  title: string;
  description: string;
  status: TaskStatus;
  priority: TaskPriority;
  startOn: string;
  dueOn: string;
  labels: string[];
  parts: PartFormValues[];
}

export const EMPTY_PART: PartFormValues = { role: '', assigneeId: '', weight: 1 };

export const EMPTY_TASK: TaskFormValues = {
  title: '',
  description: '',
  status: 'todo',
  priority: 'none',
  startOn: '',
  dueOn: '',
  labels: [],
  parts: [],
};

export function toCreateTaskBody(values: TaskFormValues): CreateTaskBody {
  return {
    ...values,
    startOn: values.startOn || null,
    dueOn: values.dueOn || null,
    parts: values.parts.map(toCreatePartBody),
  };
}

export function toCreatePartBody({ role, assigneeId, weight }: PartFormValues) {
  return { role, assigneeId: assigneeId || null, weight: Number(weight) };
}

/**
 * The fields of a part that its form changed.
 * @param people whom the form offers
 */
export function toPartPatch(
  values: PartFormValues,
  part: Part,
  people: readonly NonNullable<Part['assignee']>[],
): PartPatch {
  const role = values.role.trim();
  const weight = Number(values.weight);
  const isReassigned = values.assigneeId !== (part.assignee?.id ?? '');
  return {
    ...(role !== part.role && { role }),
    ...(weight !== part.weight && { weight }),
    ...(isReassigned && { assignee: people.find(({ id }) => id === values.assigneeId) ?? null }),
  };
}
