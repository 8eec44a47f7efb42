import { projectRoutes } from '@baton/dto';
import type { Bind } from '../platform/http/index.ts';
import type { MembersService } from './members.service.ts';

export function bindMembersRoutes(bind: Bind, members: MembersService): void {
  bind(projectRoutes.listMembers, async ({ call, params, query }) => ({
    body: await members.list(call, params.projectId, query),
  }));
  bind(projectRoutes.addMember, async ({ call, params, body }) => ({
    body: await members.add(call, params.projectId, body),
    changed: true,
  }));
}
