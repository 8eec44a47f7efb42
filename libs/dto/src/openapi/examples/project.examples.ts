import type { projectRoutes } from '../../projects/index.ts';
import type { ExamplesOf } from './example-of.ts';
import { INVITATION, MEMBER, PROJECT } from './samples.ts';

export const projectExamples: ExamplesOf<typeof projectRoutes> = {
  list: { success: { items: [PROJECT], nextCursor: null } },
  create: {
    body: { key: 'WEB', name: 'Web site', description: 'The new site, until its launch' },
    success: PROJECT,
  },
  get: { success: PROJECT },
  update: { body: { archived: true }, success: { ...PROJECT, archivedAt: '2026-12-01T17:00:00.000Z' } },
  delete: {},
  listMembers: { success: { items: [MEMBER], nextCursor: null } },
  addMember: {
    body: { email: 'lee@example.com', role: 'editor' },
    success: MEMBER,
    otherSuccess: INVITATION,
  },
  updateMember: { body: { role: 'owner' }, success: { ...MEMBER, role: 'owner' } },
  removeMember: {},
  listInvitations: { success: { items: [INVITATION], nextCursor: null } },
  mailInvitationAgain: { success: INVITATION },
  revokeInvitation: {},
};
