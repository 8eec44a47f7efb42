import type { Project } from '@baton/dto';
import { Badge, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './project-card.module.css';

export function ProjectCard({ project }: { project: Project }) {
  const { t } = useTranslation('app');
  return (
    <li className={classes.card}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Link to="/p/$projectKey" params={{ projectKey: project.key }} className={classes.link}>
          {project.name}
        </Link>
        <Badge variant="default" radius="sm" flex="none">
          {project.key}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed" lineClamp={2} mt={6} flex={1}>
        {project.description}
      </Text>
      <Text size="xs" c="dimmed" mt="sm">
        {t('projects.role', { role: t(`roles.${project.role}`) })}
      </Text>
    </li>
  );
}
