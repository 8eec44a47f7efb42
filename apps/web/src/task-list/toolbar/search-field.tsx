import { LIMITS } from '@baton/dto';
import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../commands/commands.tsx';
import { keyHint } from '../../commands/key-label.ts';
import classes from './list-toolbar.module.css';

/** The address follows what is typed, at a pace that browsers allow. */
const PAUSE_MS = 120;

export interface SearchFieldProps {
  readonly q: string;
  readonly onChange: (q: string) => void;
}

export function SearchField({ q, onChange }: SearchFieldProps) {
  const { t } = useTranslation('app');
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(q);
  const [known, setKnown] = useState(q);
  const changeSoon = useDebouncedCallback((typed: string) => onChange(typed), PAUSE_MS);
  useCommand('search', () => input.current?.focus());

  // The filters were cleared, or the address led elsewhere.
  if (q !== known) {
    setKnown(q);
    if (q !== text.trim()) setText(q);
  }

  function change(typed: string) {
    setText(typed);
    changeSoon(typed.trim());
  }

  return (
    <TextInput
      ref={input}
      type="search"
      size="xs"
      className={classes.search}
      aria-label={t('list.search')}
      {...keyHint('search', t('list.search'))}
      placeholder={t('list.search')}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        text && <CloseButton size="xs" aria-label={t('list.clearSearch')} onClick={() => change('')} />
      }
      maxLength={LIMITS.search}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        if (text) change('');
        else event.currentTarget.blur();
      }}
    />
  );
}
