import { projectRoutes } from '@baton/dto';
import type { Bind } from '../platform/http/index.ts';
import type { MembersService } from './members.service.ts';

export function bindMembersRoutes(bind: Bind, members: MembersService): void {
  bind(projectRoutes.listMembers, async ({ call, params, query }) => ({
    body: await members.list(call, params.projectId, query),
  }));
  bind(projectRoutes.addMember, async ({ call, params, body }) => {
    const added = await members.add(call, params.projectId, body);
    if ('member' in added) return { body: added.member, changed: true };
    return { status: 202, body: added.invitation, changed: true };
  });
  bind(projectRoutes.updateMember, async ({ call, params, body }) => {
    const { member, changed } = await members.setRole(call, params.projectId, params.userId, body.role);
    return { body: member, changed };
  });
  bind(projectRoutes.removeMember, async ({ call, params }) => {
    await members.remove(call, params.projectId, params.userId);
    return { changed: true };
  });
}
