import type { InvitationCreated, MemberAdded, Recipient } from '@baton/log-schema';
import type { MemberRole } from '@baton/vocabulary';
import type { MailRow, MailView } from '../mail-view.ts';
import { oneLine } from '../plain-value.ts';
import type { SiteLinks } from '../site-links.ts';
import type { Words } from '../words.ts';
import { footerOf, openProject, titleOf } from './view-parts.ts';

/** To the one who was added, or who came by an invitation and is the actor themselves. */
export function memberAddedView(
  entry: MemberAdded,
  reader: Recipient,
  words: Words,
  links: SiteLinks,
): MailView {
  const { actor, at, member, project } = entry;
  const { texts } = words;
  const name = oneLine(project.name);
  return {
    locale: reader.locale,
    headline:
      actor.id === member.id
        ? texts.joined(name, member.role)
        : texts.addedBy(words.actors([actor]), name, member.role),
    when: words.when({ at, entryIds: [entry.id] }),
    ...titleOf(project),
    rows: roleRows(member.role, words),
    action: openProject(project, words, links),
    ...footerOf(reader, words, links),
    reason: texts.reasons[reader.reason],
  };
}

export function invitationView(
  entry: InvitationCreated,
  reader: Recipient,
  words: Words,
  links: SiteLinks,
): MailView {
  const { actor, at, invitation, project } = entry;
  const { texts } = words;
  return {
    locale: reader.locale,
    headline: texts.invitedBy(words.actors([actor]), oneLine(project.name), invitation.role),
    when: words.when({ at, entryIds: [entry.id] }),
    ...titleOf(project),
    rows: [
      ...roleRows(invitation.role, words),
      { kind: 'note', text: texts.signUpToJoin(oneLine(invitation.email)) },
    ],
    action: { label: texts.signUp, textLabel: texts.signUpAt, url: links.signUp(invitation.email) },
    reason: texts.reasons[reader.reason],
  };
}

function roleRows(role: MemberRole, words: Words): readonly MailRow[] {
  const { name, means } = words.texts.roles[role];
  return [{ kind: 'fact', label: words.label('role'), values: [name, means] }];
}
