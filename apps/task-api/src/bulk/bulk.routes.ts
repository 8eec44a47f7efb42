import { taskRoutes } from '@baton/dto';
import type { Bind } from '../platform/http/index.ts';
import type { BulkOutcome, BulkService } from './bulk.service.ts';

export function bindBulkRoutes(bind: Bind, bulk: BulkService): void {
  const toAnswer = ({ result, changed }: BulkOutcome) => ({ body: result, changed });
  bind(taskRoutes.bulkUpdate, async ({ call, params, body }) =>
    toAnswer(await bulk.update(call, params.projectId, body)),
  );
  bind(taskRoutes.bulkDelete, async ({ call, params, body }) =>
    toAnswer(await bulk.delete(call, params.projectId, body)),
  );
}
