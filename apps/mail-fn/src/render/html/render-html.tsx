import { renderToStaticMarkup } from 'preact-render-to-string';
import type { MailView } from '../mail-view.ts';
import { MailDocument } from './mail-document.tsx';

/** The HTML of a mail. Preact writes every value as text, never as markup. */
export function renderHtml(view: MailView): string {
  return `<!doctype html>${renderToStaticMarkup(<MailDocument view={view} />)}`;
}
