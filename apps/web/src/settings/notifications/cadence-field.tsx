import { MAIL_CADENCES, type MailCadence } from '@baton/vocabulary';
import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const GENERAL = 'general';

export interface CadenceFieldProps {
  readonly value: MailCadence | null;
  readonly onChange: (cadence: MailCadence | null) => void;
  /** What applies where nothing is chosen, for a project. */
  readonly general?: MailCadence;
}

/** How often mails come. */
export function CadenceField({ value, onChange, general }: CadenceFieldProps) {
  const { t } = useTranslation('app');
  return (
    <Radio.Group
      // As large as the headings beside it.
      styles={{ label: { fontSize: 'var(--mantine-h4-font-size)', fontWeight: 650 } }}
      label={t('mail.cadence.label')}
      value={value ?? GENERAL}
      onChange={(chosen) => onChange(MAIL_CADENCES.find((cadence) => cadence === chosen) ?? null)}
    >
      <Stack gap="xs" mt={6}>
        {general && (
          <Radio value={GENERAL} label={t('mail.asInGeneral')} description={t(`mail.cadence.${general}`)} />
        )}
        {MAIL_CADENCES.map((cadence) => (
          <Radio
            key={cadence}
            value={cadence}
            label={t(`mail.cadence.${cadence}`)}
            description={t(`mail.cadenceHint.${cadence}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
