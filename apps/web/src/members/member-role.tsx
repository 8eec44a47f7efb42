import type { Member, Project } from '@baton/dto';
import { MEMBER_ROLES } from '@baton/vocabulary';
import { Badge, NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { problemText } from '../i18n/problem-text.ts';
import { useSetMemberRole } from './member-queries.ts';

export interface MemberRoleProps {
  readonly project: Project;
  readonly member: Member;
  /** Whose role stays until somebody else is an owner. */
  readonly isLastOwner: boolean;
}

/** What a member may do; a choice where the user may make it. */
export function MemberRole({ project, member: { user, role }, isLastOwner }: MemberRoleProps) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const setRole = useSetMemberRole(project.key);

  if (project.role !== 'owner' || project.archivedAt !== null || isLastOwner) {
    return (
      <Badge variant="light" color={role === 'owner' ? 'indigo' : 'gray'} radius="sm" tt="none" flex="none">
        {t(`roles.${role}`)}
      </Badge>
    );
  }
  function choose(next: Member['role']) {
    setRole.mutate(
      { userId: user.id, role: next },
      {
        onSuccess: () =>
          notifications.show({
            color: 'teal',
            role: 'status',
            message: t('members.roleIs', { name: user.name, role: t(`roles.${next}`) }),
          }),
        onError: (error) =>
          notifications.show({
            color: 'red',
            role: 'alert',
            title: t('members.roleNotSet'),
            message: problemText(error, common),
          }),
      },
    );
  }
  return (
    <NativeSelect
      aria-label={t('members.roleOf', { name: user.name })}
      size="xs"
      w={104}
      value={setRole.isPending ? setRole.variables.role : role}
      disabled={setRole.isPending}
      data={MEMBER_ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
      onChange={(event) => choose(event.currentTarget.value as Member['role'])}
    />
  );
}
