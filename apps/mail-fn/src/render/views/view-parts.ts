import {
  type Actor,
  type ProjectRef,
  type Recipient,
  type TaskRef,
  unsubscribeScope,
} from '@baton/log-schema';
import type { MailAction, MailView } from '../mail-view.ts';
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
  comment?: { readonly id: string },
): MailAction {
  return {
    label: texts.open(oneLine(task.key)),
    textLabel: texts.openTaskAt,
    url: comment ? links.comment(project, task, comment) : links.task(project, task),
  };
}

export function openProject(project: ProjectRef, { texts }: Words, links: SiteLinks): MailAction {
  return {
    label: texts.open(oneLine(project.key)),
    textLabel: texts.openProjectAt,
    url: links.project(project),
  };
}

/** Each once, in the order of their first deed. */
export function allActors(items: readonly { readonly actors: readonly Actor[] }[]): readonly Actor[] {
  return [...new Map(items.flatMap(({ actors }) => actors).map((actor) => [actor.id, actor])).values()];
}

/** What a member can do about mails like this one. */
export function footerOf(
  { unsubscribe }: Recipient,
  { texts }: Words,
  links: SiteLinks,
): Pick<MailView, 'settings' | 'stop'> {
  return {
    settings: {
      label: texts.changeSettings,
      textLabel: texts.changeSettingsAt,
      url: links.notificationSettings(),
    },
    ...(unsubscribe && {
      stop: { label: texts.stop[unsubscribeScope(unsubscribe)], url: links.unsubscribe(unsubscribe) },
    }),
  };
}
