import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldDraftState } from './use-field-draft.ts';

export interface UnsavedRowProps {
  readonly label: string;
  readonly draft: FieldDraftState;
  /** Goes on with a draft that is not open. */
  readonly onContinue?: () => void;
}

/** Says of a field that the user's text is kept and not saved, and what can be done about it. */
export function UnsavedRow({ label, draft, onContinue }: UnsavedRowProps) {
  const { t } = useTranslation('app');
  return (
    <Group gap="xs" mt={6} role="group" aria-label={t('drafts.of', { field: label })}>
      <Text size="xs" c="dimmed" role="status">
        {t(draft.isOverwritten ? 'drafts.overwritten' : 'drafts.notSaved')}
      </Text>
      {onContinue && (
        <Button size="compact-xs" variant="default" onClick={onContinue}>
          {t('drafts.continue')}
        </Button>
      )}
      <Button size="compact-xs" variant="light" loading={draft.isSaving} onClick={() => void draft.save()}>
        {t('save')}
      </Button>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => draft.discard()}>
        {t('drafts.discard')}
      </Button>
    </Group>
  );
}
