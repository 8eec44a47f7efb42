import { Badge, CloseButton, Group, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../app/failure-state.tsx';
import { problemText } from '../i18n/problem-text.ts';
import { useInvitations, useRevokeInvitation } from './member-queries.ts';

/** Who has been invited and is no member yet; renders nothing when nobody is. */
export function InvitationList({ projectKey }: { projectKey: string }) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const invitations = useInvitations(projectKey);
  const revoke = useRevokeInvitation(projectKey);

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
            <CloseButton
              size="sm"
              aria-label={t('invitations.revoke', { email })}
              disabled={revoke.isPending}
              onClick={() =>
                revoke.mutate(id, {
                  onError: (error) =>
                    notifications.show({
                      color: 'red',
                      title: t('invitations.revokeFailed'),
                      message: problemText(error, common),
                    }),
                })
              }
            />
          </Group>
        ))}
      </Stack>
    </div>
  );
}
