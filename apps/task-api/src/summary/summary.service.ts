import type { Summary } from '@baton/dto';
import type { Call } from '../platform/http/index.ts';
import type { ProjectsRepository } from '../projects/index.ts';
import { burnUpRange } from './burn-up-range.ts';
import type { SummaryRepository } from './summary.repository.ts';

export interface SummaryService {
  readonly get: (
    call: Call,
    projectRef: string,
    query: { from?: string | undefined; to?: string | undefined },
  ) => Promise<Summary>;
}

export function createSummaryService(deps: {
  projects: Pick<ProjectsRepository, 'get'>;
  summaries: SummaryRepository;
}): SummaryService {
  const { projects, summaries } = deps;
  return {
    async get({ actor }, projectRef, query) {
      const today = new Date().toISOString().slice(0, 10);
      const { from, to } = burnUpRange(query, today);
      const { id } = await projects.get(projectRef, actor.sub);
      const [tasks, parts, burnUp] = await Promise.all([
        summaries.countTasks(id, today),
        summaries.countParts(id),
        summaries.burnUp(id, from, to),
      ]);
      return { ...tasks, ...parts, burnUp };
    },
  };
}
