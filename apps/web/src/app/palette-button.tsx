import { ActionIcon } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../commands/commands.tsx';
import { keyHint } from '../commands/key-label.ts';

/** The palette for those who have no keys, or do not know of them yet. */
export function PaletteButton() {
  const { t } = useTranslation('app');
  const commands = useCommands();
  // Until the code of the commands is there.
  const isOffered = useSyncExternalStore(commands.subscribe, () => commands.isOffered('openPalette'));
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={t('header.palette')}
      disabled={!isOffered}
      onClick={() => commands.run('openPalette')}
      {...keyHint('openPalette', t('header.palette'))}
    >
      <IconSearch size={18} aria-hidden />
    </ActionIcon>
  );
}
