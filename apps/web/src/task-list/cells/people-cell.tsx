import type { Part } from '@baton/dto';
import { Avatar, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './cells.module.css';

const SHOWN = 2;

/** Who does what; those beyond the first two are counted, and named on hover. */
export function PeopleCell({ parts }: { parts: readonly Part[] }) {
  const { t } = useTranslation('app');
  const hidden = parts.slice(SHOWN);
  const describe = ({ role, assignee }: Part) =>
    t('parts.label', { role, name: assignee?.name ?? t('parts.nobody') });
  return (
    <ul className={classes.people}>
      {parts.slice(0, SHOWN).map((part) => (
        <li key={part.id} className={classes.person} title={describe(part)}>
          <Avatar
            size={22}
            name={part.assignee?.name}
            color={part.assignee ? 'initials' : 'gray'}
            aria-hidden
          />
          <Text span size="sm" maw={96} truncate>
            {part.assignee?.name ?? t('parts.nobody')}
          </Text>
          <Text span size="xs" c="dimmed" maw={72} truncate>
            {part.role}
          </Text>
        </li>
      ))}
      {hidden.length > 0 && (
        <li title={hidden.map(describe).join('\n')}>
          <Text span size="xs" c="dimmed">
            {t('parts.more', { count: hidden.length })}
          </Text>
        </li>
      )}
    </ul>
  );
}
