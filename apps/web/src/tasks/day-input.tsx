import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface DayInputProps {
  readonly label: string;
  /** `YYYY-MM-DD` */
  readonly day: string | null;
  readonly min?: string | null;
  readonly max?: string | null;
  readonly disabled: boolean;
  readonly onChange: (day: string | null) => void;
}

/** A calendar day. Typing one runs through days that are not meant, so it is saved when the field is left. */
export function DayInput({ label, day, min, max, disabled, onChange }: DayInputProps) {
  const { t } = useTranslation('app');
  const [draft, setDraft] = useState<string | null>(null);
  const value = draft ?? day ?? '';
  const isOutOfOrder = value !== '' && ((!!min && value < min) || (!!max && value > max));

  function save() {
    if (draft === null || isOutOfOrder) return;
    setDraft(null);
    if (value !== (day ?? '')) onChange(value || null);
  }

  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      disabled={disabled}
      error={isOutOfOrder && t('tasks.endBeforeStart')}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => event.key === 'Enter' && save()}
    />
  );
}
