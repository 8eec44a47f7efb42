import type { Summary } from '@baton/dto';
import { NativeSelect, Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../i18n/format.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { ChartSection } from './chart-section.tsx';
import classes from './overview.module.css';
import { BURN_UP_SPANS, type BurnUpSpan } from './summary-queries.ts';

const BurnUpChart = lazy(async () => ({ default: (await import('./burn-up-chart.tsx')).BurnUpChart }));

export interface BurnUpProps {
  readonly days: Summary['burnUp'];
  readonly span: BurnUpSpan;
  readonly onSpanChange: (span: BurnUpSpan) => void;
}

/** How many tasks there were by the end of each day, and how many of them were done. */
export function BurnUp({ days, span, onSpanChange }: BurnUpProps) {
  const { t } = useTranslation('app');
  const [locale] = useLocale();
  return (
    <ChartSection
      title={t('overview.burnUp')}
      hint={t('overview.burnUpHint')}
      controls={
        <NativeSelect
          size="xs"
          aria-label={t('overview.span')}
          value={String(span)}
          data={BURN_UP_SPANS.map((count) => ({
            value: String(count),
            label: t('overview.days', { count }),
          }))}
          onChange={({ currentTarget }) =>
            onSpanChange(BURN_UP_SPANS.find((count) => String(count) === currentTarget.value) ?? span)
          }
        />
      }
      chart={
        <Suspense fallback={<Skeleton h={280} />}>
          <BurnUpChart days={days} />
        </Suspense>
      }
      table={
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('overview.day')}</th>
              <th scope="col">{t('tasks.title')}</th>
              <th scope="col">{t('overview.done')}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, tasks, done }) => (
              <tr key={day}>
                <th scope="row">{formatDay(day, locale)}</th>
                <td>{tasks}</td>
                <td>{done}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
