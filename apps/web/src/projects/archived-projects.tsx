import { Button, SimpleGrid, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArchive, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../app/failure-state.tsx';
import { LoadingState } from '../app/loading-state.tsx';
import { ProjectCard } from './project-card.tsx';
import { useArchivedProjects } from './project-queries.ts';

/** The archived projects, asked for when they are looked for. */
export function ArchivedProjects() {
  const { t } = useTranslation('app');
  const [isOpen, list] = useDisclosure(false);
  const projects = useArchivedProjects(isOpen);
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <>
      <Button
        mt="xl"
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconArchive size={16} aria-hidden />}
        rightSection={<Chevron size={14} aria-hidden />}
        aria-expanded={isOpen}
        onClick={list.toggle}
      >
        {t('projects.archived')}
      </Button>
      {isOpen && projects.isPending && <LoadingState h={112} mt="sm" />}
      {isOpen && projects.isError && (
        <FailureState error={projects.error} onRetry={() => void projects.refetch()} />
      )}
      {isOpen && projects.data?.length === 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('projects.noneArchived')}
        </Text>
      )}
      {isOpen && !!projects.data?.length && (
        <SimpleGrid component="ul" cols={{ base: 1, xs: 2, md: 3, lg: 4 }} m={0} mt="sm" p={0}>
          {projects.data.map((project) => (
            <ProjectCard key={project.id} project={project} />
          ))}
        </SimpleGrid>
      )}
    </>
  );
}
