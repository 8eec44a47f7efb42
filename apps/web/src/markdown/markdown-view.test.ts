import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import { testI18n } from '../i18n/test-support/test-i18n.ts';
import { MarkdownView } from './markdown-view.tsx';

const KIM = { id: '0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a10', name: 'Kim <b>' };

function html(text: string, people = [KIM]): string {
  const view = createElement(MarkdownView, { text, people });
  const markup = renderToStaticMarkup(createElement(I18nextProvider, { i18n: testI18n() }, view));
  return markup.replace(/^<div[^>]*>|<\/div>$/g, '');
}

describe('Markdown', () => {
  it('shows what people use', () => {
    expect(html('**bold** `code`\n\n- one\n- ~~two~~')).toBe(
      '<p><strong>bold</strong> <code>code</code></p>\n<ul>\n<li>one</li>\n<li><del>two</del></li>\n</ul>',
    );
  });

  it('keeps the line breaks that somebody typed', () => {
    expect(html('one\ntwo')).toBe('<p>one<br/>\ntwo</p>');
  });

  it('puts its headings below those of the page', () => {
    expect(html('# One\n## Two')).toBe('<h4>One</h4>\n<h5>Two</h5>');
  });

  it('says of each line of a list whether it is ticked', () => {
    expect(html('- [x] legal')).toContain('<span role="img" aria-label="done">☑</span> legal');
  });

  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['a <b onclick="x()">b</b>', '<p>a &lt;b onclick=&quot;x()&quot;&gt;b&lt;/b&gt;</p>'],
  ])('shows %s as text', (text, shown) => {
    expect(html(text)).toBe(shown);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:x)',
    '[x](irc://x)',
    '![x](javascript:alert(1))',
  ])('takes the address out of %s', (text) => {
    expect(html(text)).toBe('<p><a href="">x</a></p>');
  });

  it('opens the addresses of others in a page that knows nothing of this one', () => {
    const rel = 'target="_blank" rel="noopener noreferrer nofollow"';
    expect(html('https://example.com')).toBe(
      `<p><a href="https://example.com" ${rel}>https://example.com</a></p>`,
    );
    expect(html('[task](/p/WEB/1)')).toBe('<p><a href="/p/WEB/1">task</a></p>');
  });

  it('makes a link of a picture from elsewhere', () => {
    expect(html('![chart](https://example.com/1.png)')).toContain('<a href="https://example.com/1.png"');
  });
});

describe('a mention', () => {
  it('shows the name of now, whatever was written', () => {
    expect(html(`Ask @[**Old**](${KIM.id.toUpperCase()})!`)).toBe(
      '<p>Ask <span data-mention="">@Kim &lt;b&gt;</span>!</p>',
    );
  });

  it('is a name and no more when its person is not among the members', () => {
    expect(html(`@[Lee](${KIM.id})`, [])).toBe('<p>@Lee</p>');
  });

  it('is text within code', () => {
    expect(html(`\`@[Kim](${KIM.id})\``)).toBe(`<p><code>@[Kim](${KIM.id})</code></p>`);
  });
});
