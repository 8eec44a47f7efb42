import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The heading of one page of the settings, and the name of its tab. */
export function SettingsTitle({ title }: { title: string }) {
  const { t } = useTranslation('common');
  return (
    <>
      <title>{`${title} · ${t('appName')}`}</title>
      <Title order={2} size="h3" data-page-title>
        {title}
      </Title>
    </>
  );
}
