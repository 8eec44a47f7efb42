import { LIMITS } from '@baton/dto';
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { MarkdownEditor } from '../markdown/markdown-editor.tsx';
import { mentionable, toSaved } from '../mentions/mention-text.ts';
import { useProjectPeople } from '../tasks/project-people.ts';

/** A comment as it is being written. */
export interface CommentDraft {
  /** With mentions as they are typed, `@Kim`. */
  readonly text: string;
  /** The ids of those who were picked from the list. */
  readonly picked: readonly string[];
}

export const EMPTY_COMMENT: CommentDraft = { text: '', picked: [] };

export interface CommentEditorProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly submitLabel: string;
  readonly draft: CommentDraft;
  readonly isSending: boolean;
  /** Why it could not be sent, for people. */
  readonly failure: string | null;
  readonly takesFocus?: boolean;
  readonly onType: (draft: CommentDraft) => void;
  /** Takes the body in Markdown as it is saved. */
  readonly onSubmit: (body: string) => void;
  readonly onCancel?: () => void;
  readonly onEscape?: () => void;
}

/** Writes a comment; an `@` offers the members of the project. */
export function CommentEditor(props: CommentEditorProps) {
  const { draft, isSending, failure, onType, onSubmit, onCancel, onEscape } = props;
  const { t } = useTranslation('app');
  const rules = useFieldRules();
  const members = useProjectPeople();
  const people = useMemo(() => mentionable(members), [members]);
  const body = toSaved(draft.text, people, new Set(draft.picked));
  const error = rules.text(LIMITS.comment)(body);

  function submit() {
    if (body.trim() !== '' && !error && !isSending) onSubmit(body);
  }

  return (
    <MarkdownEditor
      label={props.label}
      {...(props.placeholder && { placeholder: props.placeholder })}
      text={draft.text}
      error={error ?? failure}
      minRows={2}
      {...(props.takesFocus && { takesFocus: true })}
      people={people}
      onPick={({ id }, text) => onType({ text, picked: [...new Set([...draft.picked, id])] })}
      onType={(text) => onType({ ...draft, text })}
      onConfirm={submit}
      {...(onEscape && { onEscape })}
      preview={{ text: body, people: members }}
    >
      {onCancel && (
        <Button size="xs" variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      )}
      <Button size="xs" loading={isSending} disabled={body.trim() === '' || error !== null} onClick={submit}>
        {failure ? t('comments.again') : props.submitLabel}
      </Button>
    </MarkdownEditor>
  );
}
