import { type ComponentProps, useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import ReactMarkdown, { type Components, defaultUrlTransform } from 'react-markdown';
import remarkBreaks from 'remark-breaks';
import remarkGfm from 'remark-gfm';
import type { MarkdownProps } from './markdown.tsx';
import classes from './markdown.module.css';
import { remarkMentions } from './remark-mentions.ts';

/**
 * Makes elements of React of Markdown, never HTML of text: tags that somebody writes are shown as they are written.
 * See docs/decisions/036.
 */
export function MarkdownView({ text, people = NOBODY }: MarkdownProps) {
  const id = useId();
  const names = useMemo(() => new Map(people.map((person) => [person.id, person.name])), [people]);
  return (
    <div className={classes.text}>
      <ReactMarkdown
        remarkPlugins={[remarkGfm, remarkBreaks, [remarkMentions, { names }]]}
        // Several texts stand on one page, each with footnotes of its own.
        remarkRehypeOptions={{ clobberPrefix: `${id}-` }}
        urlTransform={webAddress}
        components={components}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}

const NOBODY: NonNullable<MarkdownProps['people']> = [];

/** Leaves an address of the web or of a mailbox; of `defaultUrlTransform`'s others nobody here has a use. */
function webAddress(url: string): string {
  const safe = defaultUrlTransform(url);
  return /^[a-z][a-z0-9+.-]*:/i.test(safe) && !/^(https?|mailto):/i.test(safe) ? '' : safe;
}

const components: Components = {
  // The headings of a text stand below those of the page.
  h1: 'h4',
  h2: 'h5',
  h3: 'h6',
  h4: 'h6',
  h5: 'h6',
  a: TextLink,
  // The site loads nothing from elsewhere: whoever serves the picture would learn who reads it, and when.
  img: ({ src, alt }) => <TextLink href={src}>{alt || src}</TextLink>,
  input: TaskMark,
  table: ScrolledTable,
};

function TextLink({ href, children, id, 'aria-label': label }: ComponentProps<'a'>) {
  const isElsewhere = href?.includes(':') === true;
  return (
    <a
      id={id}
      href={href}
      aria-label={label}
      {...(isElsewhere && { target: '_blank', rel: 'noopener noreferrer nofollow' })}
    >
      {children}
    </a>
  );
}

function TaskMark({ checked }: ComponentProps<'input'>) {
  const { t } = useTranslation('app');
  return (
    <span role="img" aria-label={t(checked ? 'markdown.ticked' : 'markdown.notTicked')}>
      {checked ? '☑' : '☐'}
    </span>
  );
}

function ScrolledTable({ children }: ComponentProps<'table'>) {
  const { t } = useTranslation('app');
  return (
    <div className={classes.table} role="region" aria-label={t('markdown.table')} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}
