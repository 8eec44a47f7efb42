import type { ActivityItem, EntryDelivery } from '@baton/dto';
import type { SuppressionReason } from '@baton/vocabulary';
import { Text } from '@mantine/core';
import { IconMail, IconMailExclamation } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../i18n/format.ts';
import { useLocale } from '../i18n/use-locale.ts';
import classes from './activity.module.css';
import { deliveryText, deliveryTone, tally } from './delivery-text.ts';
import { ResendButton } from './resend-button.tsx';

export interface ToldProps {
  readonly projectKey: string;
  readonly item: ActivityItem;
  /** Whether the user may have mails sent again. */
  readonly mayResend: boolean;
  /** Whose address takes no mails, by user id; known to owners. */
  readonly unreachable: ReadonlyMap<string, SuppressionReason> | undefined;
}

/** Who was told of a change, when and how; open at once when somebody was not reached. */
export function Told({ projectKey, item, mayResend, unreachable }: ToldProps) {
  const { t } = useTranslation('app');
  const { deliveries, entry } = item;
  if (deliveries.length === 0) return null;

  const { arrived, underway, trouble } = tally(deliveries);
  const isResendable = ({ state, user }: EntryDelivery) =>
    deliveryTone(state) === 'trouble' && !unreachable?.has(user.id);
  const parts = [
    arrived > 0 && t('deliveries.arrived', { count: arrived }),
    underway > 0 && t('deliveries.underway', { count: underway }),
    trouble > 0 && t('deliveries.trouble', { count: trouble }),
  ].filter((part) => part !== false);

  return (
    <details className={classes.told} open={trouble > 0 || undefined} data-trouble={trouble > 0 || undefined}>
      <summary>
        {trouble > 0 ? <IconMailExclamation size={14} aria-hidden /> : <IconMail size={14} aria-hidden />}
        {parts.length > 0 ? parts.join(' · ') : t('deliveries.nobody')}
      </summary>
      <ul className={classes.deliveries}>
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.user.id} delivery={delivery}>
            {mayResend && isResendable(delivery) && (
              <ResendButton
                projectKey={projectKey}
                deliveries={[{ entryId: delivery.mailEntryId ?? entry.id, userId: delivery.user.id }]}
              />
            )}
          </DeliveryRow>
        ))}
      </ul>
    </details>
  );
}

function DeliveryRow({ delivery, children }: { delivery: EntryDelivery; children: ReactNode }) {
  const { t } = useTranslation('app');
  const [locale] = useLocale();
  return (
    <li className={classes.delivery} data-tone={deliveryTone(delivery.state)}>
      <Text span size="xs" fw={600}>
        {delivery.user.name || t('deletedAccount')}
      </Text>
      <Text span size="xs" c="dimmed">
        {t(`deliveries.reasons.${delivery.reason}`)}
      </Text>
      <span className={classes.state}>
        {deliveryText(delivery, t, (time) => formatTime(time, locale))}
        {delivery.together && delivery.state !== 'dropped' && ` · ${t('deliveries.together')}`}
      </span>
      {children}
      {delivery.error && <span className={classes.error}>{delivery.error}</span>}
    </li>
  );
}
