import type { ActivityItem } from '@baton/dto';
import { Avatar, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatAgo, formatTime } from '../i18n/format.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { withNames } from '../mentions/mention-text.ts';
import { useProjectPeople } from '../tasks/project-people.ts';
import { useFieldText } from '../tasks/use-field-text.ts';
import classes from './activity.module.css';
import { changeLine } from './change-line.ts';
import { ChangeRow } from './change-row.tsx';
import { Told, type ToldProps } from './told.tsx';

/** One thing that happened to a task: who did what, field by field, and who was told. */
export function ActivityEntry(props: ToldProps) {
  const { t } = useTranslation('app');
  const [locale] = useLocale();
  const { entry } = props.item;
  const name = entry.actor.name || t('deletedAccount');
  return (
    <li className={classes.entry}>
      <Avatar size={26} name={entry.actor.name} color="initials" aria-hidden />
      <div className={classes.body}>
        <Group gap={6} mih={26} wrap="nowrap">
          <Text size="sm" truncate>
            <Text span fw={600} inherit>
              {name}
            </Text>{' '}
            {t(`activity.kinds.${entry.kind}`)}
          </Text>
          <Text span size="xs" c="dimmed" flex="none" title={formatTime(entry.at, locale)}>
            {formatAgo(entry.at, locale)}
          </Text>
        </Group>
        <Changes entry={entry} />
        <Told {...props} />
      </div>
    </li>
  );
}

function Changes({ entry }: { entry: ActivityItem['entry'] }) {
  const { t } = useTranslation('app');
  const fieldText = useFieldText(useProjectPeople());
  if (entry.kind === 'comment.updated') {
    const [change] = entry.changes;
    const line = {
      label: t('activity.comment'),
      from: withNames(change?.from ?? ''),
      to: withNames(change?.to ?? ''),
      isProse: true,
    };
    return (
      <ul className={classes.changes}>
        <ChangeRow {...line} />
      </ul>
    );
  }
  if (entry.kind === 'comment.created' || entry.kind === 'comment.deleted') {
    return (
      <Text size="sm" c="dimmed" lineClamp={2}>
        {withNames(entry.body)}
      </Text>
    );
  }
  if (entry.kind !== 'task.updated') return null;
  const lines = entry.changes
    .map((change) => changeLine(change, { t, fieldText }))
    .filter((line) => line !== null);
  return lines.length === 0 ? (
    <Text size="sm" c="dimmed">
      {t('activity.movedOnBoard')}
    </Text>
  ) : (
    <ul className={classes.changes}>
      {lines.map((line, index) => (
        // They never move: an entry is written once.
        <ChangeRow key={index} {...line} />
      ))}
    </ul>
  );
}
