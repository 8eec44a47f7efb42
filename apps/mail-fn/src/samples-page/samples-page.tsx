import type { Locale } from '@baton/vocabulary';
import { renderToStaticMarkup } from 'preact-render-to-string';
import type { MailContent } from '../render/index.ts';
import { script, sheet } from './samples-page.assets.ts';

export interface RenderedSample {
  readonly name: string;
  readonly mails: readonly { readonly locale: Locale; readonly content: MailContent }[];
}

/** One page without anything beside it: each sample in each language, as HTML in a narrow frame and as text. */
export function renderSamplesPage(samples: readonly RenderedSample[]): string {
  return `<!doctype html>${renderToStaticMarkup(<SamplesPage samples={samples} />)}`;
}

function SamplesPage({ samples }: { readonly samples: readonly RenderedSample[] }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Baton: all mails</title>
        <style dangerouslySetInnerHTML={{ __html: sheet }} />
      </head>
      <body>
        <header>
          <h1>All mails</h1>
          <label>
            Find <input type="search" id="find" placeholder="part.progress" />
          </label>
          <label>
            Width{' '}
            <select id="width" defaultValue="360">
              <option value="360">phone, 360 px</option>
              <option value="680">desktop, 680 px</option>
            </select>
          </label>
          <label>
            <input type="checkbox" id="dark" /> Dark
          </label>
          <span id="count">{samples.length} samples</span>
        </header>
        <main>
          {samples.map((sample) => (
            <Sample sample={sample} />
          ))}
        </main>
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  );
}

function Sample({ sample: { name, mails } }: { readonly sample: RenderedSample }) {
  return (
    <section id={name}>
      <h2>
        <a href={`#${name}`}>{name}</a>
      </h2>
      <div class="languages">
        {mails.map(({ locale, content }) => (
          <article lang={locale}>
            <h3>{content.subject}</h3>
            <div class="bodies">
              {/* No script of a mail runs here, and the page can still measure the frame. */}
              <iframe
                title={`${name}, ${locale}`}
                srcDoc={content.html}
                sandbox="allow-same-origin"
                loading="lazy"
              />
              <pre>{content.text}</pre>
            </div>
          </article>
        ))}
      </div>
    </section>
  );
}
