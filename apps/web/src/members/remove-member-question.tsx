import type { Member, Project } from '@baton/dto';
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../i18n/problem-text.ts';
import { useRemoveMember } from './member-queries.ts';

export interface RemoveMemberQuestionProps {
  readonly project: Project;
  readonly member: Member;
  readonly isSelf: boolean;
  readonly onKeep: () => void;
  /** Called before what has the focus in it goes away. */
  readonly onLeave: () => void;
}

/** Escape closes the question, not the dialog around it. */
const keepDialog = { 'data-mantine-stop-propagation': true };

/** Asks first: the parts of whoever goes are nobody's then. */
export function RemoveMemberQuestion({
  project,
  member,
  isSelf,
  onKeep,
  onLeave,
}: RemoveMemberQuestionProps) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const removal = useRemoveMember(project.key);
  const { user } = member;

  function onKeyDown({ key }: KeyboardEvent) {
    if (key === 'Escape') onKeep();
  }
  function remove() {
    removal.mutate(
      { userId: user.id, isSelf },
      {
        onSuccess() {
          onLeave();
          const message = isSelf
            ? t('members.left', { project: project.name })
            : t('members.removed', { name: user.name });
          notifications.show({ color: 'teal', role: 'status', message });
          if (isSelf) void navigate({ to: '/' });
        },
        onError: (error) =>
          notifications.show({
            color: 'red',
            role: 'alert',
            title: t(isSelf ? 'members.notLeft' : 'members.notRemoved'),
            message: problemText(error, common),
          }),
      },
    );
  }

  return (
    <Group
      role="group"
      aria-label={isSelf ? t('members.leave') : t('members.remove', { name: user.name })}
      mt="xs"
      gap="xs"
      justify="flex-end"
      onKeyDown={onKeyDown}
    >
      <Text size="sm" mr="auto">
        {isSelf ? t('members.leaveQuestion') : t('members.removeQuestion', { name: user.name })}
      </Text>
      {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the user has just asked for the question */}
      <Button size="xs" variant="default" autoFocus onClick={onKeep} {...keepDialog}>
        {t('cancel')}
      </Button>
      <Button size="xs" color="red" loading={removal.isPending} onClick={remove} {...keepDialog}>
        {t(isSelf ? 'members.leave' : 'members.confirmRemove')}
      </Button>
    </Group>
  );
}
