import type { MailTexts } from './mail-texts.ts';

const dateFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

export const en: MailTexts = {
  fields: {
    title: 'title',
    description: 'description',
    status: 'status',
    progress: 'progress',
    priority: 'priority',
    startOn: 'start date',
    dueOn: 'due date',
    labels: 'labels',
    role: 'role',
    assignee: 'assignee',
    weight: 'weight',
    parts: 'parts',
  },
  statuses: { todo: 'To do', doing: 'In progress', review: 'In review', blocked: 'Blocked', done: 'Done' },
  priorities: { none: 'none', low: 'Low', medium: 'Medium', high: 'High', urgent: 'Urgent' },
  none: 'none',
  nobody: 'nobody',
  date: (date) => dateFormat.format(new Date(date)),
  percent: (value) => `${value} %`,
  list: (items) => items.join(', '),
  you: (name) => `${name} (you)`,
  yourParts: (count) => (count === 1 ? 'Your part' : 'Your parts'),

  newTask: 'new task',
  changes: (count) => (count === 1 ? '1 change' : `${count} changes`),
  textAdded: (field) => `${field} added`,
  textChanged: (field) => `${field} changed`,
  textRemoved: (field) => `${field} removed`,
  partAdded: 'part added',
  partRemoved: 'part removed',
  partWasAdded: (role) => `part ${role} added`,
  partWasRemoved: (role) => `part ${role} removed`,

  createdBy: (actor, project) => `${actor} created a task in ${project}.`,
  changedBy: (actor, project, count) =>
    count === 1
      ? `${actor} made a change to this task in ${project}.`
      : `${actor} made ${count} changes to this task in ${project}.`,
  open: (taskKey) => `Open ${taskKey}`,
  openAt: 'Open the task:',
  reasons: {
    assignee: 'You get this mail because a part of this task is assigned to you.',
    creator: 'You get this mail because you created this task.',
  },
  lostPart: 'You get this mail because a part of this task was assigned to you until this change.',
};
