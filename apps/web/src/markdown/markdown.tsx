import type { Person } from '@baton/dto';
import { lazy, Suspense } from 'react';
import classes from './markdown.module.css';

const MarkdownView = lazy(async () => ({ default: (await import('./markdown-view.tsx')).MarkdownView }));

export interface MarkdownProps {
  readonly text: string;
  /** Whom `@[name](user id)` may mention. Default: nobody. */
  readonly people?: readonly Person[];
}

/** Text in Markdown (GitHub's), read. Until its code is there, the text as it was written. */
export function Markdown(props: MarkdownProps) {
  return (
    <Suspense fallback={<div className={classes.source}>{props.text}</div>}>
      <MarkdownView {...props} />
    </Suspense>
  );
}
