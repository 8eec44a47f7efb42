import type { Digest, Recipient } from '@baton/log-schema';
import { briefText, briefsOf } from '../briefs.ts';
import type { MailView, TaskRow } from '../mail-view.ts';
import { oneLine } from '../plain-value.ts';
import type { SiteLinks } from '../site-links.ts';
import type { Words } from '../words.ts';
import { openProject, titleOf } from './view-parts.ts';

export function digestView(digest: Digest, reader: Recipient, words: Words, links: SiteLinks): MailView {
  const { items, project, total } = digest;
  const { texts } = words;
  const actor = words.actor(digest.actor);
  const isDeletion = items.every(({ what }) => what === 'deleted');
  const left = total - items.length;
  return {
    locale: reader.locale,
    headline: (isDeletion ? texts.deletedTasksBy : texts.changedTasksBy)(actor, oneLine(project.name), total),
    ...titleOf(project),
    rows: [
      ...items.map((item) => taskRow(item, digest, words, links)),
      ...(left > 0 ? [{ kind: 'note' as const, text: texts.moreTasks(left) }] : []),
      ...(isDeletion ? [{ kind: 'note' as const, text: texts.trashKeeps(total) }] : []),
    ],
    action: openProject(project, words, links),
    reason: texts.digestReasons[reader.reason],
  };
}

function taskRow(
  item: Digest['items'][number],
  { project }: Digest,
  words: Words,
  links: SiteLinks,
): TaskRow {
  const lines =
    item.what === 'updated' ? briefsOf(item.changes, words).map(briefText) : [lineOf(item.what, words)];
  return {
    kind: 'task',
    ...titleOf(item.task),
    url: links.task(project, item.task),
    lines,
  };
}

function lineOf(what: Exclude<Digest['items'][number]['what'], 'updated'>, { texts }: Words): string {
  switch (what) {
    case 'created':
      return texts.newTask;
    case 'deleted':
      return texts.movedToTrash;
    case 'restored':
      return texts.restored;
    case 'commented':
      return texts.newComment;
  }
}
