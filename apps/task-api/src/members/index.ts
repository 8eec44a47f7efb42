export { requireOwner, requireUnarchived, requireWriter } from './member-permissions.ts';
export { createMembersRepository } from './members.repository.ts';
export type { MembersRepository } from './members.repository.ts';
