import { projectRoutes } from '@baton/dto';
import type { Bind } from '../platform/http/index.ts';
import type { MembershipsService } from './memberships.service.ts';

export function bindMembershipsRoutes(bind: Bind, memberships: MembershipsService): void {
  bind(projectRoutes.listMembers, async ({ call, params, query }) => ({
    body: await memberships.list(call, params.projectId, query),
  }));
  bind(projectRoutes.addMember, async ({ call, params, body }) => {
    const added = await memberships.add(call, params.projectId, body);
    if ('member' in added) return { body: added.member, changed: true };
    return { status: 202, body: added.invitation, changed: true };
  });
  bind(projectRoutes.updateMember, async ({ call, params, body }) => {
    const { member, changed } = await memberships.setRole(call, params.projectId, params.userId, body.role);
    return { body: member, changed };
  });
  bind(projectRoutes.removeMember, async ({ call, params }) => {
    await memberships.remove(call, params.projectId, params.userId);
    return { changed: true };
  });
}
