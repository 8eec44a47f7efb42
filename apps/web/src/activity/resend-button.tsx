import type { ResendResult } from '@baton/dto';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useIdempotencyKey } from '../api/use-idempotency-key.ts';
import { problemText } from '../i18n/problem-text.ts';
import { type DeliveryRef, useResend } from './activity-queries.ts';

export interface ResendButtonProps {
  readonly projectKey: string;
  readonly deliveries: readonly DeliveryRef[];
  /** Default: that of one mail. */
  readonly label?: string;
  readonly onDone?: () => void;
}

/** Has mails that did not arrive sent once more, and says which cannot be. */
export function ResendButton({ projectKey, deliveries, label, onDone }: ResendButtonProps) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const keyOf = useIdempotencyKey();
  const resend = useResend(projectKey);

  function tell({ ordered, refused }: ResendResult) {
    if (ordered.length > 0) {
      const message = t('deliveries.ordered', { count: ordered.length });
      notifications.show({ color: 'teal', role: 'status', message });
    }
    if (refused.length > 0) {
      const reasons = [...new Set(refused.map(({ why }) => t(`deliveries.refusals.${why}`)))];
      notifications.show({
        color: 'red',
        role: 'alert',
        title: t('deliveries.refused', { count: refused.length }),
        message: reasons.join(' '),
      });
    }
    onDone?.();
  }

  function send() {
    resend.mutate(
      { deliveries, idempotencyKey: keyOf(deliveries) },
      {
        onSuccess: tell,
        onError: (error) =>
          notifications.show({
            color: 'red',
            role: 'alert',
            title: t('deliveries.notOrdered'),
            message: problemText(error, common),
          }),
      },
    );
  }

  return (
    <Button
      size="compact-xs"
      variant="light"
      leftSection={<IconSend size={12} aria-hidden />}
      loading={resend.isPending}
      disabled={deliveries.length === 0}
      onClick={send}
    >
      {label ?? t('deliveries.resend')}
    </Button>
  );
}
