import { LIMITS, type Task } from '@baton/dto';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import { AddItemField } from './add-item-field.tsx';
import classes from './checklist.module.css';
import { ChecklistRow } from './checklist-row.tsx';
import { Section } from './section.tsx';

/** What is to be ticked off before a task is done. */
export function Checklist({ task }: { task: Task }) {
  const { t } = useTranslation('app');
  const { canEdit } = useTaskChanges();
  const section = useRef<HTMLElement>(null);
  const { checklist } = task;
  if (!canEdit && checklist.length === 0) return null;

  const done = checklist.filter((item) => item.done).length;
  return (
    <Section
      ref={section}
      title={t('checklist.title')}
      count={checklist.length > 0 ? t('checklist.count', { done, all: checklist.length }) : undefined}
    >
      <ul className={classes.list}>
        {checklist.map((item) => (
          <ChecklistRow key={item.id} task={task} item={item} onLeave={() => section.current?.focus()} />
        ))}
      </ul>
      {canEdit && checklist.length < LIMITS.checklist && <AddItemField task={task} />}
    </Section>
  );
}
