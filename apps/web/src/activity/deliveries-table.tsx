import type { ProjectDelivery } from '@baton/dto';
import { Checkbox, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatAgo, formatTime } from '../i18n/format.ts';
import { useLocale } from '../i18n/use-locale.ts';
import classes from './deliveries-table.module.css';

export interface DeliveriesTableProps {
  readonly projectKey: string;
  readonly items: readonly ProjectDelivery[];
  readonly idOf: (item: ProjectDelivery) => string;
  /** Of an item whose reader can be sent nothing at present. */
  readonly takesNoMails: (item: ProjectDelivery) => boolean;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (id: string) => void;
}

export function DeliveriesTable(props: DeliveriesTableProps) {
  const { projectKey, items, idOf, takesNoMails, chosen, onChoose } = props;
  const { t } = useTranslation('app');
  const [locale] = useLocale();
  return (
    <div className={classes.scroller} role="region" aria-label={t('deliveries.title')} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('deliveries.to')}</th>
            <th scope="col">{t('deliveries.task')}</th>
            <th scope="col">{t('deliveries.why')}</th>
            <th scope="col">{t('deliveries.when')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const id = idOf(item);
            const isBlocked = takesNoMails(item);
            const name = item.user.name || t('deletedAccount');
            return (
              <tr key={id}>
                <td>
                  {!isBlocked && (
                    <Checkbox
                      size="xs"
                      aria-label={t('deliveries.choose', { name })}
                      checked={chosen.has(id)}
                      onChange={() => onChoose(id)}
                    />
                  )}
                </td>
                <td>
                  {name}
                  <Text size="xs" c="dimmed">
                    {t(`deliveries.reasons.${item.reason}`)}
                  </Text>
                </td>
                <td>
                  {item.task ? (
                    <Link
                      className={classes.link}
                      to="/p/$projectKey/$number"
                      params={{ projectKey, number: item.task.key.slice(projectKey.length + 1) }}
                    >
                      {item.task.key} {item.task.title}
                    </Link>
                  ) : (
                    <Text span size="sm" c="dimmed">
                      {t('deliveries.noTask')}
                    </Text>
                  )}
                </td>
                <td className={classes.error}>
                  {item.state === 'suppressed' ? t('deliveries.wasSuppressed') : item.error}
                  {isBlocked && (
                    <Text size="xs" c="dimmed">
                      {t('deliveries.refusals.suppressed')}
                    </Text>
                  )}
                  {item.attempts > 0 && (
                    <Text size="xs" c="dimmed">
                      {t('deliveries.attempts', { count: item.attempts })}
                    </Text>
                  )}
                </td>
                <td title={formatTime(item.at, locale)}>{formatAgo(item.at, locale)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
