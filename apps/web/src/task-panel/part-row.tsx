import type { Part, Task } from '@baton/dto';
import { Badge, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services.ts';
import { ProgressControl } from '../tasks/progress-control.tsx';
import type { PartPatch } from '../tasks/task-change.ts';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import { EditPartForm, editPartDraftName } from './edit-part-form.tsx';
import { OrderMenu } from './order-menu.tsx';
import classes from './part-list.module.css';
import { PersonSelect } from './person-select.tsx';
import { RemovePartQuestion } from './remove-part-question.tsx';

export interface PartRowProps {
  readonly task: Task;
  readonly part: Part;
  /** Called before what has the focus in it goes away. */
  readonly onLeave: () => void;
}

export function PartRow({ task, part, onLeave }: PartRowProps) {
  const { t } = useTranslation('app');
  const { drafts } = useServices();
  const { canEdit, canReport, change } = useTaskChanges();
  const [isEditing, editing] = useDisclosure(canEdit && drafts.read(editPartDraftName(task, part)) !== null);
  const [isAsking, question] = useDisclosure(false);
  const edit = (patch: PartPatch) =>
    void change({ task, change: { kind: 'edit-part', partId: part.id, patch } });

  function stopEditing() {
    onLeave();
    editing.close();
  }
  function keep() {
    onLeave();
    question.close();
  }
  function remove() {
    onLeave();
    void change({ task, change: { kind: 'remove-part', partId: part.id } });
  }

  return (
    <li className={classes.part}>
      {isEditing ? (
        <EditPartForm task={task} part={part} onClose={stopEditing} />
      ) : (
        <>
          <Group gap="xs" wrap="nowrap" mb={6}>
            <Text size="sm" fw={600} truncate>
              {part.role}
            </Text>
            {part.weight > 1 && (
              <Badge variant="default" size="sm" tt="none" flex="none" title={t('parts.weightHint')}>
                {`× ${part.weight}`}
              </Badge>
            )}
            <PersonSelect part={part} onChange={(assignee) => edit({ assignee })} />
            {canEdit && (
              <OrderMenu
                label={t('parts.menu', { role: part.role })}
                items={task.parts}
                id={part.id}
                onMove={(afterId) => edit({ afterId })}
                onEdit={editing.open}
                onRemove={question.open}
              />
            )}
          </Group>
          <ProgressControl
            label={t('parts.progressOf', { role: part.role })}
            progress={part.progress}
            disabled={!canReport(part)}
            onChange={(progress) => edit({ progress })}
          />
          {isAsking && <RemovePartQuestion part={part} onKeep={keep} onRemove={remove} />}
        </>
      )}
    </li>
  );
}
