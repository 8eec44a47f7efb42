import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../forms/form-dialog.tsx';
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
    <FormDialog opened={opened} onClose={onClose} title={t('tasks.new')} size="lg" fullScreen={isPhone}>
      {(dialog) => <CreateTaskForm projectKey={projectKey} {...dialog} />}
    </FormDialog>
  );
}
