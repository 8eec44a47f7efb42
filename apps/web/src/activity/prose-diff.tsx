import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '@mantine/core';
import classes from './prose-diff.module.css';
import { type DiffSegment, diffWords } from './word-diff.ts';

/** Two versions of a text as one, with the words marked that went and that came. */
export function ProseDiff({ from, to }: { from: string; to: string }) {
  const segments = useMemo(() => diffWords(from, to), [from, to]);
  return (
    <span className={classes.diff}>
      {segments.map((segment, index) => (
        // They never move: another text is another diff.
        <Segment key={index} {...segment} />
      ))}
    </span>
  );
}

function Segment({ kind, text }: DiffSegment) {
  const { t } = useTranslation('app');
  switch (kind) {
    case 'same':
      return text;
    case 'gap':
      return <span className={classes.gap}>{text}</span>;
    case 'added':
      return (
        <ins>
          <VisuallyHidden>{t('activity.insertion')}</VisuallyHidden>
          {text}
        </ins>
      );
    case 'removed':
      return (
        <del>
          <VisuallyHidden>{t('activity.deletion')}</VisuallyHidden>
          {text}
        </del>
      );
  }
}
