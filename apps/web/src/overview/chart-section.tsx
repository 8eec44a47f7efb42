import { Button, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './overview.module.css';

export interface ChartSectionProps {
  readonly title: string;
  readonly hint?: string;
  /** What the chart and its table are about can be chosen here. */
  readonly controls?: ReactNode;
  /** For the eye only: the table says the same. */
  readonly chart: ReactNode;
  readonly table: ReactNode;
}

/** A chart and the table behind it: screen readers always have the table, everybody else when they ask for it. */
export function ChartSection({ title, hint, controls, chart, table }: ChartSectionProps) {
  const { t } = useTranslation('app');
  const [isTable, setIsTable] = useState(false);
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
      <div className={classes.sectionHead}>
        <div className={classes.sectionTitle}>
          <Title order={3} size="h5" id={id}>
            {title}
          </Title>
          {hint && (
            <Text size="sm" c="dimmed">
              {hint}
            </Text>
          )}
        </div>
        {controls}
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-describedby={id}
          leftSection={isTable ? <IconChartBar size={16} aria-hidden /> : <IconTable size={16} aria-hidden />}
          onClick={() => setIsTable(!isTable)}
        >
          {t(isTable ? 'overview.asChart' : 'overview.asTable')}
        </Button>
      </div>
      {isTable ? (
        <div className={classes.scroller} role="region" aria-labelledby={id} tabIndex={0}>
          {table}
        </div>
      ) : (
        <>
          <div aria-hidden>{chart}</div>
          <VisuallyHidden component="div">{table}</VisuallyHidden>
        </>
      )}
    </section>
  );
}
