import type { ProjectRef, Recipient, TaskRef } from '@baton/log-schema';
import { briefText, briefsOf } from './briefs.ts';
import { commonBriefs } from './digest-briefs.ts';
import type { ItemOf, News, NewsItem, TasksNews } from './news.ts';
import { cut, oneLine } from './plain-value.ts';
import type { Words } from './words.ts';

const TITLE_LENGTH = 80;
const OLD_TITLE_LENGTH = 40;

/**
 * `[WEB-12] Title: progress 0 % → 40 %`: the task first, so that its mails line up, then what is new. See
 * docs/decisions/039-what-holds-mails-together.md.
 */
export function renderSubject(news: News, reader: Recipient, words: Words): string {
  switch (news.kind) {
    case 'task':
      return ofTask(news.task, whatIsNew(news.items, reader, words));
    case 'tasks':
      return ofTasks(news, words);
    case 'member.added':
      return ofProject(news.project, words.texts.addedTo(projectName(news)));
    case 'invitation.created':
      return ofProject(news.project, words.texts.invitationTo(projectName(news)));
  }
}

/** One for each item, but comments are counted: `status To do → Done, 2 comments`. */
function whatIsNew(items: readonly NewsItem[], reader: Recipient, words: Words): string {
  const comments = items.filter((item) => item.what === 'commented');
  const others = items.filter((item) => item.what !== 'commented');
  return [
    ...others.map((item) => ofItem(item, reader, words)),
    ...(comments.length > 0 ? [ofComments(comments, reader, words)] : []),
  ].join(', ');
}

function ofItem(item: Exclude<NewsItem, ItemOf<'commented'>>, reader: Recipient, words: Words): string {
  const { texts } = words;
  switch (item.what) {
    case 'created':
      return texts.newTask;
    case 'updated':
      return whatChanged(item, words);
    case 'deleted':
      return texts.movedToTrash;
    case 'restored':
      return texts.restored;
    case 'comment-edited':
      return reader.reason === 'mention' ? texts.mentioned : texts.editedComment;
  }
}

function whatChanged({ changes }: ItemOf<'updated'>, words: Words): string {
  // The subject begins with the new title.
  const renamed = changes.find((change) => change.field === 'title');
  if (renamed && changes.length === 1) return words.texts.renamedFrom(quoted(renamed.from));
  const briefs = briefsOf(changes, words);
  const [only] = briefs;
  return briefs.length === 1 && only ? briefText(only) : words.texts.changes(briefs.length);
}

function ofComments(comments: readonly ItemOf<'commented'>[], reader: Recipient, { texts }: Words): string {
  if (reader.reason === 'mention') return texts.mentioned;
  return comments.length === 1 ? texts.newComment : texts.newComments(comments.length);
}

function ofTasks(news: TasksNews, words: Words): string {
  const { items, project, total } = news;
  const { texts } = words;
  if (items.every(({ what }) => what === 'deleted')) {
    return ofProject(project, texts.tasksMovedToTrash(total));
  }
  const common = commonBriefs(news, words);
  const changed = texts.tasksChanged(total);
  return ofProject(project, common.length > 0 ? `${changed}: ${common.join(', ')}` : changed);
}

function ofTask({ key, title }: TaskRef, what: string): string {
  return `[${oneLine(key)}] ${cut(oneLine(title), TITLE_LENGTH)}: ${what}`;
}

/** A title as a few words of a subject. */
function quoted(title: string): string {
  return cut(oneLine(title), OLD_TITLE_LENGTH);
}

function ofProject({ key }: ProjectRef, what: string): string {
  return `[${oneLine(key)}] ${what}`;
}

function projectName({ project }: { readonly project: ProjectRef }): string {
  return cut(oneLine(project.name), TITLE_LENGTH);
}
