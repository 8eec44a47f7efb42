import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mail } from '../mails/index.ts';
import { type MailContent, oneLine } from '../render/index.ts';

/**
 * The mail as MIME, with HTML and text. SES puts its own Message-ID and Date in place of ours, so a mail that
 * went out twice is known by `X-Baton-Entry`, and the mails of a task hang together by a root that was never
 * sent. Which headers, and which not: docs/decisions/039-what-holds-mails-together.md.
 */
export async function buildMimeMessage(from: string, mail: Mail, content: MailContent): Promise<Buffer> {
  const { entryId, requestId, taskId, recipient } = mail;
  const thread = taskId && `<task-${taskId}@baton>`;
  const composer = new MailComposer({
    from,
    to: { name: headerText(recipient.name), address: recipient.email },
    subject: headerText(content.subject),
    ...(thread && { inReplyTo: thread, references: thread }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Feedback-ID': `${mail.kind}:${recipient.reason}:mail:baton`,
      ...listHeaders(mail),
      'X-Baton-Entry': unfolded(`${entryId}/${recipient.id}`),
      'X-Baton-Request-Id': headerText(requestId),
    },
    text: content.text,
    html: content.html,
    // nodemailer spells these -ID; whoever searches raw mails expects the names that we document.
    normalizeHeaderKey: (name) => name.replace(/^(List|X-Baton-Request)-ID$/, '$1-Id'),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** By which a mail program sorts, and offers to unsubscribe without opening the mail (RFC 2919, 2369, 8058). */
function listHeaders({ listId, unsubscribeUrl }: Mail): Readonly<Record<string, string | Unfolded>> {
  return {
    ...(listId && { 'List-Id': `<${listId}>` }),
    ...(unsubscribeUrl && {
      'List-Unsubscribe': unfolded(`<${unsubscribeUrl}>`),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  };
}

interface Unfolded {
  readonly prepared: true;
  readonly value: string;
}

/** A value of ours in ASCII without spaces, which would be folded before its first character: few read it then. */
function unfolded(value: string): Unfolded {
  return { prepared: true, value };
}

/**
 * A value of a user for a header. nodemailer leaves ASCII as it is, encoded words of the user included, and a
 * client would decode those to line breaks and what turns the reading direction. A word joiner, which nobody
 * sees, makes them plain text for both.
 */
function headerText(value: string): string {
  return oneLine(value).replaceAll('=?', '=\u2060?');
}
