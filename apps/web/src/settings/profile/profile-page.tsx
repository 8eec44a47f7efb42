import { Divider, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LanguageSelect } from '../../app/language-select.tsx';
import { useSaveLocale } from '../../session/use-save-locale.ts';
import { SettingsSection } from '../settings-section.tsx';
import { SettingsTitle } from '../settings-title.tsx';
import { NameForm } from './name-form.tsx';
import { OwnAddress } from './own-address.tsx';

/** Who the user is to others, and the language they are spoken to in. */
export function ProfilePage() {
  const { t } = useTranslation('app');
  const saveLocale = useSaveLocale();
  return (
    <Stack gap="lg">
      <SettingsTitle title={t('settings.profile')} />
      <NameForm />
      <Divider />
      <OwnAddress />
      <Divider />
      <SettingsSection title={t('profile.language')} hint={t('profile.languageHint')}>
        <LanguageSelect isInForm onChoose={(locale) => saveLocale.mutate(locale)} />
      </SettingsSection>
    </Stack>
  );
}
