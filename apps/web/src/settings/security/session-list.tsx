import type { Session } from '@baton/dto';
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../../app/failure-state.tsx';
import { LoadingState } from '../../app/loading-state.tsx';
import { formatAgo, formatTime } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/use-locale.ts';
import rowClasses from '../setting-rows.module.css';
import { useEndSessions, useSessions } from './session-queries.ts';

/** Where the user is signed in, each to be ended but this one. */
export function SessionList() {
  const { t } = useTranslation('app');
  const sessions = useSessions();
  const end = useEndSessions();
  if (sessions.isPending) return <LoadingState h={80} />;
  if (!sessions.data) return <FailureState error={sessions.error} onRetry={() => void sessions.refetch()} />;

  return (
    <Stack gap="sm">
      <ul className={rowClasses.rows}>
        {sessions.data.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            isEnding={end.isPending && end.variables === session.id}
            onEnd={() => end.mutate(session.id)}
          />
        ))}
      </ul>
      {sessions.data.length > 1 && (
        <Button
          variant="default"
          w="fit-content"
          loading={end.isPending && end.variables === 'others'}
          onClick={() => end.mutate('others')}
        >
          {t('security.endOthers')}
        </Button>
      )}
    </Stack>
  );
}

interface SessionRowProps {
  readonly session: Session;
  readonly isEnding: boolean;
  readonly onEnd: () => void;
}

function SessionRow({ session, isEnding, onEnd }: SessionRowProps) {
  const { t } = useTranslation('app');
  const [locale] = useLocale();
  const { browser, os } = session.device;
  const device = browser && os ? t('security.device', { browser, os }) : (browser ?? os);
  const name = device ?? t('security.unknownDevice');
  return (
    <li className={rowClasses.row}>
      <div>
        <Group gap="xs">
          <Text size="sm">{name}</Text>
          {session.current && (
            <Badge size="sm" variant="light" tt="none">
              {t('security.current')}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {[session.addressPrefix, session.timeZone].filter(Boolean).join(' · ')}
        </Text>
        <Text size="xs" c="dimmed" title={formatTime(session.createdAt, locale)}>
          {t('security.lastUsed', { when: formatAgo(session.lastUsedAt, locale) })}
        </Text>
      </div>
      {!session.current && (
        <Button
          variant="default"
          size="xs"
          flex="none"
          loading={isEnding}
          aria-label={t('security.endOf', { device: name, network: session.addressPrefix })}
          onClick={onEnd}
        >
          {t('security.end')}
        </Button>
      )}
    </li>
  );
}
