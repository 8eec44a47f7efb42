import { LIMITS } from '@baton/dto';
import { Button, Group, Stack, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface LabelsEditorProps {
  readonly labels: readonly string[];
  readonly onSave: (labels: string[]) => void;
  readonly onCancel: () => void;
}

export function LabelsEditor({ labels, onSave, onCancel }: LabelsEditorProps) {
  const { t } = useTranslation('app');
  const [draft, setDraft] = useState([...labels]);
  return (
    <Stack gap="xs" w={280}>
      <TagsInput
        data-autofocus
        label={t('fields.labels')}
        placeholder={t('tasks.labelsHint')}
        acceptValueOnBlur
        maxTags={LIMITS.labels}
        maxLength={LIMITS.label}
        value={draft}
        onChange={setDraft}
      />
      <Group justify="flex-end" gap="xs">
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button size="compact-sm" onClick={() => onSave(draft)}>
          {t('save')}
        </Button>
      </Group>
    </Stack>
  );
}
