import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mail } from '../mails/index.ts';
import type { MailContent } from '../render/index.ts';

/**
 * The mail as MIME, with HTML and text. SES puts its own Message-ID and Date in place of ours, so a mail that
 * went out twice is known by `X-Baton-Entry`, and the mails of a task hang together by a root that was never
 * sent.
 */
export async function buildMimeMessage(from: string, mail: Mail, content: MailContent): Promise<Uint8Array> {
  const { entryId, requestId, taskId, recipient } = mail;
  const thread = taskId && `<task-${taskId}@baton>`;
  const composer = new MailComposer({
    from,
    to: { name: recipient.name, address: recipient.email },
    subject: content.subject,
    ...(thread && { inReplyTo: thread, references: thread }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Baton-Entry': `${entryId}/${recipient.id}`,
      'X-Baton-Request-Id': requestId,
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
