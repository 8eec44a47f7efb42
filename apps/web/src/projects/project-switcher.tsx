import { Button, Menu, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconLayoutGrid, IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useProject, useProjects } from './project-queries.ts';

export function ProjectSwitcher({ currentKey }: { currentKey: string }) {
  const { t } = useTranslation('app');
  const { data: projects = [] } = useProjects();
  // It may be an archived one, which is not listed.
  const { data: current } = useProject(currentKey);
  const name = current?.name ?? currentKey;
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          c="var(--mantine-color-text)"
          rightSection={<IconSelector size={14} aria-hidden />}
          aria-label={`${name}: ${t('header.switchProject')}`}
          maw="min(48vw, 320px)"
        >
          <Text span inherit truncate>
            {name}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {projects.map((project) => (
          <Menu.Item
            key={project.id}
            component={Link}
            to={`/p/${project.key}`}
            rightSection={
              <Text size="xs" c="dimmed">
                {project.key}
              </Text>
            }
          >
            {project.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} to="/" leftSection={<IconLayoutGrid size={16} aria-hidden />}>
          {t('header.allProjects')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
