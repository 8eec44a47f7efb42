import type { Project } from '@baton/dto';
import { Avatar, Badge, Divider, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../app/failure-state.tsx';
import { useServices } from '../app/services.ts';
import { AddMemberForm } from './add-member-form.tsx';
import { InvitationList } from './invitation-list.tsx';
import { useMembers } from './member-queries.ts';

export interface MembersDialogProps {
  readonly project: Project;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function MembersDialog({ project, opened, onClose }: MembersDialogProps) {
  const { t } = useTranslation('app');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('members.of', { project: project.name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <MemberList projectKey={project.key} />
        <Divider />
        {project.role === 'owner' ? (
          <>
            <InvitationList projectKey={project.key} />
            <AddMemberForm projectKey={project.key} />
          </>
        ) : (
          <Text size="sm" c="dimmed">
            {t('members.notOwner')}
          </Text>
        )}
      </Stack>
    </Modal>
  );
}

function MemberList({ projectKey }: { projectKey: string }) {
  const { t } = useTranslation('app');
  const { session } = useServices();
  const members = useMembers(projectKey);
  if (members.isPending) return <Skeleton h={48} />;
  if (!members.data) return <FailureState error={members.error} onRetry={() => void members.refetch()} />;
  return (
    <Stack component="ul" gap="sm" m={0} p={0} mah={320} style={{ overflowY: 'auto' }}>
      {members.data.map(({ user, role }) => (
        <Group component="li" key={user.id} wrap="nowrap" gap="sm">
          <Avatar name={user.name} color="initials" size={32} aria-hidden />
          <div style={{ flex: 1, minWidth: 0 }}>
            <Text size="sm" fw={500} truncate>
              {user.name}
              {user.id === session.user().id && (
                <Text span c="dimmed" size="sm">
                  {` (${t('members.you')})`}
                </Text>
              )}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {user.email}
            </Text>
          </div>
          {!user.emailVerified && (
            <Badge variant="light" color="orange" radius="sm" tt="none" flex="none">
              {t('members.notVerified')}
            </Badge>
          )}
          <Badge
            variant="light"
            color={role === 'owner' ? 'indigo' : 'gray'}
            radius="sm"
            tt="none"
            flex="none"
          >
            {t(`roles.${role}`)}
          </Badge>
        </Group>
      ))}
    </Stack>
  );
}
