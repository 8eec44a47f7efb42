export { createMemberChanges } from './member-changes.ts';
export type { MemberChanges } from './member-changes.ts';
export { requireOwner, requireUnarchived, requireWriter } from './member-permissions.ts';
export { createMembersRepository } from './members.repository.ts';
export type { MembersRepository } from './members.repository.ts';
export { bindMembersRoutes } from './members.routes.ts';
export { createMembersService } from './members.service.ts';
