import { type MantineColorScheme, Radio, Stack, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SettingsTitle } from '../settings-title.tsx';

const SCHEMES = ['auto', 'light', 'dark'] as const satisfies MantineColorScheme[];

/** How the site looks in this browser. */
export function AppearancePage() {
  const { t } = useTranslation('app');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap="lg">
      <SettingsTitle title={t('settings.appearance')} />
      <Radio.Group
        label={t('appearance.theme')}
        description={t('appearance.hint')}
        value={colorScheme}
        onChange={(chosen) => setColorScheme(SCHEMES.find((scheme) => scheme === chosen) ?? 'auto')}
      >
        <Stack gap="xs" mt="xs">
          {SCHEMES.map((scheme) => (
            <Radio key={scheme} value={scheme} label={t(`appearance.${scheme}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  );
}
