import type { ProjectRef, TaskRef } from '@baton/log-schema';
import type { MailAction } from '../mail-view.ts';
import { oneLine } from '../plain-value.ts';
import type { SiteLinks } from '../site-links.ts';
import type { Words } from '../words.ts';

/** What a mail is about: a task by its key and title, a project by its key and name. */
export function titleOf(
  ref: { readonly key: string } & ({ readonly title: string } | { readonly name: string }),
) {
  return { key: oneLine(ref.key), title: oneLine('title' in ref ? ref.title : ref.name) };
}

export function openTask(
  { project, task }: { readonly project: ProjectRef; readonly task: TaskRef },
  { texts }: Words,
  links: SiteLinks,
): MailAction {
  return {
    label: texts.open(oneLine(task.key)),
    textLabel: texts.openTaskAt,
    url: links.task(project, task),
  };
}

export function openProject(project: ProjectRef, { texts }: Words, links: SiteLinks): MailAction {
  return {
    label: texts.open(oneLine(project.key)),
    textLabel: texts.openProjectAt,
    url: links.project(project),
  };
}
