import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { CreateTaskForm } from './create-task-form.tsx';

export interface CreateTaskDialogProps {
  readonly projectKey: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function CreateTaskDialog({ projectKey, opened, onClose }: CreateTaskDialogProps) {
  const { t } = useTranslation('app');
  const isPhone = useMediaQuery('(max-width: 640px)');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('tasks.new')}
      size="lg"
      fullScreen={isPhone}
      // A long form is not to be lost by a click beside it.
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <CreateTaskForm projectKey={projectKey} onClose={onClose} />
    </Modal>
  );
}
