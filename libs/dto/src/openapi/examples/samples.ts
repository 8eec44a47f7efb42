import type { Comment } from '../../comments/index.ts';
import type { Person } from '../../people/index.ts';
import type { Invitation, Member, Project } from '../../projects/index.ts';
import type { ChecklistItem, Part, Task } from '../../tasks/index.ts';

// What the examples of several routes show: a web site that Kim and Lee make together.

export const KIM: Person = { id: '019abd3e-0000-7000-8000-00000000a001', name: 'Kim Ji-woo' };
export const LEE: Person = { id: '019abd3e-0000-7000-8000-00000000a002', name: 'Lee Min-jun' };

export const PROJECT: Project = {
  id: '019abd3e-0000-7000-8000-00000000b001',
  key: 'WEB',
  name: 'Web site',
  description: 'The new site, until its launch',
  role: 'owner',
  archivedAt: null,
  createdAt: '2026-11-02T09:00:00.000Z',
  updatedAt: '2026-11-02T09:00:00.000Z',
};

export const MEMBER: Member = {
  user: { ...LEE, email: 'lee@example.com', emailVerified: true },
  role: 'editor',
  createdAt: '2026-11-02T09:05:00.000Z',
};

export const INVITATION: Invitation = {
  id: '019abd3e-0000-7000-8000-00000000c001',
  email: 'park@example.com',
  role: 'viewer',
  invitedBy: KIM,
  createdAt: '2026-11-02T09:10:00.000Z',
};

export const DESIGN: Part = {
  id: '019abd3e-0000-7000-8000-00000000d001',
  role: 'design',
  assignee: LEE,
  progress: 60,
  weight: 1,
};
export const TEXT: Part = {
  id: '019abd3e-0000-7000-8000-00000000d002',
  role: 'text',
  assignee: null,
  progress: 0,
  weight: 2,
};

export const ITEM: ChecklistItem = {
  id: '019abd3e-0000-7000-8000-00000000e001',
  text: 'Ask legal',
  done: false,
};

export const TASK: Task = {
  id: '019abd3e-0000-7000-8000-00000000f001',
  projectId: PROJECT.id,
  number: 12,
  key: 'WEB-12',
  title: 'Landing page',
  description: 'What visitors see first.',
  status: 'doing',
  progress: 20,
  priority: 'high',
  startOn: '2026-11-09',
  dueOn: '2026-11-27',
  labels: ['launch'],
  parts: [DESIGN, TEXT],
  checklist: [ITEM],
  rank: 'a1',
  version: 3,
  createdBy: KIM,
  createdAt: '2026-11-03T08:30:00.000Z',
  updatedAt: '2026-11-10T14:12:05.123Z',
  doneAt: null,
  deletedAt: null,
};

export const COMMENT: Comment = {
  id: '019abd3e-0000-7000-8000-00000000aa01',
  taskId: TASK.id,
  author: KIM,
  body: `Ready for @[Lee Min-jun](${LEE.id}).`,
  mentions: [LEE],
  createdAt: '2026-11-10T15:00:00.000Z',
  editedAt: null,
};
