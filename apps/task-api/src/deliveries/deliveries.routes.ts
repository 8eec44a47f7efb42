import { mailRoutes } from '@baton/dto';
import type { Bind } from '../platform/http/index.ts';
import type { ActivityService } from './activity.service.ts';
import type { DeliveriesService } from './deliveries.service.ts';
import type { ResendService } from './resend.service.ts';

export function bindDeliveriesRoutes(
  bind: Bind,
  services: { activity: ActivityService; deliveries: DeliveriesService; resend: ResendService },
): void {
  const { activity, deliveries, resend } = services;
  bind(mailRoutes.activity, async ({ call, params, query }) => ({
    body: await activity.list(call, params.taskId, query),
  }));
  bind(mailRoutes.deliveries, async ({ call, params, query }) => ({
    body: await deliveries.list(call, params.projectId, query),
  }));
  bind(mailRoutes.resend, async ({ call, params, body }) => {
    const result = await resend.resend(call, params.projectId, body.deliveries);
    return { body: result, changed: result.ordered.length > 0 };
  });
  bind(mailRoutes.mailProblems, async ({ call, params }) => ({
    body: await deliveries.mailProblems(call, params.projectId),
  }));
}
