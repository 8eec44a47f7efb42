import type { Task } from '@baton/dto';
import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkChange, BulkPatch } from '../../tasks/bulk-change.ts';
import { useTaskChanges } from '../../tasks/task-changes.tsx';
import { DayEditor } from '../editors/day-editor.tsx';
import { PriorityOptions, StatusOptions } from '../editors/task-options.tsx';
import classes from './bulk-bar.module.css';
import { BulkLabels } from './bulk-labels.tsx';

export interface BulkBarProps {
  /** Those that are chosen and shown. */
  readonly tasks: readonly Task[];
  readonly onClear: () => void;
}

/** Changes all tasks that are chosen; whoever is told gets one mail for all of them. */
export function BulkBar({ tasks, onClear }: BulkBarProps) {
  const { t } = useTranslation('app');
  const { changeMany } = useTaskChanges();
  const [quiet, setQuiet] = useState(false);
  const save = (change: BulkChange) => void changeMany({ tasks, change, quiet });
  const edit = (patch: BulkPatch) => save({ kind: 'edit', patch });

  return (
    <section className={classes.bar} aria-label={t('bulk.title')}>
      <span role="status" className={classes.count}>
        {t('bulk.selected', { count: tasks.length })}
      </span>
      <BulkField label={t('fields.status')}>
        {(done) => <StatusOptions onPick={(status) => done(() => edit({ status }))} />}
      </BulkField>
      <BulkField label={t('fields.priority')}>
        {(done) => <PriorityOptions onPick={(priority) => done(() => edit({ priority }))} />}
      </BulkField>
      <BulkField label={t('fields.labels')}>
        {(done) => <BulkLabels tasks={tasks} onSave={(patch) => done(() => edit(patch))} />}
      </BulkField>
      <BulkField label={t('fields.dueOn')}>
        {(done) => <DayEditor field="dueOn" day={null} onSave={(dueOn) => done(() => edit({ dueOn }))} />}
      </BulkField>
      <Checkbox
        size="xs"
        label={t('bulk.quiet')}
        checked={quiet}
        onChange={(event) => setQuiet(event.currentTarget.checked)}
      />
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={15} aria-hidden />}
        onClick={() => {
          save({ kind: 'trash' });
          onClear();
        }}
      >
        {t('bulk.trash')}
      </Button>
      <ActionIcon variant="subtle" color="gray" aria-label={t('bulk.clear')} onClick={onClear}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </section>
  );
}

interface BulkFieldProps {
  readonly label: string;
  /** Takes what closes the field and then does what was chosen. */
  readonly children: (done: (save: () => void) => void) => ReactNode;
}

function BulkField({ label, children }: BulkFieldProps) {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  function done(save: () => void) {
    close();
    save();
  }
  return (
    <Popover opened={isOpen} onDismiss={close} position="top-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="default" onClick={toggle}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={label}>
        {children(done)}
      </Popover.Dropdown>
    </Popover>
  );
}
