import { Radio, Text, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProseDiff } from '../activity/prose-diff.tsx';
import type { FieldName } from '../i18n/en/tasks.ts';
import { useProjectPeople } from '../tasks/project-people.ts';
import { useFieldText } from '../tasks/use-field-text.ts';
import classes from './conflict-dialog.module.css';

/** Which value of a field is to be saved. */
export type FieldChoice =
  { readonly keep: 'theirs' | 'mine' } | { readonly keep: 'both'; readonly text: string };

export interface ConflictFieldProps {
  readonly field: string;
  readonly base: unknown;
  readonly theirs: unknown;
  /** Undefined when the user removed what the field belongs to. */
  readonly mine: unknown;
  /** Whether the two texts can be put together by hand. */
  readonly mayCombine: boolean;
  readonly choice: FieldChoice;
  readonly takesFocus: boolean;
  readonly onChoose: (choice: FieldChoice) => void;
}

/** One field that two people changed. */
export function ConflictField(props: ConflictFieldProps) {
  const { field, base, theirs, mine, mayCombine, choice, takesFocus, onChoose } = props;
  const { t } = useTranslation('app');
  const fieldText = useFieldText(useProjectPeople());
  const label = t(`fields.${field as FieldName}`);

  /** Of a longer text, what was changed in it. */
  const show = (value: unknown): ReactNode =>
    mayCombine ? <ProseDiff from={String(base ?? '')} to={String(value ?? '')} /> : fieldText(field, value);

  function onChange(keep: string) {
    if (keep === 'both') onChoose({ keep, text: String(mine ?? '') });
    else onChoose({ keep: keep === 'theirs' ? 'theirs' : 'mine' });
  }

  return (
    <Radio.Group label={label} value={choice.keep} onChange={onChange}>
      <div className={classes.base} role="region" aria-label={t('conflict.base')} tabIndex={0}>
        <Text span size="xs" c="dimmed">
          {t('conflict.base')}
        </Text>
        <div className={classes.value}>
          {mayCombine ? String(base ?? '') || t('conflict.empty') : fieldText(field, base)}
        </div>
      </div>
      <div className={classes.choices}>
        <Radio
          value="theirs"
          label={t('conflict.theirs')}
          description={show(theirs)}
          classNames={{ root: classes.choice, description: classes.value }}
        />
        <Radio
          value="mine"
          data-autofocus={takesFocus || undefined}
          label={t('conflict.mine')}
          description={mine === undefined ? t('conflict.removed') : show(mine)}
          classNames={{ root: classes.choice, description: classes.value }}
        />
      </div>
      {mayCombine && (
        <Radio value="both" label={t('conflict.both')} classNames={{ root: classes.combine ?? '' }} />
      )}
      {choice.keep === 'both' && (
        <Textarea
          mt={6}
          aria-label={t('conflict.combined')}
          autosize
          minRows={field === 'description' ? 5 : 1}
          maxRows={16}
          // What was put together is not thrown away by a key.
          data-mantine-stop-propagation
          value={choice.text}
          onChange={(event) => onChoose({ keep: 'both', text: event.currentTarget.value })}
        />
      )}
    </Radio.Group>
  );
}
