import { taskRoutes } from '@baton/dto';
import type { Bind } from '../platform/http/index.ts';
import type { SummaryService } from './summary.service.ts';

export function bindSummaryRoutes(bind: Bind, summaries: SummaryService): void {
  bind(taskRoutes.summary, async ({ call, params, query }) => ({
    body: await summaries.get(call, params.projectId, query),
  }));
}
