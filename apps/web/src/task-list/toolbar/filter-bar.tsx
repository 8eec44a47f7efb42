import type { Task } from '@baton/dto';
import { Button, Popover } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OptionList } from '../../forms/option-list.tsx';
import { FILTERS, type FilterName, type TaskView, type ViewChange } from '../view/task-view.ts';
import classes from './list-toolbar.module.css';
import { useFilterOptions } from './use-filter-options.tsx';

export interface FilterBarProps {
  readonly view: TaskView;
  readonly tasks: readonly Task[];
  readonly onChange: (change: ViewChange) => void;
}

/** The filters that are on, each a chip that opens what it can be, and a button for another. */
export function FilterBar({ view, tasks, onChange }: FilterBarProps) {
  const { t } = useTranslation('app');
  const [opened, setOpened] = useState<FilterName | 'new' | null>(null);
  const names = FILTERS.filter((name) => view[name] !== undefined || name === opened);
  const others = FILTERS.filter((name) => view[name] === undefined);
  // One that is dismissed late has been followed by another, which stays.
  const close = (name: FilterName | 'new') => setOpened((now) => (now === name ? null : now));

  return (
    <>
      {names.map((name) => (
        <FilterChip
          key={name}
          name={name}
          view={view}
          tasks={tasks}
          isOpen={opened === name}
          onToggle={(isOpen) => (isOpen ? setOpened(name) : close(name))}
          onChange={onChange}
        />
      ))}
      {others.length > 0 && (
        <Popover
          opened={opened === 'new'}
          onDismiss={() => close('new')}
          position="bottom-start"
          trapFocus
          returnFocus
          shadow="md"
        >
          <Popover.Target>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              leftSection={<IconFilter size={15} aria-hidden />}
              onClick={() => setOpened(opened === 'new' ? null : 'new')}
            >
              {t('list.filter')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown p={4} aria-label={t('list.filter')}>
            <OptionList
              label={t('list.filter')}
              options={others.map((value) => ({ value, label: t(`list.filters.${value}`) }))}
              selected={[]}
              onPick={setOpened}
            />
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}

interface FilterChipProps extends FilterBarProps {
  readonly name: FilterName;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

function FilterChip({ name, view, tasks, isOpen, onToggle, onChange }: FilterChipProps) {
  const { t } = useTranslation('app');
  const options = useFilterOptions(name, tasks);
  const selected = valuesOf(view, name);
  const title = t(`list.filters.${name}`);
  const text = selected
    .map((value) => options.find((option) => option.value === value)?.label ?? value)
    .join(', ');

  function pick(value: string) {
    if (name === 'due') {
      onToggle(false);
      onChange({ due: value as TaskView['due'] });
      return;
    }
    const values = selected.includes(value) ? selected.filter((one) => one !== value) : [...selected, value];
    onChange({ [name]: values.length > 0 ? values : undefined });
  }

  return (
    <Popover opened={isOpen} onDismiss={() => onToggle(false)} position="bottom-start" trapFocus shadow="md">
      <span className={classes.chip}>
        <Popover.Target>
          <button type="button" onClick={() => onToggle(!isOpen)}>
            {title}
            {text && <span className={classes.chipValue}>{text}</span>}
          </button>
        </Popover.Target>
        {selected.length > 0 && (
          <button
            type="button"
            aria-label={t('list.removeFilter', { name: title })}
            onClick={() => onChange({ [name]: undefined })}
          >
            <IconX size={13} aria-hidden />
          </button>
        )}
      </span>
      <Popover.Dropdown p={4} aria-label={title}>
        <OptionList
          label={title}
          options={options}
          selected={selected}
          isMultiple={name !== 'due'}
          onPick={pick}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function valuesOf(view: TaskView, name: FilterName): readonly string[] {
  const value = view[name];
  return typeof value === 'string' ? [value] : (value ?? []);
}
