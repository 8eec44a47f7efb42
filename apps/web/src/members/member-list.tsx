import type { Project } from '@baton/dto';
import { Skeleton, Stack } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMailProblems } from '../activity/use-mail-problems.ts';
import { FailureState } from '../app/failure-state.tsx';
import { useMembers } from './member-queries.ts';
import { MemberRow } from './member-row.tsx';

/** Who is in a project; owners change it here. */
export function MemberList({ project }: { project: Project }) {
  const { t } = useTranslation('app');
  const members = useMembers(project.key);
  const { data: problems } = useMailProblems(project);
  const list = useRef<HTMLDivElement>(null);
  if (members.isPending) return <Skeleton h={48} />;
  if (!members.data) return <FailureState error={members.error} onRetry={() => void members.refetch()} />;
  const owners = members.data.filter(({ role }) => role === 'owner');
  return (
    <Stack
      component="ul"
      ref={list}
      tabIndex={-1}
      aria-label={t('members.title')}
      gap="sm"
      m={0}
      p={0}
      mah={320}
      style={{ overflowY: 'auto', outline: 'none' }}
    >
      {members.data.map((member) => (
        <MemberRow
          key={member.user.id}
          project={project}
          member={member}
          isLastOwner={owners.length === 1 && member.role === 'owner'}
          suppressed={problems?.get(member.user.id)}
          onLeave={() => list.current?.focus()}
        />
      ))}
    </Stack>
  );
}
