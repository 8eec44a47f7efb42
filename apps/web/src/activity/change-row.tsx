import { Text } from '@mantine/core';
import { IconArrowNarrowRight } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeLine } from './change-line.ts';
import classes from './activity.module.css';

const ProseDiff = lazy(async () => ({ default: (await import('./prose-diff.tsx')).ProseDiff }));

/** One change: old and new beside one another, or the words that changed. */
export function ChangeRow({ label, from, to, isProse }: ChangeLine) {
  const { t } = useTranslation('app');
  return (
    <li className={classes.change}>
      <Text span size="xs" c="dimmed" className={classes.label}>
        {label}
      </Text>
      {isProse ? (
        <Suspense fallback={<Text size="sm">{to}</Text>}>
          <ProseDiff from={from ?? ''} to={to ?? ''} />
        </Suspense>
      ) : (
        <Text span size="sm" className={classes.values}>
          {from !== null && <span className={to === null ? classes.gone : classes.old}>{from}</span>}
          {from !== null && to !== null && (
            <IconArrowNarrowRight size={14} role="img" aria-label={t('activity.becomes')} />
          )}
          {to !== null && <span>{to}</span>}
          {(from === null || to === null) && (
            <Text span size="xs" c="dimmed">
              {t(from === null ? 'activity.added' : 'activity.removed')}
            </Text>
          )}
        </Text>
      )}
    </li>
  );
}
