import type { OwnMailPreferences, Project } from '@baton/dto';
import { Checkbox, Modal, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '../../app/use-is-phone.ts';
import { CadenceField } from './cadence-field.tsx';
import { OwnRule } from './own-rule.tsx';
import { projectPreferencesOf } from './preference-patch.ts';
import { useSaveProjectPreferences } from './preference-queries.ts';
import { RoleRules } from './role-rules.tsx';
import { TopicFields } from './topic-fields.tsx';

export interface ProjectPreferencesDialogProps {
  readonly project: Project;
  readonly own: OwnMailPreferences;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Where a project differs from the general rules. Each choice is saved at once. */
export function ProjectPreferencesDialog({ project, own, opened, onClose }: ProjectPreferencesDialogProps) {
  const { t } = useTranslation('app');
  const isPhone = useIsPhone();
  const save = useSaveProjectPreferences(project);
  const rules = projectPreferencesOf(own, project.id);
  const general = own.preferences;
  const ruleProps = (field: 'muted' | 'asOwner' | 'roleRules') => ({
    isGeneral: rules[field] === null,
    // What a project begins with is what it had.
    onChange: (isGeneral: boolean) => save({ ...rules, [field]: isGeneral ? null : general[field] }),
  });

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('mail.projects.of', { project: project.name })}
      size="lg"
      fullScreen={isPhone}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="lg">
        <CadenceField
          value={rules.cadence}
          general={general.cadence}
          onChange={(cadence) => save({ ...rules, cadence })}
        />
        <OwnRule title={t('mail.topics.label')} {...ruleProps('muted')}>
          <TopicFields muted={rules.muted ?? []} onChange={(muted) => save({ ...rules, muted })} />
        </OwnRule>
        <OwnRule title={t('mail.rules.title')} {...ruleProps('roleRules')}>
          <RoleRules rules={rules.roleRules ?? []} onChange={(roleRules) => save({ ...rules, roleRules })} />
        </OwnRule>
        {project.role === 'owner' && (
          <OwnRule title={t('mail.people.title')} {...ruleProps('asOwner')}>
            <Checkbox
              label={t('mail.people.asOwner')}
              checked={rules.asOwner === true}
              onChange={(event) => save({ ...rules, asOwner: event.currentTarget.checked })}
            />
          </OwnRule>
        )}
      </Stack>
    </Modal>
  );
}
