import type { Project } from '@baton/dto';
import { Button, Group, Modal, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../forms/failure-alert.tsx';
import { useDeleteProject } from './project-queries.ts';

/** Deletes a project for good, once its key is typed. */
export function DeleteProject({ project }: { project: Project }) {
  const { t } = useTranslation('app');
  const [isAsking, question] = useDisclosure(false);
  return (
    <Group justify="space-between" gap="md">
      <div>
        <Title order={3} size="h5">
          {t('projects.delete')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('projects.deleteHint')}
        </Text>
      </div>
      <Button variant="outline" color="red" onClick={question.open}>
        {t('projects.delete')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={question.close}
        title={t('projects.deleteQuestion', { project: project.name })}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <DeleteForm project={project} onCancel={question.close} />
      </Modal>
    </Group>
  );
}

function DeleteForm({ project, onCancel }: { project: Project; onCancel: () => void }) {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const remove = useDeleteProject(project);
  const [typed, setTyped] = useState('');
  const isSure = typed.trim().toUpperCase() === project.key;

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (isSure) remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/' }) });
  }

  return (
    <form onSubmit={onSubmit}>
      <Stack>
        <FailureAlert error={remove.error} />
        <Text size="sm">{t('projects.deleteText')}</Text>
        <TextInput
          data-autofocus
          autoComplete="off"
          label={t('projects.deleteTyped', { key: project.key })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" color="red" disabled={!isSure} loading={remove.isPending}>
            {t('projects.delete')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
