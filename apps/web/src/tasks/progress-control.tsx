import { Group, Input, Slider, Text } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parsePercent } from './parse-percent.ts';

export interface ProgressControlProps {
  readonly label: string;
  /** In percent, as it is saved. */
  readonly progress: number;
  readonly onChange: (progress: number) => void;
  readonly disabled?: boolean;
  /** Called when the user confirms a number by Enter. */
  readonly onEnter?: (() => void) | undefined;
}

/** Arrow keys on the slider are collected for so long: each value that is saved is mailed. */
const KEYBOARD_PAUSE_MS = 700;

/** A slider and a field for the same number. What is in them is saved when the user lets go of it. */
export function ProgressControl({ label, progress, onChange, disabled, onEnter }: ProgressControlProps) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const [draft, setDraft] = useState<string | null>(null);
  const number = parsePercent(draft ?? String(progress));
  const error = number === null ? common('fields.wholeNumber', { min: 0, max: 100 }) : null;

  function save(value: number | null) {
    setDraft(null);
    if (value !== null && value !== progress) onChange(value);
  }
  const saveSoon = useDebouncedCallback(save, { delay: KEYBOARD_PAUSE_MS, flushOnUnmount: true });

  return (
    <Input.Wrapper error={error} errorProps={{ role: 'alert', mt: 4, ta: 'end' }}>
      <Group gap="md" wrap="nowrap">
        <Slider
          flex={1}
          step={5}
          label={null}
          thumbLabel={label}
          thumbValueText={(value) => t('percent', { value })}
          value={number ?? progress}
          disabled={disabled}
          // Its round end would be seen, since one that is disabled has no thumb before it.
          styles={number === 0 ? { bar: { display: 'none' } } : {}}
          color={number === 100 ? 'teal' : undefined}
          onChange={(value) => setDraft(String(value))}
          onChangeEnd={saveSoon}
        />
        <Input
          w={84}
          size="xs"
          type="number"
          min={0}
          max={100}
          aria-label={label}
          rightSection={
            <Text span size="xs" c="dimmed">
              %
            </Text>
          }
          value={draft ?? progress}
          disabled={disabled}
          error={error !== null}
          onChange={(event) => {
            saveSoon.cancel();
            setDraft(event.currentTarget.value);
          }}
          onBlur={() => draft !== null && save(number)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || number === null) return;
            event.preventDefault();
            save(number);
            onEnter?.();
          }}
        />
      </Group>
    </Input.Wrapper>
  );
}
