import type { CreateTaskBody } from '@baton/dto';
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
