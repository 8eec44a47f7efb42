import type { RoleRule } from '@baton/dto';
import { ActionIcon, Button, Paper, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/use-locale.ts';
import { RoleRuleForm } from './role-rule-form.tsx';
import rowClasses from '../setting-rows.module.css';

/** The contract takes no more. */
const MOST_RULES = 20;

export interface RoleRulesProps {
  readonly rules: readonly RoleRule[];
  readonly onChange: (rules: RoleRule[]) => void;
}

/** What the user wants to hear as whoever has the parts of a role. */
export function RoleRules({ rules, onChange }: RoleRulesProps) {
  const { t } = useTranslation('app');
  const [isAdding, setIsAdding] = useState(false);
  const addButton = useRef<HTMLButtonElement>(null);

  function close() {
    setIsAdding(false);
    // The button comes back with the next frame, and the focus to it.
    requestAnimationFrame(() => addButton.current?.focus());
  }

  return (
    <Stack gap="xs">
      {rules.length > 0 && (
        <ul className={rowClasses.rows}>
          {rules.map((rule) => (
            <RoleRuleRow
              key={rule.role}
              rule={rule}
              onRemove={() => {
                onChange(rules.filter((other) => other !== rule));
                requestAnimationFrame(() => addButton.current?.focus());
              }}
            />
          ))}
        </ul>
      )}
      {isAdding ? (
        <Paper withBorder p="sm">
          <RoleRuleForm
            taken={rules.map(({ role }) => role)}
            onAdd={(rule) => {
              onChange([...rules, rule]);
              close();
            }}
            onCancel={close}
          />
        </Paper>
      ) : (
        <Button
          ref={addButton}
          variant="default"
          size="xs"
          w="fit-content"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={rules.length >= MOST_RULES}
          onClick={() => setIsAdding(true)}
        >
          {t('mail.rules.add')}
        </Button>
      )}
    </Stack>
  );
}

function RoleRuleRow({ rule, onRemove }: { rule: RoleRule; onRemove: () => void }) {
  const { t } = useTranslation('app');
  const [locale] = useLocale();
  const statuses = new Intl.ListFormat(locale, { type: 'disjunction' }).format(
    rule.statuses.map((status) => t(`statuses.${status}`)),
  );
  return (
    <li className={rowClasses.row}>
      <div>
        <Text size="sm">{t('mail.rules.sentence', { role: rule.role, statuses })}</Text>
        {rule.only && (
          <Text size="xs" c="dimmed">
            {t('mail.rules.nothingElse')}
          </Text>
        )}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('mail.rules.remove', { role: rule.role })}
        onClick={onRemove}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}
