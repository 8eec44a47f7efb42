import { MAIL_TOPICS, type MailTopic } from '@baton/vocabulary';
import { Checkbox, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface TopicFieldsProps {
  readonly muted: readonly MailTopic[];
  readonly onChange: (muted: MailTopic[]) => void;
}

/** What mails are about; a topic that is not ticked is muted. */
export function TopicFields({ muted, onChange }: TopicFieldsProps) {
  const { t } = useTranslation('app');
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" role="group" aria-label={t('mail.topics.label')}>
      {MAIL_TOPICS.map((topic) => (
        <Checkbox
          key={topic}
          label={t(`mail.topics.${topic}`)}
          checked={!muted.includes(topic)}
          onChange={(event) => {
            const others = muted.filter((other) => other !== topic);
            onChange(event.currentTarget.checked ? others : [...others, topic]);
          }}
        />
      ))}
    </SimpleGrid>
  );
}
