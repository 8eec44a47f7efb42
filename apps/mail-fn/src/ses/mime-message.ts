import { randomUUID } from 'node:crypto';
import type { Mail } from '../mails/index.ts';
import { type MailContent, oneLine } from '../render/index.ts';
import { headerLine, headerText, mailbox, textPart } from './mime-encoding.ts';

/** Neither encoding of a part has it. */
const BOUNDARY = '=_baton';

/** As the environment's schema lets them be. */
const MAILBOX = /^(?<name>[^<]*)<(?<address>.+)>$/;

/**
 * The mail as MIME, with HTML and text. SES puts its own Message-ID and Date in place of ours, so a mail that
 * went out twice is known by `X-Baton-Entry`, and the mails of a task hang together by a root that was never
 * sent. Which headers, and which not: docs/decisions/039-what-holds-mails-together.md.
 * @param from `baton@example.com` or `Baton <baton@example.com>`
 */
export function buildMimeMessage(from: string, mail: Mail, content: MailContent): string {
  const { entryId, requestId, taskId, recipient } = mail;
  const { name = '', address = from } = MAILBOX.exec(from)?.groups ?? {};
  const thread = taskId && `<task-${taskId}@baton>`;
  const headers = {
    From: mailbox(oneLine(name), address),
    To: mailbox(oneLine(recipient.name), recipient.email),
    Subject: headerText(oneLine(content.subject)),
    'Message-ID': `<${randomUUID()}@baton>`,
    Date: new Date().toUTCString().replace('GMT', '+0000'),
    ...(thread && { 'In-Reply-To': thread, References: thread }),
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
    'Feedback-ID': `${mail.kind}:${recipient.reason}:mail:baton`,
    ...listHeaders(mail),
    'X-Baton-Entry': `${entryId}/${recipient.id}`,
    'X-Baton-Request-Id': headerText(oneLine(requestId)),
    'MIME-Version': '1.0',
    'Content-Type': `multipart/alternative; boundary="${BOUNDARY}"`,
  };
  const head = Object.entries(headers).map(([key, value]) => headerLine(key, value));
  const parts = [textPart('plain', content.text), textPart('html', content.html)];
  return `${head.join('')}\r\n${parts.map((part) => `--${BOUNDARY}\r\n${part}`).join('')}--${BOUNDARY}--\r\n`;
}

/** By which a mail program sorts, and offers to unsubscribe without opening the mail (RFC 2919, 2369, 8058). */
function listHeaders({ listId, unsubscribeUrl }: Mail): Readonly<Record<string, string>> {
  return {
    ...(listId && { 'List-Id': `<${listId}>` }),
    ...(unsubscribeUrl && {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  };
}
