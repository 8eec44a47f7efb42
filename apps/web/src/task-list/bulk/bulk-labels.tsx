import { LIMITS, type Task } from '@baton/dto';
import { Button, Stack, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkPatch } from '../../tasks/bulk-change.ts';

export interface BulkLabelsProps {
  readonly tasks: readonly Task[];
  readonly onSave: (patch: BulkPatch) => void;
}

/** Labels to add to all of the tasks and to take from them; their others stay. */
export function BulkLabels({ tasks, onSave }: BulkLabelsProps) {
  const { t } = useTranslation('app');
  const [addLabels, setAddLabels] = useState<string[]>([]);
  const [removeLabels, setRemoveLabels] = useState<string[]>([]);
  const known = [...new Set(tasks.flatMap(({ labels }) => labels))];
  const common = {
    size: 'xs',
    acceptValueOnBlur: true,
    maxTags: LIMITS.labels,
    maxLength: LIMITS.label,
  } as const;
  return (
    <Stack gap="xs" w={260}>
      <TagsInput
        {...common}
        data-autofocus
        label={t('bulk.addLabels')}
        placeholder={t('tasks.labelsHint')}
        value={addLabels}
        onChange={setAddLabels}
      />
      {known.length > 0 && (
        <TagsInput
          {...common}
          label={t('bulk.removeLabels')}
          data={known}
          value={removeLabels}
          onChange={(labels) => setRemoveLabels(labels.filter((label) => known.includes(label)))}
        />
      )}
      <Button
        size="compact-sm"
        disabled={addLabels.length + removeLabels.length === 0}
        onClick={() =>
          onSave({
            ...(addLabels.length > 0 && { addLabels }),
            ...(removeLabels.length > 0 && { removeLabels }),
          })
        }
      >
        {t('save')}
      </Button>
    </Stack>
  );
}
