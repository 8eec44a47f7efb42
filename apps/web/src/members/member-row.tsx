import type { Member, Project } from '@baton/dto';
import { Avatar, Badge, Button, CloseButton, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { SuppressionReason } from '@baton/vocabulary';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services.ts';
import { MemberRole } from './member-role.tsx';
import { RemoveMemberQuestion } from './remove-member-question.tsx';

export interface MemberRowProps {
  readonly project: Project;
  readonly member: Member;
  readonly isLastOwner: boolean;
  /** Why no mails are sent to their address; for owners. */
  readonly suppressed: SuppressionReason | undefined;
  /** Called before what has the focus in it goes away. */
  readonly onLeave: () => void;
}

/** One member: what they may do, and the way out, for owners or for oneself. */
export function MemberRow({ project, member, isLastOwner, suppressed, onLeave }: MemberRowProps) {
  const { t } = useTranslation('app');
  const { session } = useServices();
  const [isAsking, question] = useDisclosure(false);
  const { user } = member;
  const isSelf = user.id === session.user().id;
  const isOwner = project.role === 'owner';

  function keep() {
    onLeave();
    question.close();
  }

  return (
    <li style={{ listStyle: 'none' }}>
      <Group gap="sm">
        <Avatar name={user.name} color="initials" size={32} aria-hidden />
        <div style={{ flex: '1 1 9rem', minWidth: 0 }}>
          <Text size="sm" fw={500} truncate>
            {user.name}
            {isSelf && (
              <Text span c="dimmed" size="sm">
                {` (${t('members.you')})`}
              </Text>
            )}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {user.email}
          </Text>
        </div>
        {!user.emailVerified && <Mark text={t('members.notVerified')} />}
        {suppressed && <Mark text={t(`members.suppressed.${suppressed}`)} />}
        <Group gap="sm" ml="auto" wrap="nowrap">
          <MemberRole project={project} member={member} isLastOwner={isLastOwner} />
          {isSelf && !isLastOwner && (
            <Button size="compact-sm" variant="default" disabled={isAsking} onClick={question.open}>
              {t('members.leave')}
            </Button>
          )}
          {isOwner && !isSelf && (
            <CloseButton
              size="sm"
              aria-label={t('members.remove', { name: user.name })}
              disabled={isAsking}
              onClick={question.open}
            />
          )}
        </Group>
      </Group>
      {isSelf && isOwner && isLastOwner && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('members.lastOwner')}
        </Text>
      )}
      {isAsking && (
        <RemoveMemberQuestion
          project={project}
          member={member}
          isSelf={isSelf}
          onKeep={keep}
          onLeave={onLeave}
        />
      )}
    </li>
  );
}

function Mark({ text }: { text: string }) {
  return (
    <Badge variant="light" color="orange" radius="sm" tt="none" flex="none">
      {text}
    </Badge>
  );
}
