import type { QueryClient } from '@tanstack/react-query';
import { membersQuery } from '../members/member-queries.ts';
import { projectQuery } from '../projects/project-queries.ts';
import { tasksQuery } from '../tasks/task-queries.ts';
import type { Services } from './services.ts';

const PAGE_OF_TASKS = /^\/p\/([^/]+)(\/\d+)?\/?$/;

/**
 * Begins to read what a page of tasks shows before the page is drawn, all at once: each part of it would otherwise
 * ask when the part around it has its answer. What fails is asked for again by the part itself, which says so.
 */
export function readFirst(path: string, { api }: Pick<Services, 'api'>, queryClient: QueryClient): void {
  const projectKey = PAGE_OF_TASKS.exec(path)?.[1]?.toUpperCase();
  if (!projectKey) return;
  void queryClient.prefetchQuery(projectQuery(api, projectKey));
  void queryClient.prefetchQuery(membersQuery(api, projectKey));
  void queryClient.prefetchQuery(tasksQuery(api, projectKey));
}
