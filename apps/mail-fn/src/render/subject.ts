import type { Digest, ProjectRef, Recipient, TaskRef, TaskUpdated } from '@baton/log-schema';
import { briefText, briefsOf } from './briefs.ts';
import { commonBriefs } from './digest-briefs.ts';
import { cut, oneLine } from './plain-value.ts';
import type { ToldEntry } from './told-entry.ts';
import type { Words } from './words.ts';

const TITLE_LENGTH = 80;

/** `[WEB-12] Title: progress 0 % → 40 %`: the task first, so that its mails line up, then what is new. */
export function renderSubject(entry: ToldEntry, reader: Recipient, words: Words): string {
  const { texts } = words;
  switch (entry.kind) {
    case 'task.created':
      return ofTask(entry.task, texts.newTask);
    case 'task.updated':
      return ofTask(entry.task, whatChanged(entry, words));
    case 'task.deleted':
      return ofTask(entry.task, texts.movedToTrash);
    case 'task.restored':
      return ofTask(entry.task, texts.restored);
    case 'comment.created':
      return ofTask(entry.task, reader.reason === 'mention' ? texts.mentioned : texts.newComment);
    case 'comment.updated':
      return ofTask(entry.task, reader.reason === 'mention' ? texts.mentioned : texts.editedComment);
    case 'member.added':
      return ofProject(entry.project, texts.addedTo(projectName(entry)));
    case 'invitation.created':
      return ofProject(entry.project, texts.invitationTo(projectName(entry)));
    case 'digest':
      return ofDigest(entry, words);
  }
}

function ofDigest(digest: Digest, words: Words): string {
  const { items, project, total } = digest;
  const { texts } = words;
  if (items.every(({ what }) => what === 'deleted')) {
    return ofProject(project, texts.tasksMovedToTrash(total));
  }
  const common = commonBriefs(digest, words);
  const changed = texts.tasksChanged(total);
  return ofProject(project, common.length > 0 ? `${changed}: ${common.join(', ')}` : changed);
}

function whatChanged({ changes }: TaskUpdated, words: Words): string {
  const briefs = briefsOf(changes, words);
  const [only] = briefs;
  return briefs.length === 1 && only ? briefText(only) : words.texts.changes(briefs.length);
}

function ofTask({ key, title }: TaskRef, what: string): string {
  return `[${oneLine(key)}] ${cut(oneLine(title), TITLE_LENGTH)}: ${what}`;
}

function ofProject({ key }: ProjectRef, what: string): string {
  return `[${oneLine(key)}] ${what}`;
}

function projectName({ project }: { readonly project: ProjectRef }): string {
  return cut(oneLine(project.name), TITLE_LENGTH);
}
