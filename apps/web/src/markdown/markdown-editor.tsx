import { ActionIcon, Text, Textarea } from '@mantine/core';
import { IconEye, IconPencil } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MentionList } from '../mentions/mention-list.tsx';
import type { Mentionable } from '../mentions/mention-text.ts';
import { useMentionList } from '../mentions/use-mention-list.ts';
import classes from './markdown-editor.module.css';
import { Markdown, type MarkdownProps } from './markdown.tsx';

export interface MarkdownEditorProps {
  readonly label: string;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly placeholder?: string;
  readonly error?: string | null;
  readonly minRows: number;
  /** For an editor that opens in the place of what it edits. */
  readonly takesFocus?: boolean;
  /** Ctrl or Cmd with Enter. */
  readonly onConfirm: () => void;
  readonly onEscape?: () => void;
  /** Whom an `@` may mention. Default: nobody. */
  readonly people?: readonly Mentionable[];
  readonly onPick?: (person: Mentionable, text: string) => void;
  /** What the preview shows. */
  readonly preview: MarkdownProps;
  /** The buttons. */
  readonly children: ReactNode;
}

const NOBODY: readonly Mentionable[] = [];

/** A field for Markdown, and how it will look. */
export function MarkdownEditor(props: MarkdownEditorProps) {
  const { label, text, onType, error, people = NOBODY, onPick, takesFocus, preview, children } = props;
  const { t } = useTranslation('app');
  const [isPreview, setIsPreview] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const list = useMentionList({ input, people, onPick: (person, changed) => onPick?.(person, changed) });

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (list.onKeyDown(event) || event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') props.onEscape?.();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    props.onConfirm();
  }

  return (
    <div className={classes.editor} data-error={error ? true : undefined}>
      {isPreview ? (
        <div className={classes.preview} role="region" aria-label={t('markdown.preview')}>
          {text.trim() ? (
            <Markdown {...preview} />
          ) : (
            <Text c="dimmed" size="sm">
              {t('markdown.nothing')}
            </Text>
          )}
        </div>
      ) : (
        <div className={classes.field}>
          <MentionList list={list} />
          <Textarea
            ref={input}
            variant="unstyled"
            aria-label={label}
            placeholder={props.placeholder}
            autosize
            minRows={props.minRows}
            maxRows={24}
            value={text}
            error={error}
            data-autofocus={takesFocus || undefined}
            // eslint-disable-next-line jsx-a11y/no-autofocus -- the user has just asked for it
            autoFocus={takesFocus}
            // Escape is for the list, or leaves the editor; the panel stays.
            data-mantine-stop-propagation={list.found.length > 0 || props.onEscape ? true : undefined}
            {...(people.length > 0 && list.inputProps)}
            onChange={(event) => {
              onType(event.currentTarget.value);
              list.lookAtCaret();
            }}
            onKeyDown={onKeyDown}
            onBlur={list.close}
          />
        </div>
      )}
      <div className={classes.bar}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('markdown.preview')}
          title={t(isPreview ? 'markdown.write' : 'markdown.preview')}
          aria-pressed={isPreview}
          onClick={() => setIsPreview(!isPreview)}
        >
          {isPreview ? <IconPencil size={16} aria-hidden /> : <IconEye size={16} aria-hidden />}
        </ActionIcon>
        <Text size="xs" c="dimmed" mr="auto">
          {t('markdown.hint')}
        </Text>
        {children}
      </div>
    </div>
  );
}
