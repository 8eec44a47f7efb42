export { createMemberChanges } from './member-changes.ts';
export type { MemberChanges } from './member-changes.ts';
export { bindMembershipsRoutes } from './memberships.routes.ts';
export { createMembershipsService } from './memberships.service.ts';
