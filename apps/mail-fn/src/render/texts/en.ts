import { dateFormat } from '../date-format.ts';
import { capitalised } from '../plain-value.ts';
import type { ActorWord, MailTexts } from './mail-texts.ts';

const ROLES = { owner: 'an owner', editor: 'an editor', viewer: 'a viewer' } as const;

// Most mails name one person and make none.
let lists: Intl.ListFormat | undefined;

function listed(actors: readonly ActorWord[], others: number): string {
  const names = actors.map((actor) => {
    if (actor.is === 'person') return actor.name;
    return actor.is === 'system' ? 'Baton' : 'somebody whose account was deleted';
  });
  if (others > 0) names.push(others === 1 ? '1 other' : `${others} others`);
  if (names.length === 1) return String(names[0]);
  lists ??= new Intl.ListFormat('en', { type: 'conjunction' });
  return lists.format(names);
}

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
    partOrder: 'order of parts',
    checklist: 'checklist',
    checklistItem: 'checklist item',
  },
  statuses: { todo: 'To do', doing: 'In progress', review: 'In review', blocked: 'Blocked', done: 'Done' },
  priorities: { none: 'none', low: 'Low', medium: 'Medium', high: 'High', urgent: 'Urgent' },
  none: 'none',
  nobody: 'nobody',
  deletedPerson: 'a deleted account',
  // What is not a name begins a sentence with a capital.
  actors: (actors, others) => {
    const named = listed(actors, others);
    return actors[0]?.is === 'deleted' ? capitalised(named) : named;
  },
  by: (actors, others, when) => `${listed(actors, others)}, ${when}`,
  roles: {
    owner: { name: 'Owner', means: 'Owners can do everything, adding people included.' },
    editor: { name: 'Editor', means: 'Editors can create and change tasks.' },
    viewer: { name: 'Viewer', means: 'Viewers can look, and change the progress of their own parts.' },
  },
  date: (date) => dateFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date)),
  time: (at, timeZone, { year }) =>
    dateFormat('en-US', {
      ...(year && { year: 'numeric' }),
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
      timeZoneName: 'short',
    }).format(new Date(at)),
  lastChange: (time) => `last change ${time}`,
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

  itemAdded: 'checklist item added',
  itemRemoved: 'checklist item removed',
  itemChecked: 'checked off',
  itemUnchecked: 'no longer checked off',
  itemWasAdded: (text) => `“${text}” added to the checklist`,
  itemWasRemoved: (text) => `“${text}” removed from the checklist`,
  itemWasChecked: (text, done) => (done ? `“${text}” checked off` : `“${text}” no longer checked off`),
  movedToTrash: 'moved to the trash',
  restored: 'restored from the trash',
  comment: 'comment',
  renamedFrom: (title) => `renamed from “${title}”`,
  newComment: 'new comment',
  newComments: (count) => `${count} new comments`,
  commentLine: (text) => `comment: “${text}”`,
  editedComment: 'comment edited',
  mentioned: 'you were mentioned',
  addedTo: (project) => `You were added to ${project}`,
  invitationTo: (project) => `Invitation to ${project}`,
  tasksChanged: (count) => (count === 1 ? '1 task changed' : `${count} tasks changed`),
  tasksMovedToTrash: (count) =>
    count === 1 ? '1 task moved to the trash' : `${count} tasks moved to the trash`,

  createdBy: (actor, project) => `${actor} created a task in ${project}.`,
  changedBy: (actor, project, count) =>
    count === 1
      ? `${actor} made a change to this task in ${project}.`
      : `${actor} made ${count} changes to this task in ${project}.`,
  deletedBy: (actor, project) => `${actor} moved this task in ${project} to the trash.`,
  restoredBy: (actor, project) => `${actor} restored this task in ${project} from the trash.`,
  commentedBy: (actor, project) => `${actor} commented on this task in ${project}.`,
  commentEditedBy: (actor, project) => `${actor} edited a comment on this task in ${project}.`,
  mentionedBy: (actor, project) => `${actor} mentioned you in a comment on this task in ${project}.`,
  mentionedInEditBy: (actor, project) =>
    `${actor} edited a comment on this task in ${project} and mentioned you.`,
  addedBy: (actor, project, role) => `${actor} added you to ${project} as ${ROLES[role]}.`,
  joined: (project, role) => `You are a member of ${project} now, as ${ROLES[role]}.`,
  invitedBy: (actor, project, role) => `${actor} invited you to ${project} as ${ROLES[role]}.`,
  updatedBy: (actor, project) => `${actor} updated this task in ${project}.`,
  changedTasksBy: (actor, project, count) =>
    count === 1 ? `${actor} changed a task in ${project}.` : `${actor} changed ${count} tasks in ${project}.`,
  deletedTasksBy: (actor, project, count) =>
    count === 1
      ? `${actor} moved a task in ${project} to the trash.`
      : `${actor} moved ${count} tasks in ${project} to the trash.`,
  changedTasks: (project, count) =>
    count === 1 ? `A task in ${project} changed.` : `${count} tasks in ${project} changed.`,
  deletedTasks: (project, count) =>
    count === 1
      ? `A task in ${project} was moved to the trash.`
      : `${count} tasks in ${project} were moved to the trash.`,
  did: {
    created: (actor) => `${actor} created the task`,
    changed: (actor, count) => (count === 1 ? `${actor} made a change` : `${actor} made ${count} changes`),
    deleted: (actor) => `${actor} moved the task to the trash`,
    restored: (actor) => `${actor} restored the task from the trash`,
    commented: (actor) => `${actor} commented`,
    commentEdited: (actor) => `${actor} edited a comment`,
    mentioned: (actor) => `${actor} mentioned you`,
  },
  moreTasks: (count) => (count === 1 ? 'And 1 more task.' : `And ${count} more tasks.`),
  trashKeeps: (count) =>
    count === 1 ? 'It can be restored within 30 days.' : 'They can be restored within 30 days.',
  signUpToJoin: (email) => `Sign up with ${email} and confirm that address: then you are a member.`,

  open: (key) => `Open ${key}`,
  signUp: 'Sign up',
  changeSettings: 'Change what is sent',
  openTaskAt: 'Open the task:',
  openProjectAt: 'Open the project:',
  signUpAt: 'Sign up:',
  changeSettingsAt: 'Change what is sent to you:',
  stop: {
    task: 'Stop mails about this task',
    project: 'Stop mails about this project',
    all: 'Stop all mails',
  },
  reasons: {
    mention: 'You get this mail because you were mentioned.',
    role: 'You get this mail because you asked to be told of this status in your role.',
    assignee: 'You get this mail because a part of this task is assigned to you.',
    creator: 'You get this mail because you created this task.',
    watcher: 'You get this mail because you watch this task.',
    owner: 'You get this mail because you own this project and asked to be told of all its tasks.',
    member: 'You get this mail because you are a member of this project.',
    invitee:
      'You get this mail because this address was invited to Baton. If you did not expect that, you can ignore it.',
  },
  digestReasons: {
    mention: 'You get this mail because you were mentioned in at least one of these tasks.',
    role: 'You get this mail because you asked to be told of such a status in your role.',
    assignee: 'You get this mail because a part of at least one of these tasks is assigned to you.',
    creator: 'You get this mail because you created at least one of these tasks.',
    watcher: 'You get this mail because you watch at least one of these tasks.',
    owner: 'You get this mail because you own this project and asked to be told of all its tasks.',
    member: 'You get this mail because you are a member of this project.',
    invitee: 'You get this mail because this address was invited to this project.',
  },
  lostPart: 'You get this mail because a part of this task was assigned to you until this change.',
};
