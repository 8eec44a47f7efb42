import { createHash } from 'node:crypto';
import type { TaskFilters } from '@baton/dto';
import type { TaskSort } from '@baton/vocabulary';
import type { Call } from '../platform/http/index.ts';
import { decodeCursor, toPage } from '../platform/keyset-cursor.ts';
import { isProjectId, type ProjectsRepository } from '../projects/index.ts';
import type { TaskSelection } from './task-conditions.ts';
import { csvHead, csvLines } from './task-csv.ts';
import type { ExportedPart, TaskListsRepository } from './task-lists.repository.ts';
import { defaultOrder, type Order, sortKey, taskCursorSchema } from './task-sorts.ts';

/** Tasks read at once for an export: what one holds in memory, whatever the size of the whole. */
const EXPORT_PAGE_SIZE = 500;

export interface TaskListsService {
  /** Tasks as JSON. */
  readonly list: (
    call: Call,
    projectRef: string,
    query: TaskFilters & {
      sort: TaskSort;
      order?: Order | undefined;
      cursor?: string | undefined;
      limit: number;
    },
  ) => Promise<{ items: string[]; nextCursor: string | null }>;
  /** The lines are read from the database as they are taken. */
  readonly exportCsv: (
    call: Call,
    projectRef: string,
    filters: TaskFilters,
  ) => Promise<{ fileName: string; chunks: AsyncIterable<string> }>;
}

export function createTaskListsService(deps: {
  projects: Pick<ProjectsRepository, 'get'>;
  taskLists: TaskListsRepository;
}): TaskListsService {
  const { projects, taskLists } = deps;

  return {
    async list({ actor }, projectRef, { sort, order: asked, cursor, limit, ...filters }) {
      const order = asked ?? defaultOrder(sort);
      const key = sortKey(sort, order);
      // With the id at hand the planner knows how many tasks the project has, and the page needs nothing else.
      const projectId = isProjectId(projectRef)
        ? projectRef.toLowerCase()
        : (await projects.get(projectRef, actor.sub)).id;
      const list = nameOf(projectId, sort, order, filters);
      const position = decodeCursor(taskCursorSchema(list, key), cursor);
      const after = position && { value: position[1], id: position[2] };
      const rows = await taskLists.page(selectionOf(projectId, filters, actor.sub), {
        key,
        order,
        after,
        limit: limit + 1,
      });
      // Empty, or not for them.
      if (rows.length === 0) await projects.get(projectRef, actor.sub);
      return toPage(
        rows,
        limit,
        ({ json }) => json,
        ({ value, id }) => [list, value, id],
      );
    },

    async exportCsv({ actor }, projectRef, filters) {
      const { id, key } = await projects.get(projectRef, actor.sub);
      const selection = selectionOf(id, filters, actor.sub);
      const pageBehind = async (number: number) =>
        taskLists.exportPage(selection, { after: number, limit: EXPORT_PAGE_SIZE });
      // The first page comes before the answer begins, so that a database that is away is answered as such.
      return { fileName: `${key}-tasks.csv`, chunks: csvOf(await pageBehind(0), pageBehind) };
    },
  };
}

/** Names a list in its cursors: short, the same for the same filters however written, another one for any other. */
function nameOf(projectId: string, sort: TaskSort, order: Order, filters: TaskFilters): string {
  const written = Object.entries(filters)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => [name, Array.isArray(value) ? [...new Set(value)].sort() : value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const whole = JSON.stringify([projectId, sort, order, written]);
  return createHash('sha256').update(whole).digest('base64url').slice(0, 16);
}

function selectionOf(projectId: string, filters: TaskFilters, userId: string): TaskSelection {
  return { projectId, filters, userId, today: new Date().toISOString().slice(0, 10) };
}

async function* csvOf(
  first: ExportedPart[],
  pageBehind: (number: number) => Promise<ExportedPart[]>,
): AsyncGenerator<string> {
  yield csvHead();
  let page = first;
  for (let last = page.at(-1); last; last = page.at(-1)) {
    yield csvLines(page);
    page = await pageBehind(last.number);
  }
}
