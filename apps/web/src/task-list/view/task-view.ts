import {
  TASK_PRIORITIES,
  TASK_SORTS,
  TASK_STATUSES,
  type TaskPriority,
  type TaskStatus,
} from '@baton/vocabulary';

/** The fields that the table can show, in their order. */
export const COLUMNS = [
  'key',
  'title',
  'status',
  'people',
  'progress',
  'priority',
  'labels',
  'startOn',
  'dueOn',
  'updatedAt',
  'createdAt',
] as const;
export type ColumnId = (typeof COLUMNS)[number];

/** What makes a row a task is always there. */
export const FIXED_COLUMNS: readonly ColumnId[] = ['key', 'title'];
export const DEFAULT_COLUMNS: readonly ColumnId[] = [
  'key',
  'title',
  'status',
  'people',
  'progress',
  'priority',
  'dueOn',
  'updatedAt',
];

export const GROUPINGS = ['status', 'person', 'role'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Those of the API, and those that only the site needs since it has the tasks. */
export const VIEW_SORTS = [...TASK_SORTS, 'title', 'status', 'person', 'start'] as const;
export type ViewSort = (typeof VIEW_SORTS)[number];
export const DEFAULT_SORT: ViewSort = 'updated';

/** As in the API, which compares due days with today. */
export const DUE_FILTERS = ['overdue', 'today', 'week'] as const;
export type DueFilter = (typeof DUE_FILTERS)[number];

export const ORDERS = ['asc', 'desc'] as const;
export type Order = (typeof ORDERS)[number];

/** What of the tasks is taken; what is left out takes all, several values take any of them. */
export interface TaskFilters {
  readonly status?: readonly TaskStatus[];
  readonly priority?: readonly TaskPriority[];
  /** Ids of users, `me` or `none`. */
  readonly assignee?: readonly string[];
  readonly role?: readonly string[];
  readonly label?: readonly string[];
  readonly due?: DueFilter;
  readonly q?: string;
}

/** How a list of tasks is looked at: all that its address says. What is left out is the default. */
export interface TaskView extends TaskFilters {
  readonly view?: 'board';
  readonly group?: Grouping;
  readonly sort?: ViewSort;
  readonly order?: Order;
  readonly columns?: readonly ColumnId[];
}

/** What to change of a view; undefined goes back to the default. */
export type ViewChange = { readonly [Name in keyof TaskView]?: TaskView[Name] | undefined };

export const FILTERS = ['status', 'assignee', 'role', 'priority', 'label', 'due'] as const;
export type FilterName = (typeof FILTERS)[number];

const DESCENDING: readonly ViewSort[] = ['updated', 'created', 'priority', 'progress'];

/** The order that people mean when they say only what to sort by. */
export function naturalOrder(sort: ViewSort): Order {
  return DESCENDING.includes(sort) ? 'desc' : 'asc';
}

/** Reads the query of an address. Whatever it says that makes no sense is left out. */
export function parseTaskView(search: Readonly<Record<string, unknown>>): TaskView {
  const view: Record<string, unknown> = {
    view: oneOf(['board'], search['view']),
    group: oneOf(GROUPINGS, search['group']),
    sort: oneOf(VIEW_SORTS, search['sort']),
    order: oneOf(ORDERS, search['order']),
    columns: someOf(COLUMNS, search['columns']),
    status: someOf(TASK_STATUSES, search['status']),
    priority: someOf(TASK_PRIORITIES, search['priority']),
    assignee: texts(search['assignee']),
    role: texts(search['role']),
    label: texts(search['label']),
    due: oneOf(DUE_FILTERS, search['due']),
    q: texts(search['q'])?.[0],
  };
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined));
}

/** What takes all filters away when it is laid over a view. */
export const NO_FILTERS = {
  status: undefined,
  priority: undefined,
  assignee: undefined,
  role: undefined,
  label: undefined,
  due: undefined,
  q: undefined,
} satisfies { [Name in keyof TaskFilters]: undefined };

export function hasFilters(view: TaskFilters): boolean {
  return (Object.keys(NO_FILTERS) as (keyof TaskFilters)[]).some((name) => view[name] !== undefined);
}

function texts(value: unknown): string[] | undefined {
  const values = (Array.isArray(value) ? value : [value]).filter(
    (entry): entry is string => typeof entry === 'string' && entry !== '',
  );
  return values.length > 0 ? [...new Set(values)] : undefined;
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find((entry) => entry === value);
}

function someOf<T extends string>(allowed: readonly T[], value: unknown): T[] | undefined {
  const found = allowed.filter((entry) => texts(value)?.includes(entry));
  return found.length > 0 ? found : undefined;
}
