import type { Project } from '@baton/dto';
import { useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Locale } from '@baton/vocabulary';
import { useCommand } from '../commands/commands.tsx';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { projectsKey } from '../projects/project-queries.ts';
import { useSaveLocale } from '../session/use-save-locale.ts';
import { useSignOut } from '../session/use-sign-out.ts';
import { lazyDialog } from './lazy-dialog.tsx';

const Palette = lazyDialog(async () => (await import('../commands/palette.tsx')).Palette);
const KeySheet = lazyDialog(async () => (await import('../commands/key-sheet.tsx')).KeySheet);
const CreateProjectDialog = lazyDialog(
  async () => (await import('../projects/create-project-dialog.tsx')).CreateProjectDialog,
);

/** What can be done from every page, with what it opens. */
export function AppCommands() {
  const queryClient = useQueryClient();
  const [isPaletteOpen, palette] = useDisclosure(false);
  const [isSheetOpen, sheet] = useDisclosure(false);
  const [isCreating, create] = useDisclosure(false);
  useCommandKeys();
  useCommand('openPalette', palette.open);
  useCommand('showKeys', sheet.open);
  useCommand('newProject', create.open);
  useGoCommands();
  useUserCommands();
  return (
    <>
      <Palette opened={isPaletteOpen} onClose={palette.close} />
      <KeySheet opened={isSheetOpen} onClose={sheet.close} />
      <CreateProjectDialog
        opened={isCreating}
        onClose={create.close}
        takenKeys={queryClient.getQueryData<Project[]>(projectsKey)?.map(({ key }) => key) ?? []}
      />
    </>
  );
}

function useGoCommands() {
  const navigate = useNavigate();
  useCommand('goProjects', () => void navigate({ to: '/' }));
  useCommand('goSettings', () => void navigate({ to: '/settings/profile' }));
  useCommand('goNotifications', () => void navigate({ to: '/settings/notifications' }));
  useCommand('goSecurity', () => void navigate({ to: '/settings/security' }));
  useCommand('goAppearance', () => void navigate({ to: '/settings/appearance' }));
}

function useUserCommands() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [locale, setLocale] = useLocale();
  const saveLocale = useSaveLocale();
  function speak(chosen: Locale) {
    setLocale(chosen);
    saveLocale.mutate(chosen);
  }
  useCommand('useLight', () => setColorScheme('light'), colorScheme !== 'light');
  useCommand('useDark', () => setColorScheme('dark'), colorScheme !== 'dark');
  useCommand('useSystem', () => setColorScheme('auto'), colorScheme !== 'auto');
  useCommand('speakEnglish', () => speak('en'), locale !== 'en');
  useCommand('speakKorean', () => speak('ko'), locale !== 'ko');
  useCommand('signOut', useSignOut());
}
