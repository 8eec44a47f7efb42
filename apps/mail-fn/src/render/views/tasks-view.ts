import type { Recipient } from '@baton/log-schema';
import { briefText, briefsOf } from '../briefs.ts';
import type { Happening, MailRow, MailView } from '../mail-view.ts';
import { type NewsItem, type TasksNews, tasksLeftOut } from '../news.ts';
import { cut, oneLine } from '../plain-value.ts';
import type { SiteLinks } from '../site-links.ts';
import type { Words } from '../words.ts';
import { commentText } from './item-rows.ts';
import { allActors, footerOf, openProject, titleOf } from './view-parts.ts';

/** How much of a comment stands in its line. */
const COMMENT_LENGTH = 140;

export function tasksView(news: TasksNews, reader: Recipient, words: Words, links: SiteLinks): MailView {
  const { items, project, isBulk, total } = news;
  const { texts } = words;
  const left = tasksLeftOut(news);
  const isDeletion = items.every(({ what }) => what === 'deleted');
  return {
    locale: reader.locale,
    headline: headline(news, isDeletion, words),
    ...(isBulk && items[0] && { when: words.when({ at: items[0].at, entryIds: [] }) }),
    ...titleOf(project),
    rows: [
      ...taskRows(news, words, links),
      ...(left > 0 ? [{ kind: 'note' as const, text: texts.moreTasks(left) }] : []),
      ...(isDeletion ? [{ kind: 'note' as const, text: texts.trashKeeps(total) }] : []),
    ],
    action: openProject(project, words, links),
    ...footerOf(reader, words, links),
    reason: texts.digestReasons[reader.reason],
  };
}

/** Names the actor of all of it only where there is none but them. */
function headline(news: TasksNews, isDeletion: boolean, words: Words): string {
  const { items, project, isBulk, total } = news;
  const { texts } = words;
  const name = oneLine(project.name);
  const actors = allActors(items);
  if (actors.length > 1 || (!isBulk && tasksLeftOut(news) > 0)) {
    return (isDeletion ? texts.deletedTasks : texts.changedTasks)(name, total);
  }
  return (isDeletion ? texts.deletedTasksBy : texts.changedTasksBy)(words.actors(actors), name, total);
}

function taskRows({ items, project, isBulk }: TasksNews, words: Words, links: SiteLinks): readonly MailRow[] {
  return [...Map.groupBy(items, ({ task }) => task.id).values()].flatMap((ofTask) => {
    const last = ofTask.at(-1);
    if (!last) return [];
    return {
      kind: 'task',
      ...titleOf(last.task),
      url: links.task(project, last.task),
      happenings: ofTask.map((item) => happening(item, isBulk, words)),
    };
  });
}

function happening(item: NewsItem, isBulk: boolean, words: Words): Happening {
  return { lines: linesOf(item, words), ...(!isBulk && { by: words.whoAndWhen(item) }) };
}

function linesOf(item: NewsItem, words: Words): readonly string[] {
  const { texts } = words;
  switch (item.what) {
    case 'created':
      return [texts.newTask];
    case 'updated':
      return briefsOf(item.changes, words).map(briefText);
    case 'deleted':
      return [texts.movedToTrash];
    case 'restored':
      return [texts.restored];
    case 'commented': {
      return [texts.commentLine(cut(oneLine(commentText(item, words)), COMMENT_LENGTH))];
    }
    case 'comment-edited':
      return [texts.editedComment];
  }
}
