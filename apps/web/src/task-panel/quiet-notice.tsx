import { Alert, Button, Group, Text } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Says for as long as it is so that changes are mailed to nobody. */
export function QuietNotice({ onStop }: { onStop: () => void }) {
  const { t } = useTranslation('app');
  return (
    <Alert role="status" color="gray" p="xs" icon={<IconMailOff size={18} aria-hidden />}>
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t('quiet.notice')}</Text>
        <Button size="compact-sm" variant="default" flex="none" onClick={onStop}>
          {t('quiet.stop')}
        </Button>
      </Group>
    </Alert>
  );
}
