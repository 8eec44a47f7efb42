import type { OwnMailPreferences } from '@baton/dto';
import { Checkbox, Divider, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../../app/failure-state.tsx';
import { LoadingState } from '../../app/loading-state.tsx';
import { SettingsSection } from '../settings-section.tsx';
import { SettingsTitle } from '../settings-title.tsx';
import { CadenceField } from './cadence-field.tsx';
import { useMailPreferences, useSavePreferences } from './preference-queries.ts';
import { ProjectList } from './project-list.tsx';
import { RoleRules } from './role-rules.tsx';
import { SuppressedAlert } from './suppressed-alert.tsx';
import { TimeFields } from './time-fields.tsx';
import { TopicFields } from './topic-fields.tsx';

/** What the user is mailed about; mails lead here. Each choice is saved at once. */
export function NotificationsPage() {
  const { t } = useTranslation('app');
  const own = useMailPreferences();
  return (
    <Stack gap="lg">
      <SettingsTitle title={t('settings.notifications')} />
      {own.isPending && <LoadingState h={320} />}
      {own.isError && !own.data && <FailureState error={own.error} onRetry={() => void own.refetch()} />}
      {own.data && <LoadedNotifications own={own.data} />}
    </Stack>
  );
}

function LoadedNotifications({ own }: { own: OwnMailPreferences }) {
  const { t } = useTranslation('app');
  const save = useSavePreferences();
  const { preferences, address } = own;

  return (
    <>
      {address && <SuppressedAlert address={address} />}
      <CadenceField value={preferences.cadence} onChange={(cadence) => cadence && save({ cadence })} />
      <Divider />
      <SettingsSection title={t('mail.topics.label')} hint={t('mail.topics.hint')}>
        <TopicFields muted={preferences.muted} onChange={(muted) => save({ muted })} />
      </SettingsSection>
      <Divider />
      <SettingsSection title={t('mail.people.title')}>
        <Checkbox
          label={t('mail.people.ownChanges')}
          checked={preferences.ownChanges}
          onChange={(event) => save({ ownChanges: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('mail.people.asOwner')}
          description={t('mail.people.asOwnerHint')}
          checked={preferences.asOwner}
          onChange={(event) => save({ asOwner: event.currentTarget.checked })}
        />
      </SettingsSection>
      <Divider />
      <SettingsSection title={t('mail.rules.title')} hint={t('mail.rules.hint')}>
        <RoleRules rules={preferences.roleRules} onChange={(roleRules) => save({ roleRules })} />
      </SettingsSection>
      <Divider />
      <SettingsSection title={t('mail.times.title')}>
        <TimeFields preferences={preferences} onChange={save} />
      </SettingsSection>
      <Divider />
      <SettingsSection title={t('mail.projects.title')} hint={t('mail.projects.hint')}>
        <ProjectList own={own} />
      </SettingsSection>
    </>
  );
}
