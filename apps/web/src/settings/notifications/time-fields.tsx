import type { MailPreferences } from '@baton/dto';
import { Checkbox, Group, NativeSelect, Select, Stack } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/use-locale.ts';
import { hourOptions, timeZones } from './times.ts';

const NIGHT = { from: 22, to: 7 };

export interface TimeFieldsProps {
  readonly preferences: MailPreferences;
  readonly onChange: (patch: Partial<MailPreferences>) => void;
}

/** When mails come: the zone of all hours, the hour of the daily mail, and the hours without mails. */
export function TimeFields({ preferences, onChange }: TimeFieldsProps) {
  const { t } = useTranslation('app');
  const [locale] = useLocale();
  const hours = useMemo(() => hourOptions(locale), [locale]);
  const timeZone = preferences.timeZone ?? 'UTC';
  const zones = useMemo(() => timeZones(timeZone), [timeZone]);
  const { quietHours } = preferences;

  return (
    <Stack gap="sm">
      <Select
        label={t('mail.times.zone')}
        description={t('mail.times.zoneHint')}
        data={zones}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('mail.times.noZone')}
        maw={320}
        value={timeZone}
        onChange={(chosen) => chosen && onChange({ timeZone: chosen })}
      />
      <NativeSelect
        label={t('mail.times.dailyHour')}
        description={t('mail.times.dailyHourHint')}
        data={hours}
        maw={320}
        value={String(preferences.dailyHour)}
        onChange={(event) => onChange({ dailyHour: Number(event.currentTarget.value) })}
      />
      <Checkbox
        label={t('mail.times.quiet')}
        description={t('mail.times.quietHint')}
        checked={quietHours !== null}
        onChange={(event) => onChange({ quietHours: event.currentTarget.checked ? NIGHT : null })}
      />
      {quietHours && (
        <Group gap="sm" grow maw={320}>
          {(['from', 'to'] as const).map((end) => (
            <NativeSelect
              key={end}
              label={t(`mail.times.${end}`)}
              data={hours.map((hour) => ({
                ...hour,
                // Hours that end when they begin would be none, or all.
                disabled: hour.value === String(quietHours[end === 'from' ? 'to' : 'from']),
              }))}
              value={String(quietHours[end])}
              onChange={(event) =>
                onChange({ quietHours: { ...quietHours, [end]: Number(event.currentTarget.value) } })
              }
            />
          ))}
        </Group>
      )}
    </Stack>
  );
}
