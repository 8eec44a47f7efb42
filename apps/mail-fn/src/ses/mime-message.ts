import type { MailEntry, Recipient } from '@baton/log-schema';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailContent } from '../render/index.ts';

/** A mail to one recipient about one entry. */
export interface OutgoingMail {
  readonly entry: MailEntry;
  readonly recipient: Recipient;
  readonly content: MailContent;
}

/**
 * The mail as MIME, with HTML and text. SES puts its own Message-ID and Date in place of ours, so a mail that
 * went out twice is known by `X-Baton-Entry`, and the mails of a task hang together by a root that was never
 * sent.
 */
export async function buildMimeMessage(from: string, mail: OutgoingMail): Promise<Uint8Array> {
  const { entry, recipient, content } = mail;
  const thread = `<task-${entry.task.id}@baton>`;
  const composer = new MailComposer({
    from,
    to: { name: recipient.name, address: recipient.email },
    subject: content.subject,
    inReplyTo: thread,
    references: thread,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Baton-Entry': `${entry.id}/${recipient.id}`,
      'X-Baton-Request-Id': entry.request.id,
    },
    text: content.text,
    html: content.html,
    // nodemailer spells it -ID; whoever searches raw mails expects the name that we document.
    normalizeHeaderKey: (name) => name.replace(/-Request-ID$/, '-Request-Id'),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
