import { createHash } from 'node:crypto';
import { htmlEscape } from 'escape-goat';
import { LOCALES, type Locale, type UnsubscribeScope } from '@baton/vocabulary';
import { UNSUBSCRIBE_TEXTS, type UnsubscribeSubject } from './unsubscribe-texts.ts';

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 12vh 16px 32px; font: 16px/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
main { max-width: 30rem; margin: auto; overflow-wrap: anywhere; }
/* Korean breaks between words. */
:lang(ko) { word-break: keep-all; }
h1 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .5rem; }
h2 { font-size: 1rem; margin: 2.5rem 0 .5rem; }
form { margin: .75rem 0; }
button { font: inherit; min-height: 44px; padding: .5rem 1rem; border: 1px solid; border-radius: 6px; background: transparent; color: inherit; cursor: pointer; }
button.main { background: #2f5bd7; border-color: #2f5bd7; color: #fff; }
a { color: LinkText; }
`;

/** The page has no script, and no style but its own. */
export const UNSUBSCRIBE_PAGE_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  // The address of the page holds the token.
  'referrer-policy': 'no-referrer',
} as const;

/** What a link can stop, and the links that stop more. */
export interface UnsubscribeView {
  readonly locale: Locale;
  readonly scope: UnsubscribeScope;
  readonly token: string;
  readonly subject: UnsubscribeSubject;
  readonly wider: readonly { readonly scope: UnsubscribeScope; readonly token: string }[];
}

/** Asks; a button acts. */
export function questionPage({ locale, scope, token, subject, wider }: UnsubscribeView): string {
  const texts = UNSUBSCRIBE_TEXTS[locale];
  const others = wider.map((other) => form(other.token, texts.stop[other.scope](subject))).join('');
  return page(
    locale,
    htmlEscape`<h1>${texts.question[scope](subject)}</h1><p>${texts.still[scope]}</p>` +
      form(token, texts.stop[scope](subject), { main: true }) +
      (others && htmlEscape`<h2>${texts.more}</h2>` + others) +
      choose(locale),
  );
}

/** Says what was done, and takes it back. */
export function stoppedPage({ locale, scope, token, subject }: UnsubscribeView): string {
  const texts = UNSUBSCRIBE_TEXTS[locale];
  return page(
    locale,
    htmlEscape`<h1>${texts.stopped[scope](subject)}</h1><p>${texts.still[scope]}</p>` +
      form(token, texts.undo, { undo: true }) +
      choose(locale),
  );
}

export function undonePage({ locale, scope, token, subject }: UnsubscribeView): string {
  const texts = UNSUBSCRIBE_TEXTS[locale];
  return page(
    locale,
    htmlEscape`<h1>${texts.undone}</h1>` + form(token, texts.stop[scope](subject)) + choose(locale),
  );
}

/** In every language, because nobody knows whose link it is. */
export function unusablePage(): string {
  const paragraphs = LOCALES.map(
    (locale) => htmlEscape`<p lang="${locale}">${UNSUBSCRIBE_TEXTS[locale].unusable}</p>` + choose(locale),
  );
  return page('en', paragraphs.join(''));
}

function choose(locale: Locale): string {
  return htmlEscape`<p lang="${locale}"><a href="/settings/notifications">${UNSUBSCRIBE_TEXTS[locale].choose}</a></p>`;
}

function form(
  token: string,
  label: string,
  { main = false, undo = false }: { readonly main?: boolean; readonly undo?: boolean } = {},
): string {
  const query = new URLSearchParams({ token, ...(undo && { undo: 'true' }) });
  return (
    htmlEscape`<form method="post" action="/api/unsubscribe?${query.toString()}">` +
    htmlEscape`<button${main ? ' class=main' : ''}>${label}</button></form>`
  );
}

function page(locale: Locale, content: string): string {
  const { title } = UNSUBSCRIBE_TEXTS[locale];
  return (
    htmlEscape`<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${title}</title>` +
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">' +
    `<style>${STYLE}</style><main>${content}</main></html>\n`
  );
}
