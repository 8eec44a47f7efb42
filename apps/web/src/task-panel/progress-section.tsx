import type { Task } from '@baton/dto';
import { useTranslation } from 'react-i18next';
import { ProgressBar } from '../tasks/progress-bar.tsx';
import { ProgressControl } from '../tasks/progress-control.tsx';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import { Section } from './section.tsx';

/** How far a task is: its own number, or what its parts make together. */
export function ProgressSection({ task }: { task: Task }) {
  const { t } = useTranslation('app');
  const { canEdit, change } = useTaskChanges();
  const hasParts = task.parts.length > 0;
  return (
    <Section
      title={t('fields.progress')}
      count={hasParts ? t('percent', { value: task.progress }) : undefined}
    >
      {hasParts ? (
        <ProgressBar progress={task.progress} />
      ) : (
        <ProgressControl
          label={t('tasks.progressOf', { key: task.key })}
          progress={task.progress}
          disabled={!canEdit}
          onChange={(progress) => void change({ task, change: { kind: 'edit', patch: { progress } } })}
        />
      )}
    </Section>
  );
}
