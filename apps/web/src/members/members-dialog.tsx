import type { Project } from '@baton/dto';
import { Divider, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AddMemberForm } from './add-member-form.tsx';
import { InvitationList } from './invitation-list.tsx';
import { MemberList } from './member-list.tsx';

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
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <MemberList project={project} />
        <Divider />
        <Additions project={project} />
      </Stack>
    </Modal>
  );
}

/** Who is to come, or why the user cannot say so. */
function Additions({ project }: { project: Project }) {
  const { t } = useTranslation('app');
  const isOwner = project.role === 'owner';
  const isArchived = project.archivedAt !== null;
  return (
    <>
      {isOwner && <InvitationList projectKey={project.key} isArchived={isArchived} />}
      {isOwner && !isArchived ? (
        <AddMemberForm projectKey={project.key} />
      ) : (
        <Text size="sm" c="dimmed">
          {t(isOwner ? 'members.isArchived' : 'members.notOwner')}
        </Text>
      )}
    </>
  );
}
