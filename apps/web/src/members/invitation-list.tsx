import { ActionIcon, Badge, CloseButton, Group, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../app/failure-state.tsx';
import { problemText } from '../i18n/problem-text.ts';
import { useInvitations, useMailInvitationAgain, useRevokeInvitation } from './member-queries.ts';

export interface InvitationListProps {
  readonly projectKey: string;
  /** Then nobody is invited anew. */
  readonly isArchived: boolean;
}

/** Who has been invited and is no member yet; renders nothing when nobody is. */
export function InvitationList({ projectKey, isArchived }: InvitationListProps) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const invitations = useInvitations(projectKey);
  const revoke = useRevokeInvitation(projectKey);
  const again = useMailInvitationAgain(projectKey);

  const tellFailure = (title: string) => (error: Error) =>
    notifications.show({ color: 'red', role: 'alert', title, message: problemText(error, common) });

  if (invitations.isPending) return <Skeleton h={24} />;
  if (!invitations.data) {
    return <FailureState error={invitations.error} onRetry={() => void invitations.refetch()} />;
  }
  if (invitations.data.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={500}>
        {t('invitations.title')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('invitations.hint')}
      </Text>
      <Stack component="ul" gap={4} m={0} mt="xs" p={0} mah={160} style={{ overflowY: 'auto' }}>
        {invitations.data.map(({ id, email, role }) => (
          <Group component="li" key={id} wrap="nowrap" gap="sm">
            <Text size="sm" truncate flex={1}>
              {email}
            </Text>
            <Badge variant="light" color="gray" radius="sm" tt="none" flex="none">
              {t(`roles.${role}`)}
            </Badge>
            {!isArchived && (
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={t('invitations.again', { email })}
                loading={again.isPending && again.variables === id}
                disabled={again.isPending || revoke.isPending}
                onClick={() =>
                  again.mutate(id, {
                    onSuccess: () =>
                      notifications.show({
                        color: 'teal',
                        role: 'status',
                        message: t('invitations.sentAgain', { email }),
                      }),
                    onError: tellFailure(t('invitations.againFailed', { email })),
                  })
                }
              >
                <IconSend size={14} aria-hidden />
              </ActionIcon>
            )}
            <CloseButton
              size="sm"
              aria-label={t('invitations.revoke', { email })}
              disabled={again.isPending || revoke.isPending}
              onClick={() => revoke.mutate(id, { onError: tellFailure(t('invitations.revokeFailed')) })}
            />
          </Group>
        ))}
      </Stack>
    </div>
  );
}
