import { idSchema } from '@baton/dto';
import { TASK_PRIORITIES, type TaskSort } from '@baton/vocabulary';
import * as z from 'zod';

export type Order = 'asc' | 'desc';

/** How a list of tasks `t` is ordered by one value each; ties are broken by id in the same direction. */
export interface SortKey {
  /** Written as in the index that serves it. */
  readonly sql: string;
  readonly type: string;
  /** The value as text, in full precision. */
  readonly text: string;
  /** Such a text in a cursor. */
  readonly schema: z.ZodType<string>;
}

const DEFAULT_ORDERS: Readonly<Record<TaskSort, Order>> = {
  updated: 'desc',
  created: 'desc',
  due: 'asc',
  priority: 'desc',
  progress: 'desc',
  rank: 'asc',
  number: 'asc',
};

/** From the least urgent; not bound, because the index that serves the sort has them in its expression. */
const PRIORITIES = TASK_PRIORITIES.map((priority) => `'${priority}'`).join(', ');

export function defaultOrder(sort: TaskSort): Order {
  return DEFAULT_ORDERS[sort];
}

/** In a cursor, the list that it is of, the sort value and the id of the last task. */
export function taskCursorSchema(list: string, key: SortKey) {
  return z.tuple([z.literal(list), key.schema, idSchema]);
}

function timeKey(column: string): SortKey {
  return {
    sql: column,
    type: 'timestamptz',
    text: `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    schema: z.iso.datetime({ precision: 6 }).refine((time) => time >= '1970'),
  };
}

function dayKey(sql: string): SortKey {
  return {
    sql,
    type: 'date',
    text: `${sql}::text`,
    schema: z.union([z.enum(['infinity', '-infinity']), z.iso.date().refine((day) => day >= '1970')]),
  };
}

function numberKey(sql: string): SortKey {
  return { sql, type: 'integer', text: `${sql}::text`, schema: z.string().regex(/^\d{1,9}$/) };
}

const SORT_KEYS: Readonly<Record<TaskSort, Readonly<Record<Order, SortKey>>>> = {
  updated: either(timeKey('t.updated_at')),
  created: either(timeKey('t.created_at')),
  // The last place in either direction for those without a day.
  due: { asc: dayKey(`coalesce(t.due_on, 'infinity')`), desc: dayKey(`coalesce(t.due_on, '-infinity')`) },
  priority: either(numberKey(`array_position(ARRAY[${PRIORITIES}], t.priority)`)),
  progress: either(numberKey('t.progress')),
  rank: either({ sql: 't.rank', type: 'text', text: 't.rank', schema: z.string().regex(/^[0-9A-Za-z]+$/) }),
  number: either(numberKey('t.number')),
};

export function sortKey(sort: TaskSort, order: Order): SortKey {
  return SORT_KEYS[sort][order];
}

function either(key: SortKey): Readonly<Record<Order, SortKey>> {
  return { asc: key, desc: key };
}
