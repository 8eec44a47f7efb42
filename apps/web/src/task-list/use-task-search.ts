import { LIMITS, type Task } from '@baton/dto';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useServices } from '../app/services.ts';
import { storeTasks } from '../tasks/task-cache.ts';

/** Typing is over for now. */
const PAUSE_MS = 250;
/** What only a comment says is rarely looked for beyond. */
const MOST_PAGES = 3;
const NONE: ReadonlySet<string> = new Set();

/**
 * Ids of the tasks in which the server finds a search: also those that only a comment matches, and those that are
 * not among the loaded ones, which are put there.
 */
export function useTaskSearch(projectKey: string, q: string): ReadonlySet<string> {
  const { api } = useServices();
  const [text] = useDebouncedValue(q.trim().slice(0, LIMITS.search), PAUSE_MS);
  const { data = NONE } = useQuery({
    queryKey: ['task-search', projectKey, text],
    enabled: text !== '',
    structuralSharing: false,
    async queryFn({ client, signal }) {
      const found: Task[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MOST_PAGES; page++) {
        const answer = await api('get /api/projects/{projectId}/tasks', {
          params: { projectId: projectKey },
          query: { q: text, cursor, limit: String(LIMITS.pageSize) },
          signal,
        });
        found.push(...answer.items);
        cursor = answer.nextCursor ?? undefined;
        if (!cursor) break;
      }
      storeTasks(client, projectKey, found);
      return new Set(found.map(({ id }) => id));
    },
  });
  return text !== '' && text === q.trim() ? data : NONE;
}
