import { renderHtml } from './html/index.ts';
import type { MailView } from './mail-view.ts';
import { renderPlainText } from './plain-text.ts';

export interface MailContent {
  /** One line. */
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export function mailContent(subject: string, view: MailView): MailContent {
  return { subject, html: renderHtml(view), text: renderPlainText(view) };
}
